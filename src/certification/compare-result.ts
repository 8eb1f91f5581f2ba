/**
 * Compares a result with what its evidence gives when judged anew: findings, verdicts of attempts, cases and requirements,
 * counts, conclusion. Everything is computed again from the recomputed findings upwards.
 */
import { caseVerdict, conclude, countResults, foldRequirements } from '../core/judging.ts';
import type { AttemptResult, CaseResult, RequirementResult, Result } from '../core/result.ts';
import { joinParts } from '../core/verdict.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { findingOf } from './findings.ts';
import { isSameJson } from './hostile-json.ts';
import type { Recomputation, Rejudged } from './recompute.ts';

/**
 * @param isSameSuite whether the sentences have to be the same too; another version may word them anew
 * @returns every place where the result says something else; empty when all is equal
 */
export function compareResult(result: Result, recomputation: Recomputation, isSameSuite: boolean): readonly VerificationFinding[] {
  const { byCase, twice } = attemptsByCase(result, recomputation.attempts);
  const findings: VerificationFinding[] = [];
  const cases = result.cases.map((entry): CaseResult => {
    const again = byCase.get(entry.id) ?? [];
    findings.push(...compareCase(entry, again, isSameSuite ? withTexts : withoutTexts));
    const attempts = entry.attempts.map((attempt, index) => withJudgement(attempt, again[index]));
    return { ...entry, attempts, verdict: attempts.length === 0 ? entry.verdict : caseVerdict(attempts) };
  });
  const known = new Set(result.cases.map(({ id }) => id));
  findings.push(...twice.map((id) => findingOf('judgement-added', 'wrong', id)));
  for (const id of byCase.keys()) if (!known.has(id)) findings.push(findingOf('judgement-added', 'wrong', id));
  return [...findings, ...compareWhole(result, cases, isSameSuite)];
}

interface Grouped {
  readonly byCase: ReadonlyMap<string, readonly Rejudged[]>;
  /** Cases with an attempt that was judged twice in one part. */
  readonly twice: readonly string[];
}

/**
 * Judgements of each case by attempt. Shards of one run judged the same attempt together; repeats that were merged follow one
 * another in the order of the parts.
 */
function attemptsByCase(result: Result, attempts: readonly Rejudged[]): Grouped {
  const byCase = new Map<string, Rejudged[]>();
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const attempt of attempts) {
    const key = JSON.stringify([attempt.part.path, attempt.case, attempt.attempt]);
    if (seen.has(key)) twice.add(attempt.case);
    else into(byCase, attempt.case, attempt);
    seen.add(key);
  }
  const wanted = new Map(result.cases.map(({ id, attempts: own }) => [id, own.length]));
  return { twice: [...twice], byCase: new Map([...byCase].map(([id, list]) => [id, list.length > (wanted.get(id) ?? 0) ? joinedByNumber(list) : list])) };
}

function into<Key>(groups: Map<Key, Rejudged[]>, key: Key, one: Rejudged): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [one]);
  else known.push(one);
}

function joinedByNumber(list: readonly Rejudged[]): readonly Rejudged[] {
  const byNumber = new Map<number, Rejudged[]>();
  for (const one of list) into(byNumber, one.attempt, one);
  return [...byNumber].sort(([a], [b]) => a - b).flatMap(([, all]) => joined(all));
}

function joined(all: readonly Rejudged[]): readonly Rejudged[] {
  const [first] = all;
  if (first === undefined) return [];
  const errors = all.flatMap(({ error }) => error ?? []);
  return [
    {
      ...first,
      findings: all.flatMap(({ findings }) => findings),
      verdict: joinParts(all.map(({ verdict }) => verdict)),
      ...(errors.length === 0 ? {} : { error: [...new Set(errors)].join('; ') }),
    },
  ];
}

function compareCase(entry: CaseResult, again: readonly Rejudged[], factsOf: FactsOf): readonly VerificationFinding[] {
  const findings: VerificationFinding[] = [];
  for (const [index, attempt] of entry.attempts.entries()) {
    const judged = again[index];
    const place = `${entry.id}, ${attempt.attempt}`;
    if (judged === undefined) {
      findings.push(findingOf('judgement-missing', 'wrong', place));
      continue;
    }
    if (!isSameJson(factsOf(attempt), factsOf(judged))) findings.push(findingOf('finding-changed', 'wrong', place));
    if (attempt.verdict !== judged.verdict || attempt.error !== judged.error)
      findings.push(findingOf('verdict-changed', 'wrong', place, { detail: `${attempt.verdict} ≠ ${judged.verdict}` }));
  }
  if (again.length > entry.attempts.length) findings.push(findingOf('judgement-added', 'wrong', entry.id));
  const verdict = caseVerdict(again);
  if (entry.attempts.length > 0 && again.length > 0 && entry.verdict !== verdict)
    findings.push(findingOf('verdict-changed', 'wrong', entry.id, { detail: `${entry.verdict} ≠ ${verdict}` }));
  return findings;
}

type FactsOf = (judged: Pick<AttemptResult, 'findings'>) => unknown;

const withTexts: FactsOf = ({ findings }) => findings;
const withoutTexts: FactsOf = ({ findings }) => findings.map(({ text: _, ...facts }) => facts);

function withJudgement(attempt: AttemptResult, again: Rejudged | undefined): AttemptResult {
  if (again === undefined) return attempt;
  const { error: _, ...rest } = attempt;
  return { ...rest, findings: again.findings, verdict: again.verdict, ...(again.error === undefined ? {} : { error: again.error }) };
}

/** What a requirement came to; the reason is a sentence. */
function outcomeOf(entry: RequirementResult, isSameSuite: boolean): unknown {
  const { reason: _, ...outcome } = entry;
  return isSameSuite ? entry : outcome;
}

function compareWhole(result: Result, cases: readonly CaseResult[], isSameSuite: boolean): readonly VerificationFinding[] {
  const rules = result.requirements.map(({ requirement }) => requirement);
  const requirements = foldRequirements(rules, cases, result.profile.policy, result.declaration);
  const findings: VerificationFinding[] = [];
  for (const [index, entry] of result.requirements.entries()) {
    const again = requirements[index];
    if (again === undefined || isSameJson(outcomeOf(again, isSameSuite), outcomeOf(entry, isSameSuite))) continue;
    findings.push(findingOf('verdict-changed', 'wrong', entry.requirement.id, { detail: `${entry.verdict} ≠ ${again.verdict}` }));
  }
  const conclusion = conclude(requirements, result.run.isComplete && result.run.shard === undefined, result.declaration);
  if (conclusion !== result.conclusion)
    findings.push(findingOf('conclusion-changed', 'wrong', 'result.json', { detail: `${result.conclusion} ≠ ${conclusion}` }));
  if (!isSameJson(countResults(requirements, cases), result.counts)) findings.push(findingOf('counts-changed', 'wrong', 'result.json'));
  return findings;
}
