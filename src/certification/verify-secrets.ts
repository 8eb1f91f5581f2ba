/**
 * Whether something that may be a secret is in what a run recorded. The recorder takes secrets out, and no bundle is made of
 * evidence that looks as if one were left; reports follow from the result, so that they need no look of their own.
 */
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { VerificationFinding } from '../core/verification.ts';
import type { Files } from './evidence.ts';
import { findingOf } from './findings.ts';
import { findSecretPatterns } from './secret-scan.ts';

const LOOKED_AT: ReadonlySet<string> = new Set([BUNDLE_FILES.result, BUNDLE_FILES.target, BUNDLE_FILES.sbom]);

/** @param files of the bundle */
export function verifySecrets(files: Files): readonly VerificationFinding[] {
  const recorded = [...files].filter(([path]) => LOOKED_AT.has(path) || path.startsWith('evidence/'));
  const traces = findSecretPatterns(recorded.map(([path, content]) => ({ path, content })));
  return traces.map(({ place, what }) => findingOf('secret-inside', 'wrong', place, { detail: what.en }));
}
