/**
 * The counter of a portal that takes fees: makes applications through the product's adapter, reads what the product tells about them
 * (docs/reference/adapter-payment.md), and comes back to its addresses as a browser without cookies would. Answers are a stranger's:
 * bounded in size and time, read member by member; what does not fit counts as not told. Every call is noted as an exchange.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { tellsOfApplication } from '../../core/application-answers.ts';
import type { RawHeader } from '../../core/exchange.ts';
import { isJsonObject, parseJsonObject } from '../../formats/json.ts';
import type { JsonObject } from '../../formats/json.ts';
import { createHttpClient } from '../../transport/http-client.ts';
import type { HttpClient, HttpOutcome } from '../../transport/http-client.ts';
import { createExchangeNotes, responseOf } from '../portal/exchange-notes.ts';
import type { NoteExchange } from '../portal/exchange-notes.ts';
import type { Face, PayingTarget } from './target.ts';

export interface CounterOptions {
  readonly adapter: PayingTarget['adapter'];
  /** PEM of authorities to trust besides the system's. */
  readonly ca?: readonly string[];
  readonly note: NoteExchange;
}

/** An application as a citizen makes it. Amounts are whole cents. */
export interface FeeOrder {
  readonly interface: Face;
  /** Text for the statement; begins with the word by which the payment is known again. */
  readonly purpose: string;
  readonly description?: string;
  readonly items: readonly {
    readonly reference: string;
    readonly description: string;
    readonly quantity: number;
    readonly unitNetCents: number;
    readonly unitTaxCents: number;
    readonly taxRate: number;
  }[];
  /** For a chain: the authority that it goes to, as the directory knows it. */
  readonly authority?: { readonly organizationKey: string; readonly serviceUri: string };
}

/** What the product tells of an application; absent members were not told or had another shape. */
export interface ApplicationView {
  readonly state?: string;
  readonly bookings?: number;
  readonly statusUrl?: string;
  /** What it would send over FIT-Connect; null when it would send nothing. */
  readonly paymentInformation?: JsonObject | null;
  /** What the authority has decided, as the citizen is told; null while it has not. */
  readonly decision?: string | null;
}

export interface Ordered {
  readonly exchange: string;
  /** `begun`: the browser is led to a payment page. `not-begun`: the product told why not. `unknown`: its adapter gave no usable answer. */
  readonly acceptance: 'begun' | 'not-begun' | 'unknown';
  /** Id that the product gave the application. */
  readonly application?: string;
  readonly pageUrl?: string;
  readonly told?: ApplicationView;
}

/** A page of the product was called. */
export interface Visit {
  readonly exchange: string;
  /** 0 when no answer came. */
  readonly status: number;
}

export interface Counter extends AsyncDisposable {
  /** @param cookie of somebody who is logged in, as the header has it */
  order(order: FeeOrder, cookie?: string): Promise<Ordered>;
  payAgain(application: string): Promise<Ordered>;
  /** @returns undefined when the adapter gave no usable answer */
  look(application: string): Promise<{ readonly exchange: string; readonly told: ApplicationView } | undefined>;
  /** Asks until `isEnough` says so, or the time is up. */
  follow(
    application: string,
    until: { readonly deadlineMs: number; readonly isEnough: (view: ApplicationView) => boolean | Promise<boolean> },
  ): Promise<{ readonly exchange: string; readonly told: ApplicationView } | undefined>;
  visit(order: { readonly url: string; readonly form?: string; readonly timeoutMs?: number }): Promise<Visit>;
  /** Whether the adapter is there. */
  health(): Promise<boolean>;
}

const MAX_ANSWER_BYTES = 1_048_576;
/** From the beginning of a call to the end of its answer. */
const CALL_TIMEOUT_MS = 20_000;
const PAUSES_MS = { first: 40, longest: 1_000 };
const MAX_WORD_CHARACTERS = 2_082;

/** Makes a counter. The caller disposes it. */
export function createCounter({ adapter, ca, note }: CounterOptions): Counter {
  const notes = createExchangeNotes(note);
  const trusted = ca !== undefined && ca.length > 0 ? { ca } : {};
  const client = createHttpClient({ timeoutMs: CALL_TIMEOUT_MS, maxResponseBytes: MAX_ANSWER_BYTES, whenTooLarge: 'cut', keepsAlive: false, ...trusted });
  const call = async (method: string, path: string, body = '', cookie = ''): Promise<Answer> => {
    const headers: readonly RawHeader[] = [['accept', 'application/json'], ...(body === '' ? [] : [['content-type', 'application/json'] as const])];
    const authorization: readonly RawHeader[] = adapter.token === undefined ? [] : [['authorization', `Bearer ${adapter.token}`]];
    const cookies: readonly RawHeader[] = cookie === '' ? [] : [['cookie', cookie]];
    return send({ client, notes }, { operation: 'adapter', method, url: adapter.url + path, headers, secret: [...authorization, ...cookies], body });
  };
  const look: Counter['look'] = async (application) => {
    const { exchange, status, json } = await call('GET', `/applications/${encodeURIComponent(application)}`);
    return status === 200 ? { exchange, told: viewOf(json) } : undefined;
  };
  return {
    order: async (order, cookie) => orderedIn(await call('POST', '/applications', JSON.stringify(order), cookie)),
    payAgain: async (application) => orderedIn(await call('POST', `/applications/${encodeURIComponent(application)}/payment`, '{}')),
    look,
    async follow(application, { deadlineMs, isEnough }) {
      const end = Date.now() + deadlineMs;
      let pauseMs = PAUSES_MS.first;
      for (;;) {
        const seen = await look(application);
        if (seen === undefined || (await isEnough(seen.told)) || Date.now() >= end) return seen;
        await pause(pauseMs);
        pauseMs = Math.min(PAUSES_MS.longest, pauseMs * 1.4);
      }
    },
    async visit({ url, form, timeoutMs }) {
      const headers: readonly RawHeader[] = [
        ['accept', 'text/html'],
        ...(form === undefined ? [] : [['content-type', 'application/x-www-form-urlencoded'] as const]),
      ];
      const order = { operation: 'browser-visit', method: form === undefined ? 'GET' : 'POST', url, headers, secret: [], body: form ?? '' };
      return send({ client, notes }, { ...order, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
    },
    health: async () => (await call('GET', '/health')).status === 200,
    [Symbol.asyncDispose]: async () => client.close(),
  };
}

interface Answer extends Visit {
  readonly json: JsonObject;
}

interface SendOrder {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly RawHeader[];
  /** Headers that are sent and never noted. */
  readonly secret: readonly RawHeader[];
  readonly body: string;
  readonly timeoutMs?: number;
}

async function send(
  { client, notes }: { readonly client: HttpClient; readonly notes: ReturnType<typeof createExchangeNotes> },
  { operation, method, url, headers, secret, body, timeoutMs }: SendOrder,
): Promise<Answer> {
  const startedAt = new Date();
  const content = body === '' ? {} : { body };
  const outcome: HttpOutcome = await client.attempt({
    method,
    url,
    headers: [...headers, ...secret],
    ...content,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const { durationMs } = outcome;
  const exchange = await notes.add({ operation, peer: 'product', startedAt, durationMs, request: { method, url, headers, body }, ...responseOf(outcome) });
  if (outcome.kind === 'failure') return { exchange, status: 0, json: {} };
  return { exchange, status: outcome.answer.status, json: parseJsonObject(outcome.answer.body) ?? {} };
}

function orderedIn({ exchange, status, json }: Answer): Ordered {
  const application = wordOf(json['application']);
  const pageUrl = wordOf(json['pageUrl']);
  const isGood = status >= 200 && status < 300;
  if (!tellsOfApplication(status)) return { exchange, acceptance: 'unknown' };
  return {
    exchange,
    acceptance: isGood && application !== undefined && pageUrl !== undefined ? 'begun' : 'not-begun',
    ...(application === undefined ? {} : { application, told: viewOf(json) }),
    ...(pageUrl === undefined ? {} : { pageUrl }),
  };
}

function viewOf(json: JsonObject): ApplicationView {
  const { bookings, paymentInformation, decision } = json;
  const [state, statusUrl] = [wordOf(json['state']), wordOf(json['statusUrl'])];
  return {
    ...(state === undefined ? {} : { state }),
    ...(typeof bookings === 'number' && Number.isSafeInteger(bookings) && bookings >= 0 ? { bookings } : {}),
    ...(statusUrl !== undefined && /^https?:\/\//.test(statusUrl) ? { statusUrl } : {}),
    ...(paymentInformation === null || isJsonObject(paymentInformation) ? { paymentInformation } : {}),
    ...(decision === null || typeof decision === 'string' ? { decision: decision === null ? null : decision.slice(0, MAX_WORD_CHARACTERS) } : {}),
  };
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, MAX_WORD_CHARACTERS) : undefined;
}
