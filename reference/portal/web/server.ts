/**
 * The inbound side: one HTTP or HTTPS server with an exact route table, bounded bodies and time limits. What a handler
 * throws becomes an error page without details.
 */
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { errorName } from '../../kit/log.ts';
import type { Log } from '../../kit/log.ts';
import { readCookies } from './cookies.ts';

/** A request, completely read. */
export interface WebRequest {
  readonly method: string;
  readonly query: URLSearchParams;
  /** The query as it was written, without `?`: signatures are over its characters. */
  readonly search: string;
  readonly cookies: ReadonlyMap<string, string>;
  readonly authorization: string | undefined;
  readonly origin: string | undefined;
  readonly body: string;
  /** The segment of the path that is `*` in the route, else empty. */
  readonly parameter: string;
}

/** An answer; header names in lower case. */
export interface WebAnswer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

/** Answers a request. */
export type Handler = (request: WebRequest) => WebAnswer | Promise<WebAnswer>;

/** Handlers by method and path, for example `GET /konto` or `GET /antraege/*`; at most one segment is `*`. */
export type Routes = Readonly<Record<string, Handler>>;

/** The running server. */
export interface WebServer {
  /** Address without slash at the end. */
  readonly url: string;
  /** Begins anew with new routes at the same address; connections that are open are ended. */
  restart(): void;
  close(): Promise<void>;
}

/** A listening server that answers 503 until it is given its routes. */
export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** Called at each start with the address; the routes may depend on it. */
  readonly routes: (url: string) => Routes;
  readonly failure: (error: unknown) => WebAnswer;
  readonly log: Log;
}

const MAX_BODY_BYTES = 1024 * 1024;
/** Up to here a body that is too large is read and dropped, so that its sender still gets the answer. */
const MAX_DRAINED_BYTES = 16 * MAX_BODY_BYTES;

/** Cookies and addresses of other services on the same host add up. */
const MAX_HEADER_BYTES = 65_536;

const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};

/** Starts the server and resolves when it listens. */
export async function startServer(options: ServerOptions): Promise<WebServer> {
  let routes: Routes = {};
  const listener: RequestListener = (request, response) => {
    serve(request, response, routes, options).catch((error: unknown) => {
      options.log('request-failed', { error: errorName(error) });
      response.destroy();
    });
  };
  const { tls } = options;
  const server =
    tls === undefined
      ? createHttpServer({ maxHeaderSize: MAX_HEADER_BYTES }, listener)
      : createHttpsServer({ ...tls, minVersion: 'TLSv1.2', maxHeaderSize: MAX_HEADER_BYTES }, listener);
  server.headersTimeout = 10_000;
  server.requestTimeout = 20_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, options.host, resolve));
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  const url = `${tls === undefined ? 'http' : 'https'}://${host}:${port}`;
  routes = options.routes(url);
  return {
    url,
    restart: () => {
      routes = options.routes(url);
      server.closeIdleConnections();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, routes: Routes, options: ServerOptions): Promise<void> {
  const url = URL.parse(request.url ?? '/', 'http://localhost');
  const path = url?.pathname ?? '';
  const method = request.method ?? 'GET';
  const { handler, parameter } = findRoute(routes, method, path);
  if (handler === undefined) {
    const isKnown = ['GET', 'POST'].some((other) => findRoute(routes, other, path).handler !== undefined);
    send(response, { status: isKnown ? 405 : 404, type: 'text/plain; charset=utf-8', body: isKnown ? 'Nicht erlaubt.\n' : 'Nicht gefunden.\n' });
    return;
  }
  const body = await readBody(request);
  if (body === undefined) {
    send(response, { status: 413, type: 'text/plain; charset=utf-8', body: 'Zu groß.\n', headers: { connection: 'close' } });
    return;
  }
  const { cookie, authorization, origin } = request.headers;
  const search = (request.url ?? '').split('?').slice(1).join('?');
  const read: WebRequest = {
    method,
    query: url?.searchParams ?? new URLSearchParams(),
    search,
    cookies: readCookies(cookie),
    authorization,
    origin,
    body,
    parameter,
  };
  send(response, await answered(handler, read, options));
}

function findRoute(routes: Routes, method: string, path: string): { readonly handler: Handler | undefined; readonly parameter: string } {
  const name = `${method} ${path}`;
  if (Object.hasOwn(routes, name)) return { handler: routes[name], parameter: '' };
  const segments = path.split('/');
  for (const [index, parameter] of segments.entries()) {
    const pattern = `${method} ${segments.with(index, '*').join('/')}`;
    if (parameter !== '' && Object.hasOwn(routes, pattern)) return { handler: routes[pattern], parameter };
  }
  return { handler: undefined, parameter: '' };
}

async function answered(handler: Handler, request: WebRequest, options: ServerOptions): Promise<WebAnswer> {
  try {
    return await handler(request);
  } catch (error) {
    options.log('handler-failed', { error: errorName(error) });
    return options.failure(error);
  }
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_DRAINED_BYTES) return undefined;
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return length > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, answer: WebAnswer): void {
  const body = answer.body ?? '';
  const type = answer.type === undefined ? {} : { 'content-type': answer.type };
  const cookies = answer.cookies === undefined ? {} : { 'set-cookie': [...answer.cookies] };
  response.writeHead(answer.status, { ...SECURITY_HEADERS, ...type, ...answer.headers, ...cookies, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
