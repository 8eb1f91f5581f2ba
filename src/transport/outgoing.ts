/**
 * From an answer to bytes on the wire, with the wire faults of fault injection: delay, a body cut off under its full
 * length, a connection that ends without an answer. Large bodies are passed on in the pieces they come in.
 */
import type { ServerResponse } from 'node:http';
import type { ReadableStream } from 'node:stream/web';
import type { RawHeader } from '../core/exchange.ts';
import type { WireFault } from '../core/simulator.ts';
import { wireFaultOf } from '../core/simulator.ts';
import { wirePartsOf, wireTextOf } from './wire-response.ts';
import type { WireText } from './wire-response.ts';

/** Up to here head and body leave in one write, which Node does for texts only; Latin-1 keeps every byte. */
const SMALL_BYTES = 16_384;

/** Ends the connection under an answer, with a reset where the system can. */
export type Reset = () => void;

/**
 * Sends an answer, carrying out its wire fault. A short text without fault, which nearly every answer is, leaves at once.
 * @returns when there is something to wait for; resolves when the answer is handed over or its connection is gone
 */
export function sendAnswer(outgoing: ServerResponse, answer: Response, reset: Reset): Promise<void> | undefined {
  const fault = wireFaultOf(answer);
  const plain = fault === undefined ? wireTextOf(answer) : undefined;
  return plain !== undefined && hasSentText(outgoing, answer.status, plain) ? undefined : sendInSteps(outgoing, answer, fault, reset);
}

/**
 * Node joins head and text before it encodes them. Beyond ASCII that is right for UTF-8 only, which would change a
 * header with other characters. @returns false when the text has to go as bytes, and nothing was sent
 */
function hasSentText(outgoing: ServerResponse, status: number, { headers, text }: WireText): boolean {
  if (text.length > SMALL_BYTES || outgoing.destroyed) return false;
  const length = Buffer.byteLength(text, 'utf8');
  const encoding = length === text.length ? 'latin1' : 'utf8';
  if (encoding === 'utf8' && !headers.every(([, value]) => isAscii(value))) return false;
  outgoing.writeHead(status, headersOf(status, headers, length));
  if (outgoing.req.method === 'HEAD' || length === 0) outgoing.end();
  else outgoing.end(text, encoding);
  return true;
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text, 'utf8') === text.length;
}

async function sendInSteps(outgoing: ServerResponse, answer: Response, fault: WireFault | undefined, reset: Reset): Promise<void> {
  if (fault?.kind === 'reset' || fault?.kind === 'lost-answer') return discard(answer, reset);
  if (fault?.kind === 'delay') await pause(outgoing, fault.delayMs);
  const parts = wirePartsOf(answer);
  const pieces = parts === undefined ? await piecesOf(answer) : piecesOfBytes(parts.body);
  if (outgoing.destroyed) return;
  const length = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
  outgoing.writeHead(answer.status, headersOf(answer.status, parts?.headers ?? answer.headers, length));
  return fault?.kind === 'truncate' ? sendPart(outgoing, pieces, fault) : sendWhole(outgoing, pieces, length);
}

async function sendWhole(outgoing: ServerResponse, pieces: readonly Uint8Array[], length: number): Promise<void> {
  if (outgoing.req.method === 'HEAD' || pieces.length === 0) outgoing.end();
  else if (length <= SMALL_BYTES) outgoing.end(latin1Of(pieces), 'latin1');
  else await sendPieces(outgoing, pieces);
}

/** Answer of the host itself when no simulator is asked. */
export function problem(status: number, title: string, detail: string): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

async function discard(answer: Response, reset: Reset): Promise<void> {
  reset();
  if (wirePartsOf(answer) === undefined) await answer.body?.cancel();
}

function piecesOfBytes(bytes: Uint8Array): readonly Uint8Array[] {
  return bytes.byteLength === 0 ? [] : [bytes];
}

async function piecesOf(answer: Response): Promise<readonly Uint8Array[]> {
  if (answer.body === null) return [];
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const pieces: Uint8Array[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (next.value.byteLength > 0) pieces.push(next.value);
  }
  return pieces;
}

function latin1Of(pieces: readonly Uint8Array[]): string {
  return pieces.map((piece) => Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1')).join('');
}

/** Flat list of names and values as `writeHead` takes it. The length is ours unless the answer states one. */
function headersOf(status: number, headers: Iterable<RawHeader>, length: number): string[] {
  const flat: string[] = [];
  let hasLength = status < 200 || status === 204 || status === 304;
  for (const [name, value] of headers) {
    flat.push(name, value);
    hasLength ||= (name.length === 14 || name.length === 17) && LENGTH_HEADER.test(name);
  }
  if (!hasLength) flat.push('content-length', String(length));
  return flat;
}

const LENGTH_HEADER = /^(?:content-length|transfer-encoding)$/i;

async function sendPieces(outgoing: ServerResponse, pieces: readonly Uint8Array[]): Promise<void> {
  for (const piece of pieces) {
    if (!outgoing.write(piece)) await drained(outgoing);
    if (outgoing.destroyed) return;
  }
  outgoing.end();
}

/** Full length in the head, part of the body, then an orderly end of the connection. */
async function sendPart(outgoing: ServerResponse, pieces: readonly Uint8Array[], fault: Extract<WireFault, { kind: 'truncate' }>): Promise<void> {
  const part = Buffer.concat(pieces).subarray(0, Math.max(0, fault.afterBytes));
  await new Promise<void>((resolve) => {
    outgoing.once('close', resolve);
    const hangUp = (): void => outgoing.socket?.destroySoon();
    if (part.byteLength > 0) outgoing.write(part, hangUp);
    else {
      outgoing.flushHeaders();
      hangUp();
    }
  });
}

/** Waits, but no longer than the peer does. */
async function pause(outgoing: ServerResponse, delayMs: number): Promise<void> {
  if (outgoing.destroyed) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      outgoing.off('close', end);
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    outgoing.once('close', end);
  });
}

async function drained(outgoing: ServerResponse): Promise<void> {
  if (outgoing.destroyed) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      outgoing.off('drain', end).off('close', end);
      resolve();
    };
    outgoing.once('drain', end).once('close', end);
  });
}
