/** The inbound side: one server, HTTP or HTTPS, with bounded bodies and time limits. What a handler throws becomes a 500 without details. */
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Log } from '../kit/log.ts';

/** A request, completely read. */
export interface WebRequest {
  readonly method: string;
  /** Segments of the path, decoded; undefined where one cannot be decoded. */
  readonly segments: readonly string[] | undefined;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  /** SHA-256 of the client certificate in DER, lower-case hex. */
  readonly certificate: string | undefined;
  readonly body: string;
}

export interface WebAnswer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
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
  /** PEM; with both the server speaks HTTPS and asks for client certificates. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly handler: Handler;
  readonly log: Log;
}

const MAX_BODY_BYTES = 1_048_576;

/** An answer in JSON. */
export function json(status: number, value: object, type = 'application/json'): WebAnswer {
  return { status, type, body: JSON.stringify(value) };
}

/** Starts the server and resolves when it listens. */
export async function startServer({ host, port, tls, handler, log }: ServerOptions): Promise<WebServer> {
  const listener: RequestListener = (request, response) => {
    serve(request, response, handler).catch((error: unknown) => {
      log('request-failed', { error: error instanceof Error ? error.name : typeof error });
      if (response.headersSent) response.destroy();
      else send(response, json(500, { error: 'The request failed.' }));
    });
  };
  const server: Server = tls === undefined ? createServer(listener) : createSecureServer({ ...tls, requestCert: true, rejectUnauthorized: false }, listener);
  server.headersTimeout = 10_000;
  server.requestTimeout = 60_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host === '127.0.0.1' ? 'localhost' : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, handler: Handler): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '/').split('?', 2);
  const body = await readBody(request);
  if (body === undefined) {
    send(response, json(413, { error: 'The body is too large.' }));
    return;
  }
  const { authorization } = request.headers;
  const certificate = certificateOf(request);
  const segments = segmentsOf(path);
  send(response, await handler({ method: request.method ?? 'GET', segments, query: new URLSearchParams(query), authorization, certificate, body }));
}

function segmentsOf(path: string): readonly string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function certificateOf({ socket }: IncomingMessage): string | undefined {
  const shown = 'getPeerCertificate' in socket ? (socket as TLSSocket).getPeerCertificate().fingerprint256 : undefined;
  return shown?.replaceAll(':', '').toLowerCase();
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MAX_BODY_BYTES) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function send(response: ServerResponse, { status, type, body, headers = {} }: WebAnswer): void {
  response.writeHead(status, {
    ...(type === undefined ? {} : { 'content-type': type }),
    'cache-control': 'no-store',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  });
  response.end(body);
}
