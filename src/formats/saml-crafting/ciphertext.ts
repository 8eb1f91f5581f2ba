/**
 * Changes to encrypted octets that tell an attacker something when a service provider answers differently to each (Jager and
 * Somorovsky, "How to Break XML Encryption", 2011). The EncryptedData is text; nothing but its own CipherValue changes.
 */
import { elementsNamed, withContent } from './markup.ts';
import type { MarkupElement } from './markup.ts';

const BLOCK_BYTES = 16;

/** One bit of the authentication tag, which is at the end. */
export function withBrokenTag(data: string): string {
  return withFlippedBits(data, (octets) => [octets.length - 1, 0x01]);
}

/** The last octet of the plain text, the length of the padding, becomes larger than a block. */
export function withBrokenPadding(data: string): string {
  return withFlippedBits(data, (octets) => [octets.length - BLOCK_BYTES - 1, 0x80]);
}

/** The first octet of the plain text: it begins with another character than `<`. */
export function withFlippedFirstBlock(data: string): string {
  return withFlippedBits(data, () => [0, 0x01]);
}

function withFlippedBits(data: string, at: (octets: Buffer) => readonly [index: number, bits: number]): string {
  const value = contentValue(data);
  const octets = Buffer.from(data.slice(value.contentStart, value.contentEnd), 'base64');
  const [index, bits] = at(octets);
  octets[index] = (octets[index] ?? 0) ^ bits;
  return withContent(data, value, octets.toString('base64'));
}

/** The CipherValue that belongs to no key. */
function contentValue(data: string): MarkupElement {
  const keys = elementsNamed(data, 'EncryptedKey');
  const found = elementsNamed(data, 'CipherValue').find(({ start }) => !keys.some((key) => start > key.start && start < key.end));
  if (found === undefined) throw new TypeError('There is no CipherValue of the content.');
  return found;
}
