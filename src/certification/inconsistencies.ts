/**
 * What a judge was shown has to fit what was recorded: nothing left out in between, no answer other than the recorded one.
 * Otherwise a judgement could be right in itself and still be about something that was picked out.
 */
import { referencesIn } from '../checks/written-subject.ts';
import { PROCESS_CLOCK_TOLERANCE_MS } from '../core/clock-tolerance.ts';
import { isExchangeId, seqOfExchange } from '../core/exchange.ts';
import type { Exchange } from '../core/exchange.ts';
import type { WrittenJudgement } from '../core/judgement.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { isJsonObject } from '../formats/json.ts';
import { adapterOrdersIn } from './adapter-orders.ts';
import type { AdapterOrders } from './adapter-orders.ts';
import type { EvidencePart } from './evidence.ts';
import { findingOf } from './findings.ts';
import { isSameJson } from './hostile-json.ts';
import { contradictedOutcomes, portalOracles } from './portal-outcomes.ts';
import type { PortalOracles } from './portal-outcomes.ts';
import { recordedAnswers } from './recorded-answers.ts';
import type { RecordedAnswers } from './recorded-answers.ts';
import { misquotedWords } from './told-words.ts';

/** A part of the evidence, looked through once for all its judgements. */
export interface Shown {
  readonly part: EvidencePart;
  /** What the product asked about each submission, in order. */
  readonly bySubmission: ReadonlyMap<string, readonly Exchange[]>;
  /** What the product asked of the service, in order. */
  readonly inbound: readonly Exchange[];
  /** With what the suite sent submissions that the service took, by id. */
  readonly sent: ReadonlyMap<string, Exchange>;
  /** When the first attempt at a case began, by id; absent where nobody says so. @unit milliseconds since the epoch */
  readonly begun: ReadonlyMap<string, number>;
  readonly answers: RecordedAnswers;
  readonly orders: AdapterOrders;
  readonly oracles: PortalOracles;
}

/** @param judgement with calls whose references lead somewhere */
export function inconsistencies(judgement: WrittenJudgement, shown: Shown, place: string): readonly VerificationFinding[] {
  const problems: VerificationFinding[] = [];
  const { part } = shown;
  const begun = shown.begun.get(judgement.case) ?? -Infinity;
  for (const { subject } of judgement.calls) {
    for (const id of plainIdsIn(subject)) if (!part.exchanges.has(id)) problems.push(findingOf('judgement-cites-unknown', 'wrong', place, { detail: id }));
    const told = [
      ...spelledOut(subject),
      ...contradicted(subject, shown),
      ...contradictedOutcomes(subject, shown.answers, shown.oracles),
      ...misquotedWords(subject, shown.answers, shown.orders),
      ...omittedIn(subject, shown, begun),
      ...omittedFromLists(subject, shown, begun),
      ...otherThanRun(subject, shown, begun),
    ];
    for (const detail of new Set(told)) problems.push(findingOf('judgement-invalid', 'wrong', place, { detail }));
  }
  return problems;
}

/** Ids of exchanges that stand in a subject as plain texts. */
function plainIdsIn(subject: unknown): readonly string[] {
  if (typeof subject === 'string') return isExchangeId(subject) ? [subject] : [];
  if (typeof subject !== 'object' || subject === null) return [];
  return Object.entries(subject).flatMap(([name, value]) => (name.startsWith('$') ? [] : plainIdsIn(value)));
}

/** Members that hold what was recorded. They refer to it; one that spells it out could say anything. */
const REFERRING: ReadonlySet<string> = new Set(['observation', 'control', 'badItem', 'last', 'observations', 'events', 'exchanges', 'refusals']);

function spelledOut(subject: unknown): readonly string[] {
  if (typeof subject !== 'object' || subject === null) return [];
  return [...messagesIn(subject), ...spelledOutIn(subject)];
}

/** What exchanges, events and observations are made of: no subject has such a thing of its own. */
function messagesIn({ request, response, compact, sent }: Partial<Readonly<Record<'request' | 'response' | 'compact' | 'sent', unknown>>>): readonly string[] {
  return [
    ...(isJsonObject(request) && ['headers', 'body'].some((name) => name in request) ? ['request'] : []),
    ...(isJsonObject(response) ? ['response'] : []),
    ...(typeof compact === 'string' ? ['compact'] : []),
    ...(isJsonObject(sent) ? ['sent'] : []),
  ];
}

function spelledOutIn(subject: object): readonly string[] {
  return Object.entries(subject).flatMap(([name, value]: [string, unknown]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (REFERRING.has(name)) return values.every(isReference) ? [] : [name];
    return name.startsWith('$') ? [] : spelledOut(value);
  });
}

/** By a member with a reference, or by the id in plain. */
function isReference(value: unknown): boolean {
  if (typeof value === 'string') return isExchangeId(value);
  if (!isJsonObject(value)) return false;
  const [name = '', ...more] = Object.keys(value);
  return more.length === 0 && name.startsWith('$');
}

/** A status, or the word of the product's adapter, that the recorded answer does not say. */
function contradicted(subject: unknown, { part: { exchanges, facts }, answers }: Shown): readonly string[] {
  if (!isJsonObject(subject)) return [];
  const { exchange, status, inspected, told, signingKey } = subject;
  const isOtherKey = signingKey !== undefined && !facts.signingKeys.some((key) => isSameJson(key, signingKey));
  const callback = typeof exchange === 'string' ? exchanges.get(exchange) : undefined;
  const isOther = callback !== undefined && typeof status === 'number' && callback.response?.status !== status;
  return [
    ...(isOther ? [`${callback.id}: ${status}`] : []),
    ...(isOtherKey ? ['signingKey'] : []),
    ...[inspected, told].flatMap((word) => misquoted(word, answers)),
  ];
}

const QUOTED = ['state', 'copies', 'dataSha512', 'transactionReference', 'pickup'] as const;

function misquoted(word: unknown, { exchanges, answerOf }: RecordedAnswers): readonly string[] {
  if (!isJsonObject(word) || typeof word['exchange'] !== 'string') return [];
  const telling = exchanges.get(word['exchange']);
  const answer = telling?.response === undefined ? undefined : answerOf(telling);
  if (answer === undefined) return [];
  const others = QUOTED.filter((name) => word[name] !== undefined && word[name] !== answer.json[name]);
  return others.map((name) => `${String(word['exchange'])}: ${name}`);
}

/** Looks through a part. @param begun see {@link Shown} */
export function shownOf(part: EvidencePart, begun: Shown['begun']): Shown {
  const answers = recordedAnswers(part.exchanges);
  const product = [...part.exchanges.values()].filter(({ peer }) => peer === 'product');
  const bySubmission = new Map<string, Exchange[]>();
  for (const exchange of product) {
    const { submissionId } = exchange.labels;
    if (submissionId === undefined) continue;
    const known = bySubmission.get(submissionId);
    if (known === undefined) bySubmission.set(submissionId, [exchange]);
    else known.push(exchange);
  }
  return {
    part,
    bySubmission,
    inbound: product.filter(({ direction }) => direction === 'inbound'),
    sent: sentIn(part),
    begun,
    answers,
    orders: adapterOrdersIn(answers),
    oracles: portalOracles(answers),
  };
}

function sentIn({ exchanges }: EvidencePart): Shown['sent'] {
  const own = [...exchanges.values()].filter(({ peer, operation }) => peer === 'suite' && operation === 'submit-submission');
  const taken = own.filter(({ response }) => response !== undefined && response.status < 300);
  return new Map(taken.flatMap((exchange) => (exchange.labels.submissionId === undefined ? [] : [[exchange.labels.submissionId, exchange]])));
}

/** Exchanges of a submission that the judge was not shown, although they lie before the last it saw or before it began. */
function omittedIn(subject: unknown, shown: Shown, begun: number): readonly string[] {
  if (typeof subject !== 'object' || subject === null) return [];
  const { $observation } = subject as { readonly $observation?: unknown };
  // A judge of the whole run sees all exchanges beside its observations, which have none of their own.
  const inside = Object.entries(subject).flatMap(([name, value]) => (name === 'observations' ? [] : omittedIn(value, shown, begun)));
  if ($observation === undefined) return inside;
  const { exchanges, submissions } = referencesIn({ $observation });
  const own = submissions.flatMap((id) => shown.bySubmission.get(id) ?? []);
  return [...omitted(own, exchanges, 0, begun), ...inside];
}

/**
 * Lists called `exchanges` are everything the product asked from a moment on; for a judge of the whole run, from the beginning.
 */
function omittedFromLists(subject: unknown, shown: Shown, begun: number): readonly string[] {
  if (!isJsonObject(subject)) return [];
  const { exchanges, observations, run } = subject;
  const ofRun = isJsonObject(run) ? omittedFromList(run['exchanges'], shown, begun, true) : [];
  return [...omittedFromList(exchanges, shown, begun, observations !== undefined), ...ofRun];
}

function omittedFromList(list: unknown, { inbound }: Shown, begun: number, isWhole: boolean): readonly string[] {
  if (list === undefined || (!isWhole && !isJsonObject(list))) return [];
  const { exchanges } = referencesIn(list);
  return omitted(inbound, exchanges, isWhole ? 0 : seqOfExchange(exchanges[0] ?? 'x0'), isWhole ? begun : -Infinity);
}

/**
 * A judge of the whole run sees every event among the exchanges that it sees, every kind of submission that had been sent when it
 * began, and the keys that events are signed with.
 */
function otherThanRun(subject: unknown, { part: { exchanges, facts }, sent }: Shown, begun: number): readonly string[] {
  if (!isJsonObject(subject) || subject['observations'] === undefined) return [];
  const { events, observations, signingKids } = subject;
  const posted = referencesIn(subject['exchanges']).exchanges.filter((id) => exchanges.get(id)?.operation === 'post-event');
  const kids = facts.signingKeys.map(({ kid }) => String(kid));
  const observed = new Set(referencesIn(observations).submissions);
  // What one scenario has for itself is not observed; its words are those of one that is.
  const phrases = new Set(facts.submissions.filter(({ submissionId }) => observed.has(submissionId)).map(({ phrase }) => phrase));
  const missing = facts.submissions.filter(({ submissionId, phrase }) => {
    const upload = sent.get(submissionId);
    return upload !== undefined && !phrases.has(phrase) && isBefore(upload, begun);
  });
  return [
    ...(isSameJson(
      events,
      posted.map(($event) => ({ $event })),
    )
      ? []
      : ['events']),
    ...(isSameJson(signingKids, kids) ? [] : ['signingKids']),
    ...missing.map(({ submissionId }) => `observations: ${submissionId}`),
  ];
}

function isBefore({ startedAt, durationMs }: Exchange, begun: number): boolean {
  return Date.parse(startedAt) + durationMs < begun - PROCESS_CLOCK_TOLERANCE_MS;
}

function omitted(all: readonly Exchange[], shownIds: readonly string[], first: number, begun: number): readonly string[] {
  const shown = new Set(shownIds);
  const last = seqOfExchange(shownIds.at(-1) ?? 'x0');
  return all.filter((exchange) => exchange.seq > first && !shown.has(exchange.id) && (exchange.seq < last || isBefore(exchange, begun))).map(({ id }) => id);
}
