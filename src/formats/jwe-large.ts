/**
 * Sealing and opening of large JWEs with node:crypto, in pieces: the general library needs several copies and seconds for
 * 100 MB. Same algorithms as `jwe.ts` (RSA-OAEP-256, A256GCM), nothing else. Between pieces other work gets its turn.
 */
import { constants, createCipheriv, createDecipheriv, privateDecrypt, publicEncrypt, randomBytes } from 'node:crypto';
import type { DecipherGCM, KeyObject } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { base64urlLength, encodeBase64url } from './base64url.ts';
import type { JsonObject } from './json.ts';

/** Bytes per piece: divisible by 3, so that base64url of the pieces joins without padding. */
const PIECE_BYTES = 3 * 1024 * 1024;
const PIECE_CHARS = (PIECE_BYTES / 3) * 4;
const TAG_CHARS = 22;

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw) as (data: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

/** Encrypts with a fresh IV. @returns compact JWE in ASCII */
export async function sealLarge(
  plaintext: Uint8Array,
  key: KeyObject,
  header: JsonObject,
  contentKey: Uint8Array = randomBytes(32),
): Promise<Buffer<ArrayBuffer>> {
  const data = header['zip'] === 'DEF' ? await deflate(plaintext) : plaintext;
  const iv = randomBytes(12);
  const protectedHeader = encodeBase64url(JSON.stringify(header));
  const wrapped = publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, contentKey);
  const head = `${protectedHeader}.${encodeBase64url(wrapped)}.${encodeBase64url(iv)}.`;
  const output = Buffer.allocUnsafeSlow(head.length + base64urlLength(data.byteLength) + 1 + TAG_CHARS);
  let offset = output.write(head, 'latin1');
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv).setAAD(Buffer.from(protectedHeader, 'latin1'));
  for (let start = 0; start < data.byteLength; start += PIECE_BYTES) {
    offset += output.write(cipher.update(data.subarray(start, start + PIECE_BYTES)).toString('base64url'), offset, 'latin1');
    await nextTurn();
  }
  cipher.final();
  output.write(`.${encodeBase64url(cipher.getAuthTag())}`, offset, 'latin1');
  return output;
}

export interface LargeParts {
  readonly header: JsonObject;
  readonly protectedHeader: string;
  readonly encryptedKey: string;
  readonly iv: string;
  readonly ciphertext: string;
  readonly tag: string;
}

/** Opens the ciphertext of A256GCM. @throws Error when key, IV or tag cannot be of that algorithm */
export function decipherOf({ iv, tag, protectedHeader }: Pick<LargeParts, 'iv' | 'tag' | 'protectedHeader'>, contentKey: Uint8Array): DecipherGCM {
  const [ivBytes, tagBytes] = [iv, tag].map((text) => Buffer.from(text, 'base64url')) as [Buffer, Buffer];
  if (contentKey.byteLength !== 32 || ivBytes.byteLength !== 12 || tagBytes.byteLength !== 16) throw new Error('Content key, IV or tag has a wrong length.');
  return createDecipheriv('aes-256-gcm', contentKey, ivBytes, { authTagLength: 16 }).setAAD(Buffer.from(protectedHeader, 'latin1')).setAuthTag(tagBytes);
}

/** Decrypts; the parts are known to be base64url. @throws Error when key, tag or bounds do not fit */
export async function openLarge(parts: LargeParts, key: KeyObject, maxBytes: number): Promise<Uint8Array> {
  const contentKey = privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, Buffer.from(parts.encryptedKey, 'base64url'));
  const decipher = decipherOf(parts, contentKey);
  const output = Buffer.allocUnsafeSlow(Math.floor((parts.ciphertext.length * 3) / 4));
  let offset = 0;
  for (let start = 0; start < parts.ciphertext.length; start += PIECE_CHARS) {
    offset += decipher.update(Buffer.from(parts.ciphertext.slice(start, start + PIECE_CHARS), 'base64url')).copy(output, offset);
    await nextTurn();
  }
  decipher.final();
  const data = output.subarray(0, offset);
  return parts.header['zip'] === 'DEF' ? inflate(data, { maxOutputLength: maxBytes }) : data;
}
