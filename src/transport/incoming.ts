/**
 * From an incoming message to a request: the body collected within bounds, the target kept as sent. What cannot become a
 * request has a refusal with its status. Nothing here trusts a length that the peer states.
 */
import type { IncomingMessage } from 'node:http';
import type { RawHeader } from '../core/exchange.ts';

export interface BodyBounds {
  readonly maxBodyBytes: number;
  /** Longest pause between two pieces of a body. @unit milliseconds */
  readonly bodyIdleTimeoutMs: number;
}

export type Collected = { readonly kind: 'body'; readonly bytes: Uint8Array<ArrayBuffer> | undefined } | { readonly kind: 'too-large' | 'too-slow' | 'gone' };

const NO_BODY: Collected = { kind: 'body', bytes: undefined };

/** Memory for a stated length is reserved up to here; longer bodies are joined from pieces. */
const RESERVE_FROM_BYTES = 1_048_576;

/** Name and value in the sender's spelling and order. */
export function rawHeadersOf(incoming: IncomingMessage): readonly RawHeader[] {
  const flat = incoming.rawHeaders;
  const pairs: RawHeader[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) pairs.push([flat[at] ?? '', flat[at + 1] ?? '']);
  return pairs;
}

/** The few headers the host itself goes by. */
export interface Framing {
  readonly host: string | undefined;
  readonly contentLength: string | undefined;
  readonly hasTransferEncoding: boolean;
}

/** Reads them off the raw headers: Node would make an object of all headers, which nobody else asks for. The first of several counts. */
export function framingOf({ rawHeaders }: IncomingMessage): Framing {
  let host: string | undefined;
  let contentLength: string | undefined;
  let hasTransferEncoding = false;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') host ??= rawHeaders[at + 1];
    else if (name.length === 14 && name.toLowerCase() === 'content-length') contentLength ??= rawHeaders[at + 1];
    else if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') hasTransferEncoding = true;
  }
  return { host, contentLength, hasTransferEncoding };
}

/**
 * Address of a request: scheme and `Host` before the target as sent.
 * @returns undefined for a target or host that no address can be made of
 */
export function urlOf(target: string, { host: stated }: Framing, scheme: 'http' | 'https', defaultHost: string): string | undefined {
  if (/^https?:\/\//i.test(target)) return URL.canParse(target) ? target : undefined;
  const host = stated ?? defaultHost;
  if (!/^[A-Za-z0-9._-]+(?::\d{1,5})?$|^\[[0-9A-Fa-f:.]+\](?::\d{1,5})?$/.test(host)) return undefined;
  const url = `${scheme}://${host}${target.startsWith('/') ? target : `/${target}`}`;
  return PLAIN_TARGET.test(target) || URL.canParse(url) ? url : undefined;
}

const PLAIN_TARGET = /^\/[A-Za-z0-9/._~?&=:%+-]*$/;

/** Whether the stated length is beyond the bound; tells before anything is read. */
export function statesTooMuch({ contentLength }: Framing, maxBodyBytes: number): boolean {
  return Number(contentLength ?? 0) > maxBodyBytes;
}

/**
 * Collects the body. One that came along with its head, as nearly every short one does, is taken whole when Node has parsed it; only what is
 * still under way needs a timer and somebody who gathers pieces. Tells once, or never where the peer is gone.
 */
export function collectBody(incoming: IncomingMessage, framing: Framing, bounds: BodyBounds, tell: (collected: Collected) => void): void {
  const { contentLength, hasTransferEncoding } = framing;
  if (contentLength === undefined && !hasTransferEncoding) return tell(NO_BODY);
  if (statesTooMuch(framing, bounds.maxBodyBytes)) return tell({ kind: 'too-large' });
  const statedBytes = Number(contentLength ?? 0);
  queueMicrotask(() => {
    if (incoming.readableLength === statedBytes && statedBytes > 0) takeWhole(incoming, tell);
    else collectPieces(incoming, statedBytes, bounds, tell);
  });
}

/** The body is there up to its last byte, and nearly always the parser has come to its end as well: then nobody waits for the stream to say so. */
function takeWhole(incoming: IncomingMessage, tell: (collected: Collected) => void): void {
  const bytes = incoming.read() as Buffer<ArrayBuffer>;
  if (incoming.complete) tell({ kind: 'body', bytes });
  else incoming.once('end', () => tell({ kind: 'body', bytes })).resume();
}

function collectPieces(incoming: IncomingMessage, statedBytes: number, bounds: BodyBounds, tell: (collected: Collected) => void): void {
  const sink = statedBytes > RESERVE_FROM_BYTES ? createReserve(statedBytes) : createPile();
  let size = 0;
  const timer = setTimeout(() => finish({ kind: 'too-slow' }), bounds.bodyIdleTimeoutMs);
  const onData = (piece: Buffer): void => {
    size += piece.byteLength;
    timer.refresh();
    if (size > bounds.maxBodyBytes) finish({ kind: 'too-large' });
    else sink.add(piece);
  };
  const onEnd = (): void => finish({ kind: 'body', bytes: sink.bytes() });
  const onGone = (): void => finish({ kind: 'gone' });
  const finish = (result: Collected): void => {
    clearTimeout(timer);
    incoming.off('data', onData).off('end', onEnd).off('close', onGone);
    tell(result);
  };
  incoming.on('error', onGone).on('data', onData).on('end', onEnd).on('close', onGone);
}

interface Sink {
  add(piece: Buffer): void;
  bytes(): Uint8Array<ArrayBuffer>;
}

/** The parser ends a body at its stated length, so the reserve is always filled. The system gives memory as it is written. */
function createReserve(length: number): Sink {
  const reserve = Buffer.allocUnsafeSlow(length);
  let offset = 0;
  return {
    add: (piece) => void (offset += piece.copy(reserve, offset)),
    bytes: () => reserve.subarray(0, offset),
  };
}

function createPile(): Sink {
  const pieces: Buffer<ArrayBuffer>[] = [];
  return {
    add: (piece) => void pieces.push(piece as Buffer<ArrayBuffer>),
    bytes: () => (pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces)),
  };
}
