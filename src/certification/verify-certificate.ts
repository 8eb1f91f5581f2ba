/** Verifies what a body signed: the certificate itself, that it is about this bundle, its validity, and its status. */
import { CERTIFICATE_FILES } from '../core/certificate.ts';
import type { Certificate, StatusEntry } from '../core/certificate.ts';
import { CLOCK_TOLERANCE_MS } from '../core/clock-tolerance.ts';
import type { SignerView, VerificationFinding, VerificationReport } from '../core/verification.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { sha256Hex } from '../formats/hash.ts';
import { dayOf, judgeCertificate, readCertificate } from '../register/index.ts';
import type { Files } from './evidence.ts';
import { findingOf } from './findings.ts';
import { compareCertificate } from './compare-certificate.ts';
import type { Suite } from './own-rules.ts';
import type { BundleReading } from './verify-bundle.ts';
import { isNamedIn } from '../formats/signer-name.ts';
import { readStatus } from './verify-status.ts';
import type { StatusSource } from './verify-status.ts';
import { verifySignature } from './verify-signature.ts';
import type { SignatureReading, Trust } from './verify-signature.ts';

export interface CertificateView {
  readonly subject: Omit<VerificationReport['subject'], 'kind'>;
  readonly signer?: SignerView;
  readonly findings: readonly VerificationFinding[];
  /** When the bundle, with its vendor's signature, is proved to have existed. */
  readonly bundleExistedAt?: Date;
  /** Compares with the bundle inside. */
  compare(reading: BundleReading): Promise<readonly VerificationFinding[]>;
}

/** What is asked about a certificate. */
export interface CertificateQuestion extends Trust {
  readonly status?: StatusSource;
  readonly suite?: Suite;
}

const PLACE = CERTIFICATE_FILES.certificate;

/** @param files of the certificate's archive */
export async function verifyCertificate(files: Files, options: CertificateQuestion): Promise<CertificateView> {
  const bytes = files.get(PLACE) ?? new Uint8Array();
  const reading = await verifySignature(files, { document: PLACE, signature: CERTIFICATE_FILES.signature }, options, true);
  const { signer } = reading;
  const signed = signer === undefined ? {} : { signer };
  const unlisted = [...files.keys()].filter((path) => !KNOWN.has(path) && !REPORT.test(path));
  const common = [...reading.findings, ...unlisted.map((path) => findingOf('file-unlisted', 'wrong', path))];
  const document = readCertificate(bytes);
  if ('flaw' in document) {
    const finding = findingOf('certificate-invalid', 'wrong', PLACE, { detail: document.flaw });
    return { subject: {}, ...signed, findings: [...common, finding], compare: async () => [] };
  }
  const { certificate } = document;
  const { entry, findings: statusFindings } = await readStatus(certificate, options.status, reading, options);
  const day = dayOf(options.at.getTime());
  const { number, level, validFrom, validUntil } = certificate;
  const status = statusOf(certificate, entry, statusFindings, day);
  return {
    subject: { number, level, conclusion: certificate.conclusion, validFrom, validUntil, status, ...tiesOf(certificate) },
    ...signed,
    ...provedBy(certificate, files, reading),
    findings: [
      ...common,
      ...verifyForm(certificate, bytes),
      ...verifyIssue(certificate, signer),
      ...verifyIssuer(certificate, signer),
      ...verifyReports(certificate, files),
      ...judgeCertificate(certificate).map(({ kind, text }): VerificationFinding => ({ kind, grade: 'wrong', place: PLACE, text })),
      ...(status === 'expired' ? [findingOf('certificate-expired', 'wrong', PLACE, { detail: validUntil })] : []),
      ...(status === 'notYetValid' ? [findingOf('certificate-not-yet', 'wrong', PLACE, { detail: validFrom })] : []),
      ...(entry?.status === 'revoked' ? [findingOf('certificate-revoked', 'wrong', number, { detail: told(entry) })] : []),
      ...(entry?.status === 'suspended' ? [findingOf('certificate-suspended', 'wrong', number, { detail: told(entry) })] : []),
      ...statusFindings,
    ],
    compare: (bundle) => compareCertificate(certificate, files, bundle, options.suite),
  };
}

/** Only where there are some: a declaration that there are none is in the certificate. */
function tiesOf({ tester, decider }: Certificate): Pick<VerificationReport['subject'], 'ties'> {
  const ties = [tester, decider].flatMap(({ name, independence }) =>
    independence === undefined || independence.ties.length === 0 ? [] : [{ name, ties: independence.ties }],
  );
  return ties.length === 0 ? {} : { ties };
}

/**
 * The body's time stamp is over its signature, that over the certificate, and the certificate has the digest of the bundle. It proves
 * something for as long as it can attest, and with the key of a known body only: for a key of one's own choice an old signature can
 * be made to fit another certificate.
 */
function provedBy({ bundle }: Certificate, files: Files, { signer, isValid, findings }: SignatureReading): Pick<CertificateView, 'bundleExistedAt'> {
  const inside = files.get(CERTIFICATE_FILES.bundle);
  const isProof = isValid && signer?.isAnchored === true && findings.every(({ kind }) => kind !== 'timestamp-missing' && kind !== 'clock-before-validity');
  if (!isProof || signer.timestamp === undefined || inside === undefined || sha256Hex(inside) !== bundle.sha256) return {};
  return { bundleExistedAt: new Date(signer.timestamp.time) };
}

const KNOWN: ReadonlySet<string> = new Set(Object.values(CERTIFICATE_FILES));

function told({ since, reason }: { readonly since: string; readonly reason?: string }): string {
  return reason === undefined ? since : `${since} – ${reason}`;
}

function statusOf(
  { validFrom, validUntil }: Certificate,
  entry: StatusEntry | undefined,
  findings: readonly VerificationFinding[],
  day: string,
): NonNullable<VerificationReport['subject']['status']> {
  const listed = entry?.status;
  if (listed === 'revoked' || listed === 'suspended') return listed;
  // A register that knows of an earlier end knows better than the document.
  if (day > validUntil || (entry !== undefined && day > entry.validUntil)) return 'expired';
  if (day < validFrom) return 'notYetValid';
  return listed === 'valid' && findings.length === 0 ? 'valid' : 'unknown';
}

/** Written in one form; another one may hold a member twice, and say two things to two readers. */
function verifyForm(certificate: Certificate, bytes: Uint8Array): readonly VerificationFinding[] {
  const isCanonical = Buffer.from(canonicalJson(certificate), 'utf8').equals(bytes);
  return isCanonical ? [] : [findingOf('certificate-invalid', 'wrong', PLACE, { detail: 'JSON' })];
}

/** A signature asked for later than that is another issue. @unit milliseconds */
const MAX_SIGNING_DELAY_MS = 86_400_000;

/** The day it says it was issued is the day it was signed: the validity counts from there. */
function verifyIssue({ issuedAt }: Certificate, signer: SignerView | undefined): readonly VerificationFinding[] {
  const signedAt = signer?.timestamp?.time ?? signer?.signedAt;
  if (signedAt === undefined) return [];
  const delay = Date.parse(signedAt) - Date.parse(issuedAt);
  return delay >= -CLOCK_TOLERANCE_MS && delay <= MAX_SIGNING_DELAY_MS
    ? []
    : [findingOf('certificate-invalid', 'wrong', PLACE, { detail: `${issuedAt} ≠ ${signedAt}` })];
}

/** Anchors of trust do not tell bodies apart: one could sign in the name of another. */
function verifyIssuer({ issuer }: Certificate, signer: SignerView | undefined): readonly VerificationFinding[] {
  if (signer === undefined || isNamedIn(issuer.name, signer.subject)) return [];
  return [findingOf('certificate-issuer-differs', 'wrong', PLACE, { detail: `${issuer.name} ≠ ${signer.subject}` })];
}

/** Reports are signed by their digest in the certificate; one that is not listed there could be anybody's. */
function verifyReports({ reports = [] }: Certificate, files: Files): readonly VerificationFinding[] {
  const listed = new Map(reports.map(({ path, sha256 }) => [path, sha256]));
  const missing = [...listed.keys()].filter((path) => !files.has(path));
  const others = [...files].filter(([path, content]) => REPORT.test(path) && sha256Hex(content) !== listed.get(path));
  return [
    ...missing.map((path) => findingOf('file-missing', 'wrong', path)),
    ...others.map(([path]) => findingOf(listed.has(path) ? 'file-changed' : 'file-unlisted', 'wrong', path)),
  ];
}

const REPORT = /^report\.(de|en)\.pdf$/;
