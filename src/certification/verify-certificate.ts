/** Verifies what a body signed: the certificate itself, that it is about this bundle, its validity, and its status. */
import { CERTIFICATE_FILES } from '../core/certificate.ts';
import type { Certificate } from '../core/certificate.ts';
import type { SignerView, VerificationFinding, VerificationReport } from '../core/verification.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { sha256Hex } from '../formats/hash.ts';
import { BUNDLE_FILES } from '../core/bundle.ts';
import { dayOf, judgeCertificate, readCertificate } from '../register/index.ts';
import type { Files } from './evidence.ts';
import { findingOf } from './findings.ts';
import type { BundleReading } from './verify-bundle.ts';
import { readStatus } from './verify-status.ts';
import type { StatusSource } from './verify-status.ts';
import { verifySignature } from './verify-signature.ts';
import type { Trust } from './verify-signature.ts';

export interface CertificateView {
  readonly subject: Omit<VerificationReport['subject'], 'kind'>;
  readonly signer?: SignerView;
  readonly findings: readonly VerificationFinding[];
  /** Compares with the bundle inside. */
  compare(reading: BundleReading): readonly VerificationFinding[];
}

const PLACE = CERTIFICATE_FILES.certificate;

/** @param files of the certificate's archive */
export async function verifyCertificate(files: Files, options: Trust & { readonly status?: StatusSource }): Promise<CertificateView> {
  const bytes = files.get(PLACE) ?? new Uint8Array();
  const { isValid: _, signer, findings } = await verifySignature(files, { document: PLACE, signature: CERTIFICATE_FILES.signature }, options, true);
  const signed = { ...(signer === undefined ? {} : { signer }) };
  const unlisted = [...files.keys()].filter((path) => !KNOWN.has(path) && !/^report\.(de|en)\.pdf$/.test(path));
  const common = [...findings, ...unlisted.map((path) => findingOf('file-unlisted', 'wrong', path))];
  const reading = readCertificate(bytes);
  if ('flaw' in reading) {
    const finding = findingOf('certificate-invalid', 'wrong', PLACE, { detail: reading.flaw.en });
    return { subject: {}, ...signed, findings: [...common, finding], compare: () => [] };
  }
  const { certificate } = reading;
  const { entry, findings: statusFindings } = await readStatus(certificate, options.status, options);
  const day = dayOf(options.at.getTime());
  const { number, level, validFrom, validUntil } = certificate;
  const status = statusOf(certificate, entry?.status, statusFindings, day);
  return {
    subject: { number, level, conclusion: certificate.conclusion, validFrom, validUntil, status },
    ...signed,
    findings: [
      ...common,
      ...judgeCertificate(certificate).map(({ kind, text }): VerificationFinding => ({ kind, grade: 'wrong', place: PLACE, text })),
      ...(status === 'expired' ? [findingOf('certificate-expired', 'wrong', PLACE, { detail: validUntil })] : []),
      ...(status === 'notYetValid' ? [findingOf('certificate-not-yet', 'wrong', PLACE, { detail: validFrom })] : []),
      ...(entry?.status === 'revoked' ? [findingOf('certificate-revoked', 'wrong', number, { detail: told(entry) })] : []),
      ...(entry?.status === 'suspended' ? [findingOf('certificate-suspended', 'wrong', number, { detail: told(entry) })] : []),
      ...statusFindings,
    ],
    compare: (bundle) => compareWithBundle(certificate, files, bundle),
  };
}

const KNOWN: ReadonlySet<string> = new Set(Object.values(CERTIFICATE_FILES));

function told({ since, reason }: { readonly since: string; readonly reason?: string }): string {
  return reason === undefined ? since : `${since}, ${reason}`;
}

function statusOf(
  { validFrom, validUntil }: Certificate,
  listed: 'valid' | 'suspended' | 'revoked' | undefined,
  findings: readonly VerificationFinding[],
  day: string,
): NonNullable<VerificationReport['subject']['status']> {
  if (listed === 'revoked' || listed === 'suspended') return listed;
  if (day > validUntil) return 'expired';
  if (day < validFrom) return 'notYetValid';
  return listed === 'valid' && findings.length === 0 ? 'valid' : 'unknown';
}

function compareWithBundle(certificate: Certificate, files: Files, { result, manifest }: BundleReading): readonly VerificationFinding[] {
  const bundle = files.get(CERTIFICATE_FILES.bundle);
  if (bundle === undefined) return [findingOf('file-missing', 'wrong', CERTIFICATE_FILES.bundle)];
  const wrong: VerificationFinding[] = [];
  if (sha256Hex(bundle) !== certificate.bundle.sha256) wrong.push(findingOf('certificate-bundle-other', 'wrong', CERTIFICATE_FILES.bundle));
  if (result === undefined || manifest === undefined) return wrong;
  const { product } = result.target;
  const isProduct =
    certificate.product.name === product.name && certificate.product.version === product.version && certificate.product.vendor.name === product.vendor;
  if (!isProduct) wrong.push(findingOf('certificate-product-differs', 'wrong', PLACE));
  if (certificate.conclusion !== result.conclusion) wrong.push(findingOf('certificate-conclusion-differs', 'wrong', PLACE));
  if (certificate.bundle.runId !== result.run.id) wrong.push(findingOf('run-differs', 'wrong', PLACE));
  if (certificate.bundle.manifestSha256 !== sha256Hex(canonicalJson(manifest)))
    wrong.push(findingOf('certificate-bundle-other', 'wrong', BUNDLE_FILES.manifest));
  if (certificate.catalogue.sha256 !== result.specification.sha256) wrong.push(findingOf('catalogue-other', 'wrong', PLACE));
  if (certificate.profile.sha256 !== result.profile.sha256) wrong.push(findingOf('profile-other', 'wrong', PLACE));
  const attested = new Set(certificate.attestations.map(({ requirement }) => requirement));
  for (const { requirement, isApart } of result.requirements) {
    if (isApart && requirement.verification.method === 'inspection' && !attested.has(requirement.id))
      wrong.push(findingOf('certificate-attestation-missing', 'wrong', requirement.id));
  }
  return wrong;
}
