/**
 * The host: serves one simulator over sockets. It owns what a fetch handler cannot see or do: raw headers and targets,
 * bounds and timeouts, TLS certificates, and faults of the wire. Hostile input gets an answer or an end, never a crash.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { PruefstandError } from '../core/errors.ts';
import type { CertificateKind, Simulator, WireContext } from '../core/simulator.ts';
import { collectBody, framingOf, rawHeadersOf, statesTooMuch, urlOf } from './incoming.ts';
import type { Collected, Framing } from './incoming.ts';
import { answerClientError, sayLast } from './last-words.ts';
import { displayHost, listen, stop } from './listening.ts';
import { problem, sendAnswer } from './outgoing.ts';
import { announceHost } from './same-process.ts';
import { installTlsFront } from './tls-front.ts';
import type { Connection, HandshakeView, TlsCertificates, TlsFront } from './tls-front.ts';
import { createWireRequest } from './wire-request.ts';

export { createWireResponse, streamOf } from './wire-response.ts';
export type { HandshakeView, TlsCertificate, TlsCertificates } from './tls-front.ts';

export interface HostLimits {
  /** Larger bodies are answered 413 without being read. Default 160 MiB. */
  readonly maxBodyBytes?: number;
  /** Default 32 KiB; more is answered 431. */
  readonly maxHeaderBytes?: number;
  /** For the TLS handshake and for all headers of a request. Default 30 s. */
  readonly headersTimeoutMs?: number;
  /** Longest pause inside a body. Default 30 s. */
  readonly bodyIdleTimeoutMs?: number;
  /** Longest time for a whole request. Default 10 minutes. */
  readonly requestTimeoutMs?: number;
  /** How long an idle connection is kept. Default 65 s. */
  readonly keepAliveTimeoutMs?: number;
}

export interface HostOptions {
  readonly simulator: Simulator;
  /** Default 127.0.0.1. */
  readonly hostname?: string;
  /** Default 0: the system chooses. */
  readonly port?: number;
  /** Without it the host speaks plain HTTP. */
  readonly tls?: {
    readonly certificates: TlsCertificates;
    /** Clients are asked for a certificate, which reaches the simulator unverified (`WireContext.peerCertificate`). Default false. */
    readonly asksForClientCertificate?: boolean;
  };
  readonly limits?: HostLimits;
  /** Told when the simulator threw; the peer gets a 500. */
  readonly onError?: (error: unknown) => void;
}

export interface Host extends AsyncDisposable {
  /** Scheme, host and port without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Ends all connections and stops listening. */
  close(): Promise<void>;
  /**
   * New handshakes get that certificate. Connections opened with another one end: idle ones at once, busy ones after
   * their answer. @throws ERR_INTERNAL without TLS
   */
  showCertificate(kind: CertificateKind): void;
  /** All zero without TLS. */
  handshakes(): HandshakeView;
  /** Tells refused handshakes and requests over bad certificates. @returns ends it */
  onHandshake(listener: (view: HandshakeView) => void): () => void;
}

interface Serving {
  readonly simulator: Simulator;
  readonly limits: Required<HostLimits>;
  readonly defaultHost: string;
  readonly tls: TlsFront | undefined;
  readonly onError: (error: unknown) => void;
}

const LIMITS: Required<HostLimits> = {
  maxBodyBytes: 160 * 1024 * 1024,
  maxHeaderBytes: 32_768,
  headersTimeoutMs: 30_000,
  bodyIdleTimeoutMs: 30_000,
  requestTimeoutMs: 600_000,
  keepAliveTimeoutMs: 65_000,
};

const NO_HANDSHAKES = { valid: 0, expired: 0, 'wrong-host': 0, 'unknown-ca': 0 };

/**
 * Starts serving.
 * @throws ERR_CONFIG_PORT_IN_USE when the port is taken; ERR_CONFIG_ARGUMENT when the address cannot be listened on
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const limits = { ...LIMITS, ...options.limits };
  const hostname = options.hostname ?? '127.0.0.1';
  const server = createBoundedServer(limits);
  const tls = options.tls === undefined ? undefined : frontOf(server, options.tls, limits);
  const port = await listen(server, hostname, options.port ?? 0);
  const authority = `${displayHost(hostname)}:${port}`;
  const serving: Serving = { simulator: options.simulator, limits, defaultHost: authority, tls, onError: options.onError ?? (() => undefined) };
  server.on('request', (incoming, outgoing) => serve(serving, incoming, outgoing));
  server.on('checkContinue', (incoming, outgoing) => {
    if (!statesTooMuch(framingOf(incoming), limits.maxBodyBytes)) outgoing.writeContinue();
    serve(serving, incoming, outgoing);
  });
  const url = `${tls === undefined ? 'http' : 'https'}://${authority}`;
  const forget = announceHost(url, async (request) => answerOf(serving, request));
  const close = async (): Promise<void> => {
    forget();
    tls?.endAll();
    await stop(server);
  };
  return {
    url,
    port,
    close,
    [Symbol.asyncDispose]: close,
    showCertificate(kind) {
      if (tls === undefined) throw new PruefstandError('ERR_INTERNAL', 'A host without TLS has no certificate to show.');
      tls.show(kind);
    },
    handshakes: () => tls?.view() ?? { refused: NO_HANDSHAKES, requests: NO_HANDSHAKES },
    onHandshake: (listener) => tls?.onChange(listener) ?? (() => undefined),
  };
}

function frontOf(server: Server, { certificates, asksForClientCertificate = false }: NonNullable<HostOptions['tls']>, limits: Required<HostLimits>): TlsFront {
  return installTlsFront(server, { certificates, asksForClientCertificate, handshakeTimeoutMs: limits.headersTimeoutMs });
}

function createBoundedServer(limits: Required<HostLimits>): Server {
  const server = createServer({
    maxHeaderSize: limits.maxHeaderBytes,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: Math.max(50, Math.min(5_000, Math.floor(limits.headersTimeoutMs / 4))),
    noDelay: true,
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => answerClientError(error, socket));
  return server;
}

/** One exchange. Throws nothing. */
function serve(serving: Serving, incoming: IncomingMessage, outgoing: ServerResponse): void {
  try {
    const connection = serving.tls?.beginRequest(incoming.socket, outgoing);
    const framing = framingOf(incoming);
    collectBody(incoming, framing, serving.limits, (collected) => void answer(serving, { incoming, outgoing, framing, collected, connection }));
  } catch (error) {
    fail(serving, outgoing, error);
  }
}

interface Arrived {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly framing: Framing;
  readonly collected: Collected;
  readonly connection: Connection | undefined;
}

/** Never rejects. */
async function answer(serving: Serving, { incoming, outgoing, framing, collected, connection }: Arrived): Promise<void> {
  try {
    if (collected.kind === 'too-large') sayLast(incoming.socket, 413, 'The body is larger than this host accepts.');
    if (collected.kind === 'too-slow') sayLast(incoming.socket, 408, 'The body did not arrive in time.');
    const response = collected.kind === 'body' ? await ask(serving, { incoming, outgoing, framing, connection, body: collected.bytes }) : undefined;
    if (connection !== undefined) serving.tls?.countRequest(connection);
    if (response === undefined) return;
    if (connection?.isRetired === true) outgoing.setHeader('connection', 'close');
    const sending = sendAnswer(outgoing, response, () => resetUnder(connection?.raw ?? incoming.socket, incoming.socket));
    if (sending !== undefined) await sending;
  } catch (error) {
    fail(serving, outgoing, error);
  }
}

function fail(serving: Serving, outgoing: ServerResponse, error: unknown): void {
  serving.onError(error);
  if (!outgoing.destroyed) outgoing.destroy();
}

interface Asked extends Omit<Arrived, 'collected'> {
  readonly body: Uint8Array<ArrayBuffer> | undefined;
}

function ask(serving: Serving, { incoming, outgoing, framing, body, connection }: Asked): Response | Promise<Response> {
  const rawTarget = incoming.url ?? '';
  const url = urlOf(rawTarget, framing, serving.tls === undefined ? 'http' : 'https', serving.defaultHost);
  if (url === undefined) return problem(400, 'Bad Request', 'The request target or the Host header is not valid.');
  const rawHeaders = rawHeadersOf(incoming);
  const request = createWireRequest({ method: incoming.method ?? 'GET', url, rawHeaders, body, signal: () => signalOf(outgoing) });
  const wire: { -readonly [Name in keyof WireContext]: WireContext[Name] } = { rawHeaders, rawTarget };
  const { remoteAddress } = incoming.socket;
  if (remoteAddress !== undefined) wire.remoteAddress = remoteAddress;
  if (connection !== undefined) wire.certificate = connection.certificate;
  if (connection?.peerCertificate !== undefined) wire.peerCertificate = connection.peerCertificate;
  return answerOf(serving, request, wire);
}

/** Never rejects. */
async function answerOf(serving: Serving, request: Request, wire?: WireContext): Promise<Response> {
  try {
    return await serving.simulator.fetch(request, wire);
  } catch (error) {
    serving.onError(error);
    return problem(500, 'Internal Server Error', 'The simulator failed.');
  }
}

function signalOf(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (outgoing.destroyed && !outgoing.writableFinished) controller.abort();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) controller.abort();
  });
  return controller.signal;
}

function resetUnder(raw: Socket, socket: Socket): void {
  if (!raw.destroyed) raw.resetAndDestroy();
  socket.destroy();
}
