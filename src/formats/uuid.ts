/** Identifiers made from content, so that the same content has the same one (RFC 9562 section 5.8, version 8 over SHA-256). */
import { hash } from 'node:crypto';

/** UUID of a text, in lower case. It is a name, not a secret, and not random. */
export function uuidOf(text: string): string {
  const bytes = hash('sha256', text, 'buffer').subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
