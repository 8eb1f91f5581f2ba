/**
 * The one door to the network: HTTPS with verified certificates, kept-alive connections, a deadline for every request
 * and a bound for every answer. Everything that goes wrong below HTTP becomes a `TransportError`.
 */
import { readFileSync } from 'node:fs';
import { createSecureContext, getCACertificates } from 'node:tls';
import { Agent, request } from 'undici';

/** Sent with every request; stable, because the delivery service filters odd or missing values. */
export const USER_AGENT = 'Kita-Fachverfahren/1.0 (Referenzprodukt)';

/** A request; `maxBytes` bounds the body of the answer, `timeoutMs` the whole exchange. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
}

/** An answer that arrived completely; header names in lower case, repeated headers joined. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The exchange failed before a complete answer was there; whether the request took effect is unknown. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
}

/** The answer was larger than the caller allows. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** Sends requests. The creator closes it. */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer>;
  close(): Promise<void>;
}

const DEFAULT_MAX_BYTES = 8 * 1024 * 1024;

function trust(caFile: string | undefined) {
  const extra = caFile === undefined ? [] : [readFileSync(caFile, 'utf8')];
  return createSecureContext({ ca: [...getCACertificates('default'), ...extra] });
}

/** Creates the client; certificates in `caFile` (PEM) are trusted in addition to the roots of the runtime. */
export function createHttp(options: { readonly caFile: string | undefined; readonly timeoutMs: number; readonly isTlsVerified: boolean }): Http {
  const agent = new Agent({
    allowH2: false,
    connections: 8,
    keepAliveTimeout: 10_000,
    connect: { secureContext: trust(options.caFile), timeout: 10_000, rejectUnauthorized: options.isTlsVerified },
  });
  return {
    send: (input) => exchange(agent, input, input.timeoutMs ?? options.timeoutMs),
    close: () => agent.destroy(),
  };
}

async function exchange(agent: Agent, input: HttpRequest, timeoutMs: number): Promise<HttpAnswer> {
  try {
    const answer = await request(input.url, {
      dispatcher: agent,
      method: input.method,
      headers: { 'user-agent': USER_AGENT, ...input.headers },
      body: input.body ?? null,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const headers = flatten(answer.headers);
    const body = await readBounded(answer.body, headers['content-length'], input.maxBytes ?? DEFAULT_MAX_BYTES);
    return { status: answer.statusCode, headers, body };
  } catch (error) {
    if (error instanceof TooLargeError) throw error;
    throw new TransportError(`${input.method} ${new URL(input.url).pathname}: ${causeOf(error)}`, { cause: error });
  }
}

/** The code of a network error, or the name of any other. */
function causeOf(error: unknown): string {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : String(name);
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

/** Reads into one buffer of the declared size where there is one, so that a large attachment is held once and not twice. */
async function readBounded(body: AsyncIterable<Buffer> & { destroy(): unknown }, declaredLength: string | undefined, maxBytes: number): Promise<Buffer> {
  const declared = Number(declaredLength);
  if (declared > maxBytes) {
    body.destroy();
    throw new TooLargeError(`answer of ${declared} bytes, allowed are ${maxBytes}`);
  }
  const whole = declared > 0 ? Buffer.allocUnsafe(declared) : undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    if (length + chunk.length > (whole?.length ?? maxBytes)) throw new TooLargeError('answer larger than allowed or declared');
    if (whole === undefined) chunks.push(chunk);
    else chunk.copy(whole, length);
    length += chunk.length;
  }
  return whole === undefined ? Buffer.concat(chunks, length) : whole.subarray(0, length);
}
