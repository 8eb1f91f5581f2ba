/**
 * The private decryption keys by `kid`. Old keys stay in the ring after a roll-over, because submissions encrypted
 * before it are still on their way. Keys are checked against the rules for destinations before they are imported.
 */
import { createPrivateKey, webcrypto } from 'node:crypto';
import type { JWK } from 'jose';
import type { Faults } from './faults.ts';

/** A private RSA key with its `kid`, as read from a file. */
export type PrivateJwk = JWK & { readonly kid: string };

/** A key ready for use. */
export interface RingKey {
  readonly jwk: PrivateJwk;
  readonly unwrap: webcrypto.CryptoKey;
}

/** The keys of this destination. */
export interface Keyring {
  add(jwk: PrivateJwk): Promise<void>;
  /** The key that fits the `kid` of a JWE header. */
  select(kid: unknown): RingKey | undefined;
}

/** A private JWK breaks the rules; the message is one clause for an error sentence. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

/**
 * Checks a private JWK read from a file.
 *
 * @throws KeyError when it is no RSA key of 4096 bits with `kid`, private part and the expected `key_ops` and `alg`
 */
export function checkPrivateJwk(value: unknown, operation: 'unwrapKey' | 'sign'): PrivateJwk {
  const jwk = (typeof value === 'object' && value !== null ? value : {}) as JWK;
  if (jwk.kty !== 'RSA' || typeof jwk.d !== 'string') throw new KeyError('holds no private RSA key');
  if (typeof jwk.kid !== 'string' || jwk.kid === '') throw new KeyError('names no kid');
  if (jwk.key_ops?.length !== 1 || jwk.key_ops[0] !== operation) throw new KeyError(`must have key_ops ["${operation}"]`);
  const alg = operation === 'sign' ? 'PS512' : 'RSA-OAEP-256';
  if (jwk.alg !== undefined && jwk.alg !== alg) throw new KeyError(`must have alg ${alg}`);
  if (modulusBits(jwk) < 4096) throw new KeyError('must be a 4096 bit key');
  return jwk as PrivateJwk;
}

function modulusBits(jwk: JWK): number {
  try {
    return createPrivateKey({ key: jwk, format: 'jwk' }).asymmetricKeyDetails?.modulusLength ?? 0;
  } catch {
    throw new KeyError('holds a damaged key');
  }
}

/** A copy without `key_ops` and `use`, which libraries would otherwise hold against the import. */
export function withoutUsage(jwk: JWK): JWK {
  const { key_ops: _operations, use: _use, ...bare } = jwk;
  return bare;
}

/** Creates a ring with the configured keys. */
export async function createKeyring(keys: readonly PrivateJwk[], faults: Faults): Promise<Keyring> {
  const ring = new Map<string, RingKey>();
  async function add(jwk: PrivateJwk): Promise<void> {
    const { alg: _alg, ...bare } = withoutUsage(jwk);
    const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' };
    const unwrap = await webcrypto.subtle.importKey('jwk', bare as webcrypto.JsonWebKey, algorithm, false, ['decrypt']);
    ring.set(jwk.kid, { jwk, unwrap });
  }
  for (const jwk of keys) await add(jwk);
  return {
    add,
    select: (kid) => (faults.has('first-key-only') ? ring.values().next().value : ring.get(String(kid))),
  };
}
