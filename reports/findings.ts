/**
 * The findings of a result as reports tell them: one group per requirement and severity, equal findings of several cases
 * or attempts told once with all their occurrences. Order: requirements as in the result, findings as they occurred.
 */
import type { JudgedFinding } from '../src/core/finding.ts';
import type { AttemptResult, CaseResult, RequirementResult, Result } from '../src/core/result.ts';
import { findingKey } from '../src/core/same-finding.ts';
import type { Severity } from '../src/core/verdict.ts';

export type FindingSeverity = Severity | 'cantTell';

/** Where a finding was made. */
export interface Occurrence {
  readonly finding: JudgedFinding;
  readonly caseResult: CaseResult;
  readonly attempt: AttemptResult;
}

/** Findings that say the same; `finding` is the first of them. */
export interface DistinctFinding {
  readonly finding: JudgedFinding;
  readonly occurrences: readonly [Occurrence, ...Occurrence[]];
}

export interface FindingGroup {
  readonly requirementId: string;
  /** Absent when the result does not list the requirement. */
  readonly requirement: RequirementResult | undefined;
  readonly severity: FindingSeverity;
  /** False for a failure whose requirement is not `failed`, because repeated attempts ended differently. */
  readonly isConfirmed: boolean;
  readonly findings: readonly DistinctFinding[];
}

/** All findings in the order of cases and attempts. */
export function occurrencesOf(result: Result): readonly Occurrence[] {
  return result.cases.flatMap((caseResult) => caseResult.attempts.flatMap((attempt) => attempt.findings.map((finding) => ({ finding, caseResult, attempt }))));
}

function joinEqual(occurrences: readonly Occurrence[]): readonly DistinctFinding[] {
  const distinct = new Map<string, [Occurrence, ...Occurrence[]]>();
  for (const occurrence of occurrences) {
    const key = findingKey(occurrence.finding);
    const known = distinct.get(key);
    if (known === undefined) distinct.set(key, [occurrence]);
    else known.push(occurrence);
  }
  return [...distinct.values()].map((all) => ({ finding: all[0].finding, occurrences: all }));
}

/** Groups of one severity; requirements that the result does not list come last, by id. */
export function groupFindings(result: Result, severity: FindingSeverity): readonly FindingGroup[] {
  const ofSeverity = occurrencesOf(result).filter(({ finding }) => finding.severity === severity);
  const listed = result.requirements.map(({ requirement }) => requirement.id);
  const unlisted = [...new Set(ofSeverity.map(({ finding }) => finding.requirement))].filter((id) => !listed.includes(id)).sort();
  return [...listed, ...unlisted].flatMap((requirementId) => {
    const own = ofSeverity.filter(({ finding }) => finding.requirement === requirementId);
    if (own.length === 0) return [];
    const requirement = result.requirements.find((entry) => entry.requirement.id === requirementId);
    const isConfirmed = severity !== 'failure' || requirement?.verdict !== 'cantTell';
    return [{ requirementId, requirement, severity, isConfirmed, findings: joinEqual(own) }];
  });
}

/** The sections of a report; a failure that is not confirmed belongs to what cannot be told. */
export function findingSections(result: Result): Readonly<Record<FindingSeverity, readonly FindingGroup[]>> {
  const failures = groupFindings(result, 'failure');
  return {
    failure: failures.filter(({ isConfirmed }) => isConfirmed),
    warning: groupFindings(result, 'warning'),
    cantTell: [...groupFindings(result, 'cantTell'), ...failures.filter(({ isConfirmed }) => !isConfirmed)],
    observation: groupFindings(result, 'observation'),
  };
}

/** Cases that could not be told and have no finding that says why: an error of ours, or repeats that differ. */
export function unexplainedCases(result: Result): readonly CaseResult[] {
  return result.cases.filter(
    ({ verdict, attempts }) =>
      verdict === 'cantTell' && !attempts.some(({ findings }) => findings.some(({ severity }) => severity === 'cantTell' || severity === 'failure')),
  );
}

/** Whether repeated attempts at a case ended differently. */
export function isUnsteady({ attempts }: CaseResult): boolean {
  return new Set(attempts.map(({ verdict }) => verdict)).size > 1;
}

const WORST_FIRST: readonly FindingSeverity[] = ['failure', 'cantTell', 'warning', 'observation'];

/** The worst finding of some attempts. @returns undefined when there is none. */
export function worstFinding(attempts: readonly AttemptResult[]): FindingSeverity | undefined {
  const present = new Set(attempts.flatMap(({ findings }) => findings.map(({ severity }) => severity)));
  return WORST_FIRST.find((severity) => present.has(severity));
}

/** Whether a case costs conformity: one whose findings only warn does not, so that pipelines that stop on failures go on. */
export function isFailure({ verdict, attempts }: Pick<CaseResult, 'verdict' | 'attempts'>): boolean {
  const worst = worstFinding(attempts);
  return verdict === 'failed' && worst !== 'warning' && worst !== 'observation';
}
