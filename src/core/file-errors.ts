/** What the file system says when it refuses, in words for people; nothing here touches a file. */
import type { Bilingual } from './language.ts';
import { TranslatedError } from './translated-error.ts';

const OTHER_FOLDER: Bilingual = { de: 'Mit --out einen anderen Ordner nennen.', en: 'Name another folder with --out.' };

interface Unreadable {
  /** As {@link whyUnreadable} tells it. */
  readonly why: Bilingual;
  readonly cause?: unknown;
  readonly mend: Bilingual;
}

/** The error for a file that could not be read. @param what it is, as the subject of a sentence */
export function unreadable(place: string, what: Bilingual, { why, cause, mend }: Unreadable): TranslatedError {
  const text = { de: `${what.de} ist nicht lesbar: ${why.de}.`, en: `${what.en} cannot be read: ${why.en}.` };
  return new TranslatedError('ERR_CONFIG_FILE_UNREADABLE', text, { place, cause, mend });
}

/** The error for what could not be written. @param what it is, as the subject of a sentence */
export function unwritable(cause: unknown, place: string, what: Bilingual, mend = OTHER_FOLDER): TranslatedError {
  const why = reasonOf(cause, WRITING);
  const text = { de: `${what.de} lässt sich nicht schreiben: ${why.de}.`, en: `${what.en} cannot be written: ${why.en}.` };
  return new TranslatedError('ERR_CONFIG_OUTPUT_UNWRITABLE', text, { place, cause, mend });
}

/** Carries out what writes. @throws ERR_CONFIG_OUTPUT_UNWRITABLE where the file system refuses; whatever else is thrown, as it is */
export function whileWriting<T>(work: () => T, place: string, what: Bilingual, mend?: Bilingual): T {
  try {
    return work();
  } catch (cause) {
    throw /^E[A-Z\d]+$/.test(codeOf(cause)) ? unwritable(cause, place, what, mend) : cause;
  }
}

/** Why a file could not be read. */
export function whyUnreadable(cause: unknown): Bilingual {
  return reasonOf(cause, READING);
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
  const said = cause instanceof Error ? cause.message : String(cause);
  return reasons[codeOf(cause)] ?? { de: said, en: said };
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
