/**
 * Every fault, shown: the probe holds for the product as it is and fails with the fault. So each check of the product is
 * tested in both directions.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FAULTS } from '../faults.ts';
import { ACCOUNT_CASES } from './account-mistakes.ts';
import { DOCUMENT_CASES } from './document-mistakes.ts';
import { makeKeys } from './keys.ts';
import type { Keys } from './keys.ts';
import type { Cases } from './mistakes.ts';
import { PAID_SERVICE_CASES } from './paid-service-mistakes.ts';
import { PROTOCOL_CASES } from './protocol-mistakes.ts';
import { REQUEST_CASES } from './request-mistakes.ts';
import { SESSION_CASES } from './session-mistakes.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const CASES: Cases = { ...REQUEST_CASES, ...DOCUMENT_CASES, ...PROTOCOL_CASES, ...ACCOUNT_CASES, ...SESSION_CASES };

let keys: Keys;
let sound: World;

before(async () => {
  keys = await makeKeys();
  sound = await startWorld(keys);
});
after(() => sound[Symbol.asyncDispose]());

/** Those of the service with a fee have a test of their own: `paid-service.test.ts`. */
test('every fault has a probe', () => {
  assert.deepEqual([...Object.keys(CASES), ...Object.keys(PAID_SERVICE_CASES)].sort(), Object.keys(FAULTS).sort());
});

for (const [name, given] of Object.entries(CASES)) {
  const { env = {}, probe } = typeof given === 'function' ? { probe: given } : given;
  test(`${name} is a mistake that the product does not make by itself`, async () => {
    if (Object.keys(env).length === 0) {
      assert.equal(await probe(sound), true, 'without the fault');
    } else {
      await using special = await startWorld(keys, env);
      assert.equal(await probe(special), true, 'without the fault');
    }
    await using faulty = await startWorld(keys, { ...env, FAULTS: name });
    assert.equal(await probe(faulty), false, 'with the fault');
  });
}
