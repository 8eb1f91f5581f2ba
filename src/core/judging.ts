/**
 * From findings to verdicts: applies the policy to findings, folds attempts into cases, cases into requirements, and
 * requirements into a conclusion. Pure; the same findings give the same result everywhere.
 */
import type { Finding, JudgedFinding } from './finding.ts';
import { textOf } from './messages.ts';
import type { Policy } from './policy.ts';
import { severityOf } from './policy.ts';
import type { Requirement } from './requirement.ts';
import type { AttemptResult, CaseResult, RequirementResult, Result } from './result.ts';
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
function verdictFor(requirement: string, attempt: AttemptResult): Verdict {
  return verdictOf(
    attempt.findings.filter((finding) => finding.requirement === requirement),
    attempt.error !== undefined,
  );
}

/** A case's verdict for one requirement over all its attempts; different verdicts are undetermined. */
function caseVerdictFor(requirement: string, result: CaseResult): Verdict {
  return result.attempts.length === 0 ? result.verdict : joinRepeats(result.attempts.map((attempt) => verdictFor(requirement, attempt)));
}

/** Verdict of a case over its attempts. */
export function caseVerdict(attempts: readonly Pick<AttemptResult, 'verdict'>[]): Verdict {
  return joinRepeats(attempts.map(({ verdict }) => verdict));
}

const RANK: readonly (Severity | 'cantTell')[] = ['failure', 'cantTell', 'warning', 'observation'];

function worstSeverity(findings: readonly JudgedFinding[]): Severity | 'cantTell' | undefined {
  return RANK.find((severity) => findings.some((finding) => finding.severity === severity));
}

/** Result of one requirement from the cases that name it. */
export function foldRequirement(requirement: Requirement, cases: readonly CaseResult[], policy: Policy): RequirementResult {
  const own = cases.filter(({ requirements }) => requirements.includes(requirement.id));
  const findings = own.flatMap(({ attempts }) => attempts.flatMap((attempt) => attempt.findings.filter((finding) => finding.requirement === requirement.id)));
  const worst = worstSeverity(findings);
  const isApart = requirement.verification.method === 'inspection' || requirement.verification.method === 'none';
  const verdict = own.length === 0 ? 'untested' : joinParts(own.map((result) => caseVerdictFor(requirement.id, result)));
  const reason =
    own.length === 0 || verdict === 'untested' || verdict === 'inapplicable'
      ? (own.find((result) => result.reason !== undefined)?.reason ?? requirement.verification.reason)
      : undefined;
  return {
    requirement,
    verdict,
    whenBroken: severityOf(policy, requirement),
    ...(worst === undefined ? {} : { worst }),
    isApart,
    ...(reason === undefined ? {} : { reason }),
    cases: own.map(({ id }) => id),
  };
}

/**
 * The conclusion: one failed requirement is enough against conformity; what could not be told about a requirement that
 * could fail leaves it undetermined, as does one that was not run without a stated reason; what the target's declaration
 * left untested, and remarks, do not cost conformity but show. What only documents can show is apart.
 */
export function conclude(requirements: readonly RequirementResult[], isComplete: boolean): Conclusion {
  const counting = requirements.filter(({ isApart, verdict }) => !isApart && verdict !== 'inapplicable');
  if (counting.some(({ verdict }) => verdict === 'failed')) return 'notConformant';
  const isOpen = counting.some(
    ({ verdict, whenBroken, reason }) => whenBroken === 'failure' && (verdict === 'cantTell' || (verdict === 'untested' && reason === undefined)),
  );
  if (!isComplete || isOpen || counting.length === 0) return 'undetermined';
  return counting.some(({ verdict, worst }) => worst === 'warning' || verdict === 'cantTell' || verdict === 'untested')
    ? 'conformantWithRemarks'
    : 'conformant';
}

function tally(verdicts: readonly Verdict[]): Record<Verdict, number> {
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, verdicts.filter((seen) => seen === verdict).length])) as Record<Verdict, number>;
}

/** Counts for the head of a report. A finding that returns in every attempt counts once per case. */
export function countResults(requirements: readonly RequirementResult[], cases: readonly CaseResult[]): Result['counts'] {
  const findings = cases.flatMap(({ attempts }) => [
    ...new Map(
      attempts.flatMap(({ findings: found }) => found).map((finding) => [`${finding.requirement} ${finding.messageKey} ${finding.severity}`, finding]),
    ).values(),
  ]);
  const [failures = 0, warnings = 0, observations = 0] = SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity).length);
  return {
    requirements: tally(requirements.map(({ verdict }) => verdict)),
    cases: tally(cases.map(({ verdict }) => verdict)),
    failures,
    warnings,
    observations,
  };
}
