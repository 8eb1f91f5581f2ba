/**
 * What can be read in a file, besides its bytes as they are: the files of an archive, the unpacked streams of a PDF and
 * the text drawn in them. Without it a secret would hide behind compression.
 */
import { inflateSync } from 'node:zlib';
import { readZip } from '../formats/zip.ts';
import { drawnText } from './drawn-text.ts';

export interface ScannedFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** Something inside a file. */
export interface ScannedPart extends ScannedFile {
  /** Not all of it was unpacked: nothing is known about the rest. Default false. */
  readonly isUnsearched?: boolean;
}

/** What may be unpacked of the streams of all files together. Whoever packs more does it to keep the searcher busy. @unit bytes */
export interface StreamBudget {
  left: number;
}

const MAX_DEPTH = 4;
const MAX_STREAM_BYTES = 134_217_728;
/** A thousand times the streams of our own documents. */
const MAX_STREAMS_BYTES = 2 * MAX_STREAM_BYTES;
/** What a stream costs at least, however short. */
const LEAST_BYTES = 2_048;
/** How far it came that came to nothing is not known. */
const BROKEN_BYTES = MAX_STREAM_BYTES / 8;

/** @param left for tests */
export function streamBudget(left: number = MAX_STREAMS_BYTES): StreamBudget {
  return { left };
}

/** The file and everything inside; `path` tells the way: `bundle.zip!/result.json`, `report.pdf#stream 7`. */
export async function partsOf({ path, content }: ScannedFile, budget: StreamBudget, depth = 0): Promise<readonly ScannedPart[]> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const itself = { path, content: bytes };
  if (depth >= MAX_DEPTH) return [itself];
  if (startsWith(bytes, 'PK\x03\x04')) {
    const { files } = await readZip(bytes);
    const members = [...files].map(([name, member]) => partsOf({ path: `${path}!/${name}`, content: member }, budget, depth + 1));
    return [itself, ...(await Promise.all(members)).flat()];
  }
  return [itself, ...pdfParts(itself, budget)];
}

/** The streams of a PDF and the text drawn in them, one after another, so that none is kept; nothing for another file. */
export function* pdfParts({ path, content }: ScannedFile, budget: StreamBudget): Generator<ScannedPart, void> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!startsWith(bytes, '%PDF-')) return;
  let count = 0;
  for (const start of deflatedIn(bytes)) {
    const stream = inflated(bytes.subarray(start), budget);
    if (stream === 'too large') yield { path, content: new Uint8Array(), isUnsearched: true };
    if (stream === 'too large') return;
    // Encrypted, or another filter in front: nothing that this writer of PDF makes.
    if (stream === undefined) continue;
    const part = { path: `${path}#stream ${++count}`, content: stream };
    yield part;
    const text = drawnText(stream);
    if (text !== undefined) yield { path: `${part.path} (text)`, content: text };
  }
}

function startsWith(bytes: Buffer, signature: string): boolean {
  return bytes.toString('latin1', 0, signature.length) === signature;
}

/** Where streams begin that are packed with deflate (ISO 32000-1 section 7.3.8); others are in the file as they are. */
function* deflatedIn(bytes: Buffer): Generator<number, void> {
  for (let keyword = bytes.indexOf('stream'); keyword >= 0; keyword = bytes.indexOf('stream', keyword + 6)) {
    const start = bytes[keyword + 6] === 0x0d ? keyword + 8 : keyword + 7;
    // The zlib header (RFC 1950 section 2.2) without a dictionary; the keyword that ends a stream is followed by something else.
    const flags = bytes[start + 1] ?? 0;
    if (bytes[start] === 0x78 && (0x7800 + flags) % 31 === 0 && (flags & 0x20) === 0) yield start;
  }
}

/** @returns undefined for what is no deflated stream after all */
function inflated(packed: Buffer, budget: StreamBudget): Buffer | 'too large' | undefined {
  const most = Math.min(budget.left, MAX_STREAM_BYTES);
  if (most < 1) return 'too large';
  try {
    const stream = inflateSync(packed, { maxOutputLength: most });
    budget.left -= Math.max(LEAST_BYTES, stream.length);
    return stream;
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    budget.left -= isTooLarge ? most : BROKEN_BYTES;
    return isTooLarge ? 'too large' : undefined;
  }
}
