/**
 * What the product did with one submission, gathered from the recorded exchanges so that checks stay short. Signatures
 * are verified here once; nothing here decides.
 */
import type { Exchange } from '../../core/exchange.ts';
import { headerOf } from '../../core/exchange.ts';
import type { SentSubmission } from '../../core/submission.ts';
import { decodeJws, verifyJws } from '../../formats/jose.ts';

export const EVENT_PREFIX = 'https://schema.fitko.de/fit-connect/events/';

type Json = Readonly<Record<string, unknown>>;

/** A security event token as the product posted it. */
export interface PostedEvent {
  readonly exchange: Exchange;
  /** Body as sent, trimmed. */
  readonly compact: string;
  /** JWS header; empty when the body is no JWS. */
  readonly header: Json;
  /** Claims; empty when the body is no JWS with a JSON object inside. */
  readonly claims: Json;
  /** Whether the record holds the whole body; of a very long one it keeps the beginning only, and nothing can be read. */
  readonly isComplete: boolean;
  /** Signature fits the destination's published signing key. */
  readonly isSignatureValid: boolean;
  /** Names of the events inside, without prefix where they have it: `accept-submission`. */
  readonly names: readonly string[];
  readonly status: number | undefined;
}

/** One submission and what the product did with it, in order of time. */
export interface CaseObservation {
  readonly sent: SentSubmission;
  readonly exchanges: readonly Exchange[];
  readonly events: readonly PostedEvent[];
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/**
 * Reads a posted event.
 * @param signingKeys public keys of the destination; the signature has to fit the one that `kid` names. Where `kid` names
 * none of them any key will do, since a wrong `kid` is a flaw of its own
 */
export async function readPostedEvent(exchange: Exchange, signingKeys: readonly Json[]): Promise<PostedEvent> {
  const compact = (exchange.request.body.text ?? '').trim();
  const decoded = decodeJws(compact);
  const header = object(decoded?.header);
  const claims = object(decoded?.payload);
  const algorithms = typeof header['alg'] === 'string' ? [header['alg']] : [];
  const named = signingKeys.filter(({ kid }) => kid !== undefined && kid === header['kid']);
  let isSignatureValid = false;
  for (const key of named.length > 0 ? named : signingKeys) isSignatureValid ||= decoded !== undefined && (await verifyJws(compact, key, { algorithms }));
  const names = Object.keys(object(claims['events'])).map((name) => (name.startsWith(EVENT_PREFIX) ? name.slice(EVENT_PREFIX.length) : name));
  return { exchange, compact, header, claims, isComplete: !exchange.request.body.isTruncated, isSignatureValid, names, status: exchange.response?.status };
}

/** Reads each exchange once: its signature is verified once, however many judgements refer to it. Only where keys and records stay as they are. */
export function rememberedEvents(): typeof readPostedEvent {
  const known = new WeakMap<readonly Json[], Map<Exchange, Promise<PostedEvent>>>();
  return async (exchange, signingKeys) => {
    const read = known.get(signingKeys) ?? new Map<Exchange, Promise<PostedEvent>>();
    known.set(signingKeys, read);
    const event = read.get(exchange) ?? readPostedEvent(exchange, signingKeys);
    read.set(exchange, event);
    return event;
  };
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Whether two ids are the same UUID, whose letter case means nothing (RFC 9562, section 4). */
export function isSameId(one: unknown, other: string): boolean {
  return typeof one === 'string' && one.toLowerCase() === other.toLowerCase();
}

/**
 * Gathers what belongs to a submission from the product's exchanges of the run. An event belongs to the submission it
 * names; one that names none belongs to the case it was posted to.
 * @param read reads an event where somebody remembers those that were read before
 */
export async function observeCase(
  sent: SentSubmission,
  exchanges: readonly Exchange[],
  signingKeys: readonly Json[],
  read: typeof readPostedEvent = readPostedEvent,
): Promise<CaseObservation> {
  const own = exchanges.filter(({ peer, labels, operation }) => {
    if (peer !== 'product') return false;
    const namesOther = operation === 'post-event' && UUID.test(labels.submissionId ?? '');
    return isSameId(labels.submissionId, sent.submissionId) || (isSameId(labels.caseId, sent.caseId) && !namesOther);
  });
  const events = await Promise.all(own.filter(({ operation }) => operation === 'post-event').map((exchange) => read(exchange, signingKeys)));
  return { sent, exchanges: own, events };
}

/** The payload of an event by its short name, also when the product wrote only that; empty when it is not an object. */
export function eventPayload(event: PostedEvent, name: string): Json {
  const events = object(event.claims['events']);
  return object(events[EVENT_PREFIX + name] ?? events[name]);
}

/** First event of that name that the product posted, whatever the answer was. */
export function firstEvent(observation: CaseObservation, name: 'accept-submission' | 'reject-submission'): PostedEvent | undefined {
  return observation.events.find((event) => event.names.includes(name));
}

/** Whether the product posted something that could be its answer, readable or not. */
export function isAnswered(observation: CaseObservation): boolean {
  return observation.events.length > 0;
}

/** Whether the product asked for the submission; HEAD asks for nothing. */
export function isFetched(observation: CaseObservation): boolean {
  return observation.exchanges.some(({ operation, request }) => operation === 'get-submission' && request.method === 'GET');
}

/** Ids of the exchanges of some operations, for evidence. */
export function idsOf(exchanges: readonly Exchange[], ...operations: readonly string[]): readonly { readonly exchange: string }[] {
  return exchanges.filter(({ operation }) => operations.includes(operation)).map(({ id }) => ({ exchange: id }));
}

/** Content type without parameters, lower case. */
export function mediaTypeOf(exchange: Exchange): string {
  return (headerOf(exchange.request.headers, 'content-type') ?? '').replace(/;.*$/s, '').trim().toLowerCase();
}
