/** Faults of published keys: each breaks one rule of section 14 and leaves signing keys as they are. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkPublicJwk, generateKeyPair, isSameKey } from '../../../src/formats/keys.ts';
import { createStand, DESTINATION } from '../test-stand.ts';

const V2 = '/submission-api/v2';

test('destination-key faults break one rule of section 14 each, signing keys stay as they are', async () => {
  const stand = await createStand();
  const honest = (await generateKeyPair('encryption')).publicJwk;
  await stand.control.updateDestination(DESTINATION, { keys: [honest, stand.keys.signing.publicJwk], encryptionKid: honest.kid });
  const now = Date.now();
  const brokenBy = async (fault: string): Promise<{ rules: readonly string[]; key: Record<string, unknown> }> => {
    const id = await stand.control.arm({ fault });
    const key = (await stand.call('GET', `${V2}/destinations/${DESTINATION}/keys/${honest.kid}`)).json as Record<string, unknown>;
    const signing = (await stand.call('GET', `${V2}/destinations/${DESTINATION}/keys/${stand.keys.signing.publicJwk.kid}`)).json;
    assert.deepEqual(signing, stand.keys.signing.publicJwk);
    assert.equal(key['kid'], honest.kid);
    await stand.control.disarm(id);
    return { rules: checkPublicJwk(key, 'wrapKey', { now }).map(({ rule }) => rule), key };
  };
  assert.deepEqual((await brokenBy('destination-key-expired')).rules, ['certificate-validity']);
  assert.deepEqual((await brokenBy('destination-key-weak')).rules, ['modulus']);
  assert.deepEqual((await brokenBy('destination-key-wrong-ops')).rules, ['key-ops']);
  assert.deepEqual((await brokenBy('destination-key-wrong-alg')).rules, ['alg']);
  const foreign = await brokenBy('destination-key-foreign-certificate');
  assert.deepEqual(foreign.rules, ['certificate-key']);
  assert.ok(isSameKey(foreign.key, honest));
});

test('destination-key faults act on the list of keys too, and leave its signing keys alone', async () => {
  const stand = await createStand();
  const honest = [stand.keys.encryption.publicJwk, stand.keys.signing.publicJwk];
  const list = async (): Promise<readonly Record<string, unknown>[]> =>
    (await stand.call('GET', `/destination-api/v2/destinations/${DESTINATION}/keys`, { as: 'product' })).json.keys as readonly Record<string, unknown>[];
  assert.deepEqual(await list(), honest);
  const faults = ['expired', 'weak', 'wrong-ops', 'wrong-alg', 'foreign-certificate'].map((name) => `destination-key-${name}`);
  for (const fault of faults) {
    const id = await stand.control.arm({ fault });
    const [encryption, signing] = await list();
    assert.deepEqual(signing, honest[1], fault);
    assert.notDeepEqual(encryption, honest[0], fault);
    assert.equal(encryption?.['kid'], honest[0]?.kid, fault);
    assert.equal((await stand.control.armed())[0]?.struck, 1, fault);
    assert.deepEqual((await stand.control.exchanges({ operation: 'list-destination-keys' })).at(-1)?.faults, [fault]);
    await stand.control.disarm(id);
  }
});
