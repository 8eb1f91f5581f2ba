/** Faults of the pickup list: what is listed, what can be fetched, and that counts and pages stay consistent. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { assertProblem, createStand, DESTINATION } from '../test-stand.ts';
import type { Reply, Stand, Submitted } from '../test-stand.ts';

const V2 = '/submission-api/v2';

async function listed({ call }: Stand, query = ''): Promise<readonly string[]> {
  const { count, submissions } = (await call('GET', `${V2}/submissions${query}`, { as: 'product' })).json as { count: number; submissions: Submitted[] };
  assert.equal(count, submissions.length);
  return submissions.map(({ submissionId }) => submissionId);
}

async function accept(stand: Stand, item: Submitted): Promise<Reply> {
  return stand.call('POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose: await stand.set(item, 'accept-submission') });
}

test('pickup-hides leaves submissions out of the list; they can be fetched', async () => {
  const stand = await createStand();
  const [first, second] = [await stand.submit(), await stand.submit()];
  const id = await stand.control.arm({ fault: 'pickup-hides', params: { submissionIds: [first.submissionId] } });
  assert.deepEqual(await listed(stand), [second.submissionId]);
  assert.equal((await stand.call('GET', `${V2}/submissions/${first.submissionId}`, { as: 'product' })).status, 200);
  await stand.control.disarm(id);
  assert.deepEqual(await listed(stand), [first.submissionId, second.submissionId]);
});

test('pickup-lists-twice repeats a line', async () => {
  const stand = await createStand();
  const [first, second] = [await stand.submit(), await stand.submit()];
  await stand.control.arm({ fault: 'pickup-lists-twice', params: { submissionIds: [first.submissionId] } });
  assert.deepEqual(
    await listed(stand),
    [first, first, second].map(({ submissionId }) => submissionId),
  );
  assert.equal((await stand.call('GET', `${V2}/submissions?limit=1`, { as: 'product' })).json.totalCount, 3);
});

test('pickup-keeps-decided lists for some rounds after the decision and keeps the item fetchable', async () => {
  const stand = await createStand();
  const [first, second] = [await stand.submit(), await stand.submit()];
  await stand.control.arm({ fault: 'pickup-keeps-decided', params: { submissionIds: [first.submissionId], rounds: 2 } });
  assert.deepEqual(await listed(stand), [first.submissionId, second.submissionId]);
  await accept(stand, first);
  assert.deepEqual(await listed(stand, '?offset=0&limit=1'), [first.submissionId]);
  assert.deepEqual(await listed(stand, '?offset=1&limit=1'), [second.submissionId]);
  assert.equal((await stand.call('GET', `${V2}/submissions/${first.submissionId}`, { as: 'product' })).status, 200);
  assertProblem(await accept(stand, first), 409);
  assert.deepEqual(await listed(stand), [first.submissionId, second.submissionId]);
  assert.deepEqual(await listed(stand), [second.submissionId]);
});

test('pickup-lists-twice and pickup-keeps-decided may be armed for the same submission', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  await stand.control.arm({ fault: 'pickup-keeps-decided', params: { submissionIds: [item.submissionId], rounds: 1 } });
  await stand.control.arm({ fault: 'pickup-lists-twice', params: { submissionIds: [item.submissionId] } });
  await accept(stand, item);
  assert.deepEqual(await listed(stand), [item.submissionId, item.submissionId]);
  assert.deepEqual(await listed(stand), []);
});

for (const position of ['first', 'last']) {
  test(`pickup-ghosts at the ${position} place: listed with consistent counts, 404 on fetch`, async () => {
    const stand = await createStand();
    const item = await stand.submit();
    await stand.control.arm({ fault: 'pickup-ghosts', params: { count: 2, position } });
    const ids = await listed(stand);
    assert.equal(ids.length, 3);
    assert.equal(ids[position === 'first' ? 2 : 0], item.submissionId);
    assert.deepEqual(await listed(stand, `?destinationId=${DESTINATION}`), ids);
    const { json } = await stand.call('GET', `${V2}/submissions?limit=2&offset=2`, { as: 'product' });
    assert.deepEqual([json.count, json.totalCount, json.submissions[0].submissionId], [1, 3, ids[2]]);
    for (const ghost of ids.filter((id) => id !== item.submissionId))
      assertProblem(await stand.call('GET', `${V2}/submissions/${ghost}`, { as: 'product' }), 404, '/submission-not-found');
  });
}
