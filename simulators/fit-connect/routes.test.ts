/** Paths and methods, through `simulator.fetch`: a path leads to the same operation however often and by whomever it is asked. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { assertProblem, createStand, DESTINATION } from './test-stand.ts';

const PATH = `/submission-api/v2/destinations/${DESTINATION}`;

test('a path that was read before still tells its methods, clients and records apart', async () => {
  const { call, keys } = await createStand();
  const { kid } = keys.encryption.publicJwk;
  for (let round = 0; round < 2; round += 1) {
    assert.equal((await call('GET', `${PATH}/keys/${kid}`)).json.kid, kid);
    assert.equal((await call('GET', `${PATH}/keys/${encodeURIComponent(kid).replace(/^./, (first) => `%${first.charCodeAt(0).toString(16)}`)}`)).json.kid, kid);
    assertProblem(await call('GET', `${PATH}/keys/${kid}/`), 404, 'path-not-found');
    assertProblem(await call('DELETE', `${PATH}/keys/${kid}`), 405);
    assertProblem(await call('GET', '/submission-api/v2/submissions'), 401);
    assertProblem(await call('GET', '/submission-api/v2/submissions', { as: 'suite' }), 403);
    assert.equal((await call('GET', '/submission-api/v2/submissions', { as: 'product' })).status, 200);
    assert.equal((await call('GET', '/submission-api/v2/submissions?limit=1', { as: 'product' })).status, 200);
    const head = await call('HEAD', PATH);
    assert.deepEqual([head.status, head.text], [200, '']);
    assert.equal((await call('GET', PATH)).json.destinationId, DESTINATION);
  }
});

test('more paths than are remembered lead to the same operations', async () => {
  const { call, recorder } = await createStand();
  for (let count = 0; count < 1_100; count += 1) assertProblem(await call('GET', `${PATH}/keys/key-${count}`), 404, 'key-not-found');
  for (const key of ['key-0', 'key-1099', 'k'.repeat(400)]) assertProblem(await call('GET', `${PATH}/keys/${key}`), 404, 'key-not-found');
  const last = recorder.query('default').at(-1);
  assert.deepEqual([last?.operation, last?.labels.keyId], ['get-destination-key', 'k'.repeat(400)]);
});
