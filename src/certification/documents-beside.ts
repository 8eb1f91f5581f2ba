/**
 * Documents of a result, written by a thread of their own: they take as long as everything else together and need nothing but
 * the result. Where no thread can be had, or it ends badly, they are written here.
 */
import { Worker } from 'node:worker_threads';
import type { Result } from '../core/result.ts';
import type { ZipContent } from '../formats/zip-writing.ts';
import { modulePath } from '../runner/environment.ts';
import { DOCUMENT_PATHS, renderedDocuments } from './rendered-documents.ts';

/** What the thread is asked for. */
export interface DocumentOrder {
  /** `result.json` as it lies there; whether it is a result turns out meanwhile. */
  readonly resultBytes: Uint8Array;
  readonly paths: readonly string[];
}

/** Documents in three steps, so that the time between them can be used. */
export interface DocumentsBeside {
  /** Begins; without paths there is nothing to begin. */
  begin(order: DocumentOrder): void;
  /** The documents that were ordered. @param result what the bytes say */
  ended(result: Result): Promise<readonly ZipContent[]>;
  /** Nobody wants them any more; harmless when all is done. */
  abandon(): void;
}

/** @param archive a bundle: with documents, going by the names at its end, the thread gets ready before anything is unpacked */
export function documentsBeside(archive: Uint8Array = new Uint8Array()): DocumentsBeside {
  let thread = namesDocuments(archive) ? startThread() : undefined;
  let paths: readonly string[] = [];
  return {
    begin(order) {
      paths = order.paths;
      if (paths.length === 0) return;
      thread ??= startThread();
      // A copy: files that are not packed are views of the whole archive, which would be copied with them.
      const resultBytes = new Uint8Array(order.resultBytes);
      thread?.worker.postMessage({ resultBytes, paths } satisfies DocumentOrder, [resultBytes.buffer]);
    },
    async ended(result) {
      if (paths.length === 0) return [];
      return (await thread?.answer) ?? renderedDocuments(result, paths);
    },
    abandon: () => void thread?.worker.terminate(),
  };
}

/** The directory of an archive of ours is much shorter. */
const DIRECTORY_BYTES = 65_536;

/** A guess, and nothing more than time depends on it. */
function namesDocuments(archive: Uint8Array): boolean {
  const end = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength).subarray(-DIRECTORY_BYTES);
  return DOCUMENT_PATHS.some((path) => end.includes(path));
}

/** A thread of short-lived objects: with room for them they are thrown away less often. @unit MiB */
const YOUNG_MIB = 64;

interface Thread {
  readonly worker: Worker;
  /** Undefined when the thread ends without an answer; never rejects, so that nobody has to wait for it. */
  readonly answer: Promise<readonly ZipContent[] | undefined>;
}

function startThread(): Thread | undefined {
  try {
    const worker = new Worker(modulePath('src/certification/document-worker'), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB } });
    const answer = new Promise<readonly ZipContent[] | undefined>((resolve) => {
      worker.once('message', (documents: readonly ZipContent[]) => resolve(documents));
      worker.once('error', () => resolve(undefined));
      worker.once('exit', () => resolve(undefined));
    });
    return { worker, answer };
  } catch {
    return undefined;
  }
}
