/**
 * ZIP files as bundles use them: deflated or stored files, nothing else (PKWARE APPNOTE 6.3). Reading takes anything from
 * anybody: in memory, within bounds, without ever throwing; and it finds fault with every layout that two programs could
 * read in two ways. Writing is in `zip-writing.ts`.
 */
import type { VerificationFinding } from '../core/verification.ts';
import { unpackAhead } from './zip-ahead.ts';
import { DEFAULT_LIMITS, readContent } from './zip-content.ts';
import type { ContentReader, ZipLimits } from './zip-content.ts';
import { byteRange, judgeHeaders, judgeLayout, placeOf, readableNames } from './zip-headers.ts';
import type { FoundEntry } from './zip-headers.ts';
import { entryAt, findEnd, isEntryAt, localAt } from './zip-records.ts';
import type { ZipEnd, ZipEntry } from './zip-records.ts';
import { createTrickLog } from './zip-tricks.ts';
import type { TrickName } from './zip-tricks.ts';

export { writeZip } from './zip-writing.ts';
export type { ZipContent } from './zip-writing.ts';

export interface ZipReading {
  /** By path, in the order of the directory; files that no one may write under their name are left out. Stored files are views into the input. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Every trick by name. What is not `note` or `open` is wrong: an archive of ours has none. */
  readonly problems: readonly VerificationFinding[];
}

/** Reads an archive of unknown origin. Never throws, writes nothing. */
export async function readZip(bytes: Uint8Array, limits: Partial<ZipLimits> = {}): Promise<ZipReading> {
  const log = createTrickLog();
  const files = await readArchive({
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    limits: { ...DEFAULT_LIMITS, ...limits },
    log,
    budget: { total: 0, work: 0 },
  });
  return { files: files ?? new Map(), problems: log.findings() };
}

async function readArchive(reader: ContentReader): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const { bytes, log } = reader;
  const end = findEnd(bytes);
  const refusal = refusalOf(end, reader.limits);
  const start = end === undefined ? undefined : directoryStart(bytes, end);
  if (end === undefined || start === undefined || refusal !== undefined) {
    log.add(refusal ?? 'noDirectory', undefined, reader.limits.maxFiles);
    return undefined;
  }
  const entries = readDirectory(reader, start, end);
  if (entries === undefined) return undefined;
  if (end.commentSize > 0) log.add('comment');
  if (end.end < bytes.length) log.add('outside', undefined, byteRange(end.end, bytes.length));
  // Bytes put before an archive move every offset by the same amount.
  return readEntries(reader, entries, start, start - end.directoryOffset);
}

/** What is not even tried. */
function refusalOf(end: ZipEnd | undefined, { maxFiles }: ZipLimits): TrickName | undefined {
  if (end === undefined) return 'noEnd';
  if (end.hasZip64 || end.entries === 0xffff || end.directoryOffset === 0xffffffff || end.directorySize === 0xffffffff) return 'zip64';
  if (end.disk !== 0 || end.directoryDisk !== 0) return 'volumes';
  return end.entries > maxFiles ? 'tooMany' : undefined;
}

/** Where the directory begins: as stated, or as far later as bytes were put before the archive. */
function directoryStart(bytes: Buffer, end: ZipEnd): number | undefined {
  const shifted = end.offset - end.directorySize;
  if (end.entries === 0 && end.directorySize === 0) return shifted;
  if (isEntryAt(bytes, end.directoryOffset)) return end.directoryOffset;
  return shifted >= end.directoryOffset && isEntryAt(bytes, shifted) ? shifted : undefined;
}

function readDirectory({ bytes, log, limits }: ContentReader, start: number, end: ZipEnd): readonly ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let offset = start;
  while (offset < end.offset && isEntryAt(bytes, offset)) {
    const entry = entryAt(bytes, offset, end.offset);
    const isTooMany = entries.length === limits.maxFiles;
    if (entry === undefined || isTooMany) {
      log.add(isTooMany ? 'tooMany' : 'directoryBroken', undefined, isTooMany ? limits.maxFiles : offset);
      return undefined;
    }
    entries.push(entry);
    offset = entry.end;
  }
  if (end.entries !== entries.length || end.entriesHere !== entries.length) log.add('count', undefined, `${end.entries} ≠ ${entries.length}`);
  else if (end.directorySize !== offset - start) log.add('count', undefined, `${end.directorySize} ≠ ${offset - start}`);
  if (offset < end.offset) log.add('outside', undefined, byteRange(offset, end.offset));
  return entries;
}

async function readEntries(reader: ContentReader, entries: readonly ZipEntry[], directory: number, shift: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const { bytes, limits, log } = reader;
  const names = readableNames(entries, log);
  const found: FoundEntry[] = [];
  for (const entry of entries) {
    const start = entry.localOffset + shift;
    const local = localAt(bytes, start, directory);
    const dataEnd = (local?.dataStart ?? 0) + entry.compressedSize;
    if (local === undefined || dataEnd > directory) log.add('noData', placeOf(entry));
    else found.push({ entry, name: names.get(entry), local, start, end: dataEnd + judgeHeaders(bytes, entry, local, directory, log) });
  }
  judgeLayout(found, directory, log);
  const ahead = unpackAhead(bytes, found, limits);
  const files = new Map<string, Uint8Array>();
  for (const one of found) {
    const content = readContent(reader, one, await ahead.get(one.entry));
    if (content !== undefined && one.name !== undefined && one.entry.name.equals(one.local.name)) files.set(one.name, content);
  }
  return files;
}
