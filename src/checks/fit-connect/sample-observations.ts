/**
 * Sample subjects for the tests of this folder: what a product might have put on the wire, written in a few words and
 * read by the same functions that read a run. Made up throughout; nothing here is used in a run.
 */
import { exchangeIdOf } from '../../core/exchange.ts';
import type { Exchange, ExchangeLabels } from '../../core/exchange.ts';
import { MESSAGES_DE } from '../../core/messages.de.ts';
import { MESSAGES_EN } from '../../core/messages.en.ts';
import type { SentSubmission } from '../../core/submission.ts';
import { sha256Hex } from '../../formats/hash.ts';
import { craftJws } from '../../formats/jws-crafting.ts';
import type { SigningAlgorithm } from '../../formats/jws-crafting.ts';
import type { Check } from '../check.ts';
import { EVENT_PREFIX, observeCase, readPostedEvent } from './observation.ts';
import type { CaseObservation } from './observation.ts';
import type { CaseSubject, RunSubject } from './subject.ts';

type Json = Readonly<Record<string, unknown>>;

export const DESTINATION_ID = 'de571000-0000-4000-8000-000000000001';
export const ATTACHMENT_ID = 'a77a0000-0000-4000-8000-000000000001';
export const SET_PAYLOAD = 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json';
export const PROBLEM = {
  type: 'https://schema.fitko.de/fit-connect/events/problems/hash-mismatch',
  title: 'Hash mismatch',
  detail: 'differs',
  instance: 'data',
};

/** One request of the product, in the words a test needs. */
export interface Sketch {
  readonly operation: string;
  readonly labels?: ExchangeLabels;
  /** `null`: no answer left. Default 200. */
  readonly status?: number | null;
  readonly method?: string;
  readonly target?: string;
  readonly headers?: Exchange['request']['headers'];
  readonly body?: string;
  readonly isTruncated?: boolean;
  readonly peer?: Exchange['peer'];
}

/** An event the product posts; everything not said is as the specification wants it. */
export interface EventSketch {
  /** Short name. Default `accept-submission`. */
  readonly name?: string;
  /** Payload of the event. Default: tags of what was sent, or one problem. */
  readonly payload?: unknown;
  /** Replaces claims; `undefined` as value takes one out. */
  readonly claims?: Json;
  readonly header?: Json;
  /** Key to sign with; without one the signature is empty. */
  readonly key?: Json;
  /** What the key does, whatever the header says. Default PS512. */
  readonly algorithm?: SigningAlgorithm;
  readonly tampersSignature?: boolean;
}

/** A submission that was sent; `number` tells several apart. */
export function sampleSent(change: Partial<SentSubmission> = {}, number = 1): SentSubmission {
  return {
    phrase: 'als Muster',
    text: { de: 'die ein Muster ist', en: 'that is a sample' },
    submissionId: `5b000000-0000-4000-8000-00000000000${number}`,
    caseId: `ca5e0000-0000-4000-8000-00000000000${number}`,
    destinationId: DESTINATION_ID,
    apiVersion: 'v2',
    expectation: 'accept',
    tags: { metadata: 'ASNFZ4mrze8BI0VniavN7w', data: 'q83vASNFZ4mrze8BI0VniQ', attachments: {} },
    contentKeys: { metadata: '', data: '', attachments: {} },
    attachmentIds: [],
    dataSha512: 'ab'.repeat(64),
    canaries: [],
    problems: [],
    flaws: 1,
    sentAt: '2026-02-03T10:00:00.000Z',
    ...change,
  };
}

/** Exchanges in the order of the sketches, numbered from 1. */
export function sampleExchanges(sketches: readonly Sketch[]): readonly Exchange[] {
  return sketches.map((sketch, index) => exchangeOf(sketch, index + 1));
}

function exchangeOf(sketch: Sketch, seq: number): Exchange {
  const { body = '', status = 200 } = sketch;
  return {
    id: exchangeIdOf(seq),
    seq,
    tenant: 'sample',
    direction: 'inbound',
    peer: sketch.peer ?? 'product',
    operation: sketch.operation,
    startedAt: '2026-02-03T10:00:01.000Z',
    durationMs: 1,
    labels: sketch.labels ?? {},
    request: {
      method: sketch.method ?? 'GET',
      target: sketch.target ?? `/${sketch.operation}`,
      headers: sketch.headers ?? [],
      body: { sizeBytes: body.length, sha256: sha256Hex(body), text: body, isTruncated: sketch.isTruncated ?? false },
    },
    ...(status === null ? {} : { response: { status, headers: [], body: { sizeBytes: 0, sha256: sha256Hex(''), text: '', isTruncated: false } } }),
    faults: [],
  };
}

/** The product fetches a submission, its log, or an attachment. */
export function fetched({ submissionId, caseId }: SentSubmission, more: Partial<Sketch> = {}): Sketch {
  return { operation: 'get-submission', ...more, labels: { submissionId, caseId, ...more.labels } };
}

/** The product reads the event log of the case. */
export function readsLog({ caseId }: SentSubmission, more: Partial<Sketch> = {}): Sketch {
  return { operation: 'get-event-log', labels: { caseId }, ...more };
}

/** The product posts an event, labelled as the service would: by path and by `sub`. */
export function posts(sent: SentSubmission, event: EventSketch = {}, more: Partial<Sketch> = {}): Sketch {
  const { name = 'accept-submission', header, key, algorithm = 'PS512', tampersSignature = false } = event;
  const payload = event.payload ?? (name === 'reject-submission' ? { problems: [PROBLEM] } : { authenticationTags: sent.tags });
  const claims: Record<string, unknown> = { ...claimsOf(sent, name, payload), ...event.claims };
  const subject = typeof claims['sub'] === 'string' ? /^(?:submission|reply):(.+)$/.exec(claims['sub'])?.[1] : undefined;
  const body = craftJws({
    header: { typ: 'secevent+jwt', alg: 'PS512', kid: 'fachverfahren-2026-sigKey', ...header },
    payload: claims,
    ...(key === undefined ? { algorithm: 'none' } : { privateJwk: key, algorithm, tampersSignature }),
  });
  const labels = { caseId: sent.caseId, ...(subject === undefined ? {} : { submissionId: subject }) };
  return { operation: 'post-event', method: 'POST', status: 204, labels, headers: [['Content-Type', 'application/jose']], body, ...more };
}

function claimsOf({ submissionId, caseId }: SentSubmission, name: string, payload: unknown): Json {
  return {
    $schema: SET_PAYLOAD,
    iss: DESTINATION_ID,
    iat: 1_770_112_800,
    jti: `0e7e0000-0000-4000-8000-${submissionId.slice(-12)}`,
    sub: `submission:${submissionId}`,
    txn: `case:${caseId}`,
    events: { [EVENT_PREFIX + name]: payload },
  };
}

/** What the product did with one submission. */
export async function sampleObservation(sent: SentSubmission, sketches: readonly Sketch[], keys: readonly Json[] = []): Promise<CaseObservation> {
  return observeCase(sent, sampleExchanges(sketches), keys);
}

/** A submission that the product fetched and accepted, as flawless twin of another one. */
export async function acceptedControl(): Promise<CaseObservation> {
  const sent = sampleSent({}, 9);
  return sampleObservation(sent, [fetched(sent), readsLog(sent), posts(sent)]);
}

/** Subject of the checks of single submissions. */
export async function sampleCase(sent: SentSubmission, sketches: readonly Sketch[], more: Partial<CaseSubject> = {}): Promise<CaseSubject> {
  return { observation: await sampleObservation(sent, sketches), deadlineSeconds: 30, laterRounds: 1, ...more };
}

/** Subject of the checks over a whole run. */
export async function sampleRun(
  sent: readonly SentSubmission[],
  sketches: readonly Sketch[],
  more: Partial<RunSubject> = {},
  keys: readonly Json[] = [],
): Promise<RunSubject> {
  const exchanges = sampleExchanges(sketches);
  const posted = exchanges.filter(({ operation }) => operation === 'post-event');
  return {
    observations: sent.map((facts) => ({ sent: facts, exchanges: [], events: [] })),
    events: await Promise.all(posted.map(async (exchange) => readPostedEvent(exchange, keys))),
    exchanges,
    destinationId: DESTINATION_ID,
    signingKids: ['fachverfahren-2026-sigKey'],
    apiVersion: 'v2',
    ...more,
  };
}

/**
 * Runs a check. @returns `broken set-typ` for each finding, in order
 * @throws Error when a finding is not the check's own, or a sentence about it would keep an empty place
 */
export function outlineOf<Subject>(check: Check<Subject>, subject: Subject): readonly string[] {
  return check.run(subject).map(({ requirement, kind, messageKey, params }) => {
    if (requirement !== check.requirement) throw new Error(`${check.id} reports on ${requirement}.`);
    for (const table of [MESSAGES_DE, MESSAGES_EN]) {
      const text = table[messageKey];
      if (text === undefined) throw new Error(`There is no sentence for ${messageKey}.`);
      const places = Object.values(text).flatMap((sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
      const empty = places.find((name) => !(name in params));
      if (empty !== undefined) throw new Error(`The sentence for ${messageKey} has nothing for {${empty}}.`);
    }
    return `${kind} ${messageKey}`;
  });
}
