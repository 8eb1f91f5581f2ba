/**
 * From findings to verdicts: applies the policy to findings, folds attempts into cases, cases into requirements, and
 * requirements into a conclusion. Pure; the same findings give the same result everywhere.
 */
import type { StaticReview } from './declaration.ts';
import type { Finding, JudgedFinding } from './finding.ts';
import { textOf } from './messages.ts';
import type { Policy } from './policy.ts';
import { severityOf } from './policy.ts';
import type { Requirement } from './requirement.ts';
import type { AttemptResult, CaseResult, RequirementResult, Result } from './result.ts';
import { distinctFindings } from './same-finding.ts';
import { notSelectedReasons } from './selection.ts';
import type { Conclusion, Severity, Verdict } from './verdict.ts';
import { SEVERITIES, VERDICTS, joinParts, joinRepeats } from './verdict.ts';

type Graded = Pick<Requirement, 'level' | 'basis'>;

/** Applies the policy to a finding and writes its sentences. A finding of an unknown requirement is an observation. */
export function judgeFinding(finding: Finding, policy: Policy, requirement: Graded | undefined): JudgedFinding {
  const broken = requirement === undefined ? 'observation' : severityOf(policy, requirement, finding.basis);
  const severity = finding.kind === 'cantTell' ? 'cantTell' : finding.kind === 'observation' ? 'observation' : broken;
  return { ...finding, severity, text: { de: textOf(finding, 'de'), en: textOf(finding, 'en') } };
}

/**
 * Verdict from findings: `failed` for a failure, else `cantTell` where something could not be told, else `passed`; a warning
 * is a remark on a pass, see `worst`. An inferred rule can therefore never fail a product.
 */
export function verdictOf(findings: readonly Pick<JudgedFinding, 'severity'>[], hasError: boolean): Verdict {
  if (findings.some(({ severity }) => severity === 'failure')) return 'failed';
  return hasError || findings.some(({ severity }) => severity === 'cantTell') ? 'cantTell' : 'passed';
}

/** Verdict of one requirement inside an attempt that may judge several. */
export function attemptVerdictFor(requirement: string, attempt: AttemptResult): Verdict {
  return verdictOf(
    attempt.findings.filter((finding) => finding.requirement === requirement),
    attempt.error !== undefined,
  );
}

/** A case's verdict for one requirement over all its attempts; different verdicts are undetermined. */
export function caseVerdictFor(requirement: string, result: CaseResult): Verdict {
  return result.attempts.length === 0 ? result.verdict : joinRepeats(result.attempts.map((attempt) => attemptVerdictFor(requirement, attempt)));
}

/** Verdict of a case over its attempts. */
export function caseVerdict(attempts: readonly Pick<AttemptResult, 'verdict'>[]): Verdict {
  return joinRepeats(attempts.map(({ verdict }) => verdict));
}

const RANK: readonly (Severity | 'cantTell')[] = ['failure', 'cantTell', 'warning', 'observation'];

function worstSeverity(findings: readonly JudgedFinding[]): Severity | 'cantTell' | undefined {
  return RANK.find((severity) => findings.some((finding) => finding.severity === severity));
}

/** What a case found about a requirement, in all its attempts. */
export function findingsAbout(requirement: string, { attempts }: CaseResult): readonly JudgedFinding[] {
  return attempts.flatMap(({ findings }) => findings.filter((finding) => finding.requirement === requirement));
}

/** Result of one requirement from the cases that name it, and from what other cases found about it on the way. */
export function foldRequirement(requirement: Requirement, cases: readonly CaseResult[], policy: Policy): RequirementResult {
  const own = cases.filter(({ requirements }) => requirements.includes(requirement.id));
  // A case that does not name it says nothing by finding nothing; what it finds broken on its way counts.
  const others = cases.filter((result) => !own.includes(result) && isBroken(findingsAbout(requirement.id, result)));
  const failing = others.filter((result) => worstSeverity(findingsAbout(requirement.id, result)) === 'failure');
  const worst = worstSeverity([...own, ...others].flatMap((result) => findingsAbout(requirement.id, result)));
  const isApart = requirement.verification.method === 'inspection' || requirement.verification.method === 'none';
  const parts = [...own, ...failing].map((result) => caseVerdictFor(requirement.id, result));
  const verdict = parts.length === 0 ? 'untested' : joinParts(parts);
  const reason = verdict === 'untested' || verdict === 'inapplicable' ? reasonOf(requirement, own, isApart) : undefined;
  return {
    requirement,
    verdict,
    whenBroken: severityOf(policy, requirement),
    ...(worst === undefined ? {} : { worst }),
    isApart,
    ...(reason === undefined ? {} : { reason }),
    cases: [...own, ...others].map(({ id }) => id),
  };
}

/**
 * Why no case tried it. The catalogue's reason speaks where no case could, so not for what has cases; where one of them was to be
 * tried and was not, reasons of the others explain nothing.
 */
function reasonOf({ verification }: Requirement, own: readonly CaseResult[], isApart: boolean): RequirementResult['reason'] {
  if (own.some(({ attempts, reason }) => attempts.length === 0 && reason === undefined)) return undefined;
  return own.find(({ reason }) => reason !== undefined)?.reason ?? (isApart ? verification.reason : undefined);
}

function isBroken(findings: readonly JudgedFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'failure' || severity === 'warning');
}

/**
 * Results of all requirements of a profile. One that the declaration leaves out is inapplicable with the item as its reason,
 * unless a case that was run all the same shows it broken: what was seen is not hidden.
 */
export function foldRequirements(
  requirements: readonly Requirement[],
  cases: readonly CaseResult[],
  policy: Policy,
  review?: StaticReview,
): readonly RequirementResult[] {
  const reasons = review === undefined ? undefined : notSelectedReasons(review);
  return requirements.map((requirement) => {
    const folded = foldRequirement(requirement, cases, policy);
    const reason = reasons?.get(requirement.id);
    if (reason === undefined || folded.worst === 'failure' || folded.worst === 'warning') return folded;
    return { ...folded, verdict: 'inapplicable', reason };
  });
}

/**
 * What the static review of a declaration means for the conclusion. `breaks`: the vendor itself declares a break of a rule
 * whose breach is a failure. `open`: the declaration does not hold together. `remarked`: what it denies rests on inferred
 * rules or is recommended only.
 */
export type DeclaredStanding = 'sound' | 'remarked' | 'open' | 'breaks';

/** Weighs a static review. A denied item behind which no requirement stands, such as the role itself, leaves everything open. */
export function declaredStanding({ items, problems = [] }: Pick<StaticReview, 'items' | 'problems'>): DeclaredStanding {
  const standings = items.flatMap(({ requirements, problems: own, isRecommended, support }): readonly DeclaredStanding[] => [
    ...own.map(({ kind, isRemark }): DeclaredStanding => {
      if (isRemark === true) return 'remarked';
      const isBreach = kind === 'mandatoryNotSupported' || kind === 'prohibitedSupported';
      return isBreach && requirements.length > 0 ? 'breaks' : 'open';
    }),
    ...(isRecommended === true && support === 'no' ? ['remarked' as const] : []),
  ]);
  const all = [...standings, ...problems.map(({ isRemark }): DeclaredStanding => (isRemark === true ? 'remarked' : 'open'))];
  return (['breaks', 'open', 'remarked'] as const).find((standing) => all.includes(standing)) ?? 'sound';
}

/**
 * The conclusion: one failed requirement is enough against conformity; what could not be told about a requirement that
 * could fail leaves it undetermined, as does one that was not run without a stated reason; what the target's declaration
 * left untested, and remarks, do not cost conformity but show. What only documents can show is apart.
 *
 * With a declaration, conformity also needs a static review without error (fact sheet certification-reports, section 4.7,
 * rule 2). A vendor that denies what is mandatory, or declares what is prohibited, is not conformant by its own word, except
 * where only inferred rules or recommendations stand behind it: these may never fail a product and are remarks. Any other
 * error (answers missing, contradictions) leaves the conclusion undetermined.
 */
export function conclude(requirements: readonly RequirementResult[], isComplete: boolean, review?: StaticReview): Conclusion {
  const declared = review === undefined ? 'sound' : declaredStanding(review);
  const counting = requirements.filter(({ isApart, verdict }) => !isApart && verdict !== 'inapplicable');
  if (declared === 'breaks' || counting.some(({ verdict }) => verdict === 'failed')) return 'notConformant';
  const isOpen = counting.some(
    ({ verdict, whenBroken, reason }) => whenBroken === 'failure' && (verdict === 'cantTell' || (verdict === 'untested' && reason === undefined)),
  );
  if (!isComplete || isOpen || declared === 'open' || counting.length === 0) return 'undetermined';
  const isRemarked = declared === 'remarked' || counting.some(({ verdict, worst }) => worst === 'warning' || verdict === 'cantTell' || verdict === 'untested');
  return isRemarked ? 'conformantWithRemarks' : 'conformant';
}

function tally(verdicts: readonly Verdict[]): Record<Verdict, number> {
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, verdicts.filter((seen) => seen === verdict).length])) as Record<Verdict, number>;
}

/** Counts for the head of a report. A finding that returns in every attempt counts once per case. */
export function countResults(requirements: readonly RequirementResult[], cases: readonly CaseResult[]): Result['counts'] {
  const findings = cases.flatMap(({ attempts }) => distinctFindings(attempts.flatMap(({ findings: found }) => found)));
  const [failures = 0, warnings = 0, observations = 0] = SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity).length);
  return {
    requirements: tally(requirements.map(({ verdict }) => verdict)),
    cases: tally(cases.map(({ verdict }) => verdict)),
    failures,
    warnings,
    observations,
  };
}
