/** Whether the manifest says in front what the result says inside, and whether the times of run, bundle and signature fit. */
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { BundleManifest } from '../core/bundle.ts';
import { CLOCK_TOLERANCE_MS } from '../core/clock-tolerance.ts';
import type { Result } from '../core/result.ts';
import type { SignerView, Tampering, VerificationFinding } from '../core/verification.ts';
import { findingOf } from './findings.ts';
import { isSameJson } from './hostile-json.ts';
import { statedIn } from './stated.ts';

const KIND_OF: Readonly<Record<keyof ReturnType<typeof statedIn>, Tampering>> = {
  product: 'product-differs',
  conclusion: 'conclusion-changed',
  run: 'run-differs',
  suite: 'suite-other',
  catalogue: 'catalogue-other',
  profile: 'profile-other',
  schemas: 'suite-other',
  evidence: 'evidence-root-wrong',
};

/** @param signer of the manifest, where it could be read */
export function compareManifest(manifest: BundleManifest, result: Result, signer: SignerView | undefined): readonly VerificationFinding[] {
  const stated = statedIn(result);
  const members = Object.keys(KIND_OF) as (keyof typeof stated)[];
  const differing = members.filter((member) => !isSameJson(manifest[member], stated[member]));
  return [
    ...differing.map((member) => findingOf(KIND_OF[member], 'wrong', `${BUNDLE_FILES.manifest} (/${member})`)),
    ...compareSigningTimes(manifest, result, signer),
  ];
}

function compareSigningTimes({ createdAt }: BundleManifest, { run: { finishedAt } }: Result, signer: SignerView | undefined): readonly VerificationFinding[] {
  const signedAt = signer?.timestamp?.time ?? signer?.signedAt;
  const findings: VerificationFinding[] = [];
  if (isLater(finishedAt, createdAt))
    findings.push(findingOf('timestamp-before-run', 'wrong', BUNDLE_FILES.manifest, { detail: `${createdAt} < ${finishedAt}` }));
  if (signedAt === undefined) return findings;
  if (isLater(finishedAt, signedAt))
    findings.push(findingOf('timestamp-before-run', 'wrong', BUNDLE_FILES.signature, { detail: `${signedAt} < ${finishedAt}` }));
  if (isLater(createdAt, signedAt)) findings.push(findingOf('manifest-invalid', 'wrong', BUNDLE_FILES.manifest, { detail: `${createdAt} > ${signedAt}` }));
  return findings;
}

/** Later than clocks may differ. */
function isLater(time: string, other: string): boolean {
  return Date.parse(time) > Date.parse(other) + CLOCK_TOLERANCE_MS;
}
