/**
 * base64url without padding (RFC 4648 section 5, RFC 7515 section 2). Decoding is strict: a character outside the
 * alphabet, padding, or bits left over in the last character make a text invalid. It never throws.
 */

/** Encodes bytes, or the UTF-8 bytes of a text. @returns base64url without padding */
export function encodeBase64url(data: Uint8Array | string): string {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return bytes.toString('base64url');
}

/** Decodes strictly. @returns undefined when the text is not canonical base64url */
export function decodeBase64url(text: string): Buffer | undefined {
  if (!isBase64url(text)) return undefined;
  return Buffer.from(text, 'base64url');
}

/** Whether a text is canonical base64url without padding; the empty text is. Linear, without a copy. */
export function isBase64url(text: string): boolean {
  const rest = text.length % 4;
  if (rest === 1 || !/^[A-Za-z0-9_-]*$/.test(text)) return false;
  if (rest === 0) return true;
  const last = valueOf(text.charCodeAt(text.length - 1));
  return rest === 2 ? (last & 0b1111) === 0 : (last & 0b11) === 0;
}

/** Length of the base64url text of so many bytes. */
export function base64urlLength(byteLength: number): number {
  return Math.ceil((byteLength * 4) / 3);
}

function valueOf(code: number): number {
  if (code >= 97) return code - 71;
  if (code === 95) return 63;
  if (code >= 65) return code - 65;
  return code === 45 ? 62 : code + 4;
}
