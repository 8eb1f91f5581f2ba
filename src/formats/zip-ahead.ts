/**
 * Unpacks large entries of a ZIP file on other threads before they are asked for. What a header says is taken at its word: where it is
 * not true, nothing is had ahead, and `zip-content.ts` finds out what is wrong.
 */
import { inflateRaw } from 'node:zlib';
import type { FoundEntry } from './zip-headers.ts';
import type { ZipEntry } from './zip-records.ts';
import type { ZipLimits } from './zip-content.ts';

/** Content of exactly the stated size, from exactly the stated bytes. */
export interface UnpackedAhead {
  readonly content: Buffer;
}

/** By entry; undefined for what was not, or could not be, unpacked as stated. Never rejects. */
export type Ahead = ReadonlyMap<ZipEntry, Promise<UnpackedAhead | undefined>>;

/** Below this a thread takes longer to ask than to answer. @unit bytes, unpacked */
const LEAST_BYTES = 262_144;
const DEFLATED = 8;

/** @param mostOf how large an entry may become by its packed size */
export function unpackAhead(bytes: Buffer, found: readonly FoundEntry[], { maxTotalBytes }: ZipLimits, mostOf: (packedSize: number) => number): Ahead {
  const ahead = new Map<ZipEntry, Promise<UnpackedAhead | undefined>>();
  let total = 0;
  for (const { entry, local } of found) {
    const { method, size, compressedSize } = entry;
    if (method !== DEFLATED || size < LEAST_BYTES || size > mostOf(compressedSize) || total + size > maxTotalBytes) continue;
    total += size;
    ahead.set(entry, unpack(bytes.subarray(local.dataStart, local.dataStart + compressedSize), size));
  }
  return ahead;
}

/** What `info` adds to the answer, and the types leave out. */
interface Answer {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

async function unpack(packed: Buffer, size: number): Promise<UnpackedAhead | undefined> {
  return new Promise((resolve) => {
    // Room for all of it in one piece, which need not be put together.
    inflateRaw(packed, { maxOutputLength: size, chunkSize: size + 1, info: true }, (error, answer) => {
      const { buffer: content, engine } = (error === null ? answer : {}) as unknown as Partial<Answer>;
      const isAsStated = content?.length === size && engine?.bytesWritten === packed.length;
      resolve(isAsStated ? { content } : undefined);
    });
  });
}
