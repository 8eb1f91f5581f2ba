/**
 * The TLS side of the host: one certificate shown at a time, changed while running, and what became of the handshakes.
 * Sessions are never resumed, so that every connection is a full handshake with the certificate shown at that time.
 */
import { constants } from 'node:crypto';
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket, createSecureContext } from 'node:tls';
import type { SecureContext } from 'node:tls';
import type { CertificateKind } from '../core/simulator.ts';

export interface TlsCertificate {
  /** PEM, leaf first. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
}

export type TlsCertificates = Readonly<Record<CertificateKind, TlsCertificate>>;

/** What the host saw of TLS since its start. */
export interface HandshakeView {
  /**
   * Handshakes clients broke off, by certificate kind. For the bad certificates also connections that ended without a
   * request: clients that look at the certificate after the handshake cannot be seen otherwise.
   */
  readonly refused: Readonly<Record<CertificateKind, number>>;
  /** Requests that came over a connection opened with that certificate, each counted when it is on record. */
  readonly requests: Readonly<Record<CertificateKind, number>>;
}

export interface TlsFront {
  show(kind: CertificateKind): void;
  /** Notes that a request came over a connection; its end is taken from the answer. @returns what is known of the connection */
  beginRequest(socket: Socket, outgoing: ServerResponse): Connection | undefined;
  /** Counts a request whose answer is made, so that whoever waits for the count finds what was recorded of it. */
  countRequest(connection: Connection): void;
  view(): HandshakeView;
  onChange(listener: (view: HandshakeView) => void): () => void;
  /** Ends all connections, also those still in their handshake. */
  endAll(): void;
}

export interface Connection {
  readonly certificate: CertificateKind;
  /** What the client showed, DER; its chain is not verified. */
  readonly peerCertificate: Uint8Array | undefined;
  /** The socket under TLS. */
  readonly raw: Socket;
  /** Ends once nothing is open any more. */
  readonly isRetired: boolean;
}

interface Tracked extends Connection {
  /** Requests begun and not yet answered. */
  open: number;
  hasRequests: boolean;
  isRetired: boolean;
  peerCertificate: Uint8Array | undefined;
}

export interface TlsFrontOptions {
  readonly certificates: TlsCertificates;
  readonly handshakeTimeoutMs: number;
  /** Clients are asked for a certificate, and served without one or with any: who may do what is the simulator's decision. */
  readonly asksForClientCertificate: boolean;
}

/** Puts TLS in front of a plain HTTP server that is not listening yet. */
export function installTlsFront(server: Server, { certificates, handshakeTimeoutMs, asksForClientCertificate }: TlsFrontOptions): TlsFront {
  const contexts = contextsOf(certificates);
  const connections = new Map<Socket, Tracked>();
  const tally = createTally();
  let shown: CertificateKind = 'valid';

  acceptWith(server, (raw, serve) => {
    const connection: Tracked = { certificate: shown, raw, open: 0, hasRequests: false, isRetired: false, peerCertificate: undefined };
    const asking = { requestCert: asksForClientCertificate, rejectUnauthorized: false };
    const socket = new TLSSocket(raw, { isServer: true, secureContext: contexts[shown], ...asking });
    connections.set(socket, connection);
    watchHandshake(
      socket,
      raw,
      handshakeTimeoutMs,
      () => {
        if (asksForClientCertificate) connection.peerCertificate = socket.getPeerX509Certificate()?.raw;
        serve(socket);
      },
      (end) => {
        connections.delete(socket);
        if (isRefused(connection, end)) tally.count('refused', connection.certificate);
      },
    );
  });

  return {
    show(kind) {
      shown = kind;
      for (const [socket, connection] of connections) if (connection.certificate !== kind) retire(socket, connection);
    },
    beginRequest(socket, outgoing) {
      const connection = connections.get(socket);
      if (connection === undefined) return undefined;
      connection.hasRequests = true;
      connection.open += 1;
      outgoing.once('close', () => endRequest(socket, connection));
      return connection;
    },
    countRequest: ({ certificate }) => tally.count('requests', certificate),
    view: tally.view,
    onChange: tally.onChange,
    endAll() {
      for (const socket of connections.keys()) socket.destroy();
    },
  };
}

function contextsOf(certificates: TlsCertificates): Readonly<Record<CertificateKind, SecureContext>> {
  const contextOf = (kind: CertificateKind): SecureContext =>
    createSecureContext({ cert: certificates[kind].cert, key: certificates[kind].key, minVersion: 'TLSv1.2', secureOptions: constants.SSL_OP_NO_TICKET });
  return { valid: contextOf('valid'), expired: contextOf('expired'), 'wrong-host': contextOf('wrong-host'), 'unknown-ca': contextOf('unknown-ca') };
}

interface Tally {
  readonly count: (what: 'refused' | 'requests', kind: CertificateKind) => void;
  readonly view: () => HandshakeView;
  readonly onChange: (listener: (view: HandshakeView) => void) => () => void;
}

/** Counts, and tells what is worth telling: requests over the valid certificate are not. */
function createTally(): Tally {
  const zeroes = (): Record<CertificateKind, number> => ({ valid: 0, expired: 0, 'wrong-host': 0, 'unknown-ca': 0 });
  const counts = { refused: zeroes(), requests: zeroes() };
  const listeners = new Set<(view: HandshakeView) => void>();
  const view = (): HandshakeView => ({ refused: { ...counts.refused }, requests: { ...counts.requests } });
  return {
    count(what, kind) {
      counts[what][kind] += 1;
      if (what === 'refused' || kind !== 'valid') for (const listener of [...listeners]) listener(view());
    },
    view,
    onChange(listener) {
      const own = (seen: HandshakeView): void => listener(seen);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}

interface ConnectionEnd {
  readonly hasHandshake: boolean;
  /** An alert came, or the client hung up in the middle of the handshake, after the certificate was shown. */
  readonly isBrokenOff: boolean;
}

function watchHandshake(socket: TLSSocket, raw: Socket, timeoutMs: number, onSecure: () => void, onEnd: (end: ConnectionEnd) => void): void {
  let hasHandshake = false;
  let isBrokenOff = false;
  const timer = setTimeout(() => socket.destroy(), timeoutMs);
  socket.once('secure', () => {
    hasHandshake = true;
    clearTimeout(timer);
    onSecure();
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    isBrokenOff ||= isAlert(error) || (!hasHandshake && raw.bytesWritten > 0 && isHangUp(error));
    socket.destroy();
  });
  raw.on('error', () => socket.destroy());
  // A client that refuses the certificate may also hang up without an alert, before its own part of the handshake.
  socket.once('end', () => {
    if (hasHandshake) return;
    isBrokenOff ||= raw.bytesWritten > 0;
    socket.destroy();
  });
  socket.once('close', () => {
    clearTimeout(timer);
    onEnd({ hasHandshake, isBrokenOff });
  });
}

function isRefused(connection: Tracked, end: ConnectionEnd): boolean {
  if (connection.hasRequests) return false;
  return end.isBrokenOff || (end.hasHandshake && connection.certificate !== 'valid' && !connection.isRetired);
}

function endRequest(socket: Socket, connection: Tracked): void {
  connection.open -= 1;
  if (connection.isRetired && connection.open === 0) socket.destroySoon();
}

/** Takes over the arrival of connections; `serve` hands a socket to the HTTP server as if it had arrived there. */
function acceptWith(server: Server, accept: (raw: Socket, serve: (socket: Socket) => void) => void): void {
  const original = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (raw: Socket) => {
    accept(raw, (socket) => {
      for (const listener of original) Reflect.apply(listener, server, [socket]);
    });
  });
}

/** An idle connection ends at once; a busy one when its answer is out. */
function retire(socket: Socket, connection: Tracked): void {
  connection.isRetired = true;
  if (connection.open === 0) socket.destroy();
}

function isAlert(error: NodeJS.ErrnoException): boolean {
  return error.code?.includes('ALERT') === true;
}

function isHangUp(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ECONNRESET' || error.code === 'EPIPE';
}
