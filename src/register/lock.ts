/**
 * One writer at a time: a lock file that only one process can create. It is never taken over, because two processes that
 * both find an old lock could each remove the other's new one; the message says what to look at and what to delete.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { isJsonObject, parseJson } from '../formats/json.ts';
import { changing, removeQuietly } from './files-on-disk.ts';
import { REGISTER_FILES } from './model.ts';

/** Who holds a lock. */
export interface LockHolder {
  readonly process: number;
  readonly host: string;
  /** RFC 3339. */
  readonly since: string;
}

/**
 * Takes the lock of a register; disposing gives it back.
 * @throws ERR_CONFIG_EXISTS when another process holds it; ERR_CONFIG_OUTPUT_UNWRITABLE
 */
export function lockRegister(folder: string, holder: LockHolder): Disposable {
  const file = join(folder, REGISTER_FILES.lock);
  const descriptor = changing(file, () => open(file));
  try {
    changing(file, () => writeSync(descriptor, `${JSON.stringify(holder)}\n`));
  } catch (error) {
    removeQuietly(file);
    throw error;
  } finally {
    closeSync(descriptor);
  }
  // What stays on a disk that fails is named to the next one.
  return { [Symbol.dispose]: () => removeQuietly(file) };
}

function open(file: string): number {
  try {
    return openSync(file, 'wx', 0o644);
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).code === 'EEXIST' ? taken(file, cause) : cause;
  }
}

function taken(file: string, cause: unknown): TranslatedError {
  const who = holderText(file);
  return new TranslatedError(
    'ERR_CONFIG_EXISTS',
    {
      de: `Ein anderer Vorgang ändert das Register gerade${who.de}; nichts wurde geschrieben.`,
      en: `Another process is changing the register${who.en}; nothing was written.`,
    },
    {
      place: file,
      cause,
      mend: {
        de: 'Warten, bis er fertig ist. Läuft er nicht mehr, die genannte Datei löschen: Das Register ist unversehrt.',
        en: 'Wait until it is done. If it no longer runs, delete the file named: the register is unharmed.',
      },
    },
  );
}

function holderText(file: string): Bilingual {
  try {
    const value = parseJson(readFileSync(file))?.value;
    if (!isJsonObject(value)) return { de: '', en: '' };
    const { process: id, host, since } = value;
    return {
      de: ` (Prozess ${String(id)} auf ${String(host)}, seit ${String(since)})`,
      en: ` (process ${String(id)} on ${String(host)}, since ${String(since)})`,
    };
  } catch {
    // Given back in the meantime, or not written yet.
    return { de: '', en: '' };
  }
}
