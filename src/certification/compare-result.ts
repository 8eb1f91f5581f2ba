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
  const { byCase, twice } = attemptsByCase(recomputation);
  const findings: VerificationFinding[] = [];
  const cases = result.cases.map((entry): CaseResult => {
    const again = byCase.get(entry.id) ?? [];
    findings.push(...misnumbered(entry, again, result), ...compareCase(entry, again, isSameSuite ? withTexts : withoutTexts));
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

/** Judgements of each case by attempt: those of the shards of a run together, runs one after another. */
export function attemptsByCase({ attempts, runs }: Pick<Recomputation, 'attempts' | 'runs'>): Grouped {
  const byCase = new Map<string, Rejudged[]>();
  const seen = new Set<string>();
  const twice = new Set<string>();
  const isFirst = ({ part, case: id, attempt }: Rejudged): boolean => {
    const key = JSON.stringify([part.path, id, attempt]);
    const isNew = !seen.has(key);
    if (!isNew) twice.add(id);
    seen.add(key);
    return isNew;
  };
  const byPart = Map.groupBy(attempts.filter(isFirst), ({ part }) => part);
  for (const run of runs) {
    const ofRun = run.flatMap((part) => byPart.get(part) ?? []);
    for (const [id, list] of Map.groupBy(ofRun, (one) => one.case)) {
      const known = byCase.get(id) ?? [];
      for (const [, all] of [...Map.groupBy(list, ({ attempt }) => attempt)].sort(([a], [b]) => a - b)) known.push(...joined(all));
      byCase.set(id, known);
    }
  }
  return { byCase, twice: [...twice] };
}

function joined(all: readonly Rejudged[]): readonly Rejudged[] {
  const [first] = all;
  if (first === undefined) return [];
  const errors = all.flatMap(({ error }) => error ?? []);
  return [
    {
      ...first,
      findings: all.flatMap(({ findings }) => findings),
      isWhole: all.every(({ isWhole }) => isWhole),
      verdict: joinParts(all.map(({ verdict }) => verdict)),
      ...(errors.length === 0 ? {} : { error: [...new Set(errors)].join('; ') }),
    },
  ];
}

/** Judgements of a run are numbered as its attempts are; a merged result numbers them anew. */
function misnumbered({ id, attempts }: CaseResult, again: readonly Rejudged[], { run }: Result): readonly VerificationFinding[] {
  const other = again.find(({ attempt }, index) => run.parts === undefined && attempts[index] !== undefined && attempts[index].attempt !== attempt);
  return other === undefined ? [] : [findingOf('judgement-added', 'wrong', `${id}, ${other.attempt}`)];
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
