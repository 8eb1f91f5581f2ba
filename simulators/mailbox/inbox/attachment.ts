/**
 * An attachment for download: never shown by the browser, whatever the sender says it is. The name is sent in ASCII and in
 * UTF-8 (RFC 6266, RFC 8187).
 */
import { createWireResponse } from '../../../src/transport/wire-response.ts';
import type { Attachment } from '../store.ts';

/** Answers with the bytes of an attachment. */
export function attachmentAnswer({ filename, bytes }: Attachment): Response {
  return createWireResponse(
    200,
    [
      ['Content-Type', 'application/octet-stream'],
      ['Content-Disposition', dispositionOf(filename)],
      ['X-Content-Type-Options', 'nosniff'],
      ['Content-Security-Policy', "default-src 'none'; sandbox"],
      ['Cross-Origin-Resource-Policy', 'same-origin'],
      ['Cache-Control', 'no-store'],
    ],
    bytes,
  );
}

/** Names of paths and of the system are taken out; browsers do the same, other clients may not. */
function dispositionOf(filename: string): string {
  const plain = filename
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_')
    .replace(/^\.+/, '_');
  const name = plain.trim() === '' ? 'Anhang' : plain;
  const ascii = name.replaceAll(/[^\x20-\x7e]|[%';]/g, '_');
  const extended = encodeURIComponent(name).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`;
}
