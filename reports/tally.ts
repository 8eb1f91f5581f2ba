/**
 * Requirements and cases counted by what happened to them. Each counts once; one that was met but gave rise to a remark is
 * counted apart from those met without, since a reader looks for it. Nothing is expressed as a percentage.
 */
import type { RequirementResult, Result } from '../src/core/result.ts';
import type { Verdict } from '../src/core/verdict.ts';
import { worstFinding } from './findings.ts';

/** What happened to a requirement or case: its verdict, except that remarks are told apart. */
export type Standing = 'passed' | 'remarked' | 'failed' | 'cantTell' | 'inapplicable' | 'untested';

/** Order in which reports list standings. */
export const STANDINGS: readonly Standing[] = ['passed', 'remarked', 'failed', 'cantTell', 'inapplicable', 'untested'];

/** A subject that only warns is no failure, whatever its verdict is called. */
export function standingOf(verdict: Verdict, worst: RequirementResult['worst']): Standing {
  if (verdict === 'passed') return worst === 'warning' ? 'remarked' : 'passed';
  if (verdict !== 'failed') return verdict;
  return worst === 'warning' || worst === 'observation' ? 'remarked' : 'failed';
}

export type Tally = Readonly<Record<Standing, number>>;

function count(standings: readonly Standing[]): Tally {
  return Object.fromEntries(STANDINGS.map((standing) => [standing, standings.filter((each) => each === standing).length])) as Record<Standing, number>;
}

/** Requirements that the verdict is about; those shown by documents only, or not verified, are apart. */
export function countingRequirements(result: Result): readonly RequirementResult[] {
  return result.requirements.filter(({ isApart }) => !isApart);
}

export function tallyRequirements(requirements: readonly RequirementResult[]): Tally {
  return count(requirements.map(({ verdict, worst }) => standingOf(verdict, worst)));
}

export function tallyCases(result: Result): Tally {
  return count(result.cases.map(({ verdict, attempts }) => standingOf(verdict, worstFinding(attempts))));
}
