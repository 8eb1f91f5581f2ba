/**
 * The records of a ZIP file (PKWARE APPNOTE 6.3, sections 4.3 and 4.4) as they stand in the bytes, without any judgement:
 * end of the central directory, its entries, local headers, data descriptors. Nothing here throws; a record that does
 * not fit into the bytes is `undefined`. Zip64 and volumes are recognised, never followed.
 */

const END_SIGNATURE = 0x06054b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;

const END_SIZE = 22;
const ZIP64_LOCATOR_SIZE = 20;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const MAX_COMMENT_BYTES = 0xffff;

/** What a local header and an entry of the directory both say. */
export interface ZipHeader {
  readonly flags: number;
  readonly method: number;
  /** DOS time and date, 32 bits. */
  readonly time: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly name: Buffer;
  readonly extra: Buffer;
}

export interface ZipEntry extends ZipHeader {
  readonly comment: Buffer;
  readonly disk: number;
  readonly attributes: number;
  readonly localOffset: number;
  /** Offset behind the entry. */
  readonly end: number;
}

export interface ZipLocal extends ZipHeader {
  readonly dataStart: number;
}

export interface ZipEnd {
  readonly offset: number;
  readonly disk: number;
  readonly directoryDisk: number;
  readonly entriesHere: number;
  readonly entries: number;
  readonly directorySize: number;
  readonly directoryOffset: number;
  readonly commentSize: number;
  /** Offset behind the record and its comment. */
  readonly end: number;
  readonly hasZip64: boolean;
}

/** The last record that ends a central directory and fits into the bytes. */
export function findEnd(bytes: Buffer): ZipEnd | undefined {
  const first = Math.max(0, bytes.length - END_SIZE - MAX_COMMENT_BYTES);
  for (let offset = bytes.length - END_SIZE; offset >= first; offset--) {
    if (bytes[offset] !== 0x50 || bytes.readUInt32LE(offset) !== END_SIGNATURE) continue;
    const commentSize = bytes.readUInt16LE(offset + 20);
    if (offset + END_SIZE + commentSize > bytes.length) continue;
    return endAt(bytes, offset, commentSize);
  }
  return undefined;
}

function endAt(bytes: Buffer, offset: number, commentSize: number): ZipEnd {
  const locator = offset - ZIP64_LOCATOR_SIZE;
  return {
    offset,
    disk: bytes.readUInt16LE(offset + 4),
    directoryDisk: bytes.readUInt16LE(offset + 6),
    entriesHere: bytes.readUInt16LE(offset + 8),
    entries: bytes.readUInt16LE(offset + 10),
    directorySize: bytes.readUInt32LE(offset + 12),
    directoryOffset: bytes.readUInt32LE(offset + 16),
    commentSize,
    end: offset + END_SIZE + commentSize,
    hasZip64: locator >= 0 && bytes.readUInt32LE(locator) === ZIP64_LOCATOR_SIGNATURE,
  };
}

/** Whether an entry of a central directory begins there. */
export function isEntryAt(bytes: Buffer, offset: number): boolean {
  return offset >= 0 && offset + ENTRY_SIZE <= bytes.length && bytes.readUInt32LE(offset) === ENTRY_SIGNATURE;
}

/** Reads an entry of the central directory that must end before `limit`. */
export function entryAt(bytes: Buffer, offset: number, limit: number): ZipEntry | undefined {
  if (!isEntryAt(bytes, offset) || offset + ENTRY_SIZE > limit) return undefined;
  const nameEnd = offset + ENTRY_SIZE + bytes.readUInt16LE(offset + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(offset + 30);
  const end = extraEnd + bytes.readUInt16LE(offset + 32);
  if (end > limit) return undefined;
  return {
    ...headerAt(bytes, offset + 8),
    name: bytes.subarray(offset + ENTRY_SIZE, nameEnd),
    extra: bytes.subarray(nameEnd, extraEnd),
    comment: bytes.subarray(extraEnd, end),
    disk: bytes.readUInt16LE(offset + 34),
    attributes: bytes.readUInt32LE(offset + 38),
    localOffset: bytes.readUInt32LE(offset + 42),
    end,
  };
}

/** Reads a local header that must end before `limit`. */
export function localAt(bytes: Buffer, offset: number, limit: number): ZipLocal | undefined {
  if (offset < 0 || offset + LOCAL_SIZE > limit || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) return undefined;
  const nameEnd = offset + LOCAL_SIZE + bytes.readUInt16LE(offset + 26);
  const dataStart = nameEnd + bytes.readUInt16LE(offset + 28);
  if (dataStart > limit) return undefined;
  return { ...headerAt(bytes, offset + 6), name: bytes.subarray(offset + LOCAL_SIZE, nameEnd), extra: bytes.subarray(nameEnd, dataStart), dataStart };
}

function headerAt(bytes: Buffer, offset: number): Omit<ZipHeader, 'name' | 'extra'> {
  return {
    flags: bytes.readUInt16LE(offset),
    method: bytes.readUInt16LE(offset + 2),
    time: bytes.readUInt32LE(offset + 4),
    crc32: bytes.readUInt32LE(offset + 8),
    compressedSize: bytes.readUInt32LE(offset + 12),
    size: bytes.readUInt32LE(offset + 16),
  };
}

/** Size of the data descriptor behind an entry's data, with or without signature; undefined when it says something else. */
export function descriptorSize(bytes: Buffer, offset: number, entry: ZipHeader, limit: number): 12 | 16 | undefined {
  const isAt = (start: number): boolean =>
    start + 12 <= limit &&
    bytes.readUInt32LE(start) === entry.crc32 &&
    bytes.readUInt32LE(start + 4) === entry.compressedSize &&
    bytes.readUInt32LE(start + 8) === entry.size;
  if (offset + 16 <= limit && bytes.readUInt32LE(offset) === DESCRIPTOR_SIGNATURE && isAt(offset + 4)) return 16;
  return isAt(offset) ? 12 : undefined;
}

/** Ids of the extra fields (APPNOTE section 4.5); undefined when they are not well formed. */
export function extraFieldIds(extra: Buffer): readonly number[] | undefined {
  const ids: number[] = [];
  let offset = 0;
  while (offset + 4 <= extra.length) {
    ids.push(extra.readUInt16LE(offset));
    offset += 4 + extra.readUInt16LE(offset + 2);
  }
  return offset === extra.length ? ids : undefined;
}
