/** Opening a JWE with its content key, for whoever was given that and not the recipient's key. */
import { inflateRawSync } from 'node:zlib';
import { decodeBase64url } from './base64url.ts';
import { decipherOf } from './jwe-large.ts';
import { jweParts } from './jwe.ts';

/**
 * Opens what was encrypted with A256GCM, compressed or not; nothing else. Never throws.
 * @param contentKey base64url
 * @param maxBytes bound for what is compressed
 * @returns undefined when it is no such JWE, or the key is another one
 */
export function openWithContentKey(compact: string, contentKey: string, maxBytes: number): Uint8Array | undefined {
  const parts = jweParts(compact);
  const key = decodeBase64url(contentKey);
  if (parts === undefined || key === undefined || parts.header['enc'] !== 'A256GCM') return undefined;
  try {
    const decipher = decipherOf(parts, key);
    const data = Buffer.concat([decipher.update(parts.ciphertext, 'base64url'), decipher.final()]);
    return parts.header['zip'] === 'DEF' ? inflateRawSync(data, { maxOutputLength: maxBytes }) : data;
  } catch {
    return undefined;
  }
}
