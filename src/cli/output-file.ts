/** A single file that a command writes: never over another one without being told, never over what it was made from. */
import { existsSync, statSync } from 'node:fs';
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { THE_FILE, writeNamed } from '../runner/named-file.ts';
import { argumentError } from './failure.ts';

export interface OutputFile {
  readonly path: string;
  /** Whether what is there may be replaced. */
  readonly isForced: boolean;
  /** Files that the call reads. */
  readonly inputs: readonly string[];
}

/** Asked before the work is done. @throws ERR_CONFIG_EXISTS, ERR_CONFIG_ARGUMENT when it would replace what it is made from */
export function requireWritable({ path, isForced, inputs }: OutputFile): void {
  const name: Bilingual = { de: 'Mit --out einen anderen Namen nennen.', en: 'Name another one with --out.' };
  if (inputs.includes(path)) throw argumentError({ de: '--out nennt eine Datei, die gelesen wird.', en: '--out names a file that is read.' }, name, path);
  // A pipe or a device holds nothing that could be lost.
  if (isForced || !holdsSomething(path)) return;
  throw new TranslatedError(
    'ERR_CONFIG_EXISTS',
    { de: 'Die Datei gibt es schon.', en: 'The file is there already.' },
    { place: path, mend: { de: 'Mit --out einen anderen Namen nennen, oder --force.', en: 'Name another one with --out, or use --force.' } },
  );
}

/** @throws ERR_CONFIG_OUTPUT_UNWRITABLE; what was there before is as it was */
export function writeOutput(path: string, content: Uint8Array): void {
  writeNamed(path, content, THE_FILE, { de: 'Mit --out einen anderen Ort nennen.', en: 'Name another place with --out.' });
}

function holdsSomething(path: string): boolean {
  if (!existsSync(path)) return false;
  const there = statSync(path);
  return there.isFile() || there.isDirectory();
}
