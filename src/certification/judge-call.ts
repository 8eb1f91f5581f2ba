/** One call of checks judged again: its subject is put together from the exchanges it names, and the same checks look at it. */
import type { CheckFinder } from '../checks/registry.ts';
import { UnresolvedReference, readSubject } from '../checks/written-subject.ts';
import type { SubjectSources } from '../checks/written-subject.ts';
import type { Finding } from '../core/finding.ts';
import type { WrittenCall } from '../core/judgement.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { isJsonObject } from '../formats/json.ts';
import { findingOf } from './findings.ts';
import { isSameJson } from './hostile-json.ts';

/** What a call is judged again with. */
export interface CallJudging extends SubjectSources {
  readonly checkById: CheckFinder;
  /** See `effortWithin`. */
  readonly countEffort: (subject: unknown) => void;
}

/** A call judged again. */
export interface JudgedCall extends FoundAgain {
  readonly call: WrittenCall;
  /** Whether the findings are those that were written down. */
  readonly isEqual: boolean;
}

interface FoundAgain {
  /** Undefined when there is nothing that could be judged, which is told. */
  readonly findings: readonly Finding[] | undefined;
  readonly problems: readonly VerificationFinding[];
}

/** @param place of the judgement in the evidence */
export async function judgeCall(call: WrittenCall, judging: CallJudging, place: string): Promise<JudgedCall> {
  const { findings, problems } = await findAgain(call, judging, place);
  if (findings === undefined || isSameJson(findings, call.findings)) return { call, findings, isEqual: findings !== undefined, problems };
  const changed = findingOf('finding-changed', 'wrong', place, { detail: differenceOf(call.findings, findings) });
  return { call, findings, isEqual: false, problems: [...problems, changed] };
}

async function findAgain(call: WrittenCall, judging: CallJudging, place: string): Promise<FoundAgain> {
  const { checkById, countEffort } = judging;
  const problems: VerificationFinding[] = [];
  try {
    const subject = await readSubject(call.subject, judging);
    countEffort(call.subject);
    const findings = call.checks.flatMap((id) => {
      const check = checkById(id);
      if (check !== undefined) return check.run(subject);
      // A check of another version: what it found can only be told, not found again.
      problems.push(findingOf('suite-other', 'open', place, { detail: id }));
      return call.findings.filter(isWellFormed).filter(({ requirement }) => !call.checks.some((other) => checkById(other)?.requirement === requirement));
    });
    return { findings, problems };
  } catch (error) {
    const kind = error instanceof UnresolvedReference ? 'judgement-cites-unknown' : 'judgement-invalid';
    return { findings: undefined, problems: [...problems, findingOf(kind, 'wrong', place, { detail: (error as Error).message.slice(0, 200) })] };
  }
}

function isWellFormed({ requirement, messageKey, params, evidence }: Partial<Finding>): boolean {
  const isPlace = (place: unknown): boolean => typeof (place as { exchange?: unknown } | null)?.exchange === 'string';
  return typeof requirement === 'string' && typeof messageKey === 'string' && isJsonObject(params) && Array.isArray(evidence) && evidence.every(isPlace);
}

function differenceOf(before: readonly Finding[], after: readonly Finding[]): string {
  const names = (findings: readonly Finding[]): string => findings.map(({ requirement, messageKey }) => `${requirement} ${messageKey}`).join(', ') || '–';
  return `${names(before)} → ${names(after)}`;
}
