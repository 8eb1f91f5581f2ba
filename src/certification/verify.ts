/**
 * Verifies a bundle or a certificate as a stranger does: offline, with nothing but the file, whom to trust, and a clock. The
 * answer is data; it says what is wrong, what is open, and never takes one for the other.
 */
import { CERTIFICATE_FILES } from '../core/certificate.ts';
import type { SignerView, VerificationFinding, VerificationReport } from '../core/verification.ts';
import { suiteVersion } from '../runner/environment.ts';
import { answerOf } from './answers.ts';
import { findingOf } from './findings.ts';
import { openArchive } from './opened-archive.ts';
import type { OpenedArchive } from './opened-archive.ts';
import { verifyBundle } from './verify-bundle.ts';
import type { BundleQuestion, BundleReading } from './verify-bundle.ts';
import type { StatusSource } from './verify-status.ts';

export interface VerifyOptions extends BundleQuestion {
  /** Status list of the body's register; without it a revocation cannot be known. */
  readonly status?: StatusSource;
}

/**
 * Never throws for what is in the zip.
 * @param bytes of the zip, whatever it is
 */
export async function verify(bytes: Uint8Array, options: VerifyOptions): Promise<VerificationReport> {
  return verifyOpened(await openArchive(bytes), options);
}

/** The same for whoever opened it before all that is needed here was loaded. @param archive is closed in the end */
export async function verifyOpened(archive: OpenedArchive, options: VerifyOptions): Promise<VerificationReport> {
  try {
    return await (archive.files.has(CERTIFICATE_FILES.certificate) ? verifyIssued(archive, options) : verifySelfTest(archive, options));
  } catch (error) {
    return unverifiable(archive.problems, error, options);
  } finally {
    archive.beside.abandon();
  }
}

/** The last line of defence: what nobody thought of must not keep anybody from an answer, and the answer is not yes. */
function unverifiable(problems: readonly VerificationFinding[], error: unknown, options: VerifyOptions): VerificationReport {
  const finding = findingOf('manifest-invalid', 'wrong', '/', { detail: String(error).slice(0, 200) });
  const reading: BundleReading = { findings: [], recomputed: { cases: 0, judgements: 0, equal: 0 } };
  return { ...headOf(options), subject: { kind: 'self-test' }, signers: [], ...answersOf([...problems, finding], reading) };
}

async function verifySelfTest({ files, problems, beside }: OpenedArchive, options: VerifyOptions): Promise<VerificationReport> {
  const reading = files.size === 0 ? nothing() : await verifyBundle(files, options, beside);
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

async function verifyIssued({ files, problems }: OpenedArchive, options: VerifyOptions): Promise<VerificationReport> {
  const { verifyCertificate } = await import('./verify-certificate.ts');
  const certificate = await verifyCertificate(files, options);
  const bundle = files.get(CERTIFICATE_FILES.bundle);
  const inner = bundle === undefined ? undefined : await openArchive(bundle);
  const reading =
    inner === undefined
      ? nothing()
      : await verifyInner(inner, { ...options, ...(certificate.bundleExistedAt === undefined ? {} : { existedAt: certificate.bundleExistedAt }) });
  const inside = [...(inner?.problems ?? []), ...reading.findings].map((finding) => ({ ...finding, place: `bundle.zip: ${finding.place ?? '/'}` }));
  const findings = [...problems, ...certificate.findings, ...(await certificate.compare(reading)), ...inside];
  return {
    ...headOf(options),
    subject: { kind: 'certificate', ...subjectOf(reading), ...certificate.subject },
    signers: signersOf(['body', certificate.signer], ['vendor', reading.signer]),
    ...answersOf(findings, reading),
  };
}

/**
 * Whom to trust is said about the body; the vendor's own signature inside needs no anchor. That it was there when the body signed
 * is proved by the time stamp of the body.
 */
async function verifyInner({ files, beside }: OpenedArchive, options: VerifyOptions): Promise<BundleReading> {
  try {
    return await verifyBundle(files, { ...options, takesAnySigner: true }, beside);
  } finally {
    beside.abandon();
  }
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
    findings: worthTelling(findings),
  };
}

/** Of a hundred lines of the same kind nobody reads the last fifty. */
const MAX_OF_A_KIND = 50;

/** Each finding once: the same deviation shows itself to more than one question. */
function worthTelling(findings: readonly VerificationFinding[]): readonly VerificationFinding[] {
  const seen = new Set<string>();
  const told = new Map<string, number>();
  return findings.filter(({ kind, grade, place, text }) => {
    const key = JSON.stringify([kind, grade, place, text.en]);
    const count = told.get(kind) ?? 0;
    if (seen.has(key) || count >= MAX_OF_A_KIND) return false;
    seen.add(key);
    told.set(kind, count + 1);
    return true;
  });
}
