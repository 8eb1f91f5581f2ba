/**
 * The folder results go to. Only a folder of ours is replaced, known by a marker file; what was there before comes back
 * when nothing took its place.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { THE_OUTPUT, unwritable } from '../runner/named-file.ts';
import { TranslatedError } from '../core/translated-error.ts';

/** Where results go unless told otherwise. */
export const DEFAULT_OUTPUT = 'pruefstand-out';
/** The result that is read unless another one is named. */
export const DEFAULT_RESULT = join(DEFAULT_OUTPUT, 'result.json');
/** The file by which a folder is known to be ours. */
export const MARKER = '.pruefstand-out';
const MARKER_TEXT = 'Output of Pruefstand. The whole folder is replaced by the next run that names it.\n';

export interface OutputClaim {
  /** The new content stays, the old is gone. */
  keep(): void;
  /** Nothing was written: the old content comes back. */
  giveBack(): void;
}

/**
 * Makes an empty folder of ours at a path.
 * @throws ERR_CONFIG_EXISTS when something else is there; ERR_CONFIG_OUTPUT_UNWRITABLE
 */
export function claimOutput(folder: string): OutputClaim {
  const isNew = !existsSync(folder);
  if (!isNew) requireOurs(folder);
  try {
    const previous = isNew ? undefined : moveAside(folder);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, MARKER), MARKER_TEXT);
    return {
      keep() {
        if (previous !== undefined) rmSync(previous, { recursive: true, force: true });
      },
      giveBack: () => giveBack(folder, previous, isNew),
    };
  } catch (cause) {
    throw unwritable(cause, folder, THE_OUTPUT);
  }
}

function requireOurs(folder: string): void {
  const mend = { de: 'Mit --out einen anderen Ordner nennen, oder den Ordner vorher leeren.', en: 'Name another folder with --out, or empty it before.' };
  if (!statSync(folder).isDirectory()) {
    throw new TranslatedError(
      'ERR_CONFIG_OUTPUT_UNWRITABLE',
      { de: 'Der Ausgabeordner ist eine Datei.', en: 'The output folder is a file.' },
      { place: folder, mend },
    );
  }
  const names = readdirSync(folder);
  if (names.length === 0 || names.includes(MARKER)) return;
  throw new TranslatedError(
    'ERR_CONFIG_EXISTS',
    {
      de: 'Der Ausgabeordner enthält etwas, das nicht vom Prüfstand ist; nichts wurde geschrieben.',
      en: 'The output folder holds what is not of the suite; nothing was written.',
    },
    { place: folder, mend },
  );
}

/** @returns where the old content is, or undefined when the folder itself cannot be moved and was emptied */
function moveAside(folder: string): string | undefined {
  const prefix = `.${basename(folder)}.previous-`;
  const previous = join(dirname(folder), `${prefix}${randomBytes(3).toString('hex')}`);
  try {
    // Left behind by a run that was killed.
    for (const name of readdirSync(dirname(folder)).filter((candidate) => candidate.startsWith(prefix)))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
    renameSync(folder, previous);
    return previous;
  } catch {
    // A mount point cannot be renamed.
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
    return undefined;
  }
}

function giveBack(folder: string, previous: string | undefined, isNew: boolean): void {
  if (previous === undefined && !isNew) return;
  rmSync(folder, { recursive: true, force: true });
  if (previous !== undefined) renameSync(previous, folder);
}
