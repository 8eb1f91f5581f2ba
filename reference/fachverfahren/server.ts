/**
 * The inbound side: one HTTP or HTTPS server with an exact route table, bounded bodies and time limits. Pages, adapter
 * and callback endpoint are handlers behind it.
 */
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Log } from './log.ts';
import { errorText } from './log.ts';

/** A request, completely read. `parameter` is the last path segment of a route that ends in `/*`. */
export interface WebRequest {
  readonly method: string;
  readonly rawHeaders: readonly string[];
  readonly authorization: string | undefined;
  readonly body: Buffer;
  readonly parameter: string;
}

/** An answer; without a body it is empty. */
export interface WebAnswer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
}

/** Answers a request, or hangs up. */
export type Handler = (request: WebRequest) => WebAnswer | 'hang-up' | Promise<WebAnswer | 'hang-up'>;

/** Handlers by method and path, for example `GET /antraege/*`. */
export type Routes = Readonly<Record<string, Handler>>;

/** The running server. */
export interface WebServer {
  readonly url: string;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 1024 * 1024;

const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Starts the server and resolves when it listens. */
export async function startServer(options: {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly routes: Routes;
  readonly log: Log;
}): Promise<WebServer> {
  const listener: RequestListener = (request, response) => {
    serve(request, response, options.routes).catch((error: unknown) => {
      options.log('request-failed', { reason: errorText(error) });
      if (response.headersSent) response.destroy();
      else send(response, { status: 500 });
    });
  };
  const server = options.tls === undefined ? createHttpServer(listener) : createHttpsServer({ ...options.tls, minVersion: 'TLSv1.2' }, listener);
  server.headersTimeout = 10_000;
  server.requestTimeout = 20_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, options.host, resolve));
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const NOT_FOUND: WebAnswer = { status: 404, type: 'text/plain; charset=utf-8', body: 'Nicht gefunden.\n' };

async function serve(request: IncomingMessage, response: ServerResponse, routes: Routes): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const method = request.method ?? 'GET';
  const { handler, parameter } = findRoute(routes, method, path);
  const body = handler === undefined ? undefined : await readBody(request);
  if (handler === undefined || body === undefined) {
    send(response, handler === undefined ? NOT_FOUND : { status: 413 }, { connection: 'close' });
    return;
  }
  const answer = await handler({ method, rawHeaders: request.rawHeaders, authorization: request.headers.authorization, body, parameter });
  if (answer === 'hang-up') response.destroy();
  else send(response, answer);
}

function findRoute(routes: Routes, method: string, path: string): { readonly handler: Handler | undefined; readonly parameter: string } {
  const name = `${method} ${path}`;
  if (Object.hasOwn(routes, name)) return { handler: routes[name], parameter: '' };
  const cut = path.lastIndexOf('/') + 1;
  const pattern = `${method} ${path.slice(0, cut)}*`;
  const parameter = path.slice(cut);
  return { handler: Object.hasOwn(routes, pattern) && parameter !== '' ? routes[pattern] : undefined, parameter };
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, answer: WebAnswer, extra: Readonly<Record<string, string>> = {}): void {
  const type = answer.type === undefined ? {} : { 'content-type': answer.type };
  const body = answer.body ?? '';
  response.writeHead(answer.status, { ...SECURITY_HEADERS, ...type, ...extra, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
