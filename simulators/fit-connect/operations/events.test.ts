/** Posted events and callbacks (fact sheet, section 19.4), through `simulator.fetch` as a client sees it. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { callbackHmac } from '../../../src/formats/hmac.ts';
import { EVENT_PREFIX } from '../event-names.ts';
import { assertProblem, CALLBACK_SECRET, createStand, DESTINATION, kindsOf, ORIGIN, SERVICE, SET_SCHEMA } from '../test-stand.ts';
import type { Reply } from '../test-stand.ts';

const A = '22222222-2222-4222-8222-222222222222';
const NOWHERE = '99999999-9999-4999-8999-999999999999';
const V1 = '/submission-api/v1';
const V2 = '/submission-api/v2';

test('FC-SVC-014: a posted SET is checked; each single flaw is refused with 422', async () => {
  const { call, submit, set, keys, internalErrors } = await createStand();
  const item = await submit({ attachments: [A] });
  const path = `${V2}/cases/${item.caseId}/events`;
  const accept = `${EVENT_PREFIX}accept-submission`;
  const problem = { type: 'https://schema.fitko.de/fit-connect/events/problems/x', title: 't', detail: 'd', instance: 'data' };
  const flaws: Record<string, string> = {
    typ: await set(item, 'accept-submission', { header: { typ: 'JWT' } }),
    alg: await set(item, 'accept-submission', { header: { alg: 'PS256' } }),
    'kid unknown': await set(item, 'accept-submission', { header: { kid: 'unknown-key' } }),
    'kid of encryption key': await set(item, 'accept-submission', { header: { kid: keys.encryption.publicJwk.kid } }),
    'other key': await set(item, 'accept-submission', { key: keys.stranger, header: { kid: keys.signing.publicJwk.kid } }),
    'iss url': await set(item, 'accept-submission', { claims: { iss: `${ORIGIN}/submission-api` } }),
    'iss other': await set(item, 'accept-submission', { claims: { iss: NOWHERE } }),
    'iat text': await set(item, 'accept-submission', { claims: { iat: '1700000000' } }),
    'iat early': await set(item, 'accept-submission', { claims: { iat: 1_577_833_199 } }),
    'jti no uuid': await set(item, 'accept-submission', { claims: { jti: 'x' } }),
    'sub other': await set(item, 'accept-submission', { claims: { sub: `submission:${NOWHERE}` } }),
    'sub reply': await set(item, 'accept-submission', { claims: { sub: `reply:${item.submissionId}` } }),
    'txn missing': await set(item, 'accept-submission', { claims: { txn: undefined } }),
    'txn other': await set(item, 'accept-submission', { claims: { txn: `case:${NOWHERE}` } }),
    'two events': await set(item, 'accept-submission', { claims: { events: { [accept]: {}, [`${EVENT_PREFIX}reject-submission`]: {} } } }),
    'no event': await set(item, 'accept-submission', { claims: { events: {} } }),
    'unknown event': await set(item, 'approve-submission'),
    'event of the service': await set(item, 'submit-submission'),
    'schema 1.0.0': await set(item, 'accept-submission', { claims: { $schema: SET_SCHEMA.replace('1.2.2', '1.0.0') } }),
    'schema foreign': await set(item, 'accept-submission', { claims: { $schema: 'https://example.org/schema.json' } }),
    'tags missing': await set(item, 'accept-submission', { payload: {} }),
    'problems missing': await set(item, 'reject-submission', { payload: {} }),
    'problems empty': await set(item, 'reject-submission', { payload: { problems: [] } }),
    'problem without instance': await set(item, 'reject-submission', { payload: { problems: [{ ...problem, instance: undefined }] } }),
    'payload text': await set(item, 'accept-submission', { claims: { $schema: undefined }, payload: 'text' }),
  };
  for (const [name, jose] of Object.entries(flaws)) {
    const reply = await call('POST', path, { as: 'product', jose });
    assert.equal(reply.status, 422, `${name}: ${reply.text}`);
    assertProblem(reply, 422, 'set-invalid');
  }
  const good = await set(item, 'accept-submission');
  assertProblem(await call('POST', path, { as: 'product', jose: `${good.slice(0, -4)}AAAA` }), 422);
  assertProblem(await call('POST', path, { as: 'product', jose: 'no.jws' }), 400);
  assertProblem(await call('POST', path, { as: 'product', body: good, headers: { 'Content-Type': 'application/json' } }), 415);
  assertProblem(await call('POST', path.replace(item.caseId, NOWHERE), { as: 'product', jose: good }), 404, 'case-not-found');
  assert.equal((await call('POST', path, { as: 'product', jose: good })).status, 204);
  const { eventLog } = (await call('GET', path, { as: 'suite' })).json as { eventLog: string[] };
  assert.equal(eventLog.at(-1), good);
  assert.deepEqual(internalErrors, []);
});

test('FC-SVC-014: without $schema the payload is not judged; v1 takes schema 1.0.0', async () => {
  const { call, submit, set } = await createStand();
  const first = await submit();
  const bare = await set(first, 'accept-submission', { claims: { $schema: undefined }, payload: {} });
  assert.equal((await call('POST', `${V2}/cases/${first.caseId}/events`, { as: 'product', jose: bare })).status, 204);
  const second = await submit();
  const old = await set(second, 'accept-submission', { claims: { $schema: SET_SCHEMA.replace('1.2.2', '1.0.0') } });
  assert.equal((await call('POST', `${V1}/cases/${second.caseId}/events`, { as: 'product', jose: old })).status, 204);
});

test('FC-SVC-015: forbidden transitions answer 409', async () => {
  const { call, submit, set } = await createStand();
  const item = await submit();
  const path = `${V2}/cases/${item.caseId}/events`;
  const post = async (event: string): Promise<Reply> => call('POST', path, { as: 'product', jose: await set(item, event) });
  assert.equal((await post('reject-submission')).status, 204);
  for (const event of ['accept-submission', 'reject-submission', 'forward-submission']) assertProblem(await post(event), 409);
  const created = await call('POST', `${V2}/submissions`, {
    as: 'suite',
    json: { destinationId: DESTINATION, announcedAttachments: [], publicService: SERVICE, caseId: item.caseId },
  });
  assertProblem(await call('POST', path, { as: 'product', jose: await set({ ...item, submissionId: created.json.submissionId }, 'accept-submission') }), 409);
});

test('FC-SVC-015: of two decisions that arrive together exactly one is taken', async () => {
  const { call, submit, set, control } = await createStand();
  for (let round = 0; round < 10; round += 1) {
    const item = await submit();
    const events = [await set(item, 'accept-submission'), await set(item, 'reject-submission')];
    const replies = await Promise.all(events.map(async (jose) => call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose })));
    assert.deepEqual(
      replies.map(({ status }) => status).toSorted((a, b) => a - b),
      [204, 409],
    );
    assert.equal((await control.submission(item.submissionId)).eventLog.length, 4);
  }
});

test('FC-SVC-017: callbacks to both sides with HMAC over the raw body', async () => {
  const stand = await createStand();
  const callback = { url: 'https://sender.test/callback', secret: 's'.repeat(32) };
  const item = await stand.submit({ announcement: { callback } });
  await stand.call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose: await stand.set(item, 'accept-submission') });
  await stand.simulator.settled();
  assert.deepEqual(kindsOf(stand.callbacks), [
    ['product.test', 'new-submissions'],
    ['sender.test', 'new-events'],
    ['sender.test', 'new-events'],
  ]);
  for (const { url, headers, body } of stand.callbacks) {
    const value = Object.fromEntries(headers);
    const secret = url === callback.url ? callback.secret : CALLBACK_SECRET;
    assert.equal(value['callback-authentication'], callbackHmac(secret, value['callback-timestamp'] ?? '', body));
    assert.deepEqual(JSON.parse(body).submissions, [{ destinationId: DESTINATION, submissionId: item.submissionId, caseId: item.caseId }]);
    assert.deepEqual(JSON.parse(body).submissionIds, [item.submissionId]);
  }
  const recorded = await stand.control.exchanges({ operation: 'callback', submissionId: item.submissionId });
  assert.deepEqual(
    recorded.map(({ direction, peer }) => [direction, peer]),
    [
      ['outbound', 'product'],
      ['outbound', 'suite'],
      ['outbound', 'suite'],
    ],
  );
});

test('FC-SVC-017: a callback that fails never fails the call', async () => {
  const stand = await createStand({
    callbackClient: async () => {
      throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    },
  });
  const item = await stand.submit();
  await stand.simulator.settled();
  const [exchange] = await stand.control.exchanges({ operation: 'callback' });
  assert.equal(exchange?.response, undefined);
  assert.deepEqual(await stand.control.sendCallback(DESTINATION, { submissions: [] }), { exchange: 'x000005', failure: 'connection-refused' });
  assert.equal((await stand.control.submission(item.submissionId)).status, 'submitted');
});
