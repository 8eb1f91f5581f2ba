/** Files that somebody named, read within bounds and written whole; why that fails is told in both languages. */
import { accessSync, chmodSync, constants, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unreadable, whileWriting, whyUnreadable } from '../core/file-errors.ts';
import type { Bilingual } from '../core/language.ts';

/** A file of which nothing is known but its name, as the subject of a sentence. */
export const THE_FILE: Bilingual = { de: 'Die Datei', en: 'The file' };
/** What a command writes into a folder of its own. */
export const THE_OUTPUT: Bilingual = { de: 'Die Ausgabe', en: 'The output' };

const MAX_BYTES = 512 * 1024 * 1024;
const CHECK_PATH: Bilingual = { de: 'Den Pfad prüfen.', en: 'Check the path.' };

type Reading = { readonly bytes: Buffer } | { readonly why: Bilingual; readonly cause?: unknown };

/** A file, or why there is none. @param maxBytes a larger file is not read */
export function readBounded(path: string, maxBytes: number): Reading {
  try {
    const { size } = statSync(path);
    if (size > maxBytes) return { why: tooLarge(size, maxBytes) };
    const bytes = readFileSync(path);
    // A pipe has no size before it is read.
    return bytes.length > maxBytes ? { why: tooLarge(bytes.length, maxBytes) } : { bytes };
  } catch (cause) {
    return { why: whyUnreadable(cause), cause };
  }
}

interface ReadOptions {
  readonly maxBytes?: number;
  readonly mend?: Bilingual;
}

/** @param what the file is, as the subject of a sentence @throws ERR_CONFIG_FILE_UNREADABLE */
export function readNamed(path: string, what: Bilingual, { maxBytes = MAX_BYTES, mend = CHECK_PATH }: ReadOptions = {}): Buffer {
  const reading = readBounded(path, maxBytes);
  if ('bytes' in reading) return reading.bytes;
  throw unreadable(path, what, { ...reading, mend });
}

/**
 * A reader never meets half a file, and none is left behind. Of a link, what it leads to is replaced; what is no file, such as
 * a pipe, is written to as it is.
 * @param mode rights of the file, less the umask; without it those of the former one
 * @throws what the file system says
 */
export function writeWhole(path: string, content: string | Uint8Array, mode?: number): void {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return replace(path, content, { mode });
  const former = statSync(path, { throwIfNoEntry: false });
  if (former?.isFile() !== true) return writeFileSync(path, content);
  // The rights of the folder would do to replace even a file that is protected.
  accessSync(path, constants.W_OK);
  replace(realpathSync(path), content, { mode, formerMode: former.mode & 0o777 });
}

function replace(path: string, content: string | Uint8Array, { mode, formerMode }: { readonly mode: number | undefined; readonly formerMode?: number }): void {
  const partial = `${path}.partial`;
  try {
    writeFileSync(partial, content, { mode: mode ?? formerMode ?? 0o666 });
    if (mode === undefined && formerMode !== undefined) chmodSync(partial, formerMode);
    renameSync(partial, path);
  } catch (cause) {
    try {
      rmSync(partial, { force: true });
    } catch {
      // It could not even be begun: the first failure says why.
    }
    throw cause;
  }
}

/** {@link writeWhole} for a named file. @param what the file is, as the subject of a sentence @throws ERR_CONFIG_OUTPUT_UNWRITABLE */
export function writeNamed(path: string, content: string | Uint8Array, what: Bilingual, mend?: Bilingual): void {
  whileWriting(() => writeWhole(path, content), path, what, mend);
}

/** Writes files into a folder, which is made where there is none. @returns their names @throws ERR_CONFIG_OUTPUT_UNWRITABLE */
export function writeInto(folder: string, files: readonly { readonly name: string; readonly content: string | Uint8Array }[]): readonly string[] {
  whileWriting(() => mkdirSync(folder, { recursive: true }), folder, THE_OUTPUT);
  for (const { name, content } of files) writeNamed(join(folder, name), content, THE_FILE);
  return files.map(({ name }) => name);
}

function tooLarge(size: number, maxBytes: number): Bilingual {
  return {
    de: `die Datei ist zu groß (${size} Bytes; gelesen werden höchstens ${maxBytes})`,
    en: `it is too large (${size} bytes; at most ${maxBytes} are read)`,
  };
}
