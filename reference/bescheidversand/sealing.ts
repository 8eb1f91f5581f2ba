/** Cryptography of FIT-Connect on the sender's side: encrypts for the destination, and reads its events only when it has signed them. */
import { CompactEncrypt, compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import type { JWK } from 'jose';
import type { DeliveryService, Json } from './delivery-service.ts';

/** A key of the destination that may be encrypted with. */
export type SealingKey = JWK & { readonly kid: string };

const MIN_MODULUS_CHARACTERS = 683;
const EVENTS = 'https://schema.fitko.de/fit-connect/events/';

/** @returns undefined for a key that must not be used */
export function sealingKeyOf(value: Json | undefined): SealingKey | undefined {
  const { kty, kid, alg, key_ops: uses, n = '', ...rest } = (value ?? {}) as JWK;
  const isRight = kty === 'RSA' && alg === 'RSA-OAEP-256' && uses?.length === 1 && uses[0] === 'wrapKey' && n.length >= MIN_MODULUS_CHARACTERS;
  return isRight && kid !== undefined ? { ...rest, kty, alg, n, kid } : undefined;
}

/** @returns compact JWE */
export async function seal(plain: Uint8Array, key: SealingKey, contentType: string): Promise<string> {
  const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: key.kid, cty: contentType };
  return new CompactEncrypt(plain).setProtectedHeader(header).encrypt(await importJWK(key, 'RSA-OAEP-256'));
}

/** How the destination decided about a submission; undefined as long as it has not, or for an event that it did not sign. */
export async function decisionIn(
  log: readonly string[],
  submissionId: string,
  destinationId: string,
  service: Pick<DeliveryService, 'destinationKey'>,
): Promise<'accepted' | 'rejected' | undefined> {
  for (const set of log) {
    const name = await provenEvent(set, { submissionId, destinationId, service });
    if (name === `${EVENTS}accept-submission`) return 'accepted';
    if (name === `${EVENTS}reject-submission`) return 'rejected';
  }
  return undefined;
}

interface Expected {
  readonly submissionId: string;
  readonly destinationId: string;
  readonly service: Pick<DeliveryService, 'destinationKey'>;
}

async function provenEvent(set: string, { submissionId, destinationId, service }: Expected): Promise<string | undefined> {
  try {
    const { iss, sub, ['events']: events } = decodeJwt(set);
    const { alg, kid = '', typ } = decodeProtectedHeader(set);
    if (iss !== destinationId || sub !== `submission:${submissionId}` || alg !== 'PS512' || typ !== 'secevent+jwt') return undefined;
    const { key_ops: _uses, use: _use, ...bare } = ((await service.destinationKey(kid)) ?? {}) as JWK;
    await compactVerify(set, await importJWK(bare, 'PS512'), { algorithms: ['PS512'] });
    return Object.keys(events as object)[0];
  } catch {
    return undefined;
  }
}
