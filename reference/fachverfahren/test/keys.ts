/** Key pairs for tests, made once per process. 2048 bits are enough where the product's own key rules are not the subject. */
import { generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'jose';
import type { PrivateJwk } from '../keyring.ts';

/** A key pair as JWKs. */
export interface TestKey {
  readonly kid: string;
  readonly privateJwk: PrivateJwk;
  readonly publicJwk: JWK;
}

/** Makes a key pair for encryption or signatures. */
export async function makeKey(kind: 'encryption' | 'signature', modulusLength = 2048): Promise<TestKey> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength });
  const kid = randomUUID();
  const [alg, privateUse, publicUse] = kind === 'encryption' ? ['RSA-OAEP-256', 'unwrapKey', 'wrapKey'] : ['PS512', 'sign', 'verify'];
  return {
    kid,
    privateJwk: { ...(privateKey.export({ format: 'jwk' }) as JWK), kid, alg, key_ops: [privateUse] },
    publicJwk: { ...(publicKey.export({ format: 'jwk' }) as JWK), kid, alg, key_ops: [publicUse] },
  };
}
