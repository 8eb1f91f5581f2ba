/**
 * Published keys that break section 14, for senders that have to check them, and a JWKS that does not fit the service's
 * signatures. The destination's own keys stay as they are; only the answer changes.
 */
import { textOf } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { KeyPair } from '../../../src/formats/keys.ts';
import type { PublicJwk } from '../contract.ts';
import type { SpareKeys } from '../spare-keys.ts';
import type { Armed, FaultDefinition } from './definition.ts';

const spare = new WeakMap<Armed, KeyPair>();

function prepareWith(pick: (keys: SpareKeys) => Promise<KeyPair>): NonNullable<FaultDefinition['prepare']> {
  return async (_tenant, service, armed) => void spare.set(armed, await pick(service.spare));
}

/** Changes the key of a successful answer when it is an encryption key. */
function changeKey(answer: Answer, change: (key: Record<string, unknown>) => Record<string, unknown>): Answer {
  const text = textOf(answer);
  if (answer.status !== 200 || text === undefined) return answer;
  const key = JSON.parse(text) as Record<string, unknown>;
  return key['alg'] === 'RSA-OAEP-256' ? { ...answer, body: JSON.stringify(change(key)) } : answer;
}

function keyFault(
  name: string,
  text: string,
  change: (key: Record<string, unknown>, spareKey: PublicJwk | undefined, call: Call) => Record<string, unknown>,
  prepare?: FaultDefinition['prepare'],
): FaultDefinition {
  return {
    name,
    text,
    violates: 'FC-SVC-021',
    operations: ['get-destination-key'],
    after: (call, answer, armed) => changeKey(answer, (key) => change(key, spare.get(armed)?.publicJwk, call)),
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
