/**
 * Verifies a bundle or a certificate as a stranger does: offline, with nothing but the file, whom to trust, and a clock. The
 * answer is data; it says what is wrong, what is open, and never takes one for the other.
 */
import { CERTIFICATE_FILES } from '../core/certificate.ts';
import type { SignerView, VerificationFinding, VerificationReport } from '../core/verification.ts';
import { readZip } from '../formats/zip.ts';
import { suiteVersion } from '../runner/environment.ts';
import { answerOf } from './answers.ts';
import type { Files } from './evidence.ts';
import { findingOf } from './findings.ts';
import type { Suite } from './own-rules.ts';
import { verifyBundle } from './verify-bundle.ts';
import type { BundleReading } from './verify-bundle.ts';
import { verifyCertificate } from './verify-certificate.ts';
import type { StatusSource } from './verify-status.ts';
import type { Trust } from './verify-signature.ts';

export interface VerifyOptions extends Trust {
  /** Status list of the body's register; without it a revocation cannot be known. */
  readonly status?: StatusSource;
  /** The version of the suite that verifies; this one unless told otherwise. */
  readonly suite?: Suite;
}

/** @param bytes of the zip, whatever it is. Never throws for what is in it. */
export async function verify(bytes: Uint8Array, options: VerifyOptions): Promise<VerificationReport> {
  const { files, problems } = await readZip(bytes);
  return files.has(CERTIFICATE_FILES.certificate) ? verifyIssued(files, problems, options) : verifySelfTest(files, problems, options);
}

async function verifySelfTest(files: Files, problems: readonly VerificationFinding[], options: VerifyOptions): Promise<VerificationReport> {
  const reading = files.size === 0 ? nothing() : await verifyBundle(files, options, options.suite);
  const findings = [...problems, ...reading.findings];
  return {
    ...headOf(options),
    subject: { kind: 'self-test', ...subjectOf(reading) },
    signers: signersOf(['vendor', reading.signer]),
    ...answersOf(findings, reading),
  };
}

function nothing(): BundleReading {
  return { findings: [findingOf('file-missing', 'wrong', 'manifest.json')], recomputed: { cases: 0, judgements: 0, equal: 0 } };
}

async function verifyIssued(files: Files, problems: readonly VerificationFinding[], options: VerifyOptions): Promise<VerificationReport> {
  const certificate = await verifyCertificate(files, options);
  const bundle = files.get(CERTIFICATE_FILES.bundle);
  const inner = bundle === undefined ? undefined : await readZip(bundle);
  // Whom to trust is said about the body; the vendor's own signature inside needs no anchor.
  const reading = inner === undefined ? nothing() : await verifyBundle(inner.files, { ...options, takesAnySigner: true }, options.suite);
  const inside = [...(inner?.problems ?? []), ...reading.findings].map((finding) => ({ ...finding, place: `bundle.zip: ${finding.place ?? '/'}` }));
  const findings = [...problems, ...certificate.findings, ...certificate.compare(reading), ...inside];
  return {
    ...headOf(options),
    subject: { kind: 'certificate', ...subjectOf(reading), ...certificate.subject },
    signers: signersOf(['body', certificate.signer], ['vendor', reading.signer]),
    ...answersOf(findings, reading),
  };
}

function signersOf(...signers: readonly (readonly [SignerView['role'], SignerView | undefined])[]): readonly SignerView[] {
  return signers.flatMap(([role, signer]) => (signer === undefined ? [] : [{ ...signer, role }]));
}

function headOf({ at }: VerifyOptions): Pick<VerificationReport, 'format' | 'formatVersion' | 'verifiedAt'> {
  return { format: 'pruefstand-verification', formatVersion: 1, verifiedAt: at.toISOString() };
}

function subjectOf({ result, manifest }: BundleReading): Omit<VerificationReport['subject'], 'kind'> {
  const product = result?.target.product ?? manifest?.product;
  return {
    ...(product === undefined ? {} : { product }),
    ...(result === undefined ? {} : { conclusion: result.conclusion, runFinishedAt: result.run.finishedAt, suiteVersion: result.suite.version }),
  };
}

function answersOf(
  findings: readonly VerificationFinding[],
  { result, recomputed }: BundleReading,
): Pick<VerificationReport, 'signature' | 'evidence' | 'verdicts' | 'recomputed' | 'findings'> {
  const isThere = result !== undefined;
  return {
    signature: answerOf('signature', findings),
    evidence: isThere ? answerOf('evidence', findings) : 'no',
    verdicts: isThere ? answerOf('verdicts', findings) : 'no',
    recomputed: { ...recomputed, suiteVersion: suiteVersion() },
    findings,
  };
}
