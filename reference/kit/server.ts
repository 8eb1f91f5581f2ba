/** The inbound side of a product: one HTTP server with bounded bodies and time limits. What a handler throws becomes a 500 without details. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from './log.ts';

/** A request, completely read. */
export interface WebRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface WebAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export type Handler = (request: WebRequest) => WebAnswer | Promise<WebAnswer>;

export interface WebServer {
  /** Address without slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly handler: Handler;
  readonly log: Log;
  /** Largest body of a request. */
  readonly maxBodyBytes: number;
}

/** An answer in JSON. */
export function json(status: number, value: object): WebAnswer {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

/** Starts the server and resolves when it listens. */
export async function startServer({ host, port, handler, log, maxBodyBytes }: ServerOptions): Promise<WebServer> {
  const server = createServer((request, response) => {
    serve(request, response, { handler, maxBodyBytes }).catch((error: unknown) => {
      log('request-failed', { error: error instanceof Error ? error.name : typeof error });
      if (response.headersSent) response.destroy();
      else send(response, json(500, { error: 'The request failed.' }));
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 60_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { handler, maxBodyBytes }: Pick<ServerOptions, 'handler' | 'maxBodyBytes'>,
): Promise<void> {
  const url = URL.parse(request.url ?? '/', 'http://localhost');
  const body = await readBody(request, maxBodyBytes);
  if (body === undefined) {
    send(response, json(413, { error: 'The body is too large.' }));
    return;
  }
  const { authorization } = request.headers;
  send(
    response,
    await handler({ method: request.method ?? 'GET', path: url?.pathname ?? '', query: url?.searchParams ?? new URLSearchParams(), authorization, body }),
  );
}

async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function send(response: ServerResponse, { status, type, body }: WebAnswer): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  });
  response.end(body);
}
