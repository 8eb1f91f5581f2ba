/**
 * Extends a certificate: a new signed document under the same number replaces the former, which is kept in the folder of
 * the entry. Never beyond 18 months from the end of the run, never beyond the end of a tested standard, never what is not
 * in force.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDate } from '../core/calendar.ts';
import { CERTIFICATE_FILES } from '../core/certificate.ts';
import type { Certificate, ResponsiblePerson } from '../core/certificate.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { sha256Hex } from '../formats/hash.ts';
import { readZip, writeZip } from '../formats/zip.ts';
import type { ZipContent } from '../formats/zip.ts';
import type { SignatureJudge } from './admission.ts';
import { judgeCertificate, lastPossibleDay } from './certificate-rules.ts';
import { draft, entryIn, ISSUE_ANEW, isRenewable } from './changes.ts';
import type { ChangeRequest } from './changes.ts';
import { dayOf, retestDatesBetween } from './dates.ts';
import { evaluatedStatusOf } from './entry-state.ts';
import { readOwnFile } from './files-on-disk.ts';
import { ENTRY_FILES, REGISTER_FILES } from './model.ts';
import type { Register, RegisterEntry } from './model.ts';
import { refusedChange } from './register-error.ts';
import { samePerson } from './same-person.ts';
import { SIGNED_TYPES } from './signature.ts';
import type { Sign } from './signature.ts';
import { changeRegister } from './write-register.ts';

export interface ExtendRequest extends ChangeRequest {
  /** New last day. */
  readonly until: string;
  /** Who decided on the extension, with what the certificate says of the former; else that one again. */
  readonly decider?: ResponsiblePerson;
  /** Signs the bytes of the new document, with a time stamp. */
  readonly sign: Sign;
  readonly judge: SignatureJudge;
  /** The zip of the certificate as it was, where the register does not publish it. */
  readonly former?: { readonly zip: Uint8Array; readonly place: string };
  /** Writes the reports of the new document over the bundle of the former, where that had reports; absent: it has none. */
  readonly report?: (certificate: Certificate, bundle: Uint8Array) => Promise<readonly ZipContent[]>;
}

/** The register after it, and the zip with the new document: a holder of the former one alone would verify that it ends earlier. */
export interface Extension {
  readonly register: Register;
  readonly zip: Uint8Array;
}

/** @throws ERR_CONFIG_ARGUMENT when the rules do not allow it, ERR_CONFIG_KEY_INVALID when the register does not trust the signer */
export async function extendCertificate(number: string, request: ExtendRequest): Promise<Extension> {
  let zip: Uint8Array = new Uint8Array();
  const register = await changeRegister(request.folder, request.holder, async (register) => {
    const entry = entryIn(register, number);
    requireExtendable(entry, request);
    const former = await formerFilesOf(entry, request);
    const unreported = extended(entry, request);
    requireSound(unreported);
    const reports = await newReports(entry, former, unreported, request);
    const certificateBytes = Buffer.from(canonicalJson(reported(unreported, reports)));
    const signatureBytes = Buffer.from(await request.sign(certificateBytes, SIGNED_TYPES.certificate, request.at));
    const [flaw] = await request.judge(signatureBytes, certificateBytes, request.at);
    if (flaw !== undefined)
      throw refusedChange(
        { de: `Das Register erkennt die neue Signatur nicht an: ${flaw.de}`, en: `The register does not accept the new signature: ${flaw.en}` },
        {
          de: 'Mit dem Schlüssel der Stelle signieren, deren Zertifikate in register.yaml genannt sind.',
          en: 'Sign with the key of the body whose certificates register.yaml names.',
        },
      );
    const files = new Map([
      ...formerFiles(register.folder, entry),
      [ENTRY_FILES.certificate, certificateBytes] as const,
      [ENTRY_FILES.signature, signatureBytes] as const,
    ]);
    zip = await newArchive(former, certificateBytes, signatureBytes, reports);
    const isPublished = entry.archive !== undefined;
    if (isPublished) files.set(ENTRY_FILES.archive, zip);
    const event = {
      ...draft(register, request, entry.number, 'extended'),
      validUntil: request.until,
      certificateSha256: sha256Hex(certificateBytes),
      ...(isPublished ? { archiveSha256: sha256Hex(zip) } : {}),
    };
    return { events: [event], entry: { number: entry.number, files } };
  });
  return { register, zip };
}

function requireExtendable(entry: RegisterEntry, { until, at, decider }: ExtendRequest): void {
  const { number, certificate, origin } = entry;
  const status = evaluatedStatusOf(entry, at);
  const renew = !isRenewable(entry)
    ? ISSUE_ANEW
    : {
        de: `Ein neues Zertifikat ausstellen und „pruefstand renew ${number}“ benutzen.`,
        en: `Issue a new certificate and use "pruefstand renew ${number}".`,
      };
  if (status === 'suspended')
    throw refusedChange(
      { de: `${number} ist ausgesetzt und lässt sich nicht verlängern.`, en: `${number} is suspended and cannot be extended.` },
      { de: `Erst „pruefstand resume ${number}“, dann verlängern.`, en: `First "pruefstand resume ${number}", then extend.` },
    );
  if (status !== 'valid' && status !== 'notYetValid')
    throw refusedChange(
      { de: `${number} ist nicht in Kraft und lässt sich nicht verlängern.`, en: `${number} is not in force and cannot be extended.` },
      renew,
    );
  if (!isDate(until))
    throw refusedChange(
      { de: `„${until}“ ist kein Datum.`, en: `"${until}" is no date.` },
      { de: 'Zum Beispiel --until 2027-05-01.', en: 'For example --until 2027-05-01.' },
    );
  const declaredOn = decider?.independence?.declaredOn;
  if (declaredOn !== undefined && !isDate(declaredOn))
    throw refusedChange(
      { de: `„${declaredOn}“ ist kein Datum.`, en: `"${declaredOn}" is no date.` },
      { de: 'Zum Beispiel --decider-declared-on 2027-04-20.', en: 'For example --decider-declared-on 2027-04-20.' },
    );
  if (until <= certificate.validUntil)
    throw refusedChange(
      { de: `${number} gilt schon bis ${certificate.validUntil}.`, en: `${number} is valid until ${certificate.validUntil} already.` },
      {
        de: 'Ein späteres Datum nennen; verkürzt wird durch Aussetzen oder Widerruf.',
        en: 'Name a later date; validity is shortened by suspending or revoking.',
      },
    );
  const { day, why } = lastPossibleDay(certificate, origin);
  if (until > day)
    throw refusedChange(
      { de: `${number} lässt sich höchstens bis ${day} verlängern: ${why.de}.`, en: `${number} can be extended until ${day} at most: ${why.en}.` },
      renew,
    );
  const evaluators = [certificate.tester, ...certificate.attestations.map(({ by }) => by)];
  if (decider !== undefined && evaluators.some(({ name }) => samePerson(decider.name, name)))
    throw refusedChange(
      { de: `${decider.name} hat geprüft und kann nicht auch entscheiden.`, en: `${decider.name} tested and cannot decide as well.` },
      { de: 'Eine andere Person entscheiden lassen (--decider).', en: 'Have another person decide (--decider).' },
    );
}

/** What `verify` would call broken is not signed. */
function requireSound(certificate: Certificate): void {
  const flaws = judgeCertificate(certificate).map(({ text }) => text);
  if (flaws.length === 0) return;
  throw refusedChange(
    { de: flaws.map(({ de }) => de).join(' '), en: flaws.map(({ en }) => en).join(' ') },
    {
      de: 'Bei einer neuen entscheidenden Person --decider-competence, --decider-declared-on und für jede Bindung --decider-tie angeben, wo das Zertifikat solche Angaben hat.',
      en: 'For a new decider give --decider-competence, --decider-declared-on and for each tie --decider-tie, where the certificate has such statements.',
    },
  );
}

function extended({ certificate, certificateBytes }: RegisterEntry, { until, reason, at, decider }: ExtendRequest): Certificate {
  // Reports are about the document they were made with: those of the new one are written anew.
  const { reports: _, ...lasting } = certificate;
  return {
    ...lasting,
    issuedAt: new Date(at).toISOString(),
    validUntil: until,
    validityReason: { de: `Verlängert am ${dayOf(at)}: ${reason}`, en: `Extended on ${dayOf(at)}: ${reason}` },
    retestDates: retestDatesBetween(certificate.validFrom, until),
    decider: decider ?? certificate.decider,
    extends: { issuedAt: certificate.issuedAt, sha256: sha256Hex(certificateBytes), reason },
  };
}

/** All earlier documents, the oldest in `former/1`, so that nobody has to believe a log. */
function formerFiles(folder: string, entry: RegisterEntry): readonly (readonly [string, Uint8Array])[] {
  const former = join(folder, REGISTER_FILES.entries, entry.number, ENTRY_FILES.former);
  const numbers = entry.events.filter(({ kind }) => kind === 'extended').map((_, index) => String(index + 1));
  const kept = numbers.flatMap((number) =>
    readdirSync(join(former, number)).map((name) => [`${ENTRY_FILES.former}/${number}/${name}`, readOwnFile(join(former, number, name))] as const),
  );
  const own = `${ENTRY_FILES.former}/${numbers.length + 1}`;
  return [...kept, [`${own}/${ENTRY_FILES.certificate}`, entry.certificateBytes], [`${own}/${ENTRY_FILES.signature}`, entry.signatureBytes]];
}

type Files = ReadonlyMap<string, Uint8Array>;

/** The published zip, else the one that was named: without the bundle nobody could verify the new document. */
async function formerFilesOf({ number, archive, certificate }: RegisterEntry, { former }: ExtendRequest): Promise<Files> {
  if (archive !== undefined) return (await readZip(readOwnFile(archive.file))).files;
  if (former === undefined)
    throw refusedChange(
      {
        de: `Die Nachweise zu ${number} sind nicht veröffentlicht: Ohne die bisherige Zip-Datei gäbe es keine, mit der sich das neue Dokument prüfen lässt.`,
        en: `The evidence of ${number} is not published: without the former zip there would be none to verify the new document with.`,
      },
      { de: `Sie mit --zip ${number}.zip nennen.`, en: `Name it with --zip ${number}.zip.` },
    );
  const { files, problems } = await readZip(former.zip);
  const bundle = files.get(CERTIFICATE_FILES.bundle);
  if (bundle !== undefined && sha256Hex(bundle) === certificate.bundle.sha256 && problems.every(({ grade }) => grade !== 'wrong')) return files;
  throw refusedChange(
    { de: `Die Datei ist nicht die Zip-Datei von ${number}.`, en: `The file is not the zip of ${number}.` },
    { de: 'Die Datei nennen, wie „pruefstand issue“ sie geschrieben hat.', en: 'Name the file as "pruefstand issue" wrote it.' },
    former.place,
  );
}

/** Without anybody who writes them a certificate lists no reports. */
async function newReports({ certificate }: RegisterEntry, former: Files, unreported: Certificate, { report }: ExtendRequest): Promise<readonly ZipContent[]> {
  const bundle = former.get(CERTIFICATE_FILES.bundle);
  const hadReports = (certificate.reports ?? []).length > 0;
  return hadReports && bundle !== undefined && report !== undefined ? report(unreported, bundle) : [];
}

function reported(certificate: Certificate, reports: readonly ZipContent[]): Certificate {
  if (reports.length === 0) return certificate;
  return { ...certificate, reports: reports.map(({ path, content }) => ({ path, sizeBytes: content.length, sha256: sha256Hex(content) })) };
}

/** The former zip with the new document and its reports. */
async function newArchive(former: Files, certificate: Uint8Array, signature: Uint8Array, reports: readonly ZipContent[]): Promise<Uint8Array> {
  return writeZip([
    { path: CERTIFICATE_FILES.certificate, content: certificate },
    { path: CERTIFICATE_FILES.signature, content: signature },
    { path: CERTIFICATE_FILES.bundle, content: former.get(CERTIFICATE_FILES.bundle) ?? new Uint8Array() },
    ...reports,
  ]);
}
