/** A verification on one screen: who, what, three answers, and everything that is wrong by name. */
import { documentWord, LEVELS } from '../core/assurance-levels.ts';
import type { Bilingual } from '../core/language.ts';
import type { Answer, SignerView, VerificationFinding, VerificationReport } from '../core/verification.ts';
import type { AssuranceLevel } from '../core/certificate.ts';
import type { Conclusion } from '../core/verdict.ts';
import { CONCLUSION_WORDS } from '../core/verdict-words.ts';
import { isNamedIn } from '../formats/signer-name.ts';
import type { Session } from './session.ts';
import { harmless, paintFor } from './terminal.ts';

const ANSWERS: Readonly<Record<Answer, Bilingual>> = {
  yes: { de: 'ja', en: 'yes' },
  no: { de: 'NEIN', en: 'NO' },
  unknown: { de: 'nicht feststellbar', en: 'cannot be told' },
};
const TONES: Readonly<Record<Answer, 'good' | 'bad' | 'remark'>> = { yes: 'good', no: 'bad', unknown: 'remark' };
const STATUSES: Readonly<Record<NonNullable<VerificationReport['subject']['status']>, Bilingual>> = {
  valid: { de: 'gültig', en: 'valid' },
  suspended: { de: 'AUSGESETZT', en: 'SUSPENDED' },
  revoked: { de: 'WIDERRUFEN', en: 'REVOKED' },
  expired: { de: 'ABGELAUFEN', en: 'EXPIRED' },
  notYetValid: { de: 'noch nicht gültig', en: 'not yet valid' },
  unknown: { de: 'nicht feststellbar (keine aktuelle Statusliste)', en: 'cannot be told (no current status list)' },
};
/** One screen. */
const MAX_LINES = 40;

/** @returns lines for the terminal */
export function verificationLines(report: VerificationReport, session: Session): readonly string[] {
  const { say, tell } = session;
  const paint = paintFor(session.stdout, session.env);
  const answer = (label: string, value: Answer, why: string): string =>
    `  ${label.padEnd(28)} ${paint(TONES[value], tell(ANSWERS[value]))}${why === '' ? '' : `  (${why})`}`;
  const { recomputed } = report;
  const lines = [
    paint('strong', headline(report, session)),
    ...subjectLines(report, session),
    '',
    ...report.signers.flatMap((signer) => signerLines(signer, report.subject.product?.vendor, session)),
    ...(report.signers.length === 0 ? [say('Unterschrift: keine', 'Signature: none')] : []),
    '',
    answer(say('Signatur gültig', 'Signature valid'), report.signature, ''),
    answer(say('Nachweise vollständig', 'Evidence complete'), report.evidence, ''),
    answer(
      say('Urteile nachgerechnet', 'Verdicts recomputed'),
      report.verdicts,
      say(`${recomputed.equal} von ${recomputed.judgements} Prüfungen gleich`, `${recomputed.equal} of ${recomputed.judgements} checks equal`),
    ),
  ];
  return [...lines, ...findingLines(report.findings, MAX_LINES - lines.length, session)];
}

/** What fits: wrong before open, and the first of each kind before the second of any. */
function findingLines(findings: readonly VerificationFinding[], room: number, session: Session): readonly string[] {
  const told = findings.filter(({ grade }) => grade !== 'note');
  if (told.length === 0) return [];
  const seen = new Set<string>();
  const ranked = told.map((finding) => {
    const name = `${finding.grade} ${finding.kind}`;
    const isRepeated = seen.has(name);
    seen.add(name);
    return { finding, rank: (isRepeated ? 2 : 0) + (finding.grade === 'wrong' ? 0 : 1) };
  });
  const groups = ranked.sort((a, b) => a.rank - b.rank).map(({ finding }) => findingLine(finding, session));
  if (groups.flat().length + 1 <= room) return ['', ...groups.flat()];
  const short = groups.slice(0, Math.max(1, room - 2)).map(([sentence = '', place]) => (place === undefined ? sentence : `${sentence} ${place.trim()}`));
  const rest = told.length - short.length;
  return ['', ...short, ...(rest === 0 ? [] : [session.say(`  … ${rest} weitere: --json`, `  … ${rest} more: --json`)])];
}

/** Neither a manifest nor a result nor a certificate could be read: nobody knows that it was ever one of ours. */
function isNothingOfOurs({ subject, signers, findings }: VerificationReport): boolean {
  const { kind, product } = subject;
  return kind === 'self-test' && product === undefined && signers.length === 0 && findings.some(({ kind: found }) => NO_ARCHIVE.has(found));
}

const NO_ARCHIVE: ReadonlySet<string> = new Set(['zip-unreadable', 'file-missing']);

function headline(report: VerificationReport, { say, tell }: Session): string {
  const { subject } = report;
  if (isNothingOfOurs(report)) return say('Kein lesbares Archiv des Prüfstands', 'No archive of the suite that can be read');
  const number = harmless(subject.number ?? say('ohne Nummer', 'without number'));
  const level = levelOf(subject.level);
  if (level === 'L0' || level === 'L1')
    return `${tell(documentWord(level))} ${number}: ${tell(LEVELS[level].name)}, ${say('kein Zertifikat', 'not a certificate')}`;
  if (subject.kind === 'certificate') return `${say('Zertifikat', 'Certificate')} ${number}`;
  return say('Selbsttest eines Herstellers, kein Zertifikat', 'Self-test of a vendor, not a certificate');
}

function levelOf(text: string | undefined): AssuranceLevel | undefined {
  return text !== undefined && Object.hasOwn(LEVELS, text) ? (text as AssuranceLevel) : undefined;
}

function subjectLines({ subject, verifiedAt }: VerificationReport, { say, tell }: Session): readonly string[] {
  const { product, conclusion, level, validFrom, validUntil, ties = [], status, runFinishedAt, suiteVersion } = subject;
  const known = levelOf(level);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [say('Produkt', 'Product'), product === undefined ? undefined : `${product.name} ${product.version}, ${product.vendor}`],
    [say('Gesamturteil', 'Conclusion'), conclusion === undefined ? undefined : tell(CONCLUSION_WORDS[conclusion as Conclusion])],
    [say('Geprüft', 'Tested'), runFinishedAt === undefined ? undefined : `${runFinishedAt}, Prüfstand ${suiteVersion ?? ''}`],
    [say('Stufe', 'Level'), known === undefined ? level : `${known}, ${tell(LEVELS[known].name)}`],
    [say('Gültigkeit', 'Validity'), validFrom === undefined ? undefined : `${validFrom} – ${validUntil ?? ''}`],
    [say('Offengelegte Bindungen', 'Disclosed ties'), ties.length === 0 ? undefined : shortened(ties.map(tieText).join('; '))],
    [say('Status', 'Status'), status === undefined ? undefined : tell(STATUSES[status])],
    [say('Festgestellt', 'Verified'), verifiedAt],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [`  ${label.padEnd(28)} ${harmless(value)}`]));
}

function tieText({ name, ties }: NonNullable<VerificationReport['subject']['ties']>[number]): string {
  return `${name}: ${ties.join('; ')}`;
}

/** In full with --json. */
function shortened(text: string): string {
  const signs = Array.from(text);
  return signs.length <= MAX_TIES_CHARS ? text : `${signs.slice(0, MAX_TIES_CHARS).join('')}… (--json)`;
}

const MAX_TIES_CHARS = 200;

function claimOf({ existedAt }: SignerView, { say }: Session): string {
  if (existedAt === undefined) return say('nur behauptet', 'claimed only');
  return say(`behauptet; spätestens ${existedAt} nach dem Zeitstempel der Prüfstelle`, `claimed; ${existedAt} at the latest, by the time stamp of the body`);
}

/** A bundle may be signed by somebody else than the vendor: a laboratory, a supplier. */
function whose({ role, subject }: SignerView, vendor: string | undefined): Bilingual {
  if (role === 'body') return { de: 'Unterschrift der Prüfstelle', en: 'Signature of the body' };
  if (vendor === undefined || isNamedIn(vendor, subject)) return { de: 'Unterschrift des Herstellers', en: 'Signature of the vendor' };
  return { de: 'Unterschrift des Nachweispakets', en: 'Signature of the bundle' };
}

function signerLines(signer: SignerView, vendor: string | undefined, session: Session): readonly string[] {
  const { say, tell } = session;
  const time =
    signer.timestamp === undefined
      ? `${signer.signedAt ?? '–'} (${claimOf(signer, session)})`
      : `${signer.timestamp.time} (${say('Zeitstempel von', 'time stamp by')} ${signer.timestamp.authority})`;
  const trust = signer.isAnchored
    ? say('endet bei einer Stelle, der hier vertraut wird', 'ends at an authority that is trusted here')
    : say('endet bei niemandem, dem hier vertraut wird (--trust)', 'ends at nobody who is trusted here (--trust)');
  return [
    `${tell(whose(signer, vendor))} (JAdES ${signer.level})`,
    `  ${say('von', 'by').padEnd(28)} ${harmless(signer.subject)}`,
    `  ${say('am', 'on').padEnd(28)} ${harmless(time)}`,
    `  ${say('Signaturzertifikat', 'signing certificate').padEnd(28)} ${signer.notBefore} – ${signer.notAfter}, SHA-256 ${signer.sha256.slice(0, 16)}…`,
    `  ${say('Kette', 'chain').padEnd(28)} ${harmless(signer.chain.join(' ← '))}`,
    `  ${''.padEnd(28)} ${trust}`,
  ];
}

/** @returns the sentence, and the place below it where there is one */
function findingLine({ kind, grade, place, text }: VerificationFinding, session: Session): readonly string[] {
  const paint = paintFor(session.stdout, session.env);
  const mark = grade === 'wrong' ? paint('bad', '✘') : paint('remark', '?');
  return [`  ${mark} ${harmless(session.tell(text))} [${kind}]`, ...(place === undefined ? [] : [`      ${harmless(place)}`])];
}
