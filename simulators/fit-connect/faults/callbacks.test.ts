/** Faults of callbacks, and callbacks on command with everything that can be wrong about them. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { callbackHmac } from '../../../src/formats/hmac.ts';
import { CALLBACK_SECRET, createStand, DESTINATION } from '../test-stand.ts';
import type { Stand } from '../test-stand.ts';

const NOW = 1_800_000_000_000;
const ITEM = { destinationId: DESTINATION, submissionId: '55555555-5555-4555-8555-555555555555', caseId: '66666666-6666-4666-8666-666666666666' };

async function standAtNow(): Promise<Stand> {
  return createStand({ clock: { now: () => NOW } });
}

async function afterSubmit(fault: string, params?: Record<string, number>): Promise<Stand> {
  const stand = await standAtNow();
  await stand.control.arm({ fault, ...(params === undefined ? {} : { params }) });
  await stand.submit();
  await stand.simulator.settled();
  return stand;
}

function headersOf(stand: Stand, index = 0): Record<string, string> {
  return Object.fromEntries(stand.callbacks[index]?.headers ?? []);
}

test('callback-suppressed sends none, bound to one submission only', async () => {
  assert.equal((await afterSubmit('callback-suppressed')).callbacks.length, 0);
  const stand = await standAtNow();
  await stand.control.arm({ fault: 'callback-suppressed', match: { submissionId: ITEM.submissionId } });
  await stand.submit();
  await stand.simulator.settled();
  assert.equal(stand.callbacks.length, 1);
});

test('callback-duplicate sends the same message twice', async () => {
  const { callbacks } = await afterSubmit('callback-duplicate');
  assert.equal(callbacks.length, 2);
  assert.deepEqual(callbacks[0], callbacks[1]);
});

test('callback-bad-hmac, callback-missing-hmac and callback-old-timestamp', async () => {
  const bad = await afterSubmit('callback-bad-hmac');
  assert.equal(headersOf(bad)['callback-authentication'], '0'.repeat(128));
  const missing = await afterSubmit('callback-missing-hmac');
  assert.deepEqual(Object.keys(headersOf(missing)), ['Content-Type', 'callback-timestamp']);
  const old = await afterSubmit('callback-old-timestamp', { ageSeconds: 301 });
  const headers = headersOf(old);
  assert.equal(headers['callback-timestamp'], String(NOW / 1000 - 301));
  assert.equal(headers['callback-authentication'], callbackHmac(CALLBACK_SECRET, String(NOW / 1000 - 301), old.callbacks[0]?.body ?? ''));
  const [exchange] = await old.control.exchanges({ operation: 'callback' });
  assert.deepEqual(exchange?.faults, ['callback-old-timestamp']);
});

test('an ordered callback is a right one unless told otherwise', async () => {
  const stand = await standAtNow();
  const outcome = await stand.control.sendCallback(DESTINATION, { submissions: [ITEM] });
  assert.equal(outcome.status, 200);
  const { body, url } = stand.callbacks[0] ?? { body: '', url: '' };
  assert.equal(url, 'https://product.test/callback');
  assert.deepEqual(JSON.parse(body), {
    type: 'https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions',
    submissionIds: [ITEM.submissionId],
    submissions: [ITEM],
  });
  const headers = headersOf(stand);
  assert.equal(headers['callback-timestamp'], String(NOW / 1000));
  assert.equal(headers['callback-authentication'], callbackHmac(CALLBACK_SECRET, String(NOW / 1000), body));
  const [exchange] = await stand.control.exchanges({ operation: 'callback' });
  assert.deepEqual([exchange?.id, exchange?.labels.submissionId, exchange?.peer], [outcome.exchange, ITEM.submissionId, 'product']);
});

test('an ordered callback may be forged in every respect', async () => {
  const stand = await standAtNow();
  const send = async (order: object): Promise<{ headers: Record<string, string>; body: string }> => {
    await stand.control.sendCallback(DESTINATION, { submissions: [ITEM], ...order });
    return { headers: headersOf(stand, stand.callbacks.length - 1), body: stand.callbacks.at(-1)?.body ?? '' };
  };
  assert.equal((await send({ timestamp: null })).headers['callback-timestamp'], undefined);
  assert.equal((await send({ timestamp: 'yesterday' })).headers['callback-timestamp'], 'yesterday');
  assert.equal((await send({ timestamp: 12 })).headers['callback-timestamp'], '12');
  assert.equal((await send({ hmac: null })).headers['callback-authentication'], undefined);
  assert.equal((await send({ hmac: 'abc' })).headers['callback-authentication'], 'abc');
  const stamp = String(NOW / 1000);
  const other = await send({ secret: 'another secret' });
  assert.equal(other.headers['callback-authentication'], callbackHmac('another secret', stamp, other.body));
  const exact = await send({ body: '{ "a" : 1 }\r\n' });
  assert.equal(exact.body, '{ "a" : 1 }\r\n');
  assert.equal(exact.headers['callback-authentication'], callbackHmac(CALLBACK_SECRET, stamp, exact.body));
  const swapped = await send({ signedBody: 'something else' });
  assert.equal(swapped.headers['callback-authentication'], callbackHmac(CALLBACK_SECRET, stamp, 'something else'));
  const aged = await send({ timestamp: 12, signedTimestamp: '13' });
  assert.deepEqual([aged.headers['callback-timestamp'], aged.headers['callback-authentication']], ['12', callbackHmac(CALLBACK_SECRET, '13', aged.body)]);
  const cased = await send({ headerNames: { authentication: 'Callback-Authentication', timestamp: 'CALLBACK-TIMESTAMP' } });
  assert.deepEqual(Object.keys(cased.headers), ['Content-Type', 'Callback-Authentication', 'CALLBACK-TIMESTAMP']);
  assert.deepEqual(JSON.parse((await send({ includesSubmissionIds: false })).body).submissionIds, undefined);
  assert.match(JSON.parse((await send({ type: 'new-events' })).body).type, /callbacks\/new-events$/);
  assert.equal(JSON.parse((await send({ type: 'urn:example:unknown' })).body).type, 'urn:example:unknown');
});
