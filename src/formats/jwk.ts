/**
 * JSON Web Keys as Node key objects. `key_ops` and `use` are left out on a copy, because libraries refuse RSA keys for
 * key wrapping otherwise (fact sheet, section 14); who needs these members checked asks `checkPublicJwk` first.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';

/** Any JWK as data; members are narrowed where they are used. */
export type Jwk = Readonly<Record<string, unknown>>;
export type PublicJwk = Jwk & { readonly kid: string };
export type PrivateJwk = Jwk & { readonly kid: string };

const publicKeys = new WeakMap<Jwk, KeyObject>();
const privateKeys = new WeakMap<Jwk, KeyObject>();

const PUBLIC_MEMBERS = ['kty', 'n', 'e', 'crv', 'x', 'y'];
const PRIVATE_MEMBERS = [...PUBLIC_MEMBERS, 'd', 'p', 'q', 'dp', 'dq', 'qi'];

/** The public key of a JWK, remembered as long as the JWK object lives. @returns undefined when it is no key */
export function publicKeyOf(jwk: Jwk): KeyObject | undefined {
  return remember(publicKeys, jwk, () => createPublicKey({ key: pick(jwk, PUBLIC_MEMBERS), format: 'jwk' }));
}

/** The private key of a JWK, remembered as long as the JWK object lives. @returns undefined when it is no private key */
export function privateKeyOf(jwk: Jwk): KeyObject | undefined {
  return remember(privateKeys, jwk, () => createPrivateKey({ key: pick(jwk, PRIVATE_MEMBERS), format: 'jwk' }));
}

/** @throws TypeError when the JWK is no usable public key */
export function requirePublicKey(jwk: Jwk): KeyObject {
  const key = publicKeyOf(jwk);
  if (key === undefined) throw new TypeError('The JWK holds no usable public key.');
  return key;
}

/** @throws TypeError when the JWK is no usable private key */
export function requirePrivateKey(jwk: Jwk): KeyObject {
  const key = privateKeyOf(jwk);
  if (key === undefined) throw new TypeError('The JWK holds no usable private key.');
  return key;
}

function remember(cache: WeakMap<Jwk, KeyObject>, jwk: Jwk, create: () => KeyObject): KeyObject | undefined {
  const known = cache.get(jwk);
  if (known !== undefined) return known;
  if (jwk['kty'] === 'RSA' && (isEmpty(jwk['n']) || isEmpty(jwk['e']))) return undefined;
  try {
    const key = create();
    cache.set(jwk, key);
    return key;
  } catch {
    return undefined;
  }
}

/** Node takes an empty number for zero. */
function isEmpty(value: unknown): boolean {
  return typeof value !== 'string' || value === '';
}

function pick(jwk: Jwk, names: readonly string[]): JsonWebKey {
  return Object.fromEntries(names.flatMap((name) => (jwk[name] === undefined ? [] : [[name, jwk[name]]])));
}
