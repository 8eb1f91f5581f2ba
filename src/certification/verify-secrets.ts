/**
 * Whether something that may be a secret is in what a run recorded. The recorder takes secrets out, and no bundle is made of
 * evidence that looks as if one were left; reports follow from the result, so that they need no look of their own.
 */
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { VerificationFinding } from '../core/verification.ts';
import type { Files } from './evidence.ts';
import { findingOf } from './findings.ts';
import type { ScannedFile } from './scanned-parts.ts';
import type { SecretTrace } from './secret-scan.ts';

const LOOKED_AT: ReadonlySet<string> = new Set([BUNDLE_FILES.result, BUNDLE_FILES.target, BUNDLE_FILES.sbom]);

/** Where a secret would be looked for. @param files of the bundle */
export function recordedIn(files: Files): readonly ScannedFile[] {
  return [...files].filter(([path]) => LOOKED_AT.has(path) || path.startsWith('evidence/')).map(([path, content]) => ({ path, content }));
}

/** @param traces in the files of `recordedIn` */
export function verifySecrets(traces: readonly SecretTrace[]): readonly VerificationFinding[] {
  return traces.map(({ place, what, isUnsearched }) => findingOf('secret-inside', isUnsearched === true ? 'open' : 'wrong', place, { detail: what }));
}
