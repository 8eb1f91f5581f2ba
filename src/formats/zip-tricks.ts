/**
 * Every way in which a ZIP file can be other than it should be, with its name from `src/core/verification.ts` and its
 * sentence in both languages. A hostile file can have any number of flaws: per kind the first are told, the rest counted.
 */
import type { Bilingual } from '../core/language.ts';
import type { Tampering, VerificationFinding } from '../core/verification.ts';

interface Trick {
  readonly kind: Tampering;
  readonly grade?: VerificationFinding['grade'];
  readonly de: string;
  readonly en: string;
}

/** `{x}` stands for what was seen. */
const TRICKS = {
  noEnd: {
    kind: 'zip-unreadable',
    de: 'Das ist kein ZIP-Archiv: Das Ende des Verzeichnisses fehlt.',
    en: 'This is no ZIP archive: the end of its directory is missing.',
  },
  noDirectory: {
    kind: 'zip-unreadable',
    de: 'Wo das Verzeichnis des Archivs stehen soll, steht keines.',
    en: 'There is no directory where the archive says it is.',
  },
  directoryBroken: {
    kind: 'zip-unreadable',
    de: 'Das Verzeichnis des Archivs bricht ab (Byte {x}).',
    en: 'The directory of the archive breaks off (byte {x}).',
  },
  zip64: {
    kind: 'zip-unreadable',
    de: 'Das Archiv benutzt Zip64; ein Nachweispaket braucht und hat es nicht.',
    en: 'The archive uses Zip64, which a bundle neither needs nor has.',
  },
  volumes: {
    kind: 'zip-unreadable',
    de: 'Das Archiv gibt an, auf mehrere Datenträger verteilt zu sein.',
    en: 'The archive says it is spread over several volumes.',
  },
  method: {
    kind: 'zip-unreadable',
    de: 'Die Datei ist mit einem Verfahren gepackt, das ein Nachweispaket nicht benutzt (Nummer {x}).',
    en: 'The file is packed by a method that a bundle does not use (number {x}).',
  },
  noData: { kind: 'zip-unreadable', de: 'Die Datei steht nicht dort, wo das Verzeichnis sie nennt.', en: 'The file is not where the directory says it is.' },
  brokenData: { kind: 'zip-unreadable', de: 'Die gepackten Daten lassen sich nicht entpacken.', en: 'The packed data cannot be unpacked.' },
  traversal: { kind: 'zip-path-traversal', de: 'Der Name führt mit „..“ aus dem Archiv hinaus.', en: 'The name leads out of the archive with "..".' },
  absolute: { kind: 'zip-absolute-path', de: 'Der Name ist ein absoluter Pfad.', en: 'The name is an absolute path.' },
  unclean: {
    kind: 'zip-name-unclean',
    de: 'Der Name ist nicht eindeutig: Er hat unsichtbare oder verbotene Zeichen, leere Teile, eine andere Unicode-Form als NFC oder ist zu lang.',
    en: 'The name is not unambiguous: it has invisible or forbidden characters, empty parts, another Unicode form than NFC, or is too long.',
  },
  folder: {
    kind: 'zip-name-unclean',
    grade: 'note',
    de: 'Das Archiv führt einen Ordner auf; ein Nachweispaket führt nur Dateien auf.',
    en: 'The archive lists a folder; a bundle lists files only.',
  },
  duplicate: {
    kind: 'zip-duplicate-name',
    de: 'Der Name steht mehrfach im Archiv, gleich geschrieben oder für manche Systeme gleich ({x}).',
    en: 'The name stands in the archive more than once, spelt the same or the same to some systems ({x}).',
  },
  special: {
    kind: 'zip-symlink',
    de: 'Der Eintrag ist eine Verknüpfung oder sonst keine gewöhnliche Datei.',
    en: 'The entry is a link or otherwise no regular file.',
  },
  encrypted: { kind: 'zip-encrypted', de: 'Der Eintrag ist verschlüsselt.', en: 'The entry is encrypted.' },
  tooMany: { kind: 'zip-too-many-files', de: 'Das Archiv führt mehr als {x} Dateien auf.', en: 'The archive lists more than {x} files.' },
  bombFile: { kind: 'zip-bomb', de: 'Die Datei entpackt sich auf mehr als {x} Bytes.', en: 'The file unpacks to more than {x} bytes.' },
  bombTotal: { kind: 'zip-bomb', de: 'Alle Dateien zusammen entpacken sich auf mehr als {x} Bytes.', en: 'All files together unpack to more than {x} bytes.' },
  overlap: {
    kind: 'zip-bomb',
    de: 'Der Eintrag liegt auf Bytes, die schon zu einem anderen gehören.',
    en: 'The entry lies on bytes that belong to another one.',
  },
  outside: {
    kind: 'zip-trailing-data',
    de: 'Im Archiv stehen Bytes, die zu keiner Datei gehören ({x}).',
    en: 'The archive holds bytes that belong to no file ({x}).',
  },
  comment: {
    kind: 'zip-trailing-data',
    de: 'Ein Kommentar im Archiv ist von keiner Unterschrift gedeckt.',
    en: 'A comment in the archive is covered by no signature.',
  },
  extra: {
    kind: 'zip-trailing-data',
    de: 'Ein Zusatzfeld trägt Angaben, die ein Nachweispaket nicht hat.',
    en: 'An extra field carries what a bundle does not have.',
  },
  count: {
    kind: 'zip-header-mismatch',
    de: 'Das Verzeichnis hat eine andere Zahl von Einträgen oder Länge als angegeben ({x}).',
    en: 'The directory has another number of entries or length than stated ({x}).',
  },
  header: {
    kind: 'zip-header-mismatch',
    de: 'Der Kopf vor der Datei sagt etwas anderes als das Verzeichnis ({x}); zwei Programme können zweierlei lesen.',
    en: 'The header before the file says something else than the directory ({x}); two programs may read two things.',
  },
  checksum: {
    kind: 'zip-header-mismatch',
    de: 'Die Prüfsumme im Verzeichnis passt nicht zum Inhalt.',
    en: 'The checksum in the directory does not fit the content.',
  },
  size: { kind: 'zip-header-mismatch', de: 'Der Inhalt hat eine andere Länge als angegeben ({x}).', en: 'The content has another length than stated ({x}).' },
} as const satisfies Record<string, Trick>;

export type TrickName = keyof typeof TRICKS;

const MAX_FINDINGS_PER_KIND = 20;

/** Collects what is wrong, a bounded number per kind. */
export interface TrickLog {
  add(name: TrickName, place?: string, seen?: string | number): void;
  findings(): readonly VerificationFinding[];
}

export function createTrickLog(): TrickLog {
  const findings: VerificationFinding[] = [];
  const counts = new Map<Tampering, number>();
  return {
    add(name, place, seen = '') {
      const { kind, grade = 'wrong', de, en }: Trick = TRICKS[name];
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count > MAX_FINDINGS_PER_KIND) return;
      const text: Bilingual = { de: de.replace('{x}', String(seen)), en: en.replace('{x}', String(seen)) };
      findings.push({ kind, grade, ...(place === undefined ? {} : { place }), text });
    },
    findings: () => [...findings, ...[...counts].filter(([, count]) => count > MAX_FINDINGS_PER_KIND).map(([kind, count]) => rest(kind, count))],
  };
}

function rest(kind: Tampering, count: number): VerificationFinding {
  const more = count - MAX_FINDINGS_PER_KIND;
  return { kind, grade: 'wrong', text: { de: `Ebenso bei ${more} weiteren Stellen.`, en: `The same at ${more} more places.` } };
}
