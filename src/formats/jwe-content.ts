/** Opening a JWE with its content key, for whoever was given that and not the recipient's key. */
import { createDecipheriv } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { decodeBase64url } from './base64url.ts';
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
  if (parts === undefined || key?.byteLength !== 32 || parts.header['enc'] !== 'A256GCM') return undefined;
  try {
    const [iv, ciphertext, tag] = [parts.iv, parts.ciphertext, parts.tag].map((text) => Buffer.from(text, 'base64url')) as [Buffer, Buffer, Buffer];
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 }).setAAD(Buffer.from(parts.protectedHeader, 'latin1')).setAuthTag(tag);
    const data = Buffer.concat([decipher.update(ciphertext), decipher.final()]);
    return parts.header['zip'] === 'DEF' ? inflateRawSync(data, { maxOutputLength: maxBytes }) : data;
  } catch {
    return undefined;
  }
}
