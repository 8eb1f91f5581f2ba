/**
 * Whether something that may be a secret is in what a run recorded. The recorder takes secrets out, and no bundle is made of
 * evidence that looks as if one were left; reports follow from the result, so that they need no look of their own.
 */
import type { VerificationFinding } from '../core/verification.ts';
import { findingOf } from './findings.ts';
import type { SecretTrace } from './secret-scan.ts';

/** @param traces in what was recorded */
export function verifySecrets(traces: readonly SecretTrace[]): readonly VerificationFinding[] {
  return traces.map(({ place, what }) => findingOf('secret-inside', 'wrong', place, { detail: what.en }));
}
