/**
 * Key derivation of PKCS #12 from a password (RFC 7292, appendix B.2), for the integrity of a file and for encryption by the
 * older methods.
 */
import { createHash } from 'node:crypto';

/** Purposes in the key derivation of RFC 7292, appendix B.3. */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

export interface Derivation {
  readonly password: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly digest: readonly [name: string, blockBytes: number] | undefined;
}

/** Key derivation of RFC 7292, appendix B.2. */
export function derive(purpose: number, length: number, { password, salt, iterations, digest = ['sha1', 64] }: Derivation): Uint8Array {
  const [name, blockBytes] = digest;
  const secret = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const input = Buffer.concat([repeated(salt, blockBytes), repeated(secret, blockBytes)]);
  const pieces: Buffer[] = [];
  for (let size = 0; size < length;) {
    let piece = createHash(name).update(Buffer.alloc(blockBytes, purpose)).update(input).digest();
    for (let round = 1; round < iterations; round++) piece = createHash(name).update(piece).digest();
    pieces.push(piece);
    size += piece.byteLength;
    addToBlocks(input, repeated(piece, blockBytes).subarray(0, blockBytes), blockBytes);
  }
  return Buffer.concat(pieces).subarray(0, length);
}

/** Adds a number and one to each block, as big-endian numbers that drop their carry. */
function addToBlocks(input: Buffer, summand: Uint8Array, blockBytes: number): void {
  for (let block = 0; block < input.byteLength; block += blockBytes) {
    let carry = 1;
    for (let at = blockBytes - 1; at >= 0; at--) {
      carry += (input[block + at] ?? 0) + (summand[at] ?? 0);
      input[block + at] = carry & 0xff;
      carry >>= 8;
    }
  }
}

/** The octets over and over, up to whole blocks; nothing stays nothing. */
function repeated(bytes: Uint8Array, blockBytes: number): Buffer {
  const result = Buffer.alloc(Math.ceil(bytes.byteLength / blockBytes) * blockBytes);
  return bytes.byteLength === 0 ? result : result.fill(bytes);
}
