/**
 * Whether every case was judged in every part of the run that tried it, by the checks it is meant to be judged by. A judge that
 * was left out, or exchanged for one that sees less, gives findings that are right in themselves.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../core/result.ts';
import { SUBMISSION_STEP } from '../core/submission.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { packageRoot } from '../runner/environment.ts';
import { shardOf } from '../runner/scenario-choice.ts';
import type { Scenario } from '../runner/scenario-choice.ts';
import { findingOf } from './findings.ts';
import type { OwnRules } from './own-rules.ts';
import type { Recomputation, Rejudged } from './recompute.ts';

/** Meaningful only with the very version of the suite that ran: steps and checks are its own. */
export function verifyJudged(result: Result, recomputation: Recomputation, own: OwnRules | undefined): readonly VerificationFinding[] {
  return [...verifyChecks(result, recomputation, own), ...(result.run.isComplete && own !== undefined ? verifyShares(result, recomputation, own) : [])];
}

/** Every part judged what was its share of the run, as often as that run was repeated. */
function verifyShares({ cases }: Result, { runs }: Recomputation, { scenarios }: OwnRules): readonly VerificationFinding[] {
  const tried = new Set(cases.filter(({ attempts }) => attempts.length > 0).map(({ id }) => id));
  const chosen = scenarios.filter(({ id }) => tried.has(id));
  return runs.flatMap((run) => {
    const attempts = new Set(run.flatMap(({ judgements }) => judgements.map(({ attempt }) => attempt))).size;
    const numbers = Array.from({ length: Math.max(1, attempts) }, (_, index) => index + 1);
    return run.flatMap(({ path, judgements }, index) => {
      const judged = Map.groupBy(judgements, (judgement) => judgement.case);
      return shardOf(chosen, { index: index + 1, total: run.length }).flatMap(({ id }) => {
        const own = new Set(judged.get(id)?.map(({ attempt }) => attempt));
        const missing = numbers.find((number) => !own.has(number));
        return missing === undefined ? [] : [findingOf('case-not-judged', 'wrong', `${path}/judgements.ndjson, ${id}, ${missing}`)];
      });
    });
  });
}

function verifyChecks(result: Result, { attempts }: Recomputation, own: OwnRules | undefined): readonly VerificationFinding[] {
  const expected = expectedChecks(result.profile.id);
  const requirements = new Map(result.cases.map((entry) => [entry.id, entry.requirements]));
  const phrases = new Map(own?.scenarios.map((scenario) => [scenario.id, phraseOf(scenario)]));
  return attempts.flatMap((attempt) => {
    const place = `${attempt.part.path}/judgements.ndjson, ${attempt.case}`;
    // A failure ends a scenario, as an error of the suite does: what would have followed was not judged.
    const isEnded = attempt.error !== undefined || attempt.findings.some(({ severity }) => severity === 'failure');
    const checks = expected.get(attempt.case);
    const missing = (requirements.get(attempt.case) ?? []).filter((id) => !attempt.judged.includes(id));
    const phrase = phrases.get(attempt.case);
    const other = attempt.subjects.find(({ phrase: seen }) => phrase !== undefined && seen !== phrase);
    if (other !== undefined) return [findingOf('judgement-invalid', 'wrong', place, { detail: `${other.submissionId}: ${other.phrase} ≠ ${phrase ?? ''}` })];
    if (checks !== undefined && !isBegun(attempt, checks, isEnded))
      return [findingOf('judgement-invalid', 'wrong', place, { detail: `${attempt.checks.join(', ')} ≠ ${checks.join(', ')}` })];
    return checks === undefined && !isEnded ? missing.map((id) => findingOf('case-not-judged', 'wrong', place, { detail: id })) : [];
  });
}

/** Which submission a scenario is about, by its words in the feature. */
function phraseOf({ steps }: Scenario): string | undefined {
  return steps.flatMap((text) => SUBMISSION_STEP.exec(text)?.[1] ?? [])[0];
}

function isBegun({ checks }: Rejudged, expected: readonly string[], isEnded: boolean): boolean {
  return (isEnded || checks.length === expected.length) && checks.every((id, index) => id === expected[index]);
}

/** Cases with the checks that judge them, in order; made from a run of the reference and kept equal by a test. */
function expectedChecks(profile: string): ReadonlyMap<string, readonly string[]> {
  const file = join(packageRoot(), 'docs', 'proof', `${profile}.checks.json`);
  if (!/^[a-z0-9-]+$/.test(profile) || !existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly string[]>>));
}
