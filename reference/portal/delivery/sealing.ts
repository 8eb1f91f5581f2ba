/** Encrypts for a destination: its key is checked first, then every part becomes a compact JWE of its own (FIT-Connect, cryptography). */
import { X509Certificate, createHash, createPublicKey } from 'node:crypto';
import { CompactEncrypt, importJWK } from 'jose';
import type { JWK } from 'jose';
import { membersIn } from '../web/http-client.ts';

/** A key of a destination that may be used, and its certificate's SHA-1, lower-case hex. */
export interface DestinationKey {
  readonly jwk: JWK & { readonly kid: string };
  readonly fingerprint: string;
}

const MIN_MODULUS_CHARACTERS = 683;

/** Reads a published key. @returns undefined for one that must not be used */
export function readEncryptionKey(text: string): DestinationKey | undefined {
  const jwk = membersIn(text) as JWK;
  const { kty, kid, alg, key_ops: uses, n = '', x5c } = jwk;
  const isRight = kty === 'RSA' && alg === 'RSA-OAEP-256' && uses?.length === 1 && uses[0] === 'wrapKey' && n.length >= MIN_MODULUS_CHARACTERS;
  const [first] = x5c ?? [];
  if (!isRight || kid === undefined || first === undefined) return undefined;
  try {
    const certificate = new X509Certificate(Buffer.from(first, 'base64'));
    const isSame = createPublicKey({ key: { kty, n, e: jwk.e ?? '' }, format: 'jwk' }).equals(certificate.publicKey);
    return isSame ? { jwk: { ...jwk, kid }, fingerprint: createHash('sha1').update(certificate.raw).digest('hex') } : undefined;
  } catch {
    return undefined;
  }
}

/** @returns compact JWE */
export async function seal(plain: string, { jwk }: DestinationKey): Promise<string> {
  const { key_ops: _uses, use: _use, ...bare } = jwk;
  const key = await importJWK(bare, 'RSA-OAEP-256');
  const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: jwk.kid, cty: 'application/json' };
  return new CompactEncrypt(Buffer.from(plain, 'utf8')).setProtectedHeader(header).encrypt(key);
}

/** The fifth part of a compact JWE. */
export function tagOf(jwe: string): string {
  return jwe.slice(jwe.lastIndexOf('.') + 1);
}
