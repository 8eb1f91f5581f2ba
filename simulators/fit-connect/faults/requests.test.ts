/** Faults of requests and answers, tokens, submissions and decisions, one test each. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { wireFaultOf } from '../../../src/core/simulator.ts';
import { assertProblem, createStand, SERVICE } from '../test-stand.ts';
import type { Reply, Stand, Submitted } from '../test-stand.ts';

const A = '22222222-2222-4222-8222-222222222222';
const V2 = '/submission-api/v2';

async function fetched({ call }: Stand, { submissionId }: Submitted): Promise<Reply> {
  return call('GET', `${V2}/submissions/${submissionId}`, { as: 'product' });
}

test('answer-status answers with that status and body, as often as told, for what it is bound to', async () => {
  const stand = await createStand();
  const [item, other] = [await stand.submit(), await stand.submit()];
  await stand.control.arm({
    fault: 'answer-status',
    match: { operation: 'get-submission', submissionId: item.submissionId, peer: 'product' },
    times: 2,
    skip: 1,
    params: { status: 503, body: 'problem', retryAfter: 1 },
  });
  const statuses = [];
  for (let round = 0; round < 4; round += 1) statuses.push((await fetched(stand, item)).status);
  assert.deepEqual(statuses, [200, 503, 503, 200]);
  assert.equal((await fetched(stand, other)).status, 200);
  const [exchange] = await stand.control.exchanges({ operation: 'get-submission', status: 503 });
  assert.deepEqual(exchange?.faults, ['answer-status']);
});

test('answer-status: the bodies problem, empty, html and garbage', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  const seen = [];
  for (const body of ['problem', 'empty', 'html', 'garbage']) {
    const id = await stand.control.arm({ fault: 'answer-status', match: { operation: 'get-submission' }, params: { status: 429, body, rateLimitReset: 7 } });
    const reply = await fetched(stand, item);
    assert.deepEqual([reply.status, reply.headers.get('ratelimit-reset')], [429, '7']);
    seen.push([reply.headers.get('content-type'), reply.text === '']);
    await stand.control.disarm(id);
  }
  assert.deepEqual(seen, [
    ['application/problem+json', false],
    [null, true],
    ['text/html; charset=utf-8', false],
    ['application/octet-stream', false],
  ]);
});

test('answer-slow, answer-truncated, connection-reset and answer-lost mark the answer for the host', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  const cases = [
    ['answer-slow', { delayMs: 1500 }, { kind: 'delay', delayMs: 1500 }, 'delayed'],
    ['answer-truncated', { afterBytes: 5 }, { kind: 'truncate', afterBytes: 5 }, 'truncated'],
    ['connection-reset', undefined, { kind: 'reset' }, 'reset-before-answer'],
    ['answer-lost', undefined, { kind: 'lost-answer' }, 'lost-answer'],
  ] as const;
  for (const [fault, params, wire, name] of cases) {
    const id = await stand.control.arm({ fault, ...(params === undefined ? {} : { params }), match: { operation: 'get-submission' } });
    assert.deepEqual(wireFaultOf((await fetched(stand, item)).response), wire);
    const exchange = (await stand.control.exchanges({ operation: 'get-submission' })).at(-1);
    assert.equal(exchange?.wire, name);
    assert.equal(exchange?.response === undefined, fault === 'connection-reset' || fault === 'answer-lost');
    await stand.control.disarm(id);
  }
});

test('connection-reset does not carry the request out, answer-lost does', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  const post = async (): Promise<Reply> =>
    stand.call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose: await stand.set(item, 'accept-submission') });
  await stand.control.arm({ fault: 'connection-reset', times: 1, match: { operation: 'post-event', caseId: item.caseId } });
  await post();
  assert.equal((await stand.control.submission(item.submissionId)).status, 'submitted');
  await stand.control.arm({ fault: 'answer-lost', times: 1, match: { operation: 'post-event', caseId: item.caseId } });
  await post();
  assert.equal((await stand.control.submission(item.submissionId)).status, 'accepted');
  assertProblem(await post(), 409);
});

test('answer-invalid-json says JSON and is none; answer-unknown-members adds and removes nothing', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  const honest = (await fetched(stand, item)).json;
  await stand.control.arm({ fault: 'answer-invalid-json', times: 1 });
  const broken = await fetched(stand, item);
  assert.deepEqual([broken.status, broken.headers.get('content-type'), broken.json], [200, 'application/json', undefined]);
  await stand.control.arm({ fault: 'answer-unknown-members', times: 1 });
  const more = (await fetched(stand, item)).json;
  const added = Object.keys(more).filter((key) => !(key in honest));
  assert.equal(added.length, 2);
  assert.deepEqual(Object.fromEntries(Object.entries(more).filter(([key]) => key in honest)), honest);
});

test('token-short-lived shortens and tells it; token-refused refuses good credentials', async () => {
  let now = 1_800_000_000_000;
  const stand = await createStand({ clock: { now: () => now } });
  const ask = async (): Promise<Reply> =>
    stand.call('POST', '/token', {
      body: 'grant_type=client_credentials&client_id=product&client_secret=product-secret',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
  await stand.control.arm({ fault: 'token-short-lived', times: 1, params: { expiresInSeconds: 5 }, match: { peer: 'product' } });
  const { access_token: token, expires_in: lifetime } = (await ask()).json;
  assert.equal(lifetime, 5);
  now += 4_000;
  assert.equal((await stand.call('GET', `${V2}/submissions`, { token })).status, 200);
  now += 1_000;
  assertProblem(await stand.call('GET', `${V2}/submissions`, { token }), 401);
  await stand.control.arm({ fault: 'token-refused', times: 1, match: { peer: 'product' } });
  const refused = await ask();
  assert.deepEqual([refused.status, refused.json.error], [401, 'invalid_client']);
  assert.equal((await ask()).json.expires_in, 1800);
});

test('token-unauthorized-until-renewed: 401 until a token is presented that was issued after the first 401', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  await stand.control.arm({ fault: 'token-unauthorized-until-renewed', match: { submissionId: item.submissionId, operation: 'get-submission' } });
  assertProblem(await fetched(stand, item), 401, 'token-invalid');
  assertProblem(await fetched(stand, item), 401);
  assert.equal((await stand.call('GET', `${V2}/submissions`, { as: 'product' })).status, 200);
  const { access_token: token } = (
    await stand.call('POST', '/token', {
      body: 'grant_type=client_credentials&client_id=product&client_secret=product-secret',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
  ).json;
  assert.equal((await stand.call('GET', `${V2}/submissions/${item.submissionId}`, { token })).status, 200);
});

test('client-unlinked answers 403 on list and fetch, and leaves the event log alone', async () => {
  const stand = await createStand();
  const item = await stand.submit({ attachments: [A] });
  await stand.control.arm({ fault: 'client-unlinked', match: { peer: 'product' } });
  for (const path of ['', `/${item.submissionId}`, `/${item.submissionId}/attachments/${A}`])
    assertProblem(await stand.call('GET', `${V2}/submissions${path}`, { as: 'product' }), 403, 'client-not-linked');
  assert.equal((await stand.call('GET', `${V2}/cases/${item.caseId}/events`, { as: 'product' })).status, 200);
});

test('submission-announces-more adds an invented id, or adds and removes what it is told', async () => {
  const stand = await createStand();
  const item = await stand.submit({ attachments: [A] });
  const id = await stand.control.arm({ fault: 'submission-announces-more' });
  const { attachments } = (await fetched(stand, item)).json;
  assert.deepEqual([attachments.length, attachments[0]], [2, A]);
  assert.deepEqual((await fetched(stand, item)).json.attachments, attachments);
  await stand.control.disarm(id);
  await stand.control.arm({ fault: 'submission-announces-more', params: { add: ['x'], remove: [A] } });
  assert.deepEqual((await fetched(stand, item)).json.attachments, ['x']);
});

test('submission-service shows another service, submission-not-a-jwe other metadata', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  await stand.control.arm({ fault: 'submission-service', params: { identifier: 'urn:example:other' } });
  assert.deepEqual((await fetched(stand, item)).json.publicService, { ...SERVICE, identifier: 'urn:example:other' });
  const v1 = await stand.call('GET', `/submission-api/v1/submissions/${item.submissionId}`, { as: 'product' });
  assert.equal(v1.json.serviceType.identifier, 'urn:example:other');
  await stand.control.arm({ fault: 'submission-not-a-jwe' });
  const { encryptedMetadata, encryptedData } = (await fetched(stand, item)).json;
  assert.equal(String(encryptedMetadata).includes('.'), false);
  assert.equal(encryptedData, item.data);
});

test('case-already-decided: 409 for the posted event, and the log holds a reject of the service', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  await stand.control.arm({ fault: 'case-already-decided', match: { caseId: item.caseId } });
  assertProblem(await stand.call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose: await stand.set(item, 'accept-submission') }), 409);
  const view = await stand.control.submission(item.submissionId);
  assert.deepEqual([view.status, view.eventLog.length], ['rejected', 4]);
  assert.equal((await stand.control.exchanges({ operation: 'post-event' }))[0]?.faults[0], 'case-already-decided');
});

test('event-refused: 422, nothing stored, and the product has answered all the same', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  await stand.control.arm({ fault: 'event-refused', match: { caseId: item.caseId } });
  assertProblem(
    await stand.call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose: await stand.set(item, 'accept-submission') }),
    422,
    'set-invalid',
  );
  assert.deepEqual((await stand.control.submission(item.submissionId)).status, 'submitted');
  assert.equal((await stand.control.waitFor({ kind: 'answered', submissionIds: [item.submissionId] }, 0)).isMet, true);
});
