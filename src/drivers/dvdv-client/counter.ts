/**
 * The counter of a product that asks the directory: orders look-ups through the product's adapter, presents it partners that call, and
 * reads what it tells (docs/reference/adapter-dvdv-client.md). Answers are a stranger's: bounded in size and time, read member by
 * member; what does not fit counts as not told. Every call is noted as an exchange.
 */
import type { RawHeader } from '../../core/exchange.ts';
import { isJsonObject, parseJsonObject } from '../../formats/json.ts';
import type { JsonObject } from '../../formats/json.ts';
import { createHttpClient } from '../../transport/http-client.ts';
import type { HttpOutcome } from '../../transport/http-client.ts';
import { createExchangeNotes, responseOf } from '../portal/exchange-notes.ts';
import type { NoteExchange } from '../portal/exchange-notes.ts';
import type { DvdvClientTarget } from './target.ts';

export interface CounterOptions {
  readonly adapter: DvdvClientTarget['adapter'];
  /** PEM of authorities to trust besides the system's. */
  readonly ca?: readonly string[];
  readonly note: NoteExchange;
  /** From the beginning of a call to the end of its answer. */
  readonly timeoutMs: number;
}

/** An address that is wanted. */
export interface WantedAddress {
  readonly organizationKey: string;
  readonly category: string;
  readonly serviceUri: string;
}

/** A partner that calls the service which the product offers. */
export interface CallingPartner {
  readonly serviceUri: string;
  /** PEM. */
  readonly certificate: string;
}

/** What the product made of a look-up. */
export interface ToldAddress {
  readonly outcome: (typeof OUTCOMES)[number];
  readonly address?: string;
}

export interface Counter {
  /** @returns the answer's exchange, and what was told in it */
  lookUp(wanted: WantedAddress): Promise<{ readonly exchange: string; readonly told?: ToldAddress }>;
  /** Looks many addresses up at once. @returns what was told of each, in order; empty when the answer was not usable */
  lookUpAll(wanted: readonly WantedAddress[]): Promise<{ readonly exchange: string; readonly told: readonly (ToldAddress | undefined)[] }>;
  present(partner: CallingPartner): Promise<{ readonly exchange: string; readonly decision?: 'processed' | 'refused' }>;
  /** Whether the adapter is there. */
  health(): Promise<boolean>;
}

const OUTCOMES = ['found', 'not-found', 'unusable', 'failed', 'refused'] as const;
const MAX_ANSWER_BYTES = 1_048_576;
const MAX_WORD_CHARACTERS = 1000;

interface Answered {
  readonly exchange: string;
  readonly status: number;
  readonly json: JsonObject;
}

/** Makes a counter. */
export function createCounter(options: CounterOptions): Counter {
  const notes = createExchangeNotes(options.note);
  const call = async (method: string, path: string, body = ''): Promise<Answered> => {
    const startedAt = new Date();
    const url = options.adapter.url + path;
    const headers: readonly RawHeader[] = [['accept', 'application/json'], ...(body === '' ? [] : [['content-type', 'application/json'] as const])];
    const outcome = await send(options, { method, url, headers, body });
    const durationMs = Date.now() - startedAt.getTime();
    const request = { method, url, headers, body };
    const exchange = await notes.add({ operation: 'adapter', peer: 'product', startedAt, durationMs, request, ...responseOf(outcome) });
    if (outcome.kind === 'failure') return { exchange, status: 0, json: {} };
    return { exchange, status: outcome.answer.status, json: parseJsonObject(outcome.answer.body) ?? {} };
  };
  return {
    async lookUp(wanted) {
      const { exchange, status, json } = await call('POST', '/addresses', JSON.stringify(wanted));
      const told = status === 200 ? toldIn(json) : undefined;
      return { exchange, ...(told === undefined ? {} : { told }) };
    },
    async lookUpAll(wanted) {
      const { exchange, status, json } = await call('POST', '/addresses/bulk', JSON.stringify({ addresses: wanted }));
      const { addresses } = json;
      const isUsable = status === 200 && Array.isArray(addresses) && addresses.length === wanted.length;
      return { exchange, told: isUsable ? addresses.map((entry) => (isJsonObject(entry) ? toldIn(entry) : undefined)) : [] };
    },
    async present(partner) {
      const { exchange, status, json } = await call('POST', '/callers', JSON.stringify(partner));
      const { decision } = json;
      const isTold = status === 200 && (decision === 'processed' || decision === 'refused');
      return { exchange, ...(isTold ? { decision } : {}) };
    },
    health: async () => (await call('GET', '/health')).status === 200,
  };
}

async function send(
  { adapter: { token }, ca, timeoutMs }: CounterOptions,
  { body, headers, ...order }: { readonly method: string; readonly url: string; readonly headers: readonly RawHeader[]; readonly body: string },
): Promise<HttpOutcome> {
  const isTrusting = ca !== undefined && ca.length > 0;
  await using client = createHttpClient({ timeoutMs, maxResponseBytes: MAX_ANSWER_BYTES, ...(isTrusting ? { ca } : {}) });
  const authorization: readonly RawHeader[] = token === undefined ? [] : [['authorization', `Bearer ${token}`]];
  return await client.attempt({ ...order, headers: [...headers, ...authorization], ...(body === '' ? {} : { body }) });
}

function toldIn({ outcome, address }: JsonObject): ToldAddress | undefined {
  const known = OUTCOMES.find((word) => word === outcome);
  if (known === undefined) return undefined;
  return { outcome: known, ...(typeof address === 'string' ? { address: address.slice(0, MAX_WORD_CHARACTERS) } : {}) };
}
