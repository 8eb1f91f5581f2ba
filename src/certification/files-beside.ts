/**
 * Files that follow from a result alone, written again by a thread of their own: they take as long as everything else together
 * and need nothing but the result. Where no thread can be had, or it ends badly, they are written here.
 */
import { Worker } from 'node:worker_threads';
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { Result } from '../core/result.ts';
import type { ZipContent } from '../formats/zip-writing.ts';
import { modulePath } from '../runner/environment.ts';
import type { Files } from './evidence.ts';
import { DOCUMENT_PATHS } from './rendered-documents.ts';

/** What the thread is asked for. */
export interface FilesOrder {
  /** `result.json` as it lies there; whether it is a result turns out meanwhile. */
  readonly resultBytes: Uint8Array;
  /** Which documents are wanted besides everything else. */
  readonly documents: readonly string[];
}

/** Files in three steps, so that the time between them can be used. */
export interface FilesBeside {
  /** @param files of a bundle */
  begin(files: Files): void;
  /** The result in its own form, every report, the documents that the bundle has. @param result what the bytes say */
  ended(result: Result): Promise<readonly ZipContent[]>;
  /** Nobody wants them any more; harmless when all is done. */
  abandon(): void;
}

/** Of a smaller result everything but documents is written sooner than a thread is there. */
const LARGE_RESULT_BYTES = 1_048_576;
/** In which there usually is a large result. */
const LARGE_ARCHIVE_BYTES = 4 * LARGE_RESULT_BYTES;

/** @param archive a bundle: where it is large or has documents, the thread gets ready before anything is unpacked */
export function filesBeside(archive: Uint8Array = new Uint8Array()): FilesBeside {
  const hasDocuments = names(archive, DOCUMENT_PATHS);
  const isLarge = archive.length >= LARGE_ARCHIVE_BYTES && names(archive, [BUNDLE_FILES.result]);
  let thread = hasDocuments || isLarge ? startThread(hasDocuments) : undefined;
  let documents: readonly string[] = [];
  return {
    begin(files) {
      documents = DOCUMENT_PATHS.filter((path) => files.has(path));
      // A copy: files that are not packed are views of the whole archive, which would be copied with them.
      const resultBytes = new Uint8Array(files.get(BUNDLE_FILES.result) ?? []);
      if (documents.length > 0 || resultBytes.length >= LARGE_RESULT_BYTES) thread ??= startThread(documents.length > 0);
      thread?.worker.postMessage({ resultBytes, documents } satisfies FilesOrder, [resultBytes.buffer]);
    },
    async ended(result) {
      const written = await thread?.answer;
      if (written !== undefined) return written;
      const { renderedFiles } = await import('./rendered-files.ts');
      return renderedFiles(result, documents);
    },
    abandon: () => void thread?.worker.terminate(),
  };
}

/** The directory of an archive of ours is much shorter. */
const DIRECTORY_BYTES = 65_536;

/** Whether an archive has one of these files. A guess, and nothing more than time depends on it. */
function names(archive: Uint8Array, paths: readonly string[]): boolean {
  const end = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength).subarray(-DIRECTORY_BYTES);
  return paths.some((path) => end.includes(path));
}

/** A thread of short-lived objects: with room for them they are thrown away less often. @unit MiB */
const YOUNG_MIB = 64;

interface Thread {
  readonly worker: Worker;
  /** Undefined when the thread ends without an answer; never rejects, so that nobody has to wait for it. */
  readonly answer: Promise<readonly ZipContent[] | undefined>;
}

function startThread(hasDocuments: boolean): Thread | undefined {
  try {
    const options = { workerData: hasDocuments, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB } };
    const worker = new Worker(modulePath('src/certification/files-worker'), options);
    const answer = new Promise<readonly ZipContent[] | undefined>((resolve) => {
      worker.once('message', (files: readonly ZipContent[]) => resolve(files));
      worker.once('error', () => resolve(undefined));
      worker.once('exit', () => resolve(undefined));
    });
    return { worker, answer };
  } catch {
    return undefined;
  }
}
