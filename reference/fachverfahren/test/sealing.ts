/** Encryption and signatures of the other side, for tests; algorithms and headers may be changed to wrong ones. */
import { randomUUID } from 'node:crypto';
import { CompactEncrypt, CompactSign, importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import type { TestKey } from './keys.ts';

/** What may be different about the JWEs of a submission. */
export interface EncryptionWish {
  readonly jwe?: { readonly zip?: boolean; readonly alg?: string; readonly enc?: string; readonly kid?: string };
  /** Public key to encrypt for, instead of the usual one. */
  readonly recipient?: JWK;
}

/** Signs an event; claims, key and header may be overridden. */
export type SignEvent = (name: string, claims?: Record<string, unknown>, key?: TestKey, header?: Record<string, unknown>) => Promise<string>;

async function usable(jwk: JWK, alg: string): Promise<CryptoKey> {
  const { key_ops: _operations, alg: _alg, x5c: _chain, ...bare } = jwk;
  return (await importJWK(bare, alg)) as CryptoKey;
}

/** Creates a function that turns content into a compact JWE. */
export async function createEncryptor({ publicJwk }: TestKey, wish: EncryptionWish) {
  const recipient = wish.recipient ?? publicJwk;
  const { zip, alg = 'RSA-OAEP-256', enc = 'A256GCM', kid = recipient.kid } = wish.jwe ?? {};
  const key = await usable(recipient, alg);
  const header = { alg, enc, kid: kid ?? '', ...(zip === true ? { zip: 'DEF' } : {}) };
  return (content: Uint8Array, cty: string) => new CompactEncrypt(content).setProtectedHeader({ ...header, cty }).encrypt(key);
}

/** Creates a function that signs events of the delivery service about one submission. */
export function createServiceSigner(
  serviceKey: TestKey,
  issuer: string,
  { submissionId, caseId }: { readonly submissionId: string; readonly caseId: string },
  tags: unknown,
): SignEvent {
  return async (name, changes = {}, signer = serviceKey, header = {}) => {
    const claims = {
      iss: issuer,
      iat: 1_700_000_000,
      jti: randomUUID(),
      sub: `submission:${submissionId}`,
      txn: `case:${caseId}`,
      events: { [`https://schema.fitko.de/fit-connect/events/${name}`]: name === 'submit-submission' ? { authenticationTags: tags } : {} },
      ...changes,
    };
    return new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ typ: 'secevent+jwt', alg: 'PS512', kid: signer.kid, ...header })
      .sign(await usable(signer.privateJwk, typeof header['alg'] === 'string' ? header['alg'] : 'PS512'));
  };
}
