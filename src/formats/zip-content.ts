/**
 * Content of a ZIP file's entries, unpacked in memory within bounds. What a header says about sizes is believed only in
 * so far as it ends the work earlier.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { byteRange, isEncrypted, placeOf } from './zip-headers.ts';
import type { FoundEntry } from './zip-headers.ts';
import type { ZipEntry, ZipLocal } from './zip-records.ts';
import type { TrickLog, TrickName } from './zip-tricks.ts';

/** Bounds of reading; sizes in bytes. */
export interface ZipLimits {
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  readonly maxTotalBytes: number;
  /** Unpacked by packed size, for files above 1 MiB. Text of a bundle stays below a quarter of it. */
  readonly maxRatio: number;
}

const MIB = 1_048_576;
export const DEFAULT_LIMITS: ZipLimits = { maxFiles: 50_000, maxFileBytes: 256 * MIB, maxTotalBytes: 512 * MIB, maxRatio: 400 };

export interface ContentReader {
  readonly bytes: Buffer;
  readonly limits: ZipLimits;
  readonly log: TrickLog;
  /** Bytes unpacked so far: kept ones, and all that were tried. */
  readonly budget: { total: number; work: number };
}

/** Content of a regular file as far as it can be had, and what is wrong with it. @param ahead what was unpacked of it before */
export function readContent(reader: ContentReader, { entry, local }: FoundEntry, ahead?: Buffer): Buffer | undefined {
  const { log } = reader;
  const place = placeOf(entry);
  const refusal = refusalOf(entry);
  if (refusal !== undefined) {
    // That it is encrypted was said where both headers were compared.
    if (refusal !== 'encrypted') log.add(refusal, place, refusal === 'method' ? entry.method : entry.size);
    return undefined;
  }
  const content = unpack(reader, entry, local, ahead);
  if (content === undefined) return undefined;
  if (content.length !== entry.size) log.add('size', place, `${entry.size} ≠ ${content.length}`);
  if (crc32(content) !== entry.crc32) log.add('checksum', place);
  return content;
}

const KIND_MASK = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;

/** Why an entry has no content for us. */
function refusalOf(entry: ZipEntry): TrickName | undefined {
  const isFolder = entry.name.at(-1) === 0x2f;
  const kind = (entry.attributes >>> 16) & KIND_MASK;
  if (kind !== 0 && kind !== (isFolder ? FOLDER : REGULAR)) return 'special';
  if (isEncrypted(entry)) return 'encrypted';
  if (isFolder) return entry.size === 0 ? 'folder' : 'size';
  return entry.method === 0 || entry.method === 8 ? undefined : 'method';
}

/** Unpacks within what is left. Also what is thrown away costs, so that many small bombs are no way around. */
function unpack({ bytes, limits, log, budget }: ContentReader, entry: ZipEntry, { dataStart }: ZipLocal, ahead: Buffer | undefined): Buffer | undefined {
  const place = placeOf(entry);
  const packed = bytes.subarray(dataStart, dataStart + entry.compressedSize);
  const own = mostOf(limits, packed.length);
  const left = Math.min(limits.maxTotalBytes - budget.total, 2 * limits.maxTotalBytes - budget.work);
  const outcome = unpacked(packed, entry, Math.min(own, left), ahead);
  budget.work += outcome.spent;
  if (outcome.content === undefined) {
    if (outcome.isTooMuch) log.add(own <= left ? 'bombFile' : 'bombTotal', place, own <= left ? own : limits.maxTotalBytes);
    else log.add('brokenData', place);
    return undefined;
  }
  if (outcome.used !== packed.length) log.add('outside', place, byteRange(dataStart + outcome.used, dataStart + packed.length));
  budget.total += outcome.content.length;
  return outcome.content;
}

/** How large a file may become. @param packedSize bytes it has in the archive */
export function mostOf({ maxFileBytes, maxRatio }: ZipLimits, packedSize: number): number {
  return Math.min(maxFileBytes, Math.max(MIB, packedSize * maxRatio));
}

type Unpacked =
  | { readonly content: Buffer; readonly used: number; readonly spent: number }
  | { readonly content?: undefined; readonly isTooMuch: boolean; readonly spent: number };

function unpacked(packed: Buffer, { method, size }: ZipEntry, allowed: number, ahead: Buffer | undefined): Unpacked {
  if (size > allowed || allowed < 1 || (method === 0 && packed.length > allowed)) return { isTooMuch: true, spent: 0 };
  if (method === 0) return { content: packed, used: packed.length, spent: packed.length };
  if (ahead !== undefined) return { content: ahead, used: packed.length, spent: size };
  try {
    // Room for all of it in one piece, which need not be put together; what is packed bounds it, since `allowed` does.
    const chunkSize = Math.max(1024, size + 1);
    // With `info` the answer is the content and the engine, which knows how much it has read.
    const answer = inflateRawSync(packed, { maxOutputLength: allowed, chunkSize, info: true }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    // What is shorter than it was said to be does not keep the room for it.
    const content = answer.buffer.length === size ? answer.buffer : Buffer.from(answer.buffer);
    return { content, used: answer.engine.bytesWritten, spent: content.length };
  } catch (error) {
    // How far it came is not known: the most it may have done counts.
    return { isTooMuch: (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE', spent: allowed };
  }
}
