/**
 * Writes ZIP files (PKWARE APPNOTE 6.3, section 4.3) that are the same bytes for the same content, whatever clock, time
 * zone and order: sorted by path, one fixed time, one fixed mode, no extra fields, no comments, no Zip64.
 */
import { crc32, deflateRawSync } from 'node:zlib';
import { flawOfName, sameNameKey, visibleName } from './zip-name.ts';

export interface ZipContent {
  /** Relative, with `/`. */
  readonly path: string;
  readonly content: Uint8Array;
}

const LEVEL = 6;
const STORED = 0;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
const VERSION_NEEDED = 20;
/** Unix, APPNOTE 6.3: the attributes hold a mode. */
const MADE_BY = (3 << 8) | 63;
const REGULAR_FILE = (0o100644 << 16) >>> 0;
/** 1 January 1980, the first day that DOS knows; it has no time zone. */
const DOS_TIME = 0;
const DOS_DATE = 0x0021;
const MAX_FILES = 0xfffe;
const MAX_BYTES = 0xfffffffe;

/**
 * Packs files. Another build of zlib may pack otherwise: digests that must last beyond it are those of the content.
 * @throws TypeError for a path that a reader could misread, twice the same, or more than ZIP without Zip64 can hold
 */
export async function writeZip(files: readonly ZipContent[]): Promise<Uint8Array> {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  judgeNames(sorted);
  const parts: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of sorted) {
    const name = Buffer.from(path, 'utf8');
    const method = path.endsWith('.zip') || content.length === 0 ? STORED : DEFLATED;
    const packed = method === STORED ? content : deflateRawSync(content, { level: LEVEL });
    const header = headerOf({ method, crc32: crc32(content), packedSize: packed.length, size: content.length, nameSize: name.length });
    directory.push(entryOf(header, offset), name);
    const added = [localOf(header), name, packed];
    parts.push(...added);
    offset += added.reduce((sum, part) => sum + part.length, 0);
  }
  const directoryBytes = Buffer.concat(directory);
  if (offset + directoryBytes.length > MAX_BYTES) throw new TypeError('The files are too large for one archive.');
  return Buffer.concat([...parts, directoryBytes, endOf(sorted.length, directoryBytes.length, offset)]);
}

function judgeNames(files: readonly ZipContent[]): void {
  if (files.length > MAX_FILES) throw new TypeError('There are too many files for one archive.');
  const seen = new Set<string>();
  for (const { path } of files) {
    const key = sameNameKey(path);
    if (flawOfName(path) !== undefined || seen.has(key)) throw new TypeError(`"${visibleName(path)}" cannot be the name of a file in an archive.`);
    seen.add(key);
  }
}

interface Facts {
  readonly method: number;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  readonly nameSize: number;
}

/** What local header and entry of the directory have in common, from the version to the length of extra fields. */
function headerOf(facts: Facts): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION_NEEDED, 0);
  header.writeUInt16LE(UTF8_NAMES, 2);
  header.writeUInt16LE(facts.method, 4);
  header.writeUInt16LE(DOS_TIME, 6);
  header.writeUInt16LE(DOS_DATE, 8);
  header.writeUInt32LE(facts.crc32, 10);
  header.writeUInt32LE(facts.packedSize, 14);
  header.writeUInt32LE(facts.size, 18);
  header.writeUInt16LE(facts.nameSize, 22);
  return header;
}

function localOf(header: Buffer): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), header]);
}

function entryOf(header: Buffer, localOffset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(MADE_BY, 0);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(REGULAR_FILE, 6);
  rest.writeUInt32LE(localOffset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, header, rest]);
}

function endOf(entries: number, directorySize: number, directoryOffset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(directoryOffset, 16);
  return end;
}
