/** Reads a file that the command line names, bounded, with an error in words. */
import { readFileSync, statSync } from 'node:fs';
import { reasonOf } from '../runner/target-file-source.ts';
import { TranslatedError } from '../core/translated-error.ts';
import type { Bilingual } from '../core/language.ts';

const MIB = 1024 * 1024;

/** @param what the file is, as the subject of a sentence @throws ERR_CONFIG_FILE_UNREADABLE */
export function readInput(path: string, what: Bilingual, maxBytes = 512 * MIB): Uint8Array {
  try {
    const { size } = statSync(path);
    if (size > maxBytes) throw new RangeError(`it has ${size} bytes, at most ${maxBytes} are read`);
    return readFileSync(path);
  } catch (cause) {
    const why = reasonOf(cause);
    throw new TranslatedError(
      'ERR_CONFIG_FILE_UNREADABLE',
      { de: `${what.de} ist nicht lesbar: ${why.de}.`, en: `${what.en} cannot be read: ${why.en}.` },
      { place: path, cause, mend: { de: 'Den Pfad prüfen.', en: 'Check the path.' } },
    );
  }
}
