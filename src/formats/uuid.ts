/** Identifiers (RFC 9562): random ones, and ones made from content, so that the same content has the same one. */
import { hash, randomUUID } from 'node:crypto';

/**
 * Random UUID, version 4, to be kept in large numbers: Node joins one of pieces, which all stay in memory until somebody reads
 * the text as a whole; this one is in one piece.
 */
export function newUuid(): string {
  return Buffer.from(randomUUID(), 'latin1').toString('latin1');
}

/** UUID of a text, in lower case (section 5.8, version 8 over SHA-256). It is a name, not a secret, and not random. */
export function uuidOf(text: string): string {
  const bytes = hash('sha256', text, 'buffer').subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
