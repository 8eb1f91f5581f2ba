/** Files that somebody named, read within bounds and written whole; why that fails is told in both languages. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from '../core/translated-error.ts';

/** A file of which nothing is known but its name, as the subject of a sentence. */
export const THE_FILE: Bilingual = { de: 'Die Datei', en: 'The file' };
/** What a command writes into a folder of its own. */
export const THE_OUTPUT: Bilingual = { de: 'Die Ausgabe', en: 'The output' };

const MAX_BYTES = 512 * 1024 * 1024;
const CHECK_PATH: Bilingual = { de: 'Den Pfad prüfen.', en: 'Check the path.' };
const OTHER_FOLDER: Bilingual = { de: 'Mit --out einen anderen Ordner nennen.', en: 'Name another folder with --out.' };

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
    return { why: reasonOf(cause, READING), cause };
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
  const { why, cause } = reading;
  const text = { de: `${what.de} ist nicht lesbar: ${why.de}.`, en: `${what.en} cannot be read: ${why.en}.` };
  throw new TranslatedError('ERR_CONFIG_FILE_UNREADABLE', text, { place: path, cause, mend });
}

/** A reader never meets half a file, and none is left behind. @param mode rights of the file @throws what the file system says */
export function writeWhole(path: string, content: string | Uint8Array, mode = 0o666): void {
  const partial = `${path}.partial`;
  try {
    writeFileSync(partial, content, { mode });
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
  try {
    writeWhole(path, content);
  } catch (cause) {
    throw unwritable(cause, path, what, mend);
  }
}

/** Writes files into a folder, which is made where there is none. @returns their names @throws ERR_CONFIG_OUTPUT_UNWRITABLE */
export function writeInto(folder: string, files: readonly { readonly name: string; readonly content: string | Uint8Array }[]): readonly string[] {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw unwritable(cause, folder, THE_OUTPUT);
  }
  for (const { name, content } of files) writeNamed(join(folder, name), content, THE_FILE);
  return files.map(({ name }) => name);
}

/** The error for what could not be written. @param what it is, as the subject of a sentence */
export function unwritable(cause: unknown, place: string, what: Bilingual, mend = OTHER_FOLDER): TranslatedError {
  const why = reasonOf(cause, WRITING);
  const text = { de: `${what.de} lässt sich nicht schreiben: ${why.de}.`, en: `${what.en} cannot be written: ${why.en}.` };
  return new TranslatedError('ERR_CONFIG_OUTPUT_UNWRITABLE', text, { place, cause, mend });
}

type Reasons = Readonly<Partial<Record<string, Bilingual>>>;

const EITHER: Reasons = {
  EIO: { de: 'der Datenträger meldet einen Fehler', en: 'the disk reports an error' },
  ELOOP: { de: 'die Verweise dorthin führen im Kreis', en: 'the links to it lead in a circle' },
  ENAMETOOLONG: { de: 'der Name ist zu lang', en: 'the name is too long' },
};

const UNREADABLE: Bilingual = { de: 'das Recht zum Lesen fehlt', en: 'the right to read it is missing' };
const READING: Reasons = {
  ...EITHER,
  ENOENT: { de: 'die Datei gibt es nicht', en: 'there is none' },
  ENOTDIR: { de: 'ein Ordner auf dem Weg dorthin ist eine Datei', en: 'a folder on the way to it is a file' },
  EISDIR: { de: 'es ist ein Ordner', en: 'it is a folder' },
  EACCES: UNREADABLE,
  EPERM: UNREADABLE,
};

const NO_FOLDER: Bilingual = { de: 'der Ordner ist eine Datei', en: 'the folder is a file' };
const UNWRITABLE: Bilingual = { de: 'das Recht zum Schreiben fehlt', en: 'the right to write it is missing' };
const WRITING: Reasons = {
  ...EITHER,
  ENOENT: { de: 'den Ordner gibt es nicht', en: 'there is no such folder' },
  ENOTDIR: NO_FOLDER,
  // What making a folder says where a file has its name.
  EEXIST: NO_FOLDER,
  EISDIR: { de: 'dort ist ein Ordner', en: 'there is a folder' },
  EACCES: UNWRITABLE,
  EPERM: UNWRITABLE,
  EROFS: { de: 'der Datenträger ist schreibgeschützt', en: 'the disk is write-protected' },
  EBUSY: { de: 'die Datei ist in Gebrauch', en: 'the file is in use' },
  ENOSPC: { de: 'der Datenträger ist voll', en: 'the disk is full' },
  EDQUOT: { de: 'der zugeteilte Speicherplatz ist voll', en: 'the disk quota is used up' },
};

function reasonOf(cause: unknown, reasons: Reasons): Bilingual {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const said = cause instanceof Error ? cause.message : String(cause);
  return reasons[code] ?? { de: said, en: said };
}

function tooLarge(size: number, maxBytes: number): Bilingual {
  return {
    de: `die Datei ist zu groß (${size} Bytes; gelesen werden höchstens ${maxBytes})`,
    en: `it is too large (${size} bytes; at most ${maxBytes} are read)`,
  };
}
