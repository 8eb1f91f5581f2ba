/**
 * The last answer on a connection whose peer is still sending, or never sent HTTP: status line, problem document, our end
 * of the connection closed, and a moment of silence in which the peer can read it. An immediate end would reset the
 * connection, and the answer would be lost.
 */
import type { Duplex } from 'node:stream';

/** How long the rest of what the peer sends is thrown away. @unit milliseconds */
const LINGER_MS = 500;

const TITLES = { 400: 'Bad Request', 408: 'Request Timeout', 413: 'Content Too Large', 431: 'Request Header Fields Too Large' } as const;

const lingering = new WeakSet<Duplex>();

/** Answers and ends the connection. Nothing else may have been written for the request. */
export function sayLast(socket: Duplex, status: keyof typeof TITLES, detail: string): void {
  if (lingering.has(socket)) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  lingering.add(socket);
  const body = JSON.stringify({ type: 'about:blank', title: TITLES[status], status, detail });
  const head = [
    `HTTP/1.1 ${status} ${TITLES[status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.resume();
}

/** Answers what the HTTP parser refused: 408, 431 or 400. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') socket.destroy();
  else if (error.code === 'HPE_HEADER_OVERFLOW') sayLast(socket, 431, 'The headers are larger than this host accepts.');
  else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') sayLast(socket, 408, 'The request did not arrive in time.');
  else sayLast(socket, 400, 'The request is not HTTP/1.1.');
}
