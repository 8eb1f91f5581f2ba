/**
 * The clerk's desk of a product that sends notices: orders them through the product's adapter and reads what the product tells its
 * clerk (docs/reference/adapter-mailbox.md). Answers are a stranger's: bounded in size and time, read member by member; what does
 * not fit counts as not told. Every call is noted as an exchange.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { RawHeader } from '../../core/exchange.ts';
import { sha256Hex } from '../../formats/hash.ts';
import { parseJsonObject } from '../../formats/json.ts';
import type { JsonObject } from '../../formats/json.ts';
import { createHttpClient } from '../../transport/http-client.ts';
import type { HttpOutcome } from '../../transport/http-client.ts';
import { createExchangeNotes, responseOf } from '../portal/exchange-notes.ts';
import type { NoteExchange } from '../portal/exchange-notes.ts';
import type { MailboxTarget } from './target.ts';

export interface DeskOptions {
  readonly adapter: MailboxTarget['adapter'];
  /** PEM of authorities to trust besides the system's. */
  readonly ca?: readonly string[];
  readonly note: NoteExchange;
}

/** A notice as a clerk orders it. */
export interface NoticeOrder {
  readonly case: string;
  readonly recipient: { readonly name: string; readonly kind: 'person' | 'organisation' };
  /** Handle of the login of this case; null when it brought none. */
  readonly mailbox: string | null;
  readonly applicationId: string | null;
  readonly loginLevel: number;
  readonly title: string;
  readonly text: string;
  readonly reference: string;
  /** By this way and no other; absent: as the product does by itself. */
  readonly way?: 'fit-connect';
  readonly attachments: readonly { readonly filename: string; readonly mediaType: string; readonly contentBase64: string }[];
}

/** A change of state as a clerk enters it. */
export interface StateOrder {
  readonly case: string;
  readonly recipient: { readonly name: string };
  readonly applicationId: string;
  readonly status: string;
  readonly reference: string;
  readonly details?: string;
  readonly information?: string;
  /** RFC 3339. */
  readonly occurredAt: string;
  readonly way?: 'fit-connect';
}

/** What the product tells of a notice; absent members were not told or had another shape. */
export interface NoticeView {
  readonly state?: string;
  readonly attempts?: number;
  readonly isKept?: boolean;
  readonly messageUuid?: string | null;
  readonly providedAt?: string | null;
  readonly hint?: string | null;
  readonly otherChannel?: string | null;
}

export interface Ordered {
  readonly exchange: string;
  readonly acceptance: 'accepted' | 'refused' | 'unknown';
  /** Id the product gave it. */
  readonly notice?: string;
  /** What a refusal told. */
  readonly told?: NoticeView;
}

export interface Desk {
  order(order: NoticeOrder): Promise<Ordered>;
  /**
   * Asks until the notice is settled, `isEnough` says so, or the time is up.
   * @returns undefined when the adapter gave no usable answer
   */
  follow(
    notice: string,
    until: { readonly deadlineMs: number; readonly isEnough?: (view: NoticeView) => boolean },
  ): Promise<{ readonly exchange: string; readonly told: NoticeView } | undefined>;
  report(order: StateOrder): Promise<{ readonly exchange: string; readonly acceptance: 'reported' | 'failed' | 'refused' | 'unknown' }>;
  /** Notes the latest lines of the product's log, tokens masked. @returns the exchange */
  log(): Promise<string>;
  /** Whether the adapter is there. */
  health(): Promise<boolean>;
}

const MAX_ANSWER_BYTES = 1_048_576;
/** From the beginning of a call to the end of its answer. */
const CALL_TIMEOUT_MS = 20_000;
const LONGEST_WAIT_SECONDS = 2;
const PAUSES_MS = { first: 50, longest: 1_000 };
const MAX_WORD_CHARACTERS = 500;
const SETTLED = ['delivered', 'failed', 'other-channel'];
const LOG_LINES = 500;
/** Runs in which a token could be: read once, however long they are. */
const RUN = /[\w.-]{24,}/g;

interface Call {
  readonly exchange: string;
  readonly status: number;
  readonly json: JsonObject;
}

/** Makes a desk. */
export function createDesk({ adapter, ca, note }: DeskOptions): Desk {
  const notes = createExchangeNotes(note);
  const call = async (method: string, path: string, body = '', mask = (text: string): string => text): Promise<Call> => {
    const startedAt = new Date();
    const url = adapter.url + path;
    const headers: readonly RawHeader[] = [['accept', 'application/json'], ...(body === '' ? [] : [['content-type', 'application/json'] as const])];
    const outcome = masked(await send(adapter, ca, { method, url, headers, body }), mask);
    const durationMs = Date.now() - startedAt.getTime();
    const exchange = await notes.add({
      operation: 'adapter',
      peer: 'product',
      startedAt,
      durationMs,
      request: { method, url, headers, body },
      ...responseOf(outcome),
    });
    return outcome.kind === 'failure'
      ? { exchange, status: 0, json: {} }
      : { exchange, status: outcome.answer.status, json: parseJsonObject(outcome.answer.body) ?? {} };
  };
  return {
    async order(order) {
      const { exchange, status, json } = await call('POST', '/notices', JSON.stringify(order));
      const notice = wordOf(json['notice']);
      if (status === 422) return { exchange, acceptance: 'refused', told: viewOf(json) };
      return status >= 200 && status < 300 && notice !== undefined ? { exchange, acceptance: 'accepted', notice } : { exchange, acceptance: 'unknown' };
    },
    async follow(notice, { deadlineMs, isEnough }) {
      const end = Date.now() + deadlineMs;
      let pauseMs = PAUSES_MS.first;
      for (;;) {
        const leftSeconds = Math.max(0, (end - Date.now()) / 1000);
        const wait = Math.min(LONGEST_WAIT_SECONDS, Math.ceil(leftSeconds));
        const { exchange, status, json } = await call('GET', `/notices/${encodeURIComponent(notice)}?wait=${wait}`);
        if (status !== 200) return undefined;
        const told = viewOf(json);
        if (SETTLED.includes(told.state ?? '') || isEnough?.(told) === true || Date.now() >= end) return { exchange, told };
        await pause(pauseMs);
        pauseMs = Math.min(PAUSES_MS.longest, pauseMs * 1.5);
      }
    },
    async report(order) {
      const { exchange, status, json } = await call('POST', '/states', JSON.stringify(order));
      if (status === 422) return { exchange, acceptance: 'refused' };
      const { state } = json;
      return { exchange, acceptance: status >= 200 && status < 300 && (state === 'reported' || state === 'failed') ? state : 'unknown' };
    },
    log: async () => (await call('GET', `/log?last=${LOG_LINES}`, '', maskTokens)).exchange,
    health: async () => (await call('GET', '/health')).status === 200,
  };
}

async function send(
  { token }: MailboxTarget['adapter'],
  ca: readonly string[] | undefined,
  order: { readonly method: string; readonly url: string; readonly headers: readonly RawHeader[]; readonly body: string },
): Promise<HttpOutcome> {
  const isTrusting = ca !== undefined && ca.length > 0;
  await using client = createHttpClient({ timeoutMs: CALL_TIMEOUT_MS, maxResponseBytes: MAX_ANSWER_BYTES, ...(isTrusting ? { ca } : {}) });
  const { body, headers, ...rest } = order;
  const authorization: readonly RawHeader[] = token === undefined ? [] : [['authorization', `Bearer ${token}`]];
  return await client.attempt({ ...rest, headers: [...headers, ...authorization], ...(body === '' ? {} : { body }) });
}

function masked(outcome: HttpOutcome, mask: (text: string) => string): HttpOutcome {
  if (outcome.kind === 'failure') return outcome;
  const text = new TextDecoder().decode(outcome.answer.body);
  const changed = mask(text);
  return changed === text ? outcome : { ...outcome, answer: { ...outcome.answer, body: Buffer.from(changed) } };
}

/** Replaces what holds a JSON Web Token by a digest, so that no evidence holds one. */
export function maskTokens(text: string): string {
  return text.replaceAll(RUN, (run) => (holdsToken(run) ? `<jwt:${sha256Hex(run).slice(0, 16)}>` : run));
}

function holdsToken(run: string): boolean {
  const parts = run.split('.');
  return parts.length >= 3 && parts.slice(0, -2).some((part) => part.startsWith('eyJ') && 'alg' in (parseJsonObject(Buffer.from(part, 'base64url')) ?? {}));
}

function viewOf(json: JsonObject): NoticeView {
  const { attempts, isKept } = json;
  const state = wordOf(json['state']);
  return {
    ...(state === undefined ? {} : { state }),
    ...(typeof attempts === 'number' && Number.isSafeInteger(attempts) && attempts >= 0 ? { attempts } : {}),
    ...(typeof isKept === 'boolean' ? { isKept } : {}),
    ...Object.fromEntries(
      (['messageUuid', 'providedAt', 'hint', 'otherChannel'] as const).flatMap((name) => {
        const value = json[name] === null ? null : wordOf(json[name]);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  };
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, MAX_WORD_CHARACTERS) : undefined;
}
