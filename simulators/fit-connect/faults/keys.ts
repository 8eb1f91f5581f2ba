/**
 * Published keys that break section 14, for senders that have to check them, and a JWKS that does not fit the service's
 * signatures. The destination's own keys stay as they are; only the answer changes.
 */
import { textOf } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { KeyPair } from '../../../src/formats/keys.ts';
import type { PublicJwk } from '../contract.ts';
import type { SpareKeys } from '../spare-keys.ts';
import type { Armed, FaultDefinition } from './definition.ts';

const spare = new WeakMap<Armed, KeyPair>();

function prepareWith(pick: (keys: SpareKeys) => Promise<KeyPair>): NonNullable<FaultDefinition['prepare']> {
  return async (_tenant, service, armed) => void spare.set(armed, await pick(service.spare));
}

type Key = Readonly<Record<string, unknown>>;

/** Changes the encryption keys of a successful answer, which is one key or, in the Destination API, the list of them all. */
function changeKeys(answer: Answer, change: (key: Key) => Key): Answer {
  const text = textOf(answer);
  if (answer.status !== 200 || text === undefined) return answer;
  const found = JSON.parse(text) as Key & { readonly keys?: readonly Key[] };
  if (!(found.keys ?? [found]).some(isForEncryption)) return answer;
  const changed = (key: Key): Key => (isForEncryption(key) ? change(key) : key);
  return { ...answer, body: JSON.stringify(found.keys === undefined ? changed(found) : { ...found, keys: found.keys.map(changed) }) };
}

function isForEncryption(key: Key): boolean {
  return key['alg'] === 'RSA-OAEP-256';
}

function keyFault(
  name: string,
  text: string,
  change: (key: Key, spareKey: PublicJwk | undefined) => Key,
  prepare?: FaultDefinition['prepare'],
): FaultDefinition {
  return {
    name,
    text,
    violates: 'FC-SVC-021',
    operations: ['get-destination-key', 'list-destination-keys'],
    after: (_call, answer, armed) => changeKeys(answer, (key) => change(key, spare.get(armed)?.publicJwk)),
    ...(prepare === undefined ? {} : { prepare }),
  };
}

export const KEY_FAULTS: readonly FaultDefinition[] = [
  keyFault(
    'destination-key-expired',
    'The encryption key comes with a certificate that ran out.',
    (key, other) => ({ ...other, kid: key['kid'] }),
    prepareWith((keys) => keys.expiredEncryption()),
  ),
  keyFault(
    'destination-key-weak',
    'The encryption key has 2048 bits.',
    (key, other) => ({ ...other, kid: key['kid'] }),
    prepareWith((keys) => keys.weakEncryption()),
  ),
  keyFault('destination-key-wrong-ops', 'The encryption key names the operation verify.', (key) => ({ ...key, key_ops: ['verify'] })),
  keyFault('destination-key-wrong-alg', 'The encryption key names the algorithm RSA-OAEP.', (key) => ({ ...key, alg: 'RSA-OAEP' })),
  keyFault(
    'destination-key-foreign-certificate',
    'The certificate of the encryption key holds another key.',
    (key, other) => ({ ...key, x5c: other?.['x5c'] }),
    prepareWith((keys) => keys.stranger()),
  ),
  {
    name: 'jwks-wrong',
    text: 'The JWKS holds other keys under the same key ids.',
    violates: 'FC-SVC-011',
    operations: ['get-jwks'],
    prepare: prepareWith((keys) => keys.stranger()),
    after(_call, answer, armed) {
      const key = spare.get(armed)?.publicJwk;
      const text = textOf(answer);
      if (answer.status !== 200 || text === undefined || key === undefined) return answer;
      const { keys } = JSON.parse(text) as { keys: readonly PublicJwk[] };
      return { ...answer, body: JSON.stringify({ keys: keys.map(({ kid }) => ({ ...key, kid })) }) };
    },
  },
  {
    name: 'jwks-empty',
    text: 'The JWKS holds no keys.',
    violates: 'FC-SVC-011',
    operations: ['get-jwks'],
    after: (_call, answer) => (answer.status === 200 ? { ...answer, body: '{"keys":[]}' } : answer),
  },
];
