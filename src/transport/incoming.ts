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

/** Collects the body, at once where there is none. Never rejects. */
export function collectBody(incoming: IncomingMessage, framing: Framing, bounds: BodyBounds): Collected | Promise<Collected> {
  const { contentLength, hasTransferEncoding } = framing;
  if (contentLength === undefined && !hasTransferEncoding) return NO_BODY;
  if (statesTooMuch(framing, bounds.maxBodyBytes)) return { kind: 'too-large' };
  const statedBytes = Number(contentLength ?? 0);
  const sink = statedBytes > RESERVE_FROM_BYTES ? createReserve(statedBytes) : createPile();
  return new Promise((resolve) => {
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
      resolve(result);
    };
    incoming.on('error', onGone).on('data', onData).on('end', onEnd).on('close', onGone);
  });
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
