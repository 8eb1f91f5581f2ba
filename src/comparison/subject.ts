/**
 * What is compared: results, self-test bundles and certificates, read from bytes that strangers may have made. Nothing is
 * verified here; a function that does may be handed in, and what it says is shown beside the subject.
 */
import { BUNDLE_FILES } from '../core/bundle.ts';
import { CERTIFICATE_FILES } from '../core/certificate.ts';
import type { Certificate } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import type { Result } from '../core/result.ts';
import type { VerificationFinding, VerificationReport } from '../core/verification.ts';
import { compileSchema } from '../formats/json-schema.ts';
import { parseJsonObject } from '../formats/json.ts';
import { checkedOf } from './checked.ts';
import type { CheckedEvidence } from './checked.ts';

export type SubjectKind = 'result' | 'selfTest' | 'certificate';

export interface ComparedSubject {
  /** File as it was given. */
  readonly file: string;
  readonly kind: SubjectKind;
  readonly result: Result;
  readonly certificate?: Pick<Certificate, 'number' | 'level' | 'validUntil'>;
  /** What verifying it gave; absent when nobody looked. */
  readonly checked?: CheckedEvidence;
}

export interface SubjectProblem {
  readonly text: Bilingual;
  readonly mend: Bilingual;
  readonly place: string;
}

export type SubjectReading = { readonly subject: ComparedSubject } | { readonly problem: SubjectProblem };

/** What reading needs from outside. */
export interface SubjectReader {
  readonly readZip: (bytes: Uint8Array) => Promise<{ readonly files: ReadonlyMap<string, Uint8Array>; readonly problems: readonly VerificationFinding[] }>;
  /** Content of schemas/result/result-1.schema.json. */
  readonly resultSchema: object;
  /** Verifies a bundle or certificate, where that is available. */
  readonly verify?: (bytes: Uint8Array) => Promise<VerificationReport>;
}

const MEND: Bilingual = {
  de: 'Eine result.json, ein Nachweispaket oder ein Zertifikat nennen, wie der Prüfstand sie schreibt.',
  en: 'Name a result.json, a bundle or a certificate as the suite writes them.',
};

function problem(place: string, de: string, en: string): { readonly problem: SubjectProblem } {
  return { problem: { text: { de, en }, mend: MEND, place } };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Reads one input. Never throws for what is wrong with it. @param file path as given, for people */
export async function readSubject(file: string, bytes: Uint8Array, reader: SubjectReader): Promise<SubjectReading> {
  if (!isZip(bytes)) return fromResult(file, bytes, 'result', {}, reader);
  const outer = await openZip(file, bytes, reader);
  if ('problem' in outer) return outer;
  const checked = reader.verify === undefined ? {} : { checked: checkedOf(await reader.verify(bytes)) };
  const certificateBytes = outer.files.get(CERTIFICATE_FILES.certificate);
  if (certificateBytes === undefined) return fromBundle(file, outer.files, 'selfTest', checked, reader);
  const certificate = certificateOf(certificateBytes);
  const inner = outer.files.get(CERTIFICATE_FILES.bundle);
  if (certificate === undefined || inner === undefined)
    return problem(file, 'Das Zertifikat ist nicht lesbar oder enthält sein Nachweispaket nicht.', 'The certificate cannot be read or lacks its bundle.');
  const bundle = await openZip(`${file} (${CERTIFICATE_FILES.bundle})`, inner, reader);
  return 'problem' in bundle ? bundle : fromBundle(file, bundle.files, 'certificate', { ...checked, certificate }, reader);
}

type Opened = { readonly files: ReadonlyMap<string, Uint8Array> } | { readonly problem: SubjectProblem };

/** An archive with any trick in it is not compared: nobody could say which of its contents was meant. */
async function openZip(place: string, bytes: Uint8Array, { readZip }: SubjectReader): Promise<Opened> {
  const { files, problems } = await readZip(bytes);
  const wrong = problems.find(({ grade }) => grade === 'wrong');
  if (wrong === undefined) return { files };
  return problem(
    wrong.place === undefined ? place : `${place}: ${wrong.place}`,
    `Das Archiv ist nicht in Ordnung: ${wrong.text.de}`,
    `The archive is not in order: ${wrong.text.en}`,
  );
}

type Extra = Partial<Pick<ComparedSubject, 'certificate' | 'checked'>>;

function fromBundle(file: string, files: ReadonlyMap<string, Uint8Array>, kind: SubjectKind, extra: Extra, reader: SubjectReader): SubjectReading {
  const bytes = files.get(BUNDLE_FILES.result);
  if (bytes === undefined) return problem(file, `Im Nachweispaket fehlt ${BUNDLE_FILES.result}.`, `The bundle lacks ${BUNDLE_FILES.result}.`);
  return fromResult(file, bytes, kind, extra, reader);
}

function fromResult(file: string, bytes: Uint8Array, kind: SubjectKind, extra: Extra, { resultSchema }: SubjectReader): SubjectReading {
  const value = parseJsonObject(bytes);
  if (value?.['format'] !== 'pruefstand-result') return problem(file, 'Die Datei ist kein Ergebnis des Prüfstands.', 'The file is no result of the suite.');
  if (value['formatVersion'] !== 1)
    return problem(
      file,
      `Das Ergebnis hat die Formatversion ${String(value['formatVersion'])}; gelesen wird Version 1.`,
      `The result has format version ${String(value['formatVersion'])}; version 1 is read.`,
    );
  const [broken] = compileSchema(resultSchema)(value);
  if (broken !== undefined)
    return problem(
      `${file} (${broken.pointer === '' ? '/' : broken.pointer})`,
      `Das Ergebnis verletzt sein Schema: ${broken.message}.`,
      `The result breaks its schema: ${broken.message}.`,
    );
  return { subject: { file, kind, result: value as unknown as Result, ...extra } };
}

/** Members that are shown, taken only where they are text. */
function certificateOf(bytes: Uint8Array): ComparedSubject['certificate'] {
  const value = parseJsonObject(bytes);
  if (value?.['format'] !== 'pruefstand-certificate') return undefined;
  const { number, level, validUntil } = value;
  if (typeof number !== 'string' || typeof level !== 'string' || typeof validUntil !== 'string') return undefined;
  return { number, level: level as Certificate['level'], validUntil };
}
