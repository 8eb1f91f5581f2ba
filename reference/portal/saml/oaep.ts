/**
 * OAEP decoding (RFC 8017, 7.1.2) for the pairs of hashes that Node does not offer: XML encryption names the hash of the
 * label and the hash of the mask separately, and SHA-256 with MGF1-SHA-1 is common.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

/** The two hashes, as Node names them. */
export interface OaepHashes {
  readonly digest: string;
  readonly mask: string;
}

function hash(name: string, ...parts: readonly Uint8Array[]): Buffer {
  const state = createHash(name);
  for (const part of parts) state.update(part);
  return state.digest();
}

/** MGF1 over the seed, applied to the data. */
function masked(data: Buffer, seed: Buffer, name: string): Buffer {
  const parts: Buffer[] = [];
  for (let counter = 0, length = 0; length < data.length; counter += 1) {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(counter);
    const part = hash(name, seed, number);
    parts.push(part);
    length += part.length;
  }
  const mask = Buffer.concat(parts);
  return Buffer.from(data.map((byte, index) => byte ^ (mask[index] ?? 0)));
}

/**
 * Decodes an encoded message, empty label.
 *
 * @throws TypeError with one text for whatever is wrong
 */
export function oaepDecode(encoded: Buffer, { digest, mask }: OaepHashes): Buffer {
  const labelHash = hash(digest);
  const size = labelHash.length;
  const seed = masked(encoded.subarray(1, 1 + size), encoded.subarray(1 + size), mask);
  const block = masked(encoded.subarray(1 + size), seed, mask);
  const separator = block.findIndex((byte, index) => index >= size && byte !== 0);
  const isGood = encoded[0] === 0 && timingSafeEqual(block.subarray(0, size), labelHash) && block[separator] === 1;
  if (!isGood) throw new TypeError('decryption failed');
  return block.subarray(separator + 1);
}
