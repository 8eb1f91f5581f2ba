/** Changes to a result that the tamperings are made of. */
import type { AttemptResult, CaseResult, RequirementResult, Result } from '../../src/core/result.ts';
import { canonicalJson } from '../../src/formats/canonical-json.ts';
import { sha256Hex } from '../../src/formats/hash.ts';

export type Change = (result: Result) => Result;

/** Changes the first case that is meant. */
export const cases =
  (edit: (entry: CaseResult) => CaseResult, which: (entry: CaseResult) => boolean = () => true): Change =>
  (result) => {
    const place = result.cases.findIndex(which);
    return { ...result, cases: result.cases.map((entry, index) => (index === place ? edit(entry) : entry)) };
  };
/** Changes every attempt of the first case that is meant. */
export const attempts = (edit: (attempt: AttemptResult) => AttemptResult, which?: (entry: CaseResult) => boolean): Change =>
  cases((entry) => ({ ...entry, attempts: entry.attempts.map(edit) }), which);
/** Changes the first requirement that is meant. */
export const requirements =
  (edit: (entry: RequirementResult) => RequirementResult, which: (entry: RequirementResult) => boolean = () => true): Change =>
  (result) => {
    const place = result.requirements.findIndex(which);
    return { ...result, requirements: result.requirements.map((entry, index) => (index === place ? edit(entry) : entry)) };
  };
/** Whether its verdict is failed. */
export const failed = ({ verdict }: { readonly verdict: string }): boolean => verdict === 'failed';
/** Changes the target. */
export const target =
  (change: (target: Result['target']) => Result['target'], isDigestRenewed: boolean): Change =>
  (result) => {
    const changed = change(result.target);
    const { product, kind, declared } = changed;
    return { ...result, target: isDigestRenewed ? { ...changed, sha256: sha256Hex(canonicalJson({ product, kind, declared })) } : changed };
  };
/** Changes the review of the declaration, where there is one. */
export const declared =
  (change: (review: NonNullable<Result['declaration']>) => NonNullable<Result['declaration']>): Change =>
  (result) =>
    result.declaration === undefined ? result : { ...result, declaration: change(result.declaration) };
