/**
 * The HTTP client: sends exactly what it is told (target, header spelling and order), follows no redirect, repeats
 * nothing, reads no more than its bound. Failures of the transport have a name.
 */
import { Agent } from 'undici';
import type { Dispatcher } from 'undici';
import type { RawHeader } from '../core/exchange.ts';
import { TransportFailure, failureOf } from './transport-failure.ts';

export { TransportFailure } from './transport-failure.ts';
export type { TransportFailureKind } from './transport-failure.ts';

export interface HttpClientOptions {
  /** Authorities to trust instead of the system's, PEM. */
  readonly ca?: string | readonly string[];
  /** Certificate and key, PEM, shown to servers that ask for one. */
  readonly identity?: { readonly certificate: string; readonly key: string };
  /** From the beginning of a request to the end of its answer. */
  readonly timeoutMs: number;
  /** Bound for answers. Default 160 MiB. */
  readonly maxResponseBytes?: number;
  /** What becomes of a larger answer: it fails, or it ends at the bound for those who need its status only. Default `fail`. */
  readonly whenTooLarge?: 'fail' | 'cut';
  /** False: every request gets its own connection, so that no idle one can have ended unnoticed. Default true. */
  readonly keepsAlive?: boolean;
}

export interface HttpRequest {
  readonly method: string;
  /** Absolute; path and query go out as they are written here. */
  readonly url: string;
  /** `Host` and `Content-Length` are added when absent. */
  readonly headers?: readonly RawHeader[] | Readonly<Record<string, string>>;
  /** A text goes out as UTF-8. */
  readonly body?: Uint8Array | string;
  /** For this request instead of the client's. */
  readonly timeoutMs?: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** In the peer's spelling and order. */
  readonly headers: readonly RawHeader[];
  readonly body: Uint8Array;
}

/** What came of a request. */
export type HttpOutcome =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer; readonly durationMs: number }
  | { readonly kind: 'failure'; readonly failure: TransportFailure; readonly durationMs: number };

export interface HttpClient extends AsyncDisposable {
  /** @throws TransportFailure when no complete answer came */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** As `send`, with the failure as a value. */
  attempt(request: HttpRequest): Promise<HttpOutcome>;
  close(): Promise<void>;
}

const MAX_RESPONSE_BYTES = 160 * 1024 * 1024;

/** Makes a client with its own connections. The caller disposes it. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const agent = new Agent({
    connect: {
      timeout: options.timeoutMs,
      ...(options.ca === undefined ? {} : { ca: typeof options.ca === 'string' ? options.ca : [...options.ca] }),
      ...(options.identity === undefined ? {} : { cert: options.identity.certificate, key: options.identity.key }),
    },
    headersTimeout: 0,
    bodyTimeout: 0,
    ...(options.keepsAlive === false ? { pipelining: 0 } : {}),
  });
  const send = async (request: HttpRequest): Promise<HttpAnswer> => exchange(agent, request, options);
  const close = async (): Promise<void> => agent.destroy();
  return {
    send,
    async attempt(request) {
      const start = performance.now();
      try {
        const answer = await send(request);
        return { kind: 'answer', answer, durationMs: performance.now() - start };
      } catch (error) {
        if (!(error instanceof TransportFailure)) throw error;
        return { kind: 'failure', failure: error, durationMs: performance.now() - start };
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function exchange(agent: Agent, request: HttpRequest, options: HttpClientOptions): Promise<HttpAnswer> {
  const { origin, path } = splitUrl(request.url);
  let begun: number | undefined;
  try {
    const { statusCode, headers, body } = await agent.request({
      origin,
      path,
      method: request.method,
      headers: flatten(request.headers ?? []),
      body: request.body ?? null,
      responseHeaders: 'raw',
      signal: AbortSignal.timeout(request.timeoutMs ?? options.timeoutMs),
    });
    begun = statusCode;
    const bytes = await readBounded(body, options.maxResponseBytes ?? MAX_RESPONSE_BYTES, options.whenTooLarge === 'cut');
    return { status: statusCode, headers: pairs(headers as unknown as readonly string[]), body: bytes };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    throw begun === undefined ? failure : new TransportFailure(failure.kind, failure.detail, error, begun);
  }
}

/** The path is cut out of the text: a parsed address would change it. */
function splitUrl(url: string): { readonly origin: string; readonly path: string } {
  const [, authority, rest = ''] = /^(https?:\/\/[^/?#]+)([^#]*)/i.exec(url) ?? [];
  if (authority === undefined || !URL.canParse(authority)) throw new TypeError('The address is not an absolute http or https URL.');
  return { origin: new URL(authority).origin, path: rest.startsWith('/') ? rest : `/${rest}` };
}

function flatten(headers: readonly RawHeader[] | Readonly<Record<string, string>>): string[] {
  const list: readonly RawHeader[] = isList(headers) ? headers : Object.entries(headers);
  return list.flatMap(([name, value]) => [name, value]);
}

function isList(headers: readonly RawHeader[] | Readonly<Record<string, string>>): headers is readonly RawHeader[] {
  return Array.isArray(headers);
}

/** Repeated names may come grouped; each value becomes a header of its own. */
function pairs(flat: readonly (string | readonly string[])[]): readonly RawHeader[] {
  const headers: RawHeader[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) {
    for (const value of [flat[at + 1] ?? ''].flat()) headers.push([String(flat[at]), value]);
  }
  return headers;
}

async function readBounded(body: Dispatcher.ResponseData['body'], maxBytes: number, isCut: boolean): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body as AsyncIterable<Uint8Array>) {
    size += piece.byteLength;
    if (size > maxBytes && !isCut) throw new TransportFailure('too-large', `the answer is larger than ${maxBytes} bytes`);
    pieces.push(size > maxBytes ? piece.subarray(0, piece.byteLength - (size - maxBytes)) : piece);
    if (size > maxBytes) break;
  }
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
}
