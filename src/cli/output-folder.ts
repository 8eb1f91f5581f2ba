/**
 * The folder results go to. They are written apart, in a folder within it, and moved to their places in the end, so that until
 * then what was there before stays. A marker file lists what we wrote; only that is ever replaced or removed.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { kill, pid } from 'node:process';
import { whileWriting } from '../core/file-errors.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { THE_OUTPUT, writeWhole } from '../runner/named-file.ts';
import type { Session } from './session.ts';
import { harmless } from './terminal.ts';

/** Where results go unless told otherwise. */
export const DEFAULT_OUTPUT = 'pruefstand-out';
/** The result that is read unless another one is named. */
export const DEFAULT_RESULT = join(DEFAULT_OUTPUT, 'result.json');
/** The file by which a folder is known to be ours; it lists the files of the last output, one path a line. */
export const MARKER = '.pruefstand-out';
const MARKER_HEAD = 'Output of Pruefstand. The next output to this folder replaces the files below and keeps every other one.';
/** Name of the folder within, before the id of the process that fills it. */
const STAGING = '.partial-';

export interface FilledOutput<T> {
  /** What the writer gave back. */
  readonly written: T;
  /** What else is in the folder and was not ours, in order; a folder of nothing else ends with a slash. */
  readonly kept: readonly string[];
}

/**
 * Puts an output in the place of the former one.
 * @param write writes it to the folder it is given, which is empty
 * @throws ERR_CONFIG_EXISTS when something is there and the folder is not ours; ERR_CONFIG_OUTPUT_UNWRITABLE; or what `write` throws: then all is as before
 */
export async function fillOutput<T>(folder: string, write: (staging: string) => Promise<T>): Promise<FilledOutput<T>> {
  const staging = join(folder, `${STAGING}${pid}`);
  const isNew = !existsSync(folder);
  const isMarked = existsSync(join(folder, MARKER));
  if (!isNew && !isMarked) onDisk(folder, () => requireEmpty(folder));
  try {
    onDisk(folder, () => {
      removeAbandoned(folder);
      mkdirSync(folder, { recursive: true });
      mkdirSync(staging);
      if (!isMarked) writeMarker(folder, []);
    });
    const written = await write(staging);
    return { written, kept: onDisk(folder, () => replaceOutput(folder, staging)) };
  } catch (error) {
    giveBack(folder, staging, { isNew, isMarked });
    throw error;
  }
}

function giveBack(folder: string, staging: string, { isNew, isMarked }: { readonly isNew: boolean; readonly isMarked: boolean }): void {
  try {
    rmSync(staging, { recursive: true, force: true });
    // Whatever of the output has reached its place stays ours.
    if (!isMarked && readdirSync(folder).every((name) => name === MARKER)) rmSync(join(folder, MARKER), { force: true });
    if (isNew) rmdirSync(folder);
  } catch {
    // What went wrong before says why.
  }
}

/** What a killed call left is nothing to go by; what another call fills at this moment stays. */
function removeAbandoned(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (isStaging(name) && !isFilledByAnother(name)) rmSync(join(folder, name), { recursive: true, force: true });
}

function isStaging(name: string): boolean {
  return /^\.partial-[1-9]\d*$/.test(name);
}

function isFilledByAnother(name: string): boolean {
  const other = Number(name.slice(STAGING.length));
  try {
    return other !== pid && kill(other, 0);
  } catch (cause) {
    // A process of another user says EPERM.
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function onDisk<T>(folder: string, work: () => T): T {
  return whileWriting(work, folder, THE_OUTPUT);
}

function requireEmpty(folder: string): void {
  const mend = { de: 'Mit --out einen anderen Ordner nennen, oder den Ordner vorher leeren.', en: 'Name another folder with --out, or empty it before.' };
  if (!statSync(folder).isDirectory()) {
    throw new TranslatedError(
      'ERR_CONFIG_OUTPUT_UNWRITABLE',
      { de: 'Der Ausgabeordner ist eine Datei.', en: 'The output folder is a file.' },
      { place: folder, mend },
    );
  }
  if (readdirSync(folder).length === 0) return;
  throw new TranslatedError(
    'ERR_CONFIG_EXISTS',
    {
      de: 'Der Ausgabeordner enthält etwas, das nicht vom Prüfstand ist; nichts wurde geschrieben.',
      en: 'The output folder holds what is not of the suite; nothing was written.',
    },
    { place: folder, mend },
  );
}

/** A call that is killed in between leaves nothing of its own that the next one would take for somebody else's. */
function replaceOutput(folder: string, staging: string): readonly string[] {
  const former = new Set(readFileSync(join(folder, MARKER), 'utf8').split('\n').slice(1));
  const written = new Set(filesIn(staging));
  const folders = new Set([...written].flatMap(foldersAbove));
  writeMarker(folder, [...new Set([...former, ...written])]);
  for (const inner of folders) mkdirSync(join(folder, inner), { recursive: true });
  for (const path of written) renameSync(join(staging, path), join(folder, path));
  rmSync(staging, { recursive: true, force: true });
  const others = filesIn(folder).filter((path) => path !== MARKER && !written.has(path));
  for (const path of others.filter((one) => former.has(one))) removeFormer(folder, path);
  writeMarker(folder, [...written]);
  return [...new Set(others.filter((path) => !former.has(path)).map((path) => widest(path, folders)))].sort();
}

function writeMarker(folder: string, paths: readonly string[]): void {
  writeWhole(join(folder, MARKER), [MARKER_HEAD, ...paths].map((line) => `${line}\n`).join(''));
}

/** Paths of all files that are in their places, with slashes. A link is a file, wherever it leads. */
function filesIn(folder: string, below = ''): readonly string[] {
  const entries = readdirSync(join(folder, below), { withFileTypes: true }).filter(({ name }) => below !== '' || !isStaging(name));
  return entries.flatMap((entry) => (entry.isDirectory() ? filesIn(folder, `${below}${entry.name}/`) : [below + entry.name]));
}

/** Takes the folders with it that are empty now. */
function removeFormer(folder: string, path: string): void {
  rmSync(join(folder, path));
  for (const above of foldersAbove(path).toReversed()) {
    if (readdirSync(join(folder, above)).length > 0) return;
    rmdirSync(join(folder, above));
  }
}

/** The widest folder around a file that none of ours is in, or the file. */
function widest(path: string, ours: ReadonlySet<string>): string {
  const outer = foldersAbove(path).find((above) => !ours.has(above));
  return outer === undefined ? path : `${outer}/`;
}

/** `a` and `a/b` of `a/b/c`. */
function foldersAbove(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

const SHOWN = 5;

/** What a claim kept besides its output, in one line; none where there is nothing. */
export function keptLines(kept: readonly string[], { say }: Session): readonly string[] {
  if (kept.length === 0) return [];
  const more = kept.length - SHOWN;
  const names = kept.slice(0, SHOWN).map(harmless).join(', ') + (more > 0 ? say(` und ${more} weitere`, ` and ${more} more`) : '');
  return [`${say('Von früher behalten:', 'Kept from before:')} ${names}`];
}
