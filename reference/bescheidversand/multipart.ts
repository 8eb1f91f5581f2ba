/** Writes multipart/form-data (RFC 7578): names of files in UTF-8, escaped as browsers do. */
import { randomBytes } from 'node:crypto';

/** One part of a form. */
export interface FormPart {
  readonly name: string;
  readonly filename?: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A form ready to be sent. */
export interface Form {
  readonly type: string;
  readonly body: Buffer;
}

/** Puts parts together in their order. */
export function writeForm(parts: readonly FormPart[]): Form {
  const boundary = `----bescheid${randomBytes(18).toString('hex')}`;
  const pieces = parts.flatMap(({ name, filename, type, bytes }) => {
    const file = filename === undefined ? '' : `; filename="${escaped(filename)}"`;
    return [Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\nContent-Type: ${type}\r\n\r\n`), bytes, Buffer.from('\r\n')];
  });
  return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]) };
}

function escaped(filename: string): string {
  return filename.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
