/** SHA-2 digests as FIT-Connect writes them: lower-case hex over exact bytes (metadata schema, `hash.content`). */
import { hash } from 'node:crypto';

/** SHA-256, 64 lower-case hex characters. A text is hashed as UTF-8. */
export function sha256Hex(data: Uint8Array | string): string {
  return hash('sha256', data, 'hex');
}

/** SHA-512, 128 lower-case hex characters. A text is hashed as UTF-8. */
export function sha512Hex(data: Uint8Array | string): string {
  return hash('sha512', data, 'hex');
}
