/** Cases and replies (fact sheet, section 8). What is tested here beyond the two known paths is our inference. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { assertProblem, createStand, DESTINATION } from '../test-stand.ts';

const V2 = '/submission-api/v2';
const A = '22222222-2222-4222-8222-222222222222';

test('a reply goes from the destination to the client that opened the case', async () => {
  const stand = await createStand();
  const item = await stand.submit({ announcement: { callback: { url: 'https://sender.test/callback', secret: 's'.repeat(32) } } });
  assertProblem(await stand.call('POST', `${V2}/replies`, { as: 'sender', json: { caseId: item.caseId, announcedAttachments: [] } }), 403);
  const created = await stand.call('POST', `${V2}/replies`, { as: 'product', json: { caseId: item.caseId, announcedAttachments: [A] } });
  assert.equal(created.status, 201);
  const path = `${V2}/replies/${created.json.replyId}`;
  const parts = { encryptedMetadata: await stand.jwe(), encryptedData: await stand.jwe() };
  assertProblem(await stand.call('PUT', path, { as: 'product', json: parts }), 422, 'attachments-missing');
  const attachment = await stand.jwe();
  assert.equal((await stand.call('PUT', `${path}/attachments/${A}`, { as: 'product', jose: attachment })).status, 204);
  assert.equal((await stand.call('PUT', path, { as: 'product', json: parts })).status, 200);
  assert.deepEqual((await stand.call('GET', `${V2}/replies`, { as: 'suite' })).json.replies, [
    { replyId: created.json.replyId, caseId: item.caseId, destinationId: DESTINATION },
  ]);
  assert.deepEqual((await stand.call('GET', `${V2}/replies`, { as: 'sender' })).json.count, 0);
  const fetched = await stand.call('GET', path, { as: 'suite' });
  assert.deepEqual([fetched.json.encryptedMetadata, fetched.json.attachments], [parts.encryptedMetadata, [A]]);
  assert.equal((await stand.call('GET', `${path}/attachments/${A}`, { as: 'suite' })).text, attachment);
  assertProblem(await stand.call('GET', path, { as: 'sender' }), 403);
  assertProblem(await stand.call('GET', `${V2}/submissions/${created.json.replyId}`, { as: 'product' }), 404);
  await stand.simulator.settled();
  assert.ok(stand.callbacks.some(({ url, body }) => url.includes('sender.test') && body.includes('/callbacks/new-replies"')));
});

test('events of a reply stand in the log of its case and in its own', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  const { replyId } = (await stand.call('POST', `${V2}/replies`, { as: 'product', json: { caseId: item.caseId, announcedAttachments: [] } })).json;
  await stand.call('PUT', `${V2}/replies/${replyId}`, { as: 'product', json: { encryptedMetadata: await stand.jwe(), encryptedData: await stand.jwe() } });
  assert.equal((await stand.call('GET', `${V2}/cases/${item.caseId}/events`, { as: 'suite' })).json.totalCount, 6);
  assert.equal((await stand.call('GET', `/submission-api/v1/replies/${replyId}/events`, { as: 'suite' })).json.totalCount, 3);
  assert.deepEqual((await stand.call('GET', `${V2}/cases/${item.caseId}`, { as: 'suite' })).json, {
    caseId: item.caseId,
    submissionIds: [item.submissionId],
    replyIds: [replyId],
  });
  assert.equal((await stand.call('GET', `${V2}/cases`, { as: 'product' })).json.totalCount, 1);
  const accept = await stand.set(item, 'accept-reply', { claims: { sub: `reply:${replyId}` } });
  assert.equal((await stand.call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'suite', jose: accept })).status, 204);
  assert.equal((await stand.call('GET', `${V2}/replies`, { as: 'suite' })).json.count, 0);
});
