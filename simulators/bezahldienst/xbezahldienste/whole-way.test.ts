/** XBezahldienste from beginning to end: create, page, pay, back, status. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compileSchema } from '../../../src/formats/json-schema.ts';
import { choose, create, created, createStand, read, requestOf, RETURN, send } from '../test-stand.ts';

test('PAY-001, PAY-008, PAY-009: a transaction is created, paid on the page, and read', async () => {
  const stand = await createStand();
  const request = requestOf();
  const response = await create(stand, request);
  equal(response.status, 200);
  match(response.headers.get('content-type') ?? '', /^application\/json/);
  const { paymentInformation, paymentRequest } = (await response.json()) as { paymentInformation: Record<string, string>; paymentRequest: unknown };
  deepEqual(paymentRequest, request);
  const { transactionId = '', transactionRedirectUrl = '', transactionUrl = '' } = paymentInformation;
  deepEqual(Object.keys(paymentInformation), ['transactionUrl', 'transactionRedirectUrl', 'transactionId', 'status']);
  equal(paymentInformation['status'], 'INITIAL');
  const page = await send(stand, 'GET', transactionRedirectUrl, null, { certificate: null });
  equal(page.status, 200);
  match(await page.text(), /12,50\u00a0€ bezahlen/);
  const result = await choose(stand, transactionId, { action: 'pay', method: 'paypal' });
  // PAY-013: exactly the address that was given.
  equal(result.headers.get('refresh'), `0; url=${RETURN}`);
  match(await result.text(), /Stand: Bezahlt – PayPal/);
  const { paymentInformation: paid } = (await (await send(stand, 'GET', transactionUrl)).json()) as { paymentInformation: Record<string, string> };
  deepEqual(
    { ...paid, transactionUrl: '' },
    {
      transactionUrl: '',
      transactionId,
      transactionReference: '9900000000001',
      transactionTimestamp: '2026-05-05T10:00:00.000Z',
      paymentMethod: 'PAYPAL',
      status: 'PAYED',
    },
  );
  const audit = await stand.control.audit();
  ok(audit.isBalanced);
  deepEqual(audit.balances, { receivable: 0, bank: 1250, revenue: -1250, overpaid: 0 });
  deepEqual(
    audit.irregularities.map(({ kind }) => kind),
    ['paid-without-application'],
  );
  deepEqual(
    stand.recorder.query('default').map(({ operation, labels }) => [operation, labels.transactionId === transactionId]),
    [
      ['xbezahldienste-create', true],
      ['payment-page', true],
      ['payment-choice', true],
      ['payment-result', true],
      ['xbezahldienste-read', true],
    ],
  );
  deepEqual(stand.internalErrors, []);
});

test('PAY-010, PAY-011, PAY-013: cancelled or refused, it ends without page, method and time, and leads back alike', async () => {
  for (const [action, status] of [
    ['cancel', 'CANCELED'],
    ['fail', 'FAILED'],
  ] as const) {
    const stand = await createStand();
    const { paymentInformation } = await created(stand);
    const result = await choose(stand, paymentInformation.transactionId, { action });
    equal(result.headers.get('refresh'), `0; url=${RETURN}`);
    const { paymentInformation: ended } = await read(stand, paymentInformation.transactionId);
    equal(ended.status, status);
    deepEqual(Object.keys(ended), ['transactionUrl', 'transactionId', 'status', 'statusDetail']);
    deepEqual((await stand.control.audit()).balances, { receivable: 0, bank: 0, revenue: 0, overpaid: 0 });
  }
});

test('PAY-008, PAY-014: answers of every status, and problems, follow the schemas of this suite', async () => {
  const schemaOf = (name: string): ReturnType<typeof compileSchema> =>
    compileSchema(JSON.parse(readFileSync(new URL(`../../../schemas/xbezahldienste/${name}.schema.json`, import.meta.url), 'utf8')) as object);
  const [request, transaction, problem] = ['payment-request-1', 'payment-transaction-1', 'problem-1'].map(schemaOf);
  const stand = await createStand();
  for (const kind of ['pay', 'fail', 'cancel', undefined] as const) {
    const { paymentInformation } = await created(stand);
    if (kind !== undefined) await stand.control.act(paymentInformation.transactionId, { kind });
    const told = await read(stand, paymentInformation.transactionId);
    deepEqual([transaction?.(told), request?.(told.paymentRequest)], [[], []]);
  }
  const refused: unknown = await (await create(stand, requestOf({ purpose: '' }))).json();
  deepEqual(problem?.(refused), []);
});
