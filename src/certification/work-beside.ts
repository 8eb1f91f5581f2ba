/**
 * What takes as long as everything else together and needs no judge: files that follow from a result alone, written again, and the
 * search for what looks like a secret. A thread of its own does it; where none can be had, or it ends badly, it is done here.
 */
import { Worker } from 'node:worker_threads';
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { Result } from '../core/result.ts';
import type { ZipContent } from '../formats/zip-writing.ts';
import { modulePath } from '../runner/environment.ts';
import { begins, newClaim } from './claim.ts';
import type { Claim } from './claim.ts';
import type { Files } from './evidence.ts';
import { rememberHashes } from './file-hashes.ts';
import type { FileHashes } from './file-hashes.ts';
import type { OwnFiles } from './own-files.ts';
import { DOCUMENT_PATHS } from './rendered-documents.ts';
import type { ScannedFile } from './scanned-parts.ts';
import type { SecretTrace } from './secret-scan.ts';
import { recordedIn } from './verify-secrets.ts';

/** What the thread is asked for, with which its work ends. */
export interface WorkOrder {
  /** `result.json` as it lies there; whether it is a result turns out meanwhile. */
  readonly resultBytes: Uint8Array;
  /** Which documents are wanted besides everything else. */
  readonly documents: readonly string[];
  /** What to hash, and to look for secrets in. */
  readonly recorded: readonly ScannedFile[];
  /** The search is for whoever begins it first. */
  readonly search: Claim;
}

/** What the thread answers, in this order, each in a message of its own. */
export interface BesideAnswers {
  readonly hashes: readonly FileHashes[];
  readonly own: OwnFiles | undefined;
  readonly written: readonly ZipContent[];
  readonly traces: readonly SecretTrace[];
}

/** Work that is begun and asked for later, so that the time between can be used. */
export interface WorkBeside {
  /** @param files of a bundle */
  begin(files: Files): void;
  /** From here on hashes of what the run recorded are known, as far as somebody had the time. @param files those of the beginning */
  hashed(files: Files): Promise<void>;
  /** From here on the suite's own digest and bill of materials are known, as far as somebody had the time. */
  readOwn(): Promise<void>;
  /** What looks like a secret in what the run recorded. @param files those of the beginning */
  searched(files: Files): Promise<readonly SecretTrace[]>;
  /** The result in its own form, every report, the documents that the bundle has; takes longest. @param result what the bytes say */
  written(result: Result): Promise<readonly ZipContent[]>;
  /** Nobody wants it any more; harmless when all is done. */
  abandon(): void;
}

/** Of a smaller result everything but documents is written sooner than a thread is there. */
const LARGE_RESULT_BYTES = 1_048_576;

/** @param archive a bundle: where it is large or has documents, the thread gets ready before anything is unpacked */
export function workBeside(archive: Uint8Array = new Uint8Array()): WorkBeside {
  const directory = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength).subarray(-DIRECTORY_BYTES);
  const hasDocuments = DOCUMENT_PATHS.some((path) => directory.includes(path));
  const isLarge = announcedBytes(directory, BUNDLE_FILES.result) >= LARGE_RESULT_BYTES;
  let thread = hasDocuments || isLarge ? startThread(hasDocuments) : undefined;
  let documents: readonly string[] = [];
  const search = newClaim();
  let traces: Promise<readonly SecretTrace[]> | undefined;
  async function searchOf(files: Files): Promise<readonly SecretTrace[]> {
    const found = begins(search) ? undefined : await thread?.answer('traces');
    if (found !== undefined) return found;
    const { findSecretPatterns } = await import('./secret-scan.ts');
    return findSecretPatterns(recordedIn(files));
  }
  return {
    begin(files) {
      documents = DOCUMENT_PATHS.filter((path) => files.has(path));
      const resultBytes = copyOf(files.get(BUNDLE_FILES.result) ?? new Uint8Array());
      if (documents.length > 0 || resultBytes.length >= LARGE_RESULT_BYTES) thread ??= startThread(documents.length > 0);
      if (thread === undefined) return;
      const recorded = recordedIn(files).map(({ path, content }) => ({ path, content: copyOf(content) }));
      const memory = [resultBytes, ...recorded.map(({ content }) => content)].map(({ buffer }) => buffer);
      thread.worker.postMessage({ resultBytes, documents, recorded, search } satisfies WorkOrder, memory);
    },
    async written(result) {
      const written = await thread?.answer('written');
      if (written !== undefined) return written;
      const { renderedFiles } = await import('./rendered-files.ts');
      return renderedFiles(result, documents);
    },
    async hashed(files) {
      for (const hashes of (await thread?.answer('hashes')) ?? []) {
        const content = files.get(hashes.path);
        if (content !== undefined) rememberHashes(content, hashes);
      }
    },
    async readOwn() {
      const own = await thread?.answer('own');
      if (own !== undefined) (await import('./own-files.ts')).rememberOwnFiles(own);
    },
    searched: async (files) => (traces ??= searchOf(files)),
    abandon: () => void thread?.worker.terminate(),
  };
}

/** With memory of its own: files that are not packed are views of the whole archive, which would go to the thread with them. */
function copyOf(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(content);
}

/** The directory of an archive of ours is much shorter. */
const DIRECTORY_BYTES = 65_536;

/** Where an entry tells how large its file is when it is unpacked, before its name. */
const SIZE_BEFORE_NAME = 22;

/** How large a file is by the directory of its archive; 0 if it is not there. A guess, and nothing more than time depends on it. */
function announcedBytes(directory: Buffer, path: string): number {
  const place = directory.lastIndexOf(path) - SIZE_BEFORE_NAME;
  return place < 0 ? 0 : directory.readUInt32LE(place);
}

/** A thread of short-lived objects: with room for them they are thrown away less often. @unit MiB */
const YOUNG_MIB = 64;

interface Thread {
  readonly worker: Worker;
  /** Undefined when the thread ends without it; never rejects, so that nobody has to wait for it. */
  answer<K extends keyof BesideAnswers>(what: K): Promise<BesideAnswers[K] | undefined>;
}

type Answers = { readonly [K in keyof BesideAnswers]: PromiseWithResolvers<BesideAnswers[K] | undefined> };

function startThread(hasDocuments: boolean): Thread | undefined {
  try {
    const options = { workerData: hasDocuments, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB } };
    const worker = new Worker(modulePath('src/certification/work-thread'), options);
    const answers: Answers = {
      written: Promise.withResolvers(),
      hashes: Promise.withResolvers(),
      own: Promise.withResolvers(),
      traces: Promise.withResolvers(),
    };
    worker.on('message', (answer: Partial<BesideAnswers>) => {
      for (const what of Object.keys(answer) as (keyof BesideAnswers)[]) (answers[what] as PromiseWithResolvers<unknown>).resolve(answer[what]);
    });
    const end = (): void => Object.values(answers).forEach(({ resolve }) => resolve(undefined));
    worker.once('error', end).once('exit', end);
    return { worker, answer: async (what) => answers[what].promise };
  } catch {
    return undefined;
  }
}
