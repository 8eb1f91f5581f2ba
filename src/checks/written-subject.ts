/**
 * Subjects of checks as they stand in the evidence, and back. Exchanges, observations and posted events become references:
 * whoever judges again puts them together anew from the recorded exchanges, signatures verified again, so that nothing
 * decoded has to be believed.
 */
import { exchangeIdOf } from '../core/exchange.ts';
import type { Exchange } from '../core/exchange.ts';
import type { SentSubmission } from '../core/submission.ts';
import { observeCase, readPostedEvent } from './fit-connect/observation.ts';
import type { CaseObservation, PostedEvent } from './fit-connect/observation.ts';

type Json = Readonly<Record<string, unknown>>;

/** A subject with references, and the facts of the submissions it names, each once. */
export interface WrittenSubject {
  readonly subject: unknown;
  readonly submissions: readonly SentSubmission[];
}

/** What references are resolved with. */
export interface SubjectSources {
  exchange(id: string): Exchange | undefined;
  submission(id: string): SentSubmission | undefined;
  readonly signingKeys: readonly Json[];
  /** Reads posted events where somebody remembers those that were read before. */
  readonly readEvent?: typeof readPostedEvent;
  /** Observations by what is written of them, where somebody remembers those that were put together before. */
  readonly observed?: Map<string, Promise<CaseObservation>>;
}

/** Thrown when a reference leads nowhere; the message names it. */
export class UnresolvedReference extends Error {}

/** Writes a subject down. Order of members is kept; `undefined` members are left out, as JSON does. */
export function writeSubject(subject: unknown): WrittenSubject {
  const submissions = new Map<string, SentSubmission>();
  const write = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return writeList(value, write);
    if (isExchange(value)) return { $exchange: value.id };
    if (isPostedEvent(value)) return { $event: value.exchange.id };
    if (isObservation(value)) {
      submissions.set(value.sent.submissionId, value.sent);
      return { $observation: { submission: value.sent.submissionId, exchanges: toRanges(value.exchanges) } };
    }
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, write(member)]));
  };
  return { subject: write(subject), submissions: [...submissions.values()] };
}

function writeList(list: readonly unknown[], write: (value: unknown) => unknown): unknown {
  return list.length > 0 && list.every(isExchange) ? { $exchanges: toRanges(list) } : list.map(write);
}

/** Puts a written subject together again. @throws UnresolvedReference */
export async function readSubject(written: unknown, sources: SubjectSources): Promise<unknown> {
  if (typeof written !== 'object' || written === null) return written;
  if (Array.isArray(written)) return Promise.all(written.map((entry) => readSubject(entry, sources)));
  const { $exchange, $exchanges, $event, $observation, ...rest } = written as Json;
  // What else stands in a reference is read by nobody, and so cannot have been written here.
  if (Object.keys(written).length > 1 && Object.keys(written).some((name) => name.startsWith('$')))
    throw new UnresolvedReference('reference with more members');
  if (typeof $exchange === 'string') return exchangeOf($exchange, sources);
  if (typeof $exchanges === 'string') return exchangesOf($exchanges, sources);
  if (typeof $event === 'string') return (sources.readEvent ?? readPostedEvent)(exchangeOf($event, sources), sources.signingKeys);
  if ($observation !== undefined) return observationOf($observation as Json, sources);
  return Object.fromEntries(await Promise.all(Object.entries(rest).map(async ([name, member]) => [name, await readSubject(member, sources)] as const)));
}

async function observationOf({ submission, exchanges, ...more }: Json, sources: SubjectSources): Promise<CaseObservation> {
  if (typeof submission !== 'string' || typeof exchanges !== 'string') throw new UnresolvedReference('observation without submission or exchanges');
  if (Object.keys(more).length > 0) throw new UnresolvedReference('observation with more members');
  const key = `${submission.length} ${submission} ${exchanges}`;
  const observation = sources.observed?.get(key) ?? observe(submission, exchanges, sources);
  sources.observed?.set(key, observation);
  return observation;
}

async function observe(submission: string, ranges: string, sources: SubjectSources): Promise<CaseObservation> {
  const sent = sources.submission(submission);
  if (sent === undefined) throw new UnresolvedReference(`submission ${submission}`);
  return observeCase(sent, exchangesOf(ranges, sources), sources.signingKeys, sources.readEvent);
}

/** Stops at the first id that is not known, however long the range claims to be. */
function exchangesOf(ranges: string, sources: SubjectSources): readonly Exchange[] {
  const found: Exchange[] = [];
  for (const id of idsIn(ranges)) found.push(exchangeOf(id, sources));
  return found;
}

function exchangeOf(id: string, sources: SubjectSources): Exchange {
  const found = sources.exchange(id);
  if (found === undefined) throw new UnresolvedReference(`exchange ${id}`);
  return found;
}

/**
 * Ids of all exchanges and submissions that a written subject names.
 * @throws UnresolvedReference for a range that is none; what {@link readSubject} could read has none of these
 */
export function referencesIn(written: unknown): { readonly exchanges: readonly string[]; readonly submissions: readonly string[] } {
  const exchanges = new Set<string>();
  const submissions = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { $exchange, $exchanges, $event, $observation } = value as Json;
    for (const id of [$exchange, $event]) if (typeof id === 'string') exchanges.add(id);
    if (typeof $exchanges === 'string') for (const id of idsIn($exchanges)) exchanges.add(id);
    if (typeof $observation === 'object' && $observation !== null) {
      const { submission, exchanges: ids } = $observation as Json;
      if (typeof submission === 'string') submissions.add(submission);
      if (typeof ids === 'string') for (const id of idsIn(ids)) exchanges.add(id);
    }
    Object.values(value).forEach(visit);
  };
  visit(written);
  return { exchanges: [...exchanges], submissions: [...submissions] };
}

/** `x000001-x000003 x000007`: neighbours are joined, the order is kept. */
export function toRanges(exchanges: readonly Pick<Exchange, 'id' | 'seq'>[]): string {
  const ranges: { readonly first: Pick<Exchange, 'id' | 'seq'>; last: Pick<Exchange, 'id' | 'seq'> }[] = [];
  for (const exchange of exchanges) {
    const open = ranges.at(-1);
    if (open !== undefined && exchange.seq === open.last.seq + 1) open.last = exchange;
    else ranges.push({ first: exchange, last: exchange });
  }
  return ranges.map(({ first, last }) => (first === last ? first.id : `${first.id}-${last.id}`)).join(' ');
}

/** Ids of ranges written by {@link toRanges}, one after another. @throws UnresolvedReference for anything else */
export function* idsIn(text: string): Generator<string, void> {
  for (const range of text.split(' ').filter((part) => part !== '')) {
    const match = /^x(\d{6,15})(?:-x(\d{6,15}))?$/.exec(range);
    const [first, last] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
    if (match === null || last < first) throw new UnresolvedReference(`range ${range}`);
    for (let seq = first; seq <= last; seq++) yield idOf(seq);
  }
}

/** Ids by number as far as they were asked for in a row: a judge of the whole run names every exchange, and is read more than once. */
const ids = ['x000000'];
const MOST_KEPT_IDS = 100_000;

function idOf(seq: number): string {
  const id = ids[seq] ?? exchangeIdOf(seq);
  if (seq === ids.length && seq < MOST_KEPT_IDS) ids.push(id);
  return id;
}

function has(value: unknown, ...names: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && names.every((name) => name in value);
}

function isExchange(value: unknown): value is Exchange {
  return has(value, 'id', 'seq', 'direction', 'request', 'labels');
}

function isPostedEvent(value: unknown): value is PostedEvent {
  return has(value, 'exchange', 'compact', 'isSignatureValid');
}

function isObservation(value: unknown): value is CaseObservation {
  return has(value, 'sent', 'exchanges', 'events');
}
