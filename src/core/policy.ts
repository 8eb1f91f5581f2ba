/**
 * The decision rule: what a broken requirement means. It is data in the profile, printed in every report, and applied
 * here without exceptions. By default MUST and MUST NOT with basis T, S or L fail; basis C or I, and SHOULD, warn; a rule
 * with several bases counts as its weakest.
 */
import type { Basis, Level, Requirement } from './requirement.ts';
import type { Severity } from './verdict.ts';

/** One row: the first row that names the level and the weakest basis decides. */
export interface PolicyRow {
  readonly levels: readonly Level[];
  readonly weakestBasis: readonly Basis[];
  readonly broken: Severity;
}

export type Policy = readonly PolicyRow[];

/** What the runner hands to every scenario, as JSON: what a broken rule means. */
export interface JudgingParameters {
  readonly policy: Policy;
  readonly requirements: Readonly<Record<string, Pick<Requirement, 'level' | 'basis'>>>;
}

const STRONGEST_FIRST: readonly Basis[] = ['T', 'S', 'L', 'C', 'I'];

/** The weakest of several bases; `I` for none, since what has no source binds nobody. */
export function weakestBasis(bases: readonly Basis[]): Basis {
  return bases.reduce<Basis>((weakest, basis) => (STRONGEST_FIRST.indexOf(basis) > STRONGEST_FIRST.indexOf(weakest) ? basis : weakest), bases[0] ?? 'I');
}

/**
 * What breaking a requirement means.
 * @param basis basis of the broken part of the rule, when a finding rests on less than the whole requirement
 * @returns `observation` when no row speaks: an unruled case never costs a product anything.
 */
export function severityOf(policy: Policy, requirement: Pick<Requirement, 'level' | 'basis'>, basis?: Basis): Severity {
  const weakest = weakestBasis(basis === undefined ? requirement.basis : [...requirement.basis, basis]);
  return policy.find((row) => row.levels.includes(requirement.level) && row.weakestBasis.includes(weakest))?.broken ?? 'observation';
}
