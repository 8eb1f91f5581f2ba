/** FC-SVC-018: deadlines on the virtual clock, moved through the control interface. No test waits. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { decodeJws } from '../../src/formats/jose.ts';
import { EVENT_PREFIX } from './event-names.ts';
import { assertProblem, createStand, DESTINATION, kindsOf, ORIGIN, SERVICE } from './test-stand.ts';
import type { Stand } from './test-stand.ts';

const DAY = 86_400;
const V2 = '/submission-api/v2';

async function eventNames({ control }: Stand, submissionId: string): Promise<readonly string[]> {
  const { eventLog } = await control.submission(submissionId);
  return eventLog.map((compact) => Object.keys(decodeJws(compact)?.payload['events'] as object)[0]?.slice(EVENT_PREFIX.length) ?? '');
}

test('FC-SVC-018: an announcement that is not submitted within a day is deleted', async () => {
  const stand = await createStand();
  const json = { destinationId: DESTINATION, announcedAttachments: [], publicService: SERVICE };
  const { submissionId } = (await stand.call('POST', `${V2}/submissions`, { as: 'suite', json })).json;
  await stand.control.advanceClock(DAY - 60);
  assert.equal((await stand.control.submission(submissionId)).status, 'incomplete');
  await stand.control.advanceClock(60);
  assert.equal((await stand.control.submission(submissionId)).status, 'deleted');
  const parts = { encryptedMetadata: await stand.jwe(), encryptedData: await stand.jwe() };
  assertProblem(await stand.call('PUT', `${V2}/submissions/${submissionId}`, { as: 'suite', json: parts }), 409);
  assert.deepEqual(await eventNames(stand, submissionId), ['create-submission', 'delete-submission']);
});

test('FC-SVC-018: after 14 days without an answer the service rejects, and tells both sides', async () => {
  const stand = await createStand();
  const callback = { url: 'https://sender.test/callback', secret: 's'.repeat(32) };
  const item = await stand.submit({ announcement: { callback } });
  await stand.control.advanceClock(14 * DAY - 60);
  assert.equal((await stand.call('GET', `${V2}/submissions/${item.submissionId}`, { as: 'product' })).status, 200);
  await stand.simulator.settled();
  const before = stand.callbacks.length;
  await stand.control.advanceClock(60);
  assertProblem(await stand.call('GET', `${V2}/submissions/${item.submissionId}`, { as: 'product' }), 404, '/submission-not-found');
  assert.equal((await stand.call('GET', `${V2}/submissions`, { as: 'product' })).json.count, 0);
  assert.deepEqual((await eventNames(stand, item.submissionId)).slice(3), ['reject-submission']);
  const last = decodeJws((await stand.control.submission(item.submissionId)).eventLog.at(-1) ?? '');
  assert.equal(last?.payload['iss'], `${ORIGIN}/submission-api`);
  await stand.simulator.settled();
  assert.deepEqual(kindsOf(stand.callbacks.slice(before)), [
    ['sender.test', 'new-events'],
    ['product.test', 'new-events'],
  ]);
  assertProblem(await stand.call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose: await stand.set(item, 'accept-submission') }), 409);
});

test('FC-SVC-018: the deadline holds on access too, without anybody moving the clock', async () => {
  let now = 1_800_000_000_000;
  const stand = await createStand({ clock: { now: () => now } });
  const { submissionId } = await stand.submit();
  now += 14 * DAY * 1000;
  const token = (
    await stand.call('POST', '/token', {
      body: 'grant_type=client_credentials&client_id=product&client_secret=product-secret',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
  ).json.access_token;
  assert.equal((await stand.call('GET', `${V2}/submissions`, { token })).json.count, 0);
  assertProblem(await stand.call('GET', `${V2}/submissions/${submissionId}`, { token }), 404);
});

test('FC-SVC-018: undecided items are deleted after 21 days', async () => {
  const stand = await createStand();
  const { submissionId } = await stand.submit();
  await stand.control.advanceClock(21 * DAY - 60);
  assert.equal((await stand.control.submission(submissionId)).status, 'rejected');
  await stand.control.advanceClock(60);
  assert.equal((await stand.control.submission(submissionId)).status, 'deleted');
  assert.deepEqual((await eventNames(stand, submissionId)).slice(3), ['reject-submission', 'delete-submission']);
});

for (const event of ['accept-submission', 'reject-submission']) {
  test(`FC-SVC-018: content is deleted 7 days after ${event}`, async () => {
    const stand = await createStand();
    const item = await stand.submit();
    await stand.control.advanceClock(3 * DAY);
    await stand.call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose: await stand.set(item, event) });
    await stand.control.advanceClock(7 * DAY - 60);
    assert.notEqual((await stand.control.submission(item.submissionId)).status, 'deleted');
    await stand.control.advanceClock(60);
    assert.equal((await stand.control.submission(item.submissionId)).status, 'deleted');
    assert.deepEqual((await eventNames(stand, item.submissionId)).slice(3), [event, 'delete-submission']);
  });
}

test('FC-SVC-018: case and events go 730 days after the last event', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  await stand.call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose: await stand.set(item, 'accept-submission') });
  await stand.control.advanceClock(7 * DAY + 730 * DAY - 60);
  assert.equal((await stand.call('GET', `${V2}/cases/${item.caseId}/events`, { as: 'product' })).json.count, 5);
  await stand.control.advanceClock(60);
  assertProblem(await stand.call('GET', `${V2}/cases/${item.caseId}/events`, { as: 'product' }), 404, 'case-not-found');
  await assert.rejects(stand.control.submission(item.submissionId), { code: 'ERR_CONTROL_REFUSED' });
});

test('FC-SVC-018: one big step applies all deadlines in their order', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  await stand.control.advanceClock((21 + 729) * DAY);
  assert.deepEqual((await eventNames(stand, item.submissionId)).slice(3), ['reject-submission', 'delete-submission']);
  await stand.control.advanceClock(DAY);
  assertProblem(await stand.call('GET', `${V2}/cases/${item.caseId}/events`, { as: 'product' }), 404);
});
