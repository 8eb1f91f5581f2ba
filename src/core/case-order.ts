/** The order of cases in a result. */
import type { CaseResult } from './result.ts';

/** By feature and line; no two cases of a result have the same. */
export function byPlace({ feature: a }: Pick<CaseResult, 'feature'>, { feature: b }: Pick<CaseResult, 'feature'>): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line;
}
