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

/** Memory for a stated length is reserved up to here; longer bodies are joined from pieces. */
const RESERVE_FROM_BYTES = 1_048_576;

/** Name and value in the sender's spelling and order. */
export function rawHeadersOf(incoming: IncomingMessage): readonly RawHeader[] {
  const flat = incoming.rawHeaders;
  const pairs: RawHeader[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) pairs.push([flat[at] ?? '', flat[at + 1] ?? '']);
  return pairs;
}

/**
 * Address of a request: scheme and `Host` before the target as sent.
 * @returns undefined for a target or host that no address can be made of
 */
export function urlOf(incoming: IncomingMessage, scheme: 'http' | 'https', defaultHost: string): string | undefined {
  const target = incoming.url ?? '';
  if (/^https?:\/\//i.test(target)) return URL.canParse(target) ? target : undefined;
  const host = incoming.headers.host ?? defaultHost;
  if (!/^[A-Za-z0-9._-]+(?::\d{1,5})?$|^\[[0-9A-Fa-f:.]+\](?::\d{1,5})?$/.test(host)) return undefined;
  const url = `${scheme}://${host}${target.startsWith('/') ? target : `/${target}`}`;
  return PLAIN_TARGET.test(target) || URL.canParse(url) ? url : undefined;
}

const PLAIN_TARGET = /^\/[A-Za-z0-9/._~?&=:%+-]*$/;

/** Whether the stated length is beyond the bound; tells before anything is read. */
export function statesTooMuch(incoming: IncomingMessage, maxBodyBytes: number): boolean {
  return Number(incoming.headers['content-length'] ?? 0) > maxBodyBytes;
}

/** Collects the body. Never rejects. */
export async function collectBody(incoming: IncomingMessage, bounds: BodyBounds): Promise<Collected> {
  const stated = incoming.headers['content-length'];
  if (stated === undefined && incoming.headers['transfer-encoding'] === undefined) return { kind: 'body', bytes: undefined };
  if (statesTooMuch(incoming, bounds.maxBodyBytes)) return { kind: 'too-large' };
  const sink = Number(stated ?? 0) > RESERVE_FROM_BYTES ? createReserve(Number(stated)) : createPile();
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
