/**
 * Client of the optional product adapter (docs/reference/adapter.md): what the product stored and tells its operator, and
 * a request to roll its key over. Every call is noted as an exchange, so that findings can cite it. What the adapter answers
 * is a stranger's: bounded in size and time, and read member by member; what does not fit counts as not told.
 */
import type { Exchange, RawHeader } from '../core/exchange.ts';
import { sha256Hex } from '../formats/hash.ts';
import { parseJsonObject } from '../formats/json.ts';
import type { JsonObject } from '../formats/json.ts';
import { createHttpClient } from '../transport/http-client.ts';
import type { HttpOutcome } from '../transport/http-client.ts';

export interface AdapterOptions {
  readonly url: string;
  readonly token?: string | undefined;
  /** PEM of the authority to trust. */
  readonly ca?: string | undefined;
  readonly note: (exchange: Omit<Exchange, 'id' | 'seq' | 'tenant'>) => Promise<string>;
  /** From the beginning of a call to the end of its answer. Default 20 seconds, as documented. */
  readonly timeoutMs?: number;
}

/** What the adapter told of a submission. */
export interface Inspection {
  readonly exchange: string;
  readonly found: boolean;
  readonly state?: string;
  readonly copies?: number;
  readonly dataSha512?: string;
  readonly transactionReference?: string;
}

export interface AdapterClient {
  /** @returns undefined when the adapter gave no usable answer */
  inspect(submissionId: string): Promise<Inspection | undefined>;
  status(): Promise<{ readonly exchange: string; readonly pickup: string } | undefined>;
  /** Sets the product's clock, which runs on from there. @returns whether the product says that it did; undefined without an answer */
  setClock(now: Date): Promise<{ readonly exchange: string; readonly isSet: boolean } | undefined>;
  rollKeyOver(): Promise<{ readonly exchange: string; readonly encryptionKid?: string } | undefined>;
}

/** Answers of the adapter are short; more than this is none. */
const MAX_ANSWER_BYTES = 1_048_576;
const DEFAULT_TIMEOUT_MS = 20_000;
/** What of an answer is noted, and how long a word of it may be that goes into findings. */
const MAX_NOTED_CHARACTERS = 10_000;
const MAX_WORD_CHARACTERS = 200;

interface AdapterAnswer {
  readonly exchange: string;
  readonly status: number;
  /** Empty when the body is no JSON object. */
  readonly json: JsonObject;
}

export function createAdapterClient(options: AdapterOptions): AdapterClient {
  const call = async (method: string, path: string, body = ''): Promise<AdapterAnswer | undefined> => {
    const startedAt = new Date();
    const order = { method, url: options.url + path, headers: headersOf(body), body };
    const outcome = await attempt(options, order);
    const exchange = await options.note(exchangeOf(startedAt, order, outcome));
    return outcome.kind === 'failure' ? undefined : { exchange, status: outcome.answer.status, json: parseJsonObject(outcome.answer.body) ?? {} };
  };
  return {
    async inspect(submissionId) {
      const answer = await call('GET', `/submissions/${submissionId}`);
      return answer === undefined || (answer.status !== 200 && answer.status !== 404) ? undefined : inspectionOf(answer);
    },
    async status() {
      const answer = await call('GET', '/status');
      const pickup = wordOf(answer?.json['pickup']);
      return answer?.status === 200 && pickup !== undefined ? { exchange: answer.exchange, pickup } : undefined;
    },
    async setClock(now) {
      const answer = await call('POST', '/clock', JSON.stringify({ now: now.toISOString() }));
      return answer === undefined ? undefined : { exchange: answer.exchange, isSet: answer.status >= 200 && answer.status < 300 };
    },
    async rollKeyOver() {
      const answer = await call('POST', '/key-rollover');
      if (answer === undefined) return undefined;
      const kid = answer.status < 300 ? wordOf(answer.json['encryptionKid']) : undefined;
      return { exchange: answer.exchange, ...(kid === undefined ? {} : { encryptionKid: kid }) };
    },
  };
}

/** A call without its token, which is never noted. */
interface Order {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly RawHeader[];
  readonly body: string;
}

function headersOf(body: string): readonly RawHeader[] {
  return [['accept', 'application/json'], ...(body === '' ? [] : [['content-type', 'application/json'] as const])];
}

async function attempt({ token, ca, timeoutMs = DEFAULT_TIMEOUT_MS }: AdapterOptions, { method, url, headers, body }: Order): Promise<HttpOutcome> {
  await using client = createHttpClient({ timeoutMs, maxResponseBytes: MAX_ANSWER_BYTES, ...(ca === undefined ? {} : { ca }) });
  const authorization: readonly RawHeader[] = token === undefined ? [] : [['authorization', `Bearer ${token}`]];
  return await client.attempt({ method, url, headers: [...headers, ...authorization], ...(body === '' ? {} : { body }) });
}

/** A call that got no answer is noted without one. */
function exchangeOf(startedAt: Date, { method, url, headers, body }: Order, outcome: HttpOutcome): Parameters<AdapterOptions['note']>[0] {
  return {
    direction: 'outbound',
    peer: 'product',
    operation: 'adapter',
    startedAt: startedAt.toISOString(),
    durationMs: outcome.durationMs,
    labels: {},
    request: { method, target: new URL(url).pathname, headers, body: bodyOf(Buffer.from(body)) },
    ...(outcome.kind === 'failure' ? {} : { response: { status: outcome.answer.status, headers: outcome.answer.headers, body: bodyOf(outcome.answer.body) } }),
    faults: [],
  };
}

function bodyOf(bytes: Uint8Array): Exchange['request']['body'] {
  const text = new TextDecoder().decode(bytes);
  return { sizeBytes: bytes.length, sha256: sha256Hex(bytes), text: text.slice(0, MAX_NOTED_CHARACTERS), isTruncated: text.length > MAX_NOTED_CHARACTERS };
}

function inspectionOf({ exchange, status, json }: AdapterAnswer): Inspection {
  const state = wordOf(json['state']);
  const transactionReference = wordOf(json['transactionReference']);
  const { copies, dataSha512 } = json;
  return {
    exchange,
    found: status === 200,
    ...(state === undefined ? {} : { state }),
    ...(typeof copies === 'number' && Number.isSafeInteger(copies) && copies >= 0 ? { copies } : {}),
    ...(typeof dataSha512 === 'string' && SHA512.test(dataSha512) ? { dataSha512: dataSha512.toLowerCase() } : {}),
    ...(transactionReference === undefined ? {} : { transactionReference }),
  };
}

const SHA512 = /^[0-9a-f]{128}$/i;

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, MAX_WORD_CHARACTERS) : undefined;
}
