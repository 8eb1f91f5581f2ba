/**
 * Unpacks large entries of a ZIP file on other threads before they are asked for. What a header says is taken at its word: where it is
 * not true, nothing is had ahead, and `zip-content.ts` finds out what is wrong.
 */
import { inflateRaw } from 'node:zlib';
import type { FoundEntry } from './zip-headers.ts';
import type { ZipEntry } from './zip-records.ts';
import { mostOf } from './zip-content.ts';
import type { ZipLimits } from './zip-content.ts';

/** Content by entry; undefined for what is not exactly of the stated size, from exactly the stated bytes. Never rejects. */
export type Ahead = ReadonlyMap<ZipEntry, Promise<Buffer | undefined>>;

/** Below this a thread takes longer to ask than to answer. @unit bytes, unpacked */
const LEAST_BYTES = 262_144;
const DEFLATED = 8;

export function unpackAhead(bytes: Buffer, found: readonly FoundEntry[], limits: ZipLimits): Ahead {
  const ahead = new Map<ZipEntry, Promise<Buffer | undefined>>();
  let total = 0;
  for (const { entry, local } of found) {
    const { method, size, compressedSize } = entry;
    if (method !== DEFLATED || size < LEAST_BYTES || size > mostOf(limits, compressedSize) || total + size > limits.maxTotalBytes) continue;
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

async function unpack(packed: Buffer, size: number): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    // Room for all of it in one piece, which need not be put together.
    inflateRaw(packed, { maxOutputLength: size, chunkSize: size + 1, info: true }, (error, answer) => {
      const { buffer: content, engine } = (error === null ? answer : {}) as unknown as Partial<Answer>;
      const isAsStated = content?.length === size && engine?.bytesWritten === packed.length;
      resolve(isAsStated ? content : undefined);
    });
  });
}
