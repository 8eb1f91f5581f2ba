/**
 * Judges again from the written evidence: puts every subject together from the recorded exchanges, runs the checks, applies
 * the policy, folds the verdicts. Nothing a former judge said goes into it but what the suite itself did not finish.
 */
import { findChecks } from '../checks/registry.ts';
import type { CheckFinder } from '../checks/registry.ts';
import { rememberedEvents } from '../checks/fit-connect/observation.ts';
import { UnresolvedReference, readSubject } from '../checks/written-subject.ts';
import type { SubjectSources } from '../checks/written-subject.ts';
import { renameExchange, seqOfExchange } from '../core/exchange.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Finding } from '../core/finding.ts';
import type { WrittenCall, WrittenJudgement } from '../core/judgement.ts';
import { judgeFinding, verdictOf } from '../core/judging.ts';
import type { Policy } from '../core/policy.ts';
import type { Requirement } from '../core/requirement.ts';
import type { AttemptResult } from '../core/result.ts';
import type { SentSubmission } from '../core/submission.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { isJsonObject } from '../formats/json.ts';
import type { EvidencePart } from './evidence.ts';
import { findingOf } from './findings.ts';
import { isSameJson } from './hostile-json.ts';
import { inconsistencies, shownOf } from './inconsistencies.ts';
import type { Shown } from './inconsistencies.ts';

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
  /** When attempts at each case began, RFC 3339, by id of the case. */
  readonly starts?: ReadonlyMap<string, readonly string[]>;
}

/**
 * Judges every written judgement of all parts again.
 * @param mostReferences for tests
 */
export async function recompute(parts: readonly EvidencePart[], rules: Rules, mostReferences = MAX_REFERENCES): Promise<Recomputation> {
  const attempts: Rejudged[] = [];
  const problems: VerificationFinding[] = [];
  const count = { calls: 0, equal: 0 };
  const checkById = await findChecks(parts.flatMap(({ judgements }) => judgements.flatMap(({ calls }) => calls.flatMap(({ checks }) => checks))));
  const requirements = new Map(rules.requirements.map((requirement) => [requirement.id, requirement]));
  const starts = [...(rules.starts ?? [])].map(([id, times]) => [id, times.map((time) => Date.parse(time))] as const);
  for (const part of parts) {
    const submissions = new Map(part.facts.submissions.map((sent) => [sent.submissionId, sent]));
    const shown = shownOf(part, begunIn(part, starts));
    const judging: Judging = {
      checkById,
      exchange: boundedBy(part.exchanges, mostReferences),
      isTooMuch: effortWithin(mostReferences, shown),
      mostReferences,
      submission: (id) => submissions.get(id),
      signingKeys: part.facts.signingKeys,
      readEvent: rememberedEvents(),
      observed: new Map(),
    };
    beginReading(part, judging);
    for (const judgement of part.judgements) {
      const place = `${part.path}/judgements.ndjson, ${judgement.case}`;
      const found: Finding[] = [];
      const readable: WrittenCall[] = [];
      for (const call of judgement.calls) {
        const again = await judgeAgain(call, judging, place, problems);
        count.calls++;
        if (again === undefined) continue;
        readable.push(call);
        if (isSameJson(again, call.findings)) count.equal++;
        else problems.push(findingOf('finding-changed', 'wrong', place, { detail: differenceOf(call.findings, again) }));
        found.push(...again);
      }
      problems.push(...inconsistencies({ ...judgement, calls: readable }, shown, place));
      if (judgement.calls.length === 0 && judgement.error === undefined) problems.push(findingOf('case-not-judged', 'wrong', place));
      const findings = found.map((finding) => judgeFinding(renamed(finding, part.offset), rules.policy, requirements.get(finding.requirement)));
      attempts.push({ ...rejudgedOf(judgement, { readable, part, submissions }, findings), judged: judgedBy(judgement, checkById) });
    }
  }
  return { attempts, ...count, problems };
}

/** Signatures are verified on other threads: those of a part together, while its first judgements are made again. */
function beginReading({ exchanges }: EvidencePart, { readEvent, signingKeys }: Judging): void {
  for (const exchange of exchanges.values())
    // What went wrong is told where an event is needed.
    if (exchange.peer === 'product' && exchange.operation === 'post-event') readEvent?.(exchange, signingKeys).catch(() => undefined);
}

/** Parts of a merged result lie one after another: the first attempt that began in this one. */
function begunIn({ exchanges }: EvidencePart, starts: readonly (readonly [id: string, times: readonly number[]])[]): ReadonlyMap<string, number> {
  const [first] = exchanges.values();
  if (first === undefined) return new Map();
  const from = Date.parse(first.startedAt);
  return new Map(
    starts.flatMap(([id, times]) => {
      const own = times.filter((time) => time >= from);
      return own.length === 0 ? [] : [[id, Math.min(...own)] as const];
    }),
  );
}

/** Judgements name each exchange a few times; one that names them without end does it to keep the verifier busy. */
const MAX_REFERENCES = 20_000_000;

function boundedBy(exchanges: EvidencePart['exchanges'], most: number): (id: string) => Exchange | undefined {
  let asked = 0;
  return (id) => (asked++ < most ? exchanges.get(id) : undefined);
}

/** To look whether an exchange was left out takes less than to name one, by so much. */
const LOOKS_PER_REFERENCE = 16;

/**
 * What is put together once and remembered is compared with the evidence for every call that names it: references count wherever they
 * stand, and with them the exchanges that are looked through for what a call leaves out.
 */
function effortWithin(most: number, { bySubmission, inbound }: Shown): (subject: unknown) => boolean {
  let effort = 0;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      effort += typeof member === 'string' ? namedIn(name, member) : 0;
      if (name === 'submission' && typeof member === 'string') effort += (bySubmission.get(member)?.length ?? 0) / LOOKS_PER_REFERENCE;
      if (name === 'exchanges' && typeof member !== 'string') effort += inbound.length / LOOKS_PER_REFERENCE;
      visit(member);
    }
  };
  return (subject) => {
    visit(subject);
    return effort > most;
  };
}

/** How many exchanges a member refers to, whether they exist or not. */
function namedIn(name: string, text: string): number {
  if (name !== '$exchanges' && name !== 'exchanges') return 0;
  return text.split(' ').reduce((sum, range) => {
    const [first = 0, last = first] = range.split('-').map(seqOfExchange);
    return sum + (last > first ? last - first + 1 : 1);
  }, 0);
}

/** What a call is judged again with. */
interface Judging extends SubjectSources {
  readonly checkById: CheckFinder;
  /** Whether this subject, after those before it, is one too many. */
  readonly isTooMuch: (subject: unknown) => boolean;
  readonly mostReferences: number;
}

/** @returns undefined when there is nothing that could be judged, which is told */
async function judgeAgain(call: WrittenCall, judging: Judging, place: string, problems: VerificationFinding[]): Promise<readonly Finding[] | undefined> {
  const { checkById } = judging;
  try {
    const subject = await readSubject(call.subject, judging);
    if (judging.isTooMuch(call.subject)) throw new UnresolvedReference(`> ${judging.mostReferences}`);
    return call.checks.flatMap((id) => {
      const check = checkById(id);
      if (check !== undefined) return check.run(subject);
      // A check of another version: what it found can only be told, not found again.
      problems.push(findingOf('suite-other', 'open', place, { detail: id }));
      return call.findings.filter(isWellFormed).filter(({ requirement }) => !call.checks.some((other) => checkById(other)?.requirement === requirement));
    });
  } catch (error) {
    const kind = error instanceof UnresolvedReference ? 'judgement-cites-unknown' : 'judgement-invalid';
    problems.push(findingOf(kind, 'wrong', place, { detail: (error as Error).message.slice(0, 200) }));
    return undefined;
  }
}

function isWellFormed({ requirement, messageKey, params, evidence }: Partial<Finding>): boolean {
  const isPlace = (place: unknown): boolean => typeof (place as { exchange?: unknown } | null)?.exchange === 'string';
  return typeof requirement === 'string' && typeof messageKey === 'string' && isJsonObject(params) && Array.isArray(evidence) && evidence.every(isPlace);
}

interface Rejudging {
  readonly readable: readonly WrittenCall[];
  readonly part: EvidencePart;
  readonly submissions: ReadonlyMap<string, SentSubmission>;
}

function rejudgedOf(
  { case: id, attempt, error, calls }: WrittenJudgement,
  { readable, part, submissions }: Rejudging,
  findings: Rejudged['findings'],
): Omit<Rejudged, 'judged'> {
  const checks = calls.flatMap((call) => call.checks);
  const about = new Set(readable.flatMap(({ subject }) => submissionIn(subject) ?? []));
  const subjects = [...about].flatMap((submission) => submissions.get(submission) ?? []);
  return {
    case: id,
    attempt,
    part,
    checks,
    subjects,
    findings,
    // What could not be judged again could be anything.
    verdict: verdictOf(findings, error !== undefined || readable.length < calls.length),
    ...(error === undefined ? {} : { error }),
  };
}

function judgedBy({ calls }: WrittenJudgement, checkById: CheckFinder): Rejudged['judged'] {
  return calls.flatMap(({ checks }) => checks.flatMap((id) => checkById(id)?.requirement ?? []));
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

function differenceOf(before: readonly Finding[], after: readonly Finding[]): string {
  const names = (findings: readonly Finding[]): string => findings.map(({ requirement, messageKey }) => `${requirement} ${messageKey}`).join(', ') || '–';
  return `${names(before)} → ${names(after)}`;
}
