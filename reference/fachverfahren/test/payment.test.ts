/** The payment of an application: on the page, at the adapter, and what the faults about it let pass. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { answerOf, stateOf } from './reading.ts';
import type { Wish } from './sender.ts';
import { createWorld, makeKeys } from './world.ts';
import type { Keys } from './world.ts';

let keys: Keys;
before(async () => {
  keys = await makeKeys();
});

const PAYMENT = {
  transactionReference: 'KZ-<1>',
  transactionId: 'tx-1',
  paymentMethod: 'CREDITCARD',
  paymentMethodDetail: 'Visa',
  status: 'BOOKED',
  grossAmount: 1234.5,
};
const paying = (change: Readonly<Record<string, unknown>> = {}): Wish => ({
  metadata: (metadata) => ({ ...metadata, paymentInformation: { ...PAYMENT, ...change } }),
});

test('the clerk sees the payment, and the adapter tells its reference', async () => {
  await using world = await createWorld(keys);
  const { submissionId } = await world.submit(paying());
  assert.equal((await stateOf(world, submissionId, 'accepted'))['transactionReference'], 'KZ-<1>');
  const page = await (await fetch(`${world.product.url}/antraege/${submissionId}`)).text();
  assert.match(page, /<caption>\s*Zahlung\s*<\/caption>/);
  for (const value of ['bezahlt', '1.234,50\u00a0€', 'CREDITCARD, Visa', 'KZ-&lt;1&gt;', 'tx-1']) assert.ok(page.includes(`<td>${value}</td>`), value);
});

test('without a payment neither shows one', async () => {
  await using world = await createWorld(keys);
  const { submissionId } = await world.submit();
  assert.equal((await stateOf(world, submissionId, 'accepted'))['transactionReference'], null);
  assert.doesNotMatch(await (await fetch(`${world.product.url}/antraege/${submissionId}`)).text(), /Zahlung/);
});

const TAKEN: readonly (readonly [fault: string, taken: Wish, refused: Wish])[] = [
  ['payment-payed-taken', paying({ status: 'PAYED' }), paying({ status: 'BEZAHLT' })],
  ['payment-id-cut', paying({ transactionId: 'x'.repeat(44) }), paying({ status: 'PAYED' })],
];

for (const [faults, taken, refused] of TAKEN) {
  test(faults, async () => {
    assert.deepEqual((await answerOf(keys, taken)).problems, ['schema-violation metadata']);
    assert.equal((await answerOf(keys, taken, { faults })).kind, 'accept');
    assert.equal((await answerOf(keys, refused, { faults })).kind, 'reject');
    assert.equal((await answerOf(keys, refused, { faults: 'payment-unchecked' })).kind, 'accept');
  });
}

test('payment-open-dropped', async () => {
  await using world = await createWorld(keys, { faults: 'payment-open-dropped' });
  const open = await world.submit(paying({ status: 'INITIAL' }));
  await stateOf(world, open.submissionId, 'rejected');
  const booked = await world.submit(paying());
  await world.answerTo(booked.submissionId);
  assert.deepEqual(
    world.service.posted.map(({ claims }) => claims['sub']),
    [`submission:${booked.submissionId}`],
  );
});
