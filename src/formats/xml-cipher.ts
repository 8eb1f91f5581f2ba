/**
 * Content encryption and key transport of XML encryption (xmlenc-core1, sections 5.2 and 5.5) by node:crypto: names, keys,
 * octets. The XML around is written and read elsewhere.
 */
import { constants, createCipheriv, createDecipheriv, privateDecrypt, publicEncrypt, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { XML_ENCRYPTION, XML_ENCRYPTION_11 } from './saml-names.ts';
import { decryptOaep, decryptPkcs1, encryptOaep } from './rsa-padding.ts';
import type { OaepDigests } from './rsa-padding.ts';

export type ContentAlgorithm = 'aes256-gcm' | 'aes128-gcm' | 'aes256-cbc' | 'aes128-cbc' | 'tripledes-cbc';
export type KeyTransport = 'rsa-oaep-mgf1p' | 'rsa-oaep' | 'rsa-1_5';
export type OaepDigest = 'sha1' | 'sha256';

interface Cipher {
  readonly uri: string;
  readonly keyBytes: number;
  readonly ivBytes: number;
  readonly isAuthenticated: boolean;
  /** As OpenSSL calls it. */
  readonly cipher: 'aes-256-gcm' | 'aes-128-gcm' | 'aes-256-cbc' | 'aes-128-cbc' | 'des-ede3-cbc';
}

export const CIPHERS: Readonly<Record<ContentAlgorithm, Cipher>> = {
  'aes256-gcm': { uri: `${XML_ENCRYPTION_11}aes256-gcm`, keyBytes: 32, ivBytes: 12, isAuthenticated: true, cipher: 'aes-256-gcm' },
  'aes128-gcm': { uri: `${XML_ENCRYPTION_11}aes128-gcm`, keyBytes: 16, ivBytes: 12, isAuthenticated: true, cipher: 'aes-128-gcm' },
  'aes256-cbc': { uri: `${XML_ENCRYPTION}aes256-cbc`, keyBytes: 32, ivBytes: 16, isAuthenticated: false, cipher: 'aes-256-cbc' },
  'aes128-cbc': { uri: `${XML_ENCRYPTION}aes128-cbc`, keyBytes: 16, ivBytes: 16, isAuthenticated: false, cipher: 'aes-128-cbc' },
  'tripledes-cbc': { uri: `${XML_ENCRYPTION}tripledes-cbc`, keyBytes: 24, ivBytes: 8, isAuthenticated: false, cipher: 'des-ede3-cbc' },
};
export const TRANSPORT_URIS: Readonly<Record<KeyTransport, string>> = {
  'rsa-oaep-mgf1p': `${XML_ENCRYPTION}rsa-oaep-mgf1p`,
  'rsa-oaep': `${XML_ENCRYPTION_11}rsa-oaep`,
  'rsa-1_5': `${XML_ENCRYPTION}rsa-1_5`,
};

const TAG_BYTES = 16;

/** Encrypts with a fresh key. @returns initialisation vector, encrypted octets and tag in one, and the key */
export function encryptContent(plain: Uint8Array, algorithm: ContentAlgorithm): { readonly octets: Buffer; readonly key: Buffer } {
  const { cipher: name, keyBytes, ivBytes, isAuthenticated } = CIPHERS[algorithm];
  const key = randomBytes(keyBytes);
  const iv = randomBytes(ivBytes);
  if (isAuthenticated) {
    const cipher = createCipheriv(name as 'aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    return { octets: Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]), key };
  }
  const cipher = createCipheriv(name, key, iv).setAutoPadding(false);
  return { octets: Buffer.concat([iv, cipher.update(plain), cipher.update(padding(plain.length, ivBytes)), cipher.final()]), key };
}

/** @throws TypeError when key, tag or padding do not fit */
export function decryptContent(octets: Uint8Array, algorithm: ContentAlgorithm, key: Uint8Array): Buffer {
  const { cipher: name, keyBytes, ivBytes, isAuthenticated } = CIPHERS[algorithm];
  if (key.length !== keyBytes) throw new TypeError('The key has not the length of the algorithm.');
  const iv = octets.subarray(0, ivBytes);
  try {
    return isAuthenticated ? opened(name as 'aes-256-gcm', key, iv, octets.subarray(ivBytes)) : unpadded(name, key, iv, octets.subarray(ivBytes));
  } catch (cause) {
    throw new TypeError('The content cannot be decrypted.', { cause });
  }
}

/** Which digests OAEP works with: `rsa-oaep-mgf1p` has SHA-1 in its mask, `rsa-oaep` here the same digest twice. */
export function oaepDigests(transport: KeyTransport, digest: OaepDigest): OaepDigests {
  return { label: digest, mask: transport === 'rsa-oaep-mgf1p' ? 'sha1' : digest };
}

/** Encrypts a content key for a public key. */
export function wrapKey(key: Uint8Array, recipient: KeyObject, transport: KeyTransport, digest: OaepDigest): Buffer {
  if (transport === 'rsa-1_5') return publicEncrypt({ key: recipient, padding: constants.RSA_PKCS1_PADDING }, key);
  const digests = oaepDigests(transport, digest);
  if (digests.label !== digests.mask) return encryptOaep(recipient, key, digests);
  return publicEncrypt({ key: recipient, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: digest }, key);
}

/** @throws TypeError when it is not for this key or of another padding */
export function unwrapKey(encrypted: Uint8Array, key: KeyObject, transport: KeyTransport, digests: OaepDigests): Buffer {
  if (transport === 'rsa-1_5') return decryptPkcs1(key, encrypted);
  if (digests.label !== digests.mask) return decryptOaep(key, encrypted, digests);
  try {
    return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: digests.label }, encrypted);
  } catch (cause) {
    throw new TypeError('The encrypted key cannot be opened with this key.', { cause });
  }
}

/** xmlenc-core1, 5.2.1: the last octet counts the padding, the others are arbitrary. */
function padding(length: number, blockBytes: number): Buffer {
  const size = blockBytes - (length % blockBytes);
  return Buffer.concat([randomBytes(size - 1), Uint8Array.of(size)]);
}

function opened(name: 'aes-256-gcm', key: Uint8Array, iv: Uint8Array, rest: Uint8Array): Buffer {
  const decipher = createDecipheriv(name, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(rest.subarray(rest.length - TAG_BYTES));
  return Buffer.concat([decipher.update(rest.subarray(0, rest.length - TAG_BYTES)), decipher.final()]);
}

function unpadded(name: string, key: Uint8Array, iv: Uint8Array, encrypted: Uint8Array): Buffer {
  const decipher = createDecipheriv(name, key, iv).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypted), decipher.final()]);
  const size = padded.at(-1) ?? 0;
  if (size === 0 || size > iv.length || size > padded.length) throw new TypeError('The padding is wrong.');
  return padded.subarray(0, padded.length - size);
}
