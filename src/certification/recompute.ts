/**
 * Judges again from the written evidence: puts every subject together from the recorded exchanges, runs the checks, applies
 * the policy, folds the verdicts. Nothing a former judge said goes into it but what the suite itself did not finish.
 */
import { findChecks } from '../checks/registry.ts';
import type { CheckFinder } from '../checks/registry.ts';
import { rememberedEvents } from '../checks/fit-connect/observation.ts';
import { renameExchange } from '../core/exchange.ts';
import type { Finding } from '../core/finding.ts';
import type { WrittenCall, WrittenJudgement } from '../core/judgement.ts';
import { judgeFinding, verdictOf } from '../core/judging.ts';
import type { Policy } from '../core/policy.ts';
import type { Requirement } from '../core/requirement.ts';
import type { AttemptResult, CaseResult } from '../core/result.ts';
import type { SentSubmission } from '../core/submission.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { runsOf } from './divided-runs.ts';
import type { RunParts } from './divided-runs.ts';
import { MAX_REFERENCES, boundedBy, effortWithin } from './effort-bounds.ts';
import type { EvidencePart } from './evidence.ts';
import { findingOf } from './findings.ts';
import { inconsistencies, shownOf } from './inconsistencies.ts';
import type { Shown } from './inconsistencies.ts';
import { judgeCall } from './judge-call.ts';
import type { CallJudging, JudgedCall } from './judge-call.ts';

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
  /** Whether every call could be judged again. */
  readonly isWhole: boolean;
  readonly error?: string;
}

export interface Recomputation extends Judged {
  readonly runs: readonly RunParts[];
}

interface Judged {
  readonly attempts: readonly Rejudged[];
  /** Calls of checks, and how many gave the findings that were written down. */
  readonly calls: number;
  readonly equal: number;
  readonly problems: readonly VerificationFinding[];
}

export interface Rules {
  readonly requirements: readonly Requirement[];
  readonly policy: Policy;
  /** Cases of the result: which of them judge the whole run, and when attempts at them began. */
  readonly cases?: readonly CaseResult[];
}

/**
 * Judges every written judgement of all parts again, one after another.
 * @param mostReferences for tests
 */
export async function recompute(parts: readonly EvidencePart[], rules: Rules, mostReferences = MAX_REFERENCES): Promise<Recomputation> {
  const checkById = await findChecks(parts.flatMap(({ judgements }) => judgements.flatMap(({ calls }) => calls.flatMap(({ checks }) => checks))));
  const setting: Setting = {
    checkById,
    policy: rules.policy,
    requirements: new Map(rules.requirements.map((requirement) => [requirement.id, requirement])),
    mostReferences,
  };
  const { cases = [] } = rules;
  const runs = runsOf(parts, cases);
  const begun = begunIn(runs, cases);
  const judged: Judged[] = [];
  for (const part of parts) judged.push(await judgePart(part, setting, begun.get(part) ?? new Map()));
  return { ...together(judged), runs };
}

function together(all: readonly Judged[]): Judged {
  return {
    attempts: all.flatMap(({ attempts }) => attempts),
    calls: all.reduce((sum, { calls }) => sum + calls, 0),
    equal: all.reduce((sum, { equal }) => sum + equal, 0),
    problems: all.flatMap(({ problems }) => problems),
  };
}

/** What all parts are judged with. */
interface Setting {
  readonly checkById: CheckFinder;
  readonly policy: Policy;
  readonly requirements: ReadonlyMap<string, Requirement>;
  readonly mostReferences: number;
}

/** What the judgements of one part are made again with. */
interface Judging extends CallJudging, Setting {
  readonly part: EvidencePart;
  readonly shown: Shown;
}

async function judgePart(part: EvidencePart, setting: Setting, begun: Shown['begun']): Promise<Judged> {
  const { mostReferences } = setting;
  const submissions = new Map(part.facts.submissions.map((sent) => [sent.submissionId, sent]));
  const shown = shownOf(part, begun);
  const judging: Judging = {
    ...setting,
    part,
    shown,
    exchange: boundedBy(part.exchanges, mostReferences),
    countEffort: effortWithin(mostReferences, shown),
    submission: (id) => submissions.get(id),
    signingKeys: part.facts.signingKeys,
    readEvent: rememberedEvents(),
    observed: new Map(),
  };
  beginReading(part, judging);
  const judged: Judged[] = [];
  for (const judgement of part.judgements) judged.push(await judgeAgain(judgement, judging));
  return together(judged);
}

/** Signatures are verified on other threads: those of a part together, while its first judgements are made again. */
function beginReading({ exchanges }: EvidencePart, { readEvent, signingKeys }: Judging): void {
  for (const exchange of exchanges.values())
    // What went wrong is told where an event is needed.
    if (exchange.peer === 'product' && exchange.operation === 'post-event') readEvent?.(exchange, signingKeys).catch(() => undefined);
}

/** When each run first tried its cases. Shards of a run begin when they will: the earliest of them is known. */
function begunIn(runs: readonly RunParts[], cases: readonly CaseResult[]): ReadonlyMap<EvidencePart, Shown['begun']> {
  const attempts = new Map(cases.map((entry) => [entry.id, entry.attempts]));
  const before = new Map<string, number>();
  return new Map(
    runs.flatMap((run) => {
      const begun = new Map<string, number>();
      for (const [id, judgements] of Map.groupBy(
        run.flatMap((part) => part.judgements),
        (judgement) => judgement.case,
      )) {
        const count = before.get(id) ?? 0;
        const first = attempts.get(id)?.[count];
        if (first !== undefined) begun.set(id, Date.parse(first.startedAt));
        before.set(id, count + new Set(judgements.map(({ attempt }) => attempt)).size);
      }
      return run.map((part) => [part, begun] as const);
    }),
  );
}

async function judgeAgain(judgement: WrittenJudgement, judging: Judging): Promise<Judged> {
  const { part, shown, policy, requirements } = judging;
  const place = `${part.path}/judgements.ndjson, ${judgement.case}`;
  const calls: JudgedCall[] = [];
  for (const call of judgement.calls) calls.push(await judgeCall(call, judging, place));
  const readable = calls.filter(({ findings }) => findings !== undefined).map(({ call }) => call);
  const found = calls.flatMap(({ findings }) => findings ?? []);
  const findings = found.map((finding) => judgeFinding(renamed(finding, part.offset), policy, requirements.get(finding.requirement)));
  const isJudged = judgement.calls.length > 0 || judgement.error !== undefined;
  return {
    attempts: [rejudgedOf(judgement, readable, findings, judging)],
    calls: calls.length,
    equal: calls.filter(({ isEqual }) => isEqual).length,
    problems: [
      ...calls.flatMap(({ problems }) => problems),
      ...inconsistencies({ ...judgement, calls: readable }, shown, place),
      ...(isJudged ? [] : [findingOf('case-not-judged', 'wrong', place)]),
    ],
  };
}

/** @param readable calls that could be judged again */
function rejudgedOf(
  { case: id, attempt, error, calls }: WrittenJudgement,
  readable: readonly WrittenCall[],
  findings: Rejudged['findings'],
  { part, submission, checkById }: Judging,
): Rejudged {
  const checks = calls.flatMap((call) => call.checks);
  const isWhole = readable.length === calls.length;
  const about = new Set(readable.flatMap(({ subject }) => submissionIn(subject) ?? []));
  return {
    case: id,
    attempt,
    part,
    checks,
    judged: checks.flatMap((check) => checkById(check)?.requirement ?? []),
    subjects: [...about].flatMap((one) => submission(one) ?? []),
    findings,
    // What could not be judged again could be anything.
    verdict: verdictOf(findings, error !== undefined || !isWhole),
    isWhole,
    ...(error === undefined ? {} : { error }),
  };
}

/** Which submission a subject is about; see `CaseSubject` of the checks. */
function submissionIn(subject: unknown): string | undefined {
  const { observation } = (subject ?? {}) as { readonly observation?: { readonly $observation?: { readonly submission?: unknown } | null } | null };
  const submission = observation?.$observation?.submission;
  return typeof submission === 'string' ? submission : undefined;
}

function renamed(finding: Finding, offset: number): Finding {
  if (offset === 0) return finding;
  return { ...finding, evidence: finding.evidence.map((place) => ({ ...place, exchange: renameExchange(place.exchange, offset) })) };
}
