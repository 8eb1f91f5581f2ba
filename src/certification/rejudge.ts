/**
 * Applies the catalogue, policy and checks of this version of the suite to the evidence of an old bundle: who would fail now,
 * what would be better, and for what the old evidence says nothing, so that a new run is needed.
 */
import { caseVerdict, conclude, foldRequirements } from '../core/judging.ts';
import type { Policy } from '../core/policy.ts';
import type { Requirement } from '../core/requirement.ts';
import type { AttemptResult, CaseResult, RequirementResult, Result } from '../core/result.ts';
import type { Conclusion, Verdict } from '../core/verdict.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { attemptsByCase, compareResult } from './compare-result.ts';
import type { Files } from './evidence.ts';
import { readEvidence } from './evidence.ts';
import { recompute } from './recompute.ts';
import type { Rejudged } from './recompute.ts';

export type CatalogueVersion = Pick<Result['specification'], 'id' | 'version' | 'sha256'>;

/** The rules that are applied; those of this suite, unless told otherwise. */
export interface NewRules {
  readonly catalogue: CatalogueVersion;
  readonly requirements: readonly Requirement[];
  readonly policy: Policy;
  /** Requirements that scenarios of this version demonstrate, each with its cases. */
  readonly casesOf: ReadonlyMap<string, readonly string[]>;
}

export interface RejudgedRequirement {
  readonly requirement: string;
  readonly before: Verdict | undefined;
  readonly after: Verdict;
  readonly worst?: RequirementResult['worst'];
}

export interface Rejudgement {
  readonly before: Conclusion;
  /** What the old evidence gives under the new rules; undetermined where it does not reach, or is not what was recorded. */
  readonly after: Conclusion;
  readonly catalogue: { readonly before: CatalogueVersion; readonly after: CatalogueVersion };
  readonly wouldFail: readonly RejudgedRequirement[];
  readonly changed: readonly RejudgedRequirement[];
  /** Requirements for which cases exist now that the old run did not have. */
  readonly needsRun: readonly { readonly requirement: string; readonly cases: readonly string[] }[];
  /** Requirements of the old catalogue that are no longer there. */
  readonly dropped: readonly string[];
  readonly isSameCatalogue: boolean;
  readonly problems: readonly VerificationFinding[];
}

/** @param files beside the result, as in a bundle */
export async function rejudge(result: Result, files: Files, rules: NewRules): Promise<Rejudgement> {
  const evidence = readEvidence(result, files);
  const again = await recompute(evidence.parts, { ...rules, cases: result.cases });
  const problems = [
    ...evidence.findings,
    ...again.problems.filter(({ kind }) => kind !== 'finding-changed'),
    ...compareResult(result, again, false).filter(({ kind }) => UNPAIRED.has(kind)),
  ];
  const { byCase } = attemptsByCase(again);
  const cases = result.cases.map((entry): CaseResult => {
    const judged = byCase.get(entry.id) ?? [];
    const attempts = entry.attempts.map((attempt, index) => judgedAnew(attempt, judged[index]));
    return { ...entry, attempts, verdict: attempts.length === 0 ? entry.verdict : caseVerdict(attempts) };
  });
  const requirements = foldRequirements(rules.requirements, cases, rules.policy, result.declaration);
  const before = new Map(result.requirements.map((entry) => [entry.requirement.id, entry]));
  const compared = requirements.filter(({ isApart }) => !isApart).map((entry) => comparisonOf(entry, before.get(entry.requirement.id)));
  const needsRun = missingCases(rules, result);
  const isComplete = result.run.isComplete && result.run.shard === undefined && needsRun.length === 0;
  return {
    before: result.conclusion,
    // What was taken out of the evidence could have shown anything.
    after: problems.some(({ grade }) => grade === 'wrong') ? 'undetermined' : conclude(requirements, isComplete, result.declaration),
    catalogue: { before: versionOf(result.specification), after: versionOf(rules.catalogue) },
    wouldFail: compared.filter(({ before: was, after }) => after === 'failed' && was !== 'failed'),
    changed: compared.filter(({ before: was, after }) => after !== was && after !== 'failed'),
    needsRun,
    dropped: [...before.keys()].filter((id) => !rules.requirements.some((requirement) => requirement.id === id)),
    isSameCatalogue: rules.catalogue.sha256 === result.specification.sha256 && canonicalJson(rules.policy) === canonicalJson(result.profile.policy),
    problems,
  };
}

function versionOf({ id, version, sha256 }: CatalogueVersion): CatalogueVersion {
  return { id, version, sha256 };
}

/** An attempt of which not everything could be judged anew ended, so to say, in an error of the suite: nothing passed. */
function judgedAnew({ error: _, ...attempt }: AttemptResult, judged: Rejudged | undefined): AttemptResult {
  if (judged === undefined) return { ...attempt, findings: [], verdict: 'cantTell', error: UNJUDGED };
  const { findings, verdict, isWhole, error = isWhole ? undefined : UNJUDGED } = judged;
  return { ...attempt, findings, verdict, ...(error === undefined ? {} : { error }) };
}

const UNJUDGED = 'not judged anew';

/** An attempt without judgement, or a judgement of an attempt that the result does not have. */
const UNPAIRED: ReadonlySet<VerificationFinding['kind']> = new Set(['judgement-missing', 'judgement-added']);

function comparisonOf({ requirement, verdict, worst }: RequirementResult, before: RequirementResult | undefined): RejudgedRequirement {
  return { requirement: requirement.id, before: before?.verdict, after: verdict, ...(worst === undefined ? {} : { worst }) };
}

/** Cases of this version that the old run knows nothing of. */
function missingCases({ requirements, casesOf }: NewRules, result: Result): Rejudgement['needsRun'] {
  const known = new Set(result.cases.map(({ id }) => id));
  return requirements.flatMap(({ id }) => {
    const missing = (casesOf.get(id) ?? []).filter((name) => !known.has(name));
    return missing.length === 0 ? [] : [{ requirement: id, cases: missing }];
  });
}
