/**
 * What can be read in a file, besides its bytes as they are: the files of an archive, the unpacked streams of a PDF and
 * the text drawn in them. Without it a secret would hide behind compression.
 */
import { inflateSync } from 'node:zlib';
import { readZip } from '../formats/zip.ts';

export interface ScannedFile {
  readonly path: string;
  readonly content: Uint8Array;
}

const MAX_DEPTH = 4;
const MAX_STREAM_BYTES = 134_217_728;

/** The file and everything inside; `path` tells the way: `bundle.zip!/result.json`, `report.pdf#stream 7`. */
export async function partsOf({ path, content }: ScannedFile, depth = 0): Promise<readonly ScannedFile[]> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const itself = { path, content: bytes };
  if (depth >= MAX_DEPTH) return [itself];
  if (startsWith(bytes, 'PK\x03\x04')) {
    const { files } = await readZip(bytes);
    const members = [...files].map(([name, member]) => partsOf({ path: `${path}!/${name}`, content: member }, depth + 1));
    return [itself, ...(await Promise.all(members)).flat()];
  }
  return [itself, ...pdfParts(itself)];
}

/** The streams of a PDF and the text drawn in them; nothing for another file. */
export function pdfParts({ path, content }: ScannedFile): readonly ScannedFile[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!startsWith(bytes, '%PDF-')) return [];
  const streams = pdfStreams(bytes).map((stream, index) => ({ path: `${path}#stream ${index + 1}`, content: stream }));
  return streams.flatMap((part) => [part, ...drawnText(part)]);
}

function startsWith(bytes: Buffer, signature: string): boolean {
  return bytes.toString('latin1', 0, signature.length) === signature;
}

/** Streams packed with deflate, unpacked (ISO 32000-1 section 7.3.8); others are in the file as they are. */
function pdfStreams(bytes: Buffer): readonly Buffer[] {
  const streams: Buffer[] = [];
  for (let keyword = bytes.indexOf('stream'); keyword >= 0; keyword = bytes.indexOf('stream', keyword + 6)) {
    const start = bytes[keyword + 6] === 0x0d ? keyword + 8 : keyword + 7;
    // A deflated stream begins with the zlib header; the keyword that ends a stream is followed by something else.
    if (bytes[start] !== 0x78) continue;
    try {
      streams.push(inflateSync(bytes.subarray(start), { maxOutputLength: MAX_STREAM_BYTES }));
    } catch {
      // Encrypted, or another filter in front: nothing that this writer of PDF makes.
    }
  }
  return streams;
}

/** Strings of a content stream, joined as they are drawn: in Latin-1, and by pairs of bytes for fonts with wide codes. */
function drawnText({ path, content }: ScannedFile): readonly ScannedFile[] {
  const text = Buffer.from(content).toString('latin1');
  if (!/\bBT\b[^]{0,2000}T[jJ]/.test(text)) return [];
  const strings = text.matchAll(/<([0-9A-Fa-f\s]{2,})>|\(((?:[^()\\]|\\[^])*)\)/g);
  const joined = [...strings].map(([, hex, literal]) =>
    hex === undefined ? Buffer.from(unescaped(literal ?? ''), 'latin1') : Buffer.from(hex.replace(/\s/g, ''), 'hex'),
  );
  return [{ path: `${path} (text)`, content: Buffer.concat(joined) }];
}

function unescaped(literal: string): string {
  return literal.replace(/\\([0-7]{1,3}|[^])/g, (_, code: string) => (/^[0-7]/.test(code) ? String.fromCharCode(parseInt(code, 8)) : code));
}
