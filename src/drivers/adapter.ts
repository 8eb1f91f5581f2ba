/**
 * Client of the optional product adapter (docs/reference/adapter.md): what the product stored and tells its operator, and
 * a request to roll its key over. Every call is noted as an exchange, so that findings can cite it.
 */
import type { Exchange, RawHeader } from '../core/exchange.ts';
import { sha256Hex } from '../formats/hash.ts';
import { createHttpClient } from '../transport/http-client.ts';

export interface AdapterOptions {
  readonly url: string;
  readonly token?: string | undefined;
  /** PEM of the authority to trust. */
  readonly ca?: string | undefined;
  readonly note: (exchange: Omit<Exchange, 'id' | 'seq' | 'tenant'>) => Promise<string>;
}

/** What the adapter told of a submission. */
export interface Inspection {
  readonly exchange: string;
  readonly found: boolean;
  readonly state?: string;
  readonly copies?: number;
  readonly dataSha512?: string;
}

export interface AdapterClient {
  /** @returns undefined when the adapter gave no usable answer */
  inspect(submissionId: string): Promise<Inspection | undefined>;
  status(): Promise<{ readonly exchange: string; readonly pickup: string } | undefined>;
  rollKeyOver(): Promise<{ readonly exchange: string; readonly encryptionKid?: string } | undefined>;
}

type Json = Readonly<Record<string, unknown>>;

export function createAdapterClient(options: AdapterOptions): AdapterClient {
  const call = async (method: string, path: string): Promise<{ exchange: string; status: number; json: Json } | undefined> => {
    await using client = createHttpClient({ timeoutMs: 20_000, ...(options.ca === undefined ? {} : { ca: options.ca }) });
    const headers: RawHeader[] = [
      ['accept', 'application/json'],
      ...(options.token === undefined ? [] : [['authorization', `Bearer ${options.token}`] as const]),
    ];
    const startedAt = new Date();
    const outcome = await client.attempt({ method, url: options.url + path, headers });
    if (outcome.kind === 'failure') return undefined;
    const { answer } = outcome;
    const text = new TextDecoder().decode(answer.body);
    const exchange = await options.note({
      direction: 'outbound',
      peer: 'product',
      operation: 'adapter',
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      labels: {},
      request: {
        method,
        target: new URL(options.url + path).pathname,
        headers: [['accept', 'application/json']],
        body: { sizeBytes: 0, sha256: sha256Hex(''), text: '', isTruncated: false },
      },
      response: {
        status: answer.status,
        headers: answer.headers,
        body: { sizeBytes: answer.body.length, sha256: sha256Hex(answer.body), text: text.slice(0, 10_000), isTruncated: text.length > 10_000 },
      },
      faults: [],
    });
    return { exchange, status: answer.status, json: parseObject(text) };
  };
  return {
    async inspect(submissionId) {
      const answer = await call('GET', `/submissions/${submissionId}`);
      if (answer === undefined || (answer.status !== 200 && answer.status !== 404)) return undefined;
      const { state, copies, dataSha512 } = answer.json;
      return {
        exchange: answer.exchange,
        found: answer.status === 200,
        ...(typeof state === 'string' ? { state } : {}),
        ...(typeof copies === 'number' ? { copies } : {}),
        ...(typeof dataSha512 === 'string' ? { dataSha512: dataSha512.toLowerCase() } : {}),
      };
    },
    async status() {
      const answer = await call('GET', '/status');
      const pickup = answer?.json['pickup'];
      return answer?.status === 200 && typeof pickup === 'string' ? { exchange: answer.exchange, pickup } : undefined;
    },
    async rollKeyOver() {
      const answer = await call('POST', '/key-rollover');
      if (answer === undefined) return undefined;
      const kid = answer.json['encryptionKid'];
      return { exchange: answer.exchange, ...(answer.status < 300 && typeof kid === 'string' ? { encryptionKid: kid } : {}) };
    },
  };
}

function parseObject(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}
