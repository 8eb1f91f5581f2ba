/**
 * The recorder: writes down every exchange before anything interprets it, redacted, bounded, per tenant. It is the source
 * of all evidence. Exchanges are numbered when they are recorded; `startedAt` keeps the time of arrival.
 */
import { randomBytes } from 'node:crypto';
import { exchangeIdOf, isExchangeId, seqOfExchange } from '../core/exchange.ts';
import type { Exchange, ExchangeQuery, RawHeader } from '../core/exchange.ts';
import { createBodyKeeper } from './body-record.ts';
import type { BodyKeeper, KeptBody, RawBody } from './body-record.ts';
import { createHeaderKeeper } from './header-record.ts';
import type { HeaderKeeper } from './header-record.ts';
import { createExchangeLog } from './exchange-log.ts';
import type { ExchangeLog } from './exchange-log.ts';
import { exchangeOf, KeptExchange } from './kept-exchange.ts';
import type { Facts } from './kept-exchange.ts';
import { createRedactor } from './redaction.ts';
import type { Redactor } from './redaction.ts';

export type { RawBody } from './body-record.ts';

export interface RecordedMessage {
  readonly headers: readonly RawHeader[];
  /** Raw; bytes must not change afterwards. */
  readonly body: RawBody;
  /** All of the body as text, where it is bytes and the caller has decoded them: the record shares it instead of holding a second one. */
  readonly text?: string;
}

/** An exchange as it happened, secrets included; the recorder takes them out. */
export interface RecordInput extends Omit<Exchange, 'id' | 'seq' | 'request' | 'response'> {
  readonly request: RecordedMessage & { readonly method: string; readonly target: string };
  readonly response?: RecordedMessage & { readonly status: number };
}

export interface RecorderOptions {
  /** Whole bodies up to this size are kept. Default 1 MiB. */
  readonly keepBodyBytes?: number;
  /** Text in the exchange itself goes up to this size. Default 64 KiB. */
  readonly textLimitBytes?: number;
  /** False: nothing is kept, hashed or announced, for measurements. Asked at every exchange. */
  readonly isEnabled?: () => boolean;
  /** Salt of the digests that stand for secrets; random by default. */
  readonly salt?: string | Uint8Array;
  /** Exchanges kept per tenant, the oldest are dropped; up to an eighth more for a while. All by default. */
  readonly maxExchanges?: number;
}

export interface Recorder {
  /** @returns the exchange as kept; when recording is off, one with seq 0 that is kept nowhere */
  record(input: RecordInput): Exchange;
  /** As {@link Recorder.record}, for who needs the id only: what readers see is made when somebody reads. */
  keep(input: RecordInput): string;
  /** In order of `seq`. */
  query(tenant: string, query?: ExchangeQuery): readonly Exchange[];
  /** One exchange. @returns undefined when it is unknown or was dropped */
  find(tenant: string, id: string): Exchange | undefined;
  /** Whole body as kept, redacted. @returns undefined when it was too large, is absent, or the exchange is unknown */
  body(tenant: string, id: string, part: 'request' | 'response'): Uint8Array | undefined;
  /** Number of the last exchange, 0 before the first. */
  lastSeq(tenant: string): number;
  /** Tells every recorded exchange, synchronously. @returns ends it */
  onRecorded(listener: (exchange: Exchange) => void): () => void;
  /** Forgets a tenant; its numbers start from 1 again. */
  clear(tenant: string): void;
}

/** Makes a recorder that keeps everything in memory. */
export function createRecorder(options: RecorderOptions = {}): Recorder {
  const redactor = createRedactor(options.salt ?? randomBytes(16));
  const bodies = createBodyKeeper({ keepBodyBytes: options.keepBodyBytes ?? 1_048_576, textLimitBytes: options.textLimitBytes ?? 65_536 }, redactor);
  const keepers: Keepers = { bodies, headers: createHeaderKeeper(), redactor };
  const logs = new Map<string, ExchangeLog>();
  const listeners = new Set<(exchange: Exchange) => void>();

  const logOf = (tenant: string): ExchangeLog => {
    const known = logs.get(tenant);
    if (known !== undefined) return known;
    const log = createExchangeLog(options.maxExchanges ?? Infinity);
    logs.set(tenant, log);
    return log;
  };
  const find = (tenant: string, id: string): KeptExchange | undefined => (isExchangeId(id) ? logs.get(tenant)?.find(seqOfExchange(id)) : undefined);
  const keep = (input: RecordInput): KeptExchange | undefined => {
    if (options.isEnabled?.() === false) return undefined;
    const log = logOf(input.tenant);
    const kept = keptOf(input, log.lastSeq() + 1, keepers);
    log.add(kept);
    if (listeners.size > 0) for (const listener of [...listeners]) listener(kept.exchange);
    return kept;
  };

  return {
    record: (input) => keep(input)?.exchange ?? unrecorded(input),
    keep: (input) => exchangeIdOf(keep(input)?.seq ?? 0),
    query: (tenant, query = {}) => logs.get(tenant)?.query(query) ?? [],
    find: (tenant, id) => find(tenant, id)?.exchange,
    body: (tenant, id, part) => bodyOf(find(tenant, id), part),
    lastSeq: (tenant) => logs.get(tenant)?.lastSeq() ?? 0,
    onRecorded(listener) {
      const own = (exchange: Exchange): void => listener(exchange);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    clear: (tenant) => void logs.delete(tenant),
  };
}

interface Keepers {
  readonly bodies: BodyKeeper;
  readonly headers: HeaderKeeper;
  readonly redactor: Redactor;
}

/** Member by member: copying an object with what is left of another would take longer than everything else here. */
function keptOf(input: RecordInput, seq: number, keepers: Keepers): KeptExchange {
  const { tenant, direction, peer, operation, startedAt, durationMs, labels, request, response, faults, wire } = input;
  const facts: { -readonly [Name in keyof Facts]: Facts[Name] } = { tenant, direction, peer, operation, startedAt, durationMs, labels, faults };
  if (wire !== undefined) facts.wire = wire;
  const { bodies, redactor } = keepers;
  return new KeptExchange(
    seq,
    facts,
    { method: request.method, target: redactor.target(request.target), headers: headersOf(request, keepers), body: bodies.keep(request.body, request.text) },
    response === undefined ? undefined : { status: response.status, headers: headersOf(response, keepers), body: bodies.keep(response.body, response.text) },
  );
}

function headersOf({ headers }: RecordedMessage, keepers: Keepers): readonly RawHeader[] {
  return keepers.headers.keep(keepers.redactor.headers(headers));
}

function bodyOf(kept: KeptExchange | undefined, part: 'request' | 'response'): Uint8Array | undefined {
  const body = kept?.[part]?.body;
  if (body?.bytes !== undefined || body?.record.text === undefined || body.record.isTruncated) return body?.bytes;
  return Buffer.from(body.record.text, 'utf8');
}

/** Nothing of the messages goes into it, so that secrets cannot leave by this way. */
function unrecorded({ request, response, wire: _wire, ...facts }: RecordInput): Exchange {
  const body = (raw: RawBody): Pick<KeptBody, 'record'> => ({ record: { sizeBytes: Buffer.byteLength(raw), sha256: '', isTruncated: true } });
  const [target = ''] = request.target.split('?', 1);
  return exchangeOf(
    0,
    facts,
    { method: request.method, target, headers: [], body: body(request.body) },
    response === undefined ? undefined : { status: response.status, headers: [], body: body(response.body) },
  );
}
