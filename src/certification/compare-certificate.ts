/** Whether a certificate is about the bundle beside it, and says of it what its result says. */
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { BundleManifest } from '../core/bundle.ts';
import { CERTIFICATE_FILES } from '../core/certificate.ts';
import type { Certificate } from '../core/certificate.ts';
import { CLOCK_TOLERANCE_MS } from '../core/clock-tolerance.ts';
import type { Result } from '../core/result.ts';
import type { Tampering, VerificationFinding } from '../core/verification.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { sha256Hex } from '../formats/hash.ts';
import { dayOf } from '../register/index.ts';
import { statedIn } from './stated.ts';
import { reportsOf } from './certificate-reports.ts';
import type { Files } from './evidence.ts';
import { rootsOf } from './evidence-roots.ts';
import { findingOf } from './findings.ts';
import { inapplicableFlaws } from './inapplicable.ts';
import { isSameJson } from './hostile-json.ts';
import { receptionFlaw } from './item-received.ts';
import { isSuiteOf, thisSuite } from './own-rules.ts';
import type { Suite } from './own-rules.ts';
import type { BundleReading } from './verify-bundle.ts';

const PLACE = CERTIFICATE_FILES.certificate;

/** @param files of the certificate's archive */
export async function compareCertificate(
  certificate: Certificate,
  files: Files,
  { result, manifest, resultBytes }: BundleReading,
  suite: Suite = thisSuite(),
): Promise<readonly VerificationFinding[]> {
  const bundle = files.get(CERTIFICATE_FILES.bundle);
  if (bundle === undefined) return [findingOf('file-missing', 'wrong', CERTIFICATE_FILES.bundle)];
  const isOther = sha256Hex(bundle) !== certificate.bundle.sha256;
  const wrong = isOther ? [findingOf('certificate-bundle-other', 'wrong', CERTIFICATE_FILES.bundle)] : [];
  if (result === undefined || manifest === undefined) return wrong;
  return [
    ...wrong,
    ...compareBundle(certificate, result, manifest),
    ...compareStated(certificate, result),
    ...compareAttested(certificate, result),
    ...compareIssuingTimes(certificate, result, manifest),
    ...compareReception(certificate, result),
    ...(await compareCertificateReports(certificate, files, result, resultBytes, isSuiteOf(result, suite))),
  ];
}

function compareBundle({ bundle }: Certificate, result: Result, manifest: BundleManifest): readonly VerificationFinding[] {
  const isManifest = bundle.manifestSha256 === sha256Hex(canonicalJson(manifest));
  const { evidenceRoot, evidenceRoots } = rootsOf(result);
  const isRoot = bundle.evidenceRoot === evidenceRoot && isSameJson(bundle.evidenceRoots ?? evidenceRoots ?? [], evidenceRoots ?? []);
  return [
    ...(isManifest ? [] : [findingOf('certificate-bundle-other', 'wrong', BUNDLE_FILES.manifest)]),
    ...(isRoot ? [] : [findingOf('certificate-bundle-other', 'wrong', `${PLACE} (/bundle/evidenceRoot)`)]),
    ...(bundle.runId === result.run.id && (bundle.runFinishedAt ?? result.run.finishedAt) === result.run.finishedAt
      ? []
      : [findingOf('run-differs', 'wrong', PLACE)]),
  ];
}

function compareStated({ product, conclusion, profile, catalogue, suite }: Certificate, result: Result): readonly VerificationFinding[] {
  const stated = statedIn(result);
  const { title: _, ...ownProfile } = profile;
  const isTitled = isSameJson(profile.title, result.profile.title);
  const pairs: readonly (readonly [Tampering, boolean])[] = [
    ['certificate-product-differs', isProduct(product, result)],
    ['certificate-conclusion-differs', conclusion === result.conclusion],
    ['catalogue-other', isSameJson(catalogue, stated.catalogue)],
    ['profile-other', isTitled && isSameJson(ownProfile, stated.profile)],
    ['suite-other', isSameJson(suite, stated.suite)],
  ];
  return pairs.filter(([, isSame]) => !isSame).map(([kind]) => findingOf(kind, 'wrong', PLACE));
}

/** With a declaration the product is the declared one, its build included; without one only its name is known. */
function isProduct(product: Certificate['product'], { declaration, target }: Result): boolean {
  const { name, version, vendor } = product;
  const isNamed = isSameJson({ name, version, vendor: vendor.name }, target.product);
  return isNamed && (declaration === undefined || isSameJson(product, declaration.product));
}

function compareAttested(certificate: Certificate, result: Result): readonly VerificationFinding[] {
  const attested = new Set(certificate.attestations.map(({ requirement }) => requirement));
  const missing = result.requirements.filter(
    ({ requirement, isApart }) => isApart && requirement.verification.method === 'inspection' && !attested.has(requirement.id),
  );
  return [
    ...missing.map(({ requirement }) => findingOf('certificate-attestation-missing', 'wrong', requirement.id)),
    ...inapplicableFlaws(certificate, result).map(({ requirement, text }): VerificationFinding => ({
      kind: 'certificate-attestation-missing',
      grade: 'wrong',
      place: requirement,
      text,
    })),
  ];
}

/** Nothing is issued before it was tested, and nothing is valid before. */
function compareIssuingTimes({ issuedAt, validFrom }: Certificate, { run }: Result, { createdAt }: BundleManifest): readonly VerificationFinding[] {
  const tested = Math.max(Date.parse(run.finishedAt), Date.parse(createdAt));
  const isLater = Date.parse(issuedAt) + CLOCK_TOLERANCE_MS >= tested && validFrom >= dayOf(run.finishedAt);
  return isLater ? [] : [findingOf('timestamp-before-run', 'wrong', PLACE, { detail: `${issuedAt}, ${validFrom} < ${createdAt}` })];
}

function compareReception(certificate: Certificate, result: Result): readonly VerificationFinding[] {
  const text = receptionFlaw(certificate, result);
  return text === undefined ? [] : [{ kind: 'certificate-invalid', grade: 'wrong', place: `${PLACE} (/itemReceivedAt)`, text }];
}

/** Written again by the same version they are the same bytes; what another one would write is not known. */
async function compareCertificateReports(
  certificate: Certificate,
  files: Files,
  result: Result,
  resultBytes: Uint8Array | undefined,
  isSameSuite: boolean,
): Promise<readonly VerificationFinding[]> {
  const again = await reportsOf(certificate, result, resultBytes ?? new Uint8Array(), (path) => files.has(path));
  const others = again.filter(({ path, content }) => !Buffer.from(content).equals(files.get(path) ?? new Uint8Array()));
  return others.map(({ path }) => findingOf('report-not-of-result', isSameSuite ? 'wrong' : 'open', path));
}
