/**
 * Judges again from the written evidence: puts every subject together from the recorded exchanges, runs the checks, applies
 * the policy, folds the verdicts. Nothing a former judge said goes into it but what the suite itself did not finish.
 */
import { checkById } from '../checks/registry.ts';
import { UnresolvedReference, readSubject, referencesIn } from '../checks/written-subject.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Finding } from '../core/finding.ts';
import type { WrittenCall, WrittenJudgement } from '../core/judgement.ts';
import { judgeFinding, verdictOf } from '../core/judging.ts';
import type { Policy } from '../core/policy.ts';
import type { Requirement } from '../core/requirement.ts';
import type { AttemptResult } from '../core/result.ts';
import type { SentSubmission } from '../core/submission.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import type { EvidencePart } from './evidence.ts';
import { findingOf } from './findings.ts';

/** An attempt judged again. Findings name exchanges as the result does. */
export interface Rejudged {
  readonly case: string;
  readonly attempt: number;
  readonly part: EvidencePart;
  /** Checks by id, in the order in which they judged, and the requirements they are for. */
  readonly checks: readonly string[];
  readonly judged: readonly string[];
  /** Submissions that its calls are about; those they are compared with are not among them. */
  readonly subjects: readonly SentSubmission[];
  readonly findings: AttemptResult['findings'];
  readonly verdict: AttemptResult['verdict'];
  readonly error?: string;
}

export interface Recomputation {
  readonly attempts: readonly Rejudged[];
  /** Calls of checks, and how many gave the findings that were written down. */
  readonly calls: number;
  readonly equal: number;
  readonly problems: readonly VerificationFinding[];
}

export interface Rules {
  readonly requirements: readonly Requirement[];
  readonly policy: Policy;
}

/** Judges every written judgement of all parts again. */
export async function recompute(parts: readonly EvidencePart[], rules: Rules): Promise<Recomputation> {
  const attempts: Rejudged[] = [];
  const problems: VerificationFinding[] = [];
  const count = { calls: 0, equal: 0 };
  const requirements = new Map(rules.requirements.map((requirement) => [requirement.id, requirement]));
  for (const part of parts) {
    const submissions = new Map(part.facts.submissions.map((sent) => [sent.submissionId, sent]));
    const seen = exchangesBySubmission(part);
    const sources = { exchange: (id: string) => part.exchanges.get(id), submission: (id: string) => submissions.get(id), signingKeys: part.facts.signingKeys };
    for (const judgement of part.judgements) {
      const place = `${part.path}/judgements.ndjson, ${judgement.case}`;
      const found: Finding[] = [];
      for (const call of judgement.calls) {
        const again = await judgeAgain(call, sources, place, problems);
        count.calls++;
        if (canonicalJson(again) === canonicalJson(call.findings)) count.equal++;
        else problems.push(findingOf('finding-changed', 'wrong', place, { detail: differenceOf(call.findings, again) }));
        found.push(...again);
      }
      problems.push(...inconsistencies(judgement, part, seen, place));
      attempts.push(rejudgedOf(judgement, part, found, requirements, rules.policy));
    }
  }
  return { attempts, ...count, problems };
}

async function judgeAgain(
  call: WrittenCall,
  sources: Parameters<typeof readSubject>[1],
  place: string,
  problems: VerificationFinding[],
): Promise<readonly Finding[]> {
  try {
    const subject = await readSubject(call.subject, sources);
    return call.checks.flatMap((id) => {
      const check = checkById(id);
      if (check !== undefined) return check.run(subject);
      problems.push(findingOf('suite-other', 'open', place, { detail: id }));
      return call.findings.filter(({ requirement }) => !call.checks.some((other) => checkById(other)?.requirement === requirement));
    });
  } catch (error) {
    const kind = error instanceof UnresolvedReference ? 'judgement-cites-unknown' : 'judgement-invalid';
    problems.push(findingOf(kind, 'wrong', place, { detail: (error as Error).message.slice(0, 200) }));
    return [];
  }
}

/** What a judgement says besides references has to fit the exchanges too. */
function inconsistencies(judgement: WrittenJudgement, part: EvidencePart, seen: BySubmission, place: string): readonly VerificationFinding[] {
  const problems: VerificationFinding[] = [];
  if (judgement.calls.length === 0 && judgement.error === undefined) problems.push(findingOf('case-not-judged', 'wrong', place));
  for (const { subject } of judgement.calls) {
    for (const id of plainIdsIn(subject)) if (!part.exchanges.has(id)) problems.push(findingOf('judgement-cites-unknown', 'wrong', place, { detail: id }));
    const { exchange, status } = subject as { exchange?: unknown; status?: unknown };
    const told = typeof exchange === 'string' ? part.exchanges.get(exchange) : undefined;
    if (told !== undefined && typeof status === 'number' && told.response?.status !== status)
      problems.push(findingOf('judgement-invalid', 'wrong', place, { detail: `${told.id}: ${status}` }));
    for (const omitted of omittedIn(subject, seen)) problems.push(findingOf('judgement-invalid', 'wrong', place, { detail: omitted }));
  }
  return problems;
}

/** Ids of exchanges that stand in a subject as plain texts. */
function plainIdsIn(subject: unknown): readonly string[] {
  if (typeof subject === 'string') return /^x\d{6,15}$/.test(subject) ? [subject] : [];
  if (typeof subject !== 'object' || subject === null) return [];
  return Object.entries(subject).flatMap(([name, value]) => (name.startsWith('$') ? [] : plainIdsIn(value)));
}

type BySubmission = ReadonlyMap<string, readonly Exchange[]>;

/** What the product asked about each submission, in order. */
function exchangesBySubmission({ exchanges }: EvidencePart): BySubmission {
  const bySubmission = new Map<string, Exchange[]>();
  for (const exchange of exchanges.values()) {
    const { submissionId } = exchange.labels;
    if (exchange.peer !== 'product' || submissionId === undefined) continue;
    const known = bySubmission.get(submissionId);
    if (known === undefined) bySubmission.set(submissionId, [exchange]);
    else known.push(exchange);
  }
  return bySubmission;
}

/** Exchanges of a submission that lie before the last one the judge saw, and that it was not shown. */
function omittedIn(subject: unknown, seen: BySubmission): readonly string[] {
  if (typeof subject !== 'object' || subject === null) return [];
  const { $observation } = subject as { readonly $observation?: unknown };
  const inside = Object.values(subject).flatMap((value) => omittedIn(value, seen));
  if ($observation === undefined) return inside;
  const { exchanges, submissions } = referencesIn({ $observation });
  const shown = new Set(exchanges);
  const last = Math.max(0, ...exchanges.slice(-1).map((id) => Number(id.slice(1))));
  const own = submissions.flatMap((id) => seen.get(id) ?? []);
  return [...own.filter(({ id, seq }) => seq < last && !shown.has(id)).map(({ id }) => id), ...inside];
}

function rejudgedOf(
  { case: id, attempt, error, calls }: WrittenJudgement,
  part: EvidencePart,
  found: readonly Finding[],
  requirements: ReadonlyMap<string, Requirement>,
  policy: Policy,
): Rejudged {
  const findings = found.map((finding) => judgeFinding(renamed(finding, part.offset), policy, requirements.get(finding.requirement)));
  const checks = calls.flatMap((call) => call.checks);
  const about = new Set(calls.flatMap(({ subject }) => referencesIn({ $observation: observationIn(subject) }).submissions));
  const subjects = part.facts.submissions.filter(({ submissionId }) => about.has(submissionId));
  const judged = checks.flatMap((check) => checkById(check)?.requirement ?? []);
  return {
    case: id,
    attempt,
    part,
    checks,
    judged,
    subjects,
    findings,
    verdict: verdictOf(findings, error !== undefined),
    ...(error === undefined ? {} : { error }),
  };
}

/** What a subject of one submission is about; see `CaseSubject` of the checks. */
function observationIn(subject: unknown): unknown {
  return (subject as { readonly observation?: { readonly $observation?: unknown } } | null)?.observation?.$observation;
}

function renamed(finding: Finding, offset: number): Finding {
  if (offset === 0) return finding;
  return { ...finding, evidence: finding.evidence.map((place) => ({ ...place, exchange: renameExchange(place.exchange, offset) })) };
}

/** `x000123` with 2000000 added is `x2000123`. */
export function renameExchange(id: string, offset: number): string {
  return `x${String(Number(id.slice(1)) + offset).padStart(6, '0')}`;
}

function differenceOf(before: readonly Finding[], after: readonly Finding[]): string {
  const names = (findings: readonly Finding[]): string => findings.map(({ requirement, messageKey }) => `${requirement} ${messageKey}`).join(', ') || '–';
  return `${names(before)} → ${names(after)}`;
}
