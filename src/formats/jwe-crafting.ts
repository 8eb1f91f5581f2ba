/**
 * JWEs as no conforming sender makes them: other algorithms, lying headers, changed bytes, missing parts. For negative
 * tests and faults only. Written by hand with node:crypto, since a JOSE library rightly refuses most of this.
 */
import { constants, createCipheriv, createHmac, publicEncrypt, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { requirePublicKey } from './jwk.ts';
import type { Jwk } from './jwk.ts';

export type JwePart = 'header' | 'encrypted-key' | 'iv' | 'ciphertext' | 'tag';

export interface JweCrafting {
  /** Replaces or adds header members; `undefined` as value takes a member out. What the header says need not be done. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** What is done to the content key. Default RSA-OAEP-256. */
  readonly keyAlgorithm?: 'RSA-OAEP-256' | 'RSA-OAEP' | 'RSA1_5';
  /** What is done to the plaintext. Default A256GCM. */
  readonly encAlgorithm?: 'A256GCM' | 'A128GCM' | 'A256CBC-HS512';
  /** Compresses the plaintext and says so. */
  readonly zip?: 'DEF';
  /** Encrypts the content key for this key while the header names the `kid` of the first one. */
  readonly recipientKey?: Jwk;
  /** Authenticates this text instead of the protected header. */
  readonly aad?: string;
  /** Changes one bit of a part after encryption. */
  readonly tamper?: 'encrypted-key' | 'iv' | 'ciphertext' | 'tag';
  /** Cuts a part down to so many bytes after encryption; 0 empties it. */
  readonly shorten?: { readonly part: Exclude<JwePart, 'header'>; readonly toBytes: number };
  /** Takes a whole part out with its dot, so that four are left. */
  readonly drop?: JwePart;
  /** Content key or IV to use instead of fresh ones, e.g. to use one twice. */
  readonly contentKey?: Uint8Array;
  readonly iv?: Uint8Array;
}

interface Sealed {
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

const PADDINGS = {
  'RSA-OAEP-256': { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
  'RSA-OAEP': { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
  RSA1_5: { padding: constants.RSA_PKCS1_PADDING },
} as const;

const CONTENT = {
  A256GCM: { keyBytes: 32, ivBytes: 12 },
  A128GCM: { keyBytes: 16, ivBytes: 12 },
  'A256CBC-HS512': { keyBytes: 64, ivBytes: 16 },
} as const;

/** A fresh content key for what {@link craftJwe} does to the plaintext. */
export function contentKeyFor(encAlgorithm: NonNullable<JweCrafting['encAlgorithm']> = 'A256GCM'): Uint8Array {
  return randomBytes(CONTENT[encAlgorithm].keyBytes);
}

/**
 * Builds a JWE step by step. Without options the result is a conforming one.
 * @param publicJwk key whose `kid` the header names, and the recipient unless `recipientKey` says otherwise
 * @returns compact JWE, five base64url parts, or four after `drop`
 * @throws TypeError when a key is not usable; RangeError when a given content key or IV has a wrong length
 */
export function craftJwe(plaintext: Uint8Array, publicJwk: Jwk, options: JweCrafting = {}): string {
  const keyAlgorithm = options.keyAlgorithm ?? 'RSA-OAEP-256';
  const encAlgorithm = options.encAlgorithm ?? 'A256GCM';
  const contentKey = options.contentKey ?? contentKeyFor(encAlgorithm);
  const iv = options.iv ?? randomBytes(CONTENT[encAlgorithm].ivBytes);
  const protectedHeader = encodeBase64url(JSON.stringify(headerOf(publicJwk, keyAlgorithm, encAlgorithm, options)));
  const aad = Buffer.from(options.aad ?? protectedHeader, 'utf8');
  const data = options.zip === 'DEF' ? deflateRawSync(plaintext) : plaintext;
  const sealed = encAlgorithm === 'A256CBC-HS512' ? sealCbc(data, contentKey, iv, aad) : sealGcm(encAlgorithm, data, contentKey, iv, aad);
  const key = requirePublicKey(options.recipientKey ?? publicJwk);
  const parts: Record<Exclude<JwePart, 'header'>, Uint8Array> = { 'encrypted-key': publicEncrypt({ key, ...PADDINGS[keyAlgorithm] }, contentKey), ...sealed };
  if (options.tamper !== undefined) parts[options.tamper] = flipOneBit(parts[options.tamper]);
  if (options.shorten !== undefined) parts[options.shorten.part] = parts[options.shorten.part].subarray(0, options.shorten.toBytes);
  return join(protectedHeader, parts, options.drop);
}

/** The same JWE with another protected header text, so that the authenticated data no longer fit. */
export function replaceJweHeader(compact: string, change: Readonly<Record<string, unknown>>): string {
  const [header = '', ...rest] = compact.split('.');
  const members = JSON.parse(decodeBase64url(header)?.toString('utf8') ?? '{}') as Record<string, unknown>;
  return [encodeBase64url(JSON.stringify({ ...members, ...change })), ...rest].join('.');
}

function headerOf(publicJwk: Jwk, alg: string, enc: string, options: JweCrafting): Readonly<Record<string, unknown>> {
  return { alg, enc, kid: publicJwk['kid'], ...(options.zip === undefined ? {} : { zip: options.zip }), ...options.header };
}

function sealGcm(encAlgorithm: 'A256GCM' | 'A128GCM', data: Uint8Array, contentKey: Uint8Array, iv: Uint8Array, aad: Uint8Array): Sealed {
  const cipher = createCipheriv(encAlgorithm === 'A256GCM' ? 'aes-256-gcm' : 'aes-128-gcm', contentKey, iv).setAAD(aad);
  const ciphertext = Buffer.concat([cipher.update(data), cipher.final()]);
  return { iv, ciphertext, tag: cipher.getAuthTag() };
}

/** RFC 7518, section 5.2: the first half of the key authenticates, the second half encrypts. */
function sealCbc(data: Uint8Array, contentKey: Uint8Array, iv: Uint8Array, aad: Uint8Array): Sealed {
  const cipher = createCipheriv('aes-256-cbc', contentKey.subarray(32), iv);
  const ciphertext = Buffer.concat([cipher.update(data), cipher.final()]);
  const aadBits = Buffer.alloc(8);
  aadBits.writeBigUInt64BE(BigInt(aad.byteLength) * 8n);
  const mac = createHmac('sha512', contentKey.subarray(0, 32)).update(aad).update(iv).update(ciphertext).update(aadBits).digest();
  return { iv, ciphertext, tag: mac.subarray(0, 32) };
}

function flipOneBit(bytes: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const middle = Math.floor(changed.length / 2);
  if (changed.length > 0) changed[middle] = (changed[middle] ?? 0) ^ 1;
  return changed;
}

function join(protectedHeader: string, parts: Readonly<Record<Exclude<JwePart, 'header'>, Uint8Array>>, drop: JwePart | undefined): string {
  const texts: [JwePart, string][] = [
    ['header', protectedHeader],
    ['encrypted-key', encodeBase64url(parts['encrypted-key'])],
    ['iv', encodeBase64url(parts.iv)],
    ['ciphertext', encodeBase64url(parts.ciphertext)],
    ['tag', encodeBase64url(parts.tag)],
  ];
  return texts
    .filter(([part]) => part !== drop)
    .map(([, text]) => text)
    .join('.');
}
