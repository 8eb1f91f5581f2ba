/** A verification on one screen: who, what, three answers, and everything that is wrong by name. */
import type { Bilingual } from '../core/language.ts';
import type { Answer, SignerView, VerificationFinding, VerificationReport } from '../core/verification.ts';
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
const CONCLUSIONS: Readonly<Record<string, Bilingual>> = {
  conformant: { de: 'konform', en: 'conformant' },
  conformantWithRemarks: { de: 'konform mit Hinweisen', en: 'conformant with remarks' },
  notConformant: { de: 'nicht konform', en: 'not conformant' },
  undetermined: { de: 'unbestimmt', en: 'undetermined' },
};
const MAX_FINDINGS = 20;

/** @returns lines for the terminal */
export function verificationLines(report: VerificationReport, session: Session): readonly string[] {
  const { say, tell } = session;
  const paint = paintFor(session.stdout, session.env);
  const answer = (label: string, value: Answer, why: string): string =>
    `  ${label.padEnd(28)} ${paint(TONES[value], tell(ANSWERS[value]))}${why === '' ? '' : `  (${why})`}`;
  const { recomputed } = report;
  const told = report.findings.filter(({ grade }) => grade !== 'note');
  return [
    paint('strong', headline(report, session)),
    ...subjectLines(report, session),
    '',
    ...report.signers.flatMap((signer) => signerLines(signer, session)),
    ...(report.signers.length === 0 ? [say('Unterschrift: keine', 'Signature: none')] : []),
    '',
    answer(say('Signatur gültig', 'Signature valid'), report.signature, ''),
    answer(say('Nachweise vollständig', 'Evidence complete'), report.evidence, ''),
    answer(
      say('Urteile nachgerechnet', 'Verdicts recomputed'),
      report.verdicts,
      say(`${recomputed.equal} von ${recomputed.judgements} Prüfungen gleich`, `${recomputed.equal} of ${recomputed.judgements} checks equal`),
    ),
    ...(told.length === 0 ? [] : ['', ...told.slice(0, MAX_FINDINGS).map((finding) => findingLine(finding, session))]),
    ...(told.length > MAX_FINDINGS
      ? [say(`  … und ${told.length - MAX_FINDINGS} weitere (--json)`, `  … and ${told.length - MAX_FINDINGS} more (--json)`)]
      : []),
  ];
}

function headline({ subject }: VerificationReport, { say }: Session): string {
  if (subject.kind === 'certificate') return `${say('Zertifikat', 'Certificate')} ${harmless(subject.number ?? say('ohne Nummer', 'without number'))}`;
  return say('Selbsttest eines Herstellers, kein Zertifikat', 'Self-test of a vendor, not a certificate');
}

function subjectLines({ subject, verifiedAt }: VerificationReport, { say, tell }: Session): readonly string[] {
  const { product, conclusion, level, validFrom, validUntil, status, runFinishedAt, suiteVersion } = subject;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [say('Produkt', 'Product'), product === undefined ? undefined : `${product.name} ${product.version}, ${product.vendor}`],
    [say('Gesamturteil', 'Conclusion'), conclusion === undefined ? undefined : tell(CONCLUSIONS[conclusion] ?? { de: conclusion, en: conclusion })],
    [say('Geprüft', 'Tested'), runFinishedAt === undefined ? undefined : `${runFinishedAt}, Prüfstand ${suiteVersion ?? ''}`],
    [say('Stufe', 'Level'), level],
    [say('Gültigkeit', 'Validity'), validFrom === undefined ? undefined : `${validFrom} – ${validUntil ?? ''}`],
    [say('Status', 'Status'), status === undefined ? undefined : tell(STATUSES[status])],
    [say('Festgestellt', 'Verified'), verifiedAt],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [`  ${label.padEnd(28)} ${harmless(value)}`]));
}

function signerLines(signer: SignerView, { say }: Session): readonly string[] {
  const time =
    signer.timestamp === undefined
      ? `${signer.signedAt ?? '–'} (${say('nur behauptet', 'claimed only')})`
      : `${signer.timestamp.time} (${say('Zeitstempel von', 'time stamp by')} ${signer.timestamp.authority})`;
  const trust = signer.isAnchored
    ? say('endet bei einer Stelle, der hier vertraut wird', 'ends at an authority that is trusted here')
    : say('endet bei niemandem, dem hier vertraut wird (--trust)', 'ends at nobody who is trusted here (--trust)');
  return [
    `${signer.role === 'body' ? say('Unterschrift der Prüfstelle', 'Signature of the body') : say('Unterschrift des Herstellers', 'Signature of the vendor')} (JAdES ${signer.level})`,
    `  ${say('von', 'by').padEnd(28)} ${harmless(signer.subject)}`,
    `  ${say('am', 'on').padEnd(28)} ${harmless(time)}`,
    `  ${say('Zertifikat', 'certificate').padEnd(28)} ${signer.notBefore} – ${signer.notAfter}, SHA-256 ${signer.sha256.slice(0, 16)}…`,
    `  ${say('Kette', 'chain').padEnd(28)} ${harmless(signer.chain.join(' ← '))}`,
    `  ${''.padEnd(28)} ${trust}`,
  ];
}

function findingLine({ kind, grade, place, text }: VerificationFinding, session: Session): string {
  const paint = paintFor(session.stdout, session.env);
  const mark = grade === 'wrong' ? paint('bad', '✘') : paint('remark', '?');
  return `  ${mark} ${harmless(session.tell(text))} [${kind}]${place === undefined ? '' : `\n      ${harmless(place)}`}`;
}
