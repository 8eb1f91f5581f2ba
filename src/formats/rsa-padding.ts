/**
 * Paddings of RSA encryption that node:crypto has no option for: OAEP whose mask has another digest than its label (RFC 8017,
 * section 7.1), which is what `rsa-oaep-mgf1p` with SHA-256 means, and reading PKCS #1 v1.5 (section 7.2), which newer OpenSSL
 * answers with random octets instead of an error. For keys of simulators only: a decryption here tells by its duration.
 */
import { constants, createHash, privateDecrypt, publicEncrypt, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export interface OaepDigests {
  readonly label: 'sha1' | 'sha256';
  readonly mask: 'sha1' | 'sha256';
}

/** Encrypts a few octets. @throws TypeError when they are too many for the key */
export function encryptOaep(key: KeyObject, octets: Uint8Array, digests: OaepDigests): Buffer {
  const size = sizeOf(key);
  const label = emptyDigest(digests.label);
  const free = size - octets.length - 2 * label.length - 2;
  if (free < 0) throw new TypeError('The key is too small for what it has to encrypt.');
  const block = Buffer.concat([label, Buffer.alloc(free), Uint8Array.of(1), octets]);
  const seed = randomBytes(label.length);
  const maskedBlock = masked(block, seed, digests.mask);
  const maskedSeed = masked(seed, maskedBlock, digests.mask);
  return publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.concat([Uint8Array.of(0), maskedSeed, maskedBlock]));
}

/** @throws TypeError when the padding is not right */
export function decryptOaep(key: KeyObject, encrypted: Uint8Array, digests: OaepDigests): Buffer {
  const message = rawDecrypted(key, encrypted);
  const label = emptyDigest(digests.label);
  const maskedBlock = message.subarray(1 + label.length);
  const seed = masked(message.subarray(1, 1 + label.length), maskedBlock, digests.mask);
  const block = masked(maskedBlock, seed, digests.mask);
  const start = block.indexOf(1, label.length);
  const isRight =
    message[0] === 0 && block.subarray(0, label.length).equals(label) && start >= 0 && block.subarray(label.length, start).every((octet) => octet === 0);
  if (!isRight) throw new TypeError('The encrypted key cannot be opened with this key.');
  return block.subarray(start + 1);
}

/** @throws TypeError when the padding is not right */
export function decryptPkcs1(key: KeyObject, encrypted: Uint8Array): Buffer {
  const message = rawDecrypted(key, encrypted);
  const end = message.indexOf(0, 2);
  if (message[0] !== 0 || message[1] !== 2 || end < 10) throw new TypeError('The encrypted key cannot be opened with this key.');
  return message.subarray(end + 1);
}

function rawDecrypted(key: KeyObject, encrypted: Uint8Array): Buffer {
  const size = sizeOf(key);
  if (encrypted.length !== size) throw new TypeError('The encrypted key has another length than this key.');
  try {
    return Buffer.from(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted));
  } catch (cause) {
    throw new TypeError('The encrypted key cannot be opened with this key.', { cause });
  }
}

/** MGF1 over the seed, combined with the octets. */
function masked(octets: Uint8Array, seed: Uint8Array, digest: string): Buffer {
  const result = Buffer.from(octets);
  const counter = Buffer.alloc(4);
  for (let at = 0, block = 0; at < result.length; block += 1) {
    counter.writeUInt32BE(block);
    for (const octet of createHash(digest).update(seed).update(counter).digest()) {
      if (at < result.length) result[at] = (result[at] ?? 0) ^ octet;
      at += 1;
    }
  }
  return result;
}

function emptyDigest(digest: string): Buffer {
  return createHash(digest).digest();
}

function sizeOf(key: KeyObject): number {
  return Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}
