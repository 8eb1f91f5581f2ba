/** The subscriber's side: pickup list, fetching, event log (fact sheet, section 19.4), through `simulator.fetch` as a client sees it. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { decodeJws, verifyJws } from '../../../src/formats/jose.ts';
import { EVENT_PREFIX } from '../event-names.ts';
import { assertProblem, createStand, DESTINATION, ORIGIN, SERVICE, SET_SCHEMA, tagsOf } from '../test-stand.ts';
import type { AnyJson, Reply } from '../test-stand.ts';

const A = '22222222-2222-4222-8222-222222222222';
const B = '33333333-3333-4333-8333-333333333333';
const NOWHERE = '99999999-9999-4999-8999-999999999999';
const V1 = '/submission-api/v1';
const V2 = '/submission-api/v2';

test('FC-SVC-011: create, submit and notify event with the tags of the JWEs, signed PS512 by a key of the JWKS', async () => {
  const { call, submit } = await createStand();
  const submitted = await submit({ attachments: [A, B] });
  const { eventLog } = (await call('GET', `${V2}/cases/${submitted.caseId}/events`, { as: 'product' })).json;
  const { keys } = (await call('GET', '/submission-api/.well-known/jwks.json')).json;
  const events = (eventLog as string[]).map((compact) => decodeJws(compact));
  assert.deepEqual(
    events.map((jws) => Object.keys(jws?.payload['events'] as object)[0]),
    ['create-submission', 'submit-submission', 'notify-submission'].map((name) => EVENT_PREFIX + name),
  );
  for (const [index, jws] of events.entries()) {
    assert.deepEqual(jws?.header, { typ: 'secevent+jwt', alg: 'PS512', kid: keys[0].kid });
    const { $schema, iss, iat, jti, sub, txn } = jws.payload;
    assert.deepEqual([$schema, iss, sub, txn], [SET_SCHEMA, `${ORIGIN}/submission-api`, `submission:${submitted.submissionId}`, `case:${submitted.caseId}`]);
    assert.ok(Number.isInteger(iat) && typeof jti === 'string');
    assert.ok(await verifyJws(eventLog[index], keys[0], { algorithms: ['PS512'] }));
  }
  assert.deepEqual((events[1]?.payload['events'] as AnyJson)[`${EVENT_PREFIX}submit-submission`], tagsOf(submitted));
  assert.deepEqual((events[0]?.payload['events'] as AnyJson)[`${EVENT_PREFIX}create-submission`], {});
});

test('FC-SVC-011: reading the log twice gives the same text', async () => {
  const { call, submit } = await createStand();
  const { caseId, submissionId } = await submit();
  const first = await call('GET', `${V2}/cases/${caseId}/events`, { as: 'product' });
  const second = await call('GET', `${V1}/submissions/${submissionId}/events`, { as: 'suite' });
  assert.deepEqual(first.json, second.json);
});

test('FC-SVC-012: the list holds submitted items of linked destinations, in order, paged', async () => {
  const other = '44444444-4444-4444-8444-444444444444';
  const stand = await createStand();
  const first = await stand.submit();
  const second = await stand.submit();
  const third = await stand.submit();
  await stand.call('POST', `${V2}/submissions`, { as: 'suite', json: { destinationId: DESTINATION, announcedAttachments: [], publicService: SERVICE } });
  const list = async (query: string): Promise<Reply> => stand.call('GET', `${V2}/submissions${query}`, { as: 'product' });
  const all = (await list('')).json;
  assert.deepEqual(all, {
    count: 3,
    offset: 0,
    totalCount: 3,
    submissions: [first, second, third].map(({ submissionId, caseId }) => ({ destinationId: DESTINATION, submissionId, caseId })),
  });
  const page = (await list(`?destinationId=${DESTINATION}&limit=1&offset=1`)).json;
  assert.deepEqual([page.count, page.offset, page.totalCount, page.submissions[0].submissionId], [1, 1, 3, second.submissionId]);
  assert.deepEqual((await list('?offset=3')).json.submissions, []);
  for (const query of ['?limit=0', '?limit=501', '?limit=x', '?offset=-1', '?destinationId=x']) assertProblem(await list(query), 400);
  assertProblem(await list(`?destinationId=${other}`), 403);
});

test('FC-SVC-012: the list tells every change at once, page by page', async () => {
  const { call, submit, set } = await createStand();
  const list = async (query = ''): Promise<AnyJson> => (await call('GET', `${V2}/submissions${query}`, { as: 'product' })).json;
  const idsOf = (page: AnyJson): unknown[] => (page.submissions as AnyJson[]).map(({ submissionId }) => submissionId as unknown);
  assert.deepEqual([(await list()).count, (await list()).totalCount], [0, 0]);
  const [first, second] = [await submit(), await submit()];
  for (let round = 0; round < 2; round += 1) assert.deepEqual(idsOf(await list()), [first.submissionId, second.submissionId]);
  for (let round = 0; round < 2; round += 1) {
    const [one, other] = [await list('?limit=1'), await list('?limit=1&offset=1')];
    assert.deepEqual([one.offset, other.offset, one.totalCount, idsOf(one), idsOf(other)], [0, 1, 2, [first.submissionId], [second.submissionId]]);
  }
  const third = await submit();
  const page = await list('?limit=1&offset=1');
  assert.deepEqual([page.totalCount, idsOf(page)], [3, [second.submissionId]]);
  await call('POST', `${V2}/cases/${first.caseId}/events`, { as: 'product', jose: await set(first, 'accept-submission') });
  assert.deepEqual(idsOf(await list()), [second.submissionId, third.submissionId]);
});

test('FC-SVC-013: only submitted and forwarded items can be fetched; fetching changes nothing', async () => {
  const { call, submit, set } = await createStand();
  const created = await call('POST', `${V2}/submissions`, {
    as: 'suite',
    json: { destinationId: DESTINATION, announcedAttachments: [], publicService: SERVICE },
  });
  assertProblem(await call('GET', `${V2}/submissions/${created.json.submissionId}`, { as: 'product' }), 404, '/submission-not-found');
  assertProblem(
    await call('GET', `${V2}/submissions/${NOWHERE}`, { as: 'product' }),
    404,
    'https://schema.fitko.de/fit-connect/submission-api/problems/submission-not-found',
  );
  assertProblem(await call('GET', `${V2}/submissions/no-uuid`, { as: 'product' }), 400);
  const item = await submit({ attachments: [A] });
  const path = `${V2}/submissions/${item.submissionId}`;
  for (let round = 0; round < 2; round += 1) {
    const { json } = await call('GET', path, { as: 'product' });
    assert.deepEqual(json, {
      destinationId: DESTINATION,
      submissionId: item.submissionId,
      caseId: item.caseId,
      attachments: [A],
      publicService: SERVICE,
      encryptedMetadata: item.metadata,
      encryptedData: item.data,
    });
  }
  assert.equal((await call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose: await set(item, 'forward-submission') })).status, 204);
  assert.equal((await call('GET', path, { as: 'product' })).status, 200);
  assert.equal((await call('GET', `${V2}/submissions`, { as: 'product' })).json.count, 0);
  assert.equal((await call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose: await set(item, 'accept-submission') })).status, 204);
  assertProblem(await call('GET', path, { as: 'product' }), 404, '/submission-not-found');
  assertProblem(await call('GET', `${path}/attachments/${A}`, { as: 'product' }), 404, '/submission-not-found');
});

test('FC-SVC-016: the log is in ascending order and paged', async () => {
  const { call, submit, set } = await createStand();
  const item = await submit();
  await submit({ announcement: { caseId: item.caseId } });
  await call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose: await set(item, 'accept-submission') });
  const read = async (query: string): Promise<AnyJson> => (await call('GET', `${V2}/cases/${item.caseId}/events${query}`, { as: 'suite' })).json;
  const all = await read('');
  assert.deepEqual([all.count, all.offset, all.totalCount], [7, 0, 7]);
  const page = await read('?limit=3&offset=5');
  assert.deepEqual([page.count, page.offset, page.totalCount], [2, 5, 7]);
  assert.deepEqual(page.eventLog, (all.eventLog as string[]).slice(5));
  const own = (await call('GET', `${V2}/submissions/${item.submissionId}/events`, { as: 'suite' })).json;
  assert.equal(own.totalCount, 4);
});
