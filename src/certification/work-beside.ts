/**
 * What takes as long as everything else together and needs no judge: files that follow from a result alone, written again, and the
 * search for what looks like a secret. A thread of its own does it; where none can be had, or it ends badly, it is done here.
 */
import { Worker } from 'node:worker_threads';
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { Result } from '../core/result.ts';
import type { ZipContent } from '../formats/zip-writing.ts';
import { modulePath } from '../runner/environment.ts';
import type { Files } from './evidence.ts';
import { DOCUMENT_PATHS } from './rendered-documents.ts';
import type { ScannedFile } from './scanned-parts.ts';
import type { SecretTrace } from './secret-scan.ts';
import { recordedIn } from './verify-secrets.ts';

/** What the thread is asked for first. */
export interface WritingOrder {
  /** `result.json` as it lies there; whether it is a result turns out meanwhile. */
  readonly resultBytes: Uint8Array;
  /** Which documents are wanted besides everything else. */
  readonly documents: readonly string[];
}

/** What the thread is asked for then, with which its work ends. */
export interface SearchOrder {
  readonly recorded: readonly ScannedFile[];
}

/** What the thread answers, in this order. */
export type BesideAnswer = { readonly written: readonly ZipContent[] } | { readonly traces: readonly SecretTrace[] };

/** Work that is begun and asked for later, so that the time between can be used. */
export interface WorkBeside {
  /** @param files of a bundle */
  begin(files: Files): void;
  /** The result in its own form, every report, the documents that the bundle has. @param result what the bytes say */
  written(result: Result): Promise<readonly ZipContent[]>;
  /** What looks like a secret in what the run recorded. @param files those of the beginning */
  searched(files: Files): Promise<readonly SecretTrace[]>;
  /** Nobody wants it any more; harmless when all is done. */
  abandon(): void;
}

/** Of a smaller result everything but documents is written sooner than a thread is there. */
const LARGE_RESULT_BYTES = 1_048_576;
/** In which there usually is a large result. */
const LARGE_ARCHIVE_BYTES = 4 * LARGE_RESULT_BYTES;

/** @param archive a bundle: where it is large or has documents, the thread gets ready before anything is unpacked */
export function workBeside(archive: Uint8Array = new Uint8Array()): WorkBeside {
  const hasDocuments = names(archive, DOCUMENT_PATHS);
  const isLarge = archive.length >= LARGE_ARCHIVE_BYTES && names(archive, [BUNDLE_FILES.result]);
  let thread = hasDocuments || isLarge ? startThread(hasDocuments) : undefined;
  let documents: readonly string[] = [];
  return {
    begin(files) {
      documents = DOCUMENT_PATHS.filter((path) => files.has(path));
      const resultBytes = copyOf(files.get(BUNDLE_FILES.result) ?? new Uint8Array());
      if (documents.length > 0 || resultBytes.length >= LARGE_RESULT_BYTES) thread ??= startThread(documents.length > 0);
      thread?.worker.postMessage({ resultBytes, documents } satisfies WritingOrder, [resultBytes.buffer]);
      const recorded = thread === undefined ? [] : recordedIn(files).map(({ path, content }) => ({ path, content: copyOf(content) }));
      const memory = recorded.map(({ content }) => content.buffer);
      thread?.worker.postMessage({ recorded } satisfies SearchOrder, memory);
    },
    async written(result) {
      const written = await thread?.written;
      if (written !== undefined) return written;
      const { renderedFiles } = await import('./rendered-files.ts');
      return renderedFiles(result, documents);
    },
    async searched(files) {
      const traces = await thread?.traces;
      if (traces !== undefined) return traces;
      const { findSecretPatterns } = await import('./secret-scan.ts');
      return findSecretPatterns(recordedIn(files));
    },
    abandon: () => void thread?.worker.terminate(),
  };
}

/** With memory of its own: files that are not packed are views of the whole archive, which would go to the thread with them. */
function copyOf(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(content);
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

/** Undefined when the thread ends without an answer; never rejects, so that nobody has to wait for it. */
interface Thread {
  readonly worker: Worker;
  readonly written: Promise<readonly ZipContent[] | undefined>;
  readonly traces: Promise<readonly SecretTrace[] | undefined>;
}

function startThread(hasDocuments: boolean): Thread | undefined {
  try {
    const options = { workerData: hasDocuments, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB } };
    const worker = new Worker(modulePath('src/certification/work-thread'), options);
    const [written, traces] = [Promise.withResolvers<readonly ZipContent[] | undefined>(), Promise.withResolvers<readonly SecretTrace[] | undefined>()];
    const end = (): void => {
      written.resolve(undefined);
      traces.resolve(undefined);
    };
    worker.on('message', (answer: BesideAnswer) => {
      if ('written' in answer) written.resolve(answer.written);
      else traces.resolve(answer.traces);
    });
    worker.once('error', end).once('exit', end);
    return { worker, written: written.promise, traces: traces.promise };
  } catch {
    return undefined;
  }
}
