/**
 * Serial numbers that their authority recognises: eight random octets and a tag over them that only the authority's key can
 * make. So a responder tells certificates that were issued from numbers nobody gave out, without a list that every process
 * would have to share.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const NONCE_BYTES = 8;
const TAG_BYTES = 8;

/** @param secret of the authority @returns 32 hex digits, positive and of constant length */
export function createSerialNumber(secret: Uint8Array, random: (bytes: number) => Uint8Array = randomBytes): string {
  const nonce = Buffer.from(random(NONCE_BYTES));
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce.toString('hex') + tagOf(secret, nonce).toString('hex');
}

/** Whether the authority with that secret gave the number out. @param serialNumber hex, as read from a certificate or request */
export function isOwnSerialNumber(secret: Uint8Array, serialNumber: string): boolean {
  if (!/^[0-9a-f]{32}$/.test(serialNumber)) return false;
  const bytes = Buffer.from(serialNumber, 'hex');
  return timingSafeEqual(bytes.subarray(NONCE_BYTES), tagOf(secret, bytes.subarray(0, NONCE_BYTES)));
}

function tagOf(secret: Uint8Array, nonce: Uint8Array): Buffer {
  return createHmac('sha256', secret).update('serial number').update(nonce).digest().subarray(0, TAG_BYTES);
}
