/**
 * What the headers of a ZIP file say against each other: names that cannot be used, local headers that differ from the
 * directory, bytes that belong to two entries or to none. All of it makes two programs read two things.
 */
import type { ZipEntry, ZipLocal } from './zip-records.ts';
import { descriptorSize, extraFieldIds } from './zip-records.ts';
import { decodeName, flawOfName, sameNameKey, visibleName } from './zip-name.ts';
import type { TrickLog } from './zip-tricks.ts';

/** An entry whose bytes were found. */
export interface FoundEntry {
  readonly entry: ZipEntry;
  /** As it may be used; undefined when it may not. */
  readonly name: string | undefined;
  readonly local: ZipLocal;
  readonly start: number;
  /** Behind data and descriptor. */
  readonly end: number;
}

/** An entry's name for people. */
export function placeOf(entry: ZipEntry): string {
  return visibleName(entry.name.toString('utf8'));
}

/** The entries whose names may be used as they are, and what is wrong with the others. */
export function readableNames(entries: readonly ZipEntry[], log: TrickLog): ReadonlyMap<ZipEntry, string> {
  const readable = new Map<ZipEntry, string>();
  const folders = new Set<string>();
  const seen = new Map<string, string>();
  for (const entry of entries) {
    const name = decodeName(entry.name, (entry.flags & 0x800) !== 0);
    const place = placeOf(entry);
    const flaw = name === undefined ? 'unclean' : flawOfName(name.replace(/(?<=[^/])\/$/, ''));
    if (flaw !== undefined) log.add(flaw, place);
    if (name === undefined) continue;
    const key = sameNameKey(name);
    const other = seen.get(key);
    if (other !== undefined) log.add('duplicate', place, visibleName(other));
    else {
      seen.set(key, name);
      if (flaw === undefined) readable.set(entry, name);
    }
    for (let slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) folders.add(key.slice(0, slash));
  }
  for (const [key, name] of seen) if (folders.has(key) && !name.endsWith('/')) log.add('duplicate', visibleName(name), `${visibleName(name)}/`);
  return readable;
}

/** Timestamps and owners that common programs write: nothing that a reader acts upon. */
const HARMLESS_EXTRAS = new Set([0x5455, 0x000a, 0x5855, 0x7855, 0x7875]);
const ZIP64_EXTRA = 0x0001;
const AES_EXTRA = 0x9901;

/** Compares both headers of an entry. @returns size of the data descriptor behind the data */
export function judgeHeaders(bytes: Buffer, entry: ZipEntry, local: ZipLocal, limit: number, log: TrickLog): number {
  const place = placeOf(entry);
  const extras = [...(extraFieldIds(entry.extra) ?? [-1]), ...(extraFieldIds(local.extra) ?? [-1])];
  if (entry.comment.length > 0) log.add('comment', place);
  if (extras.includes(ZIP64_EXTRA)) log.add('zip64', place);
  else if (extras.some((id) => !HARMLESS_EXTRAS.has(id) && id !== AES_EXTRA)) log.add('extra', place);
  if (isEncrypted(entry) || extras.includes(AES_EXTRA)) log.add('encrypted', place);
  if (entry.disk !== 0) log.add('volumes', place);
  const isDescribedBehind = (entry.flags & 0x8) !== 0;
  const descriptor = isDescribedBehind ? descriptorSize(bytes, local.dataStart + entry.compressedSize, entry, limit) : 0;
  const differing = differences(entry, local, isDescribedBehind);
  if (descriptor === undefined) differing.push('descriptor');
  if (differing.length > 0) log.add('header', place, differing.join(', '));
  return descriptor ?? 0;
}

function differences(entry: ZipEntry, local: ZipLocal, isDescribedBehind: boolean): string[] {
  const differing: string[] = [];
  if (!entry.name.equals(local.name)) differing.push('name');
  for (const member of ['flags', 'method', 'time'] as const) if (entry[member] !== local[member]) differing.push(member);
  for (const member of ['crc32', 'compressedSize', 'size'] as const) {
    if (entry[member] !== local[member] && !(isDescribedBehind && local[member] === 0)) differing.push(member);
  }
  return differing;
}

/** Every byte before the directory belongs to exactly one entry. */
export function judgeLayout(found: readonly FoundEntry[], directory: number, log: TrickLog): void {
  let covered = 0;
  for (const { entry, start, end } of [...found].sort((a, b) => a.start - b.start)) {
    if (start > covered) log.add('outside', undefined, byteRange(covered, start));
    else if (start < covered) log.add('overlap', placeOf(entry));
    covered = Math.max(covered, end);
  }
  if (covered < directory) log.add('outside', undefined, byteRange(covered, directory));
}

/** Encrypted by any of the ways of APPNOTE sections 6 and 7, or with a masked directory. */
export function isEncrypted({ flags, method }: ZipEntry): boolean {
  return (flags & 0x2041) !== 0 || method === 99;
}

/** Byte offsets for people, both inclusive. */
export function byteRange(from: number, to: number): string {
  return `${from}–${to - 1}`;
}
