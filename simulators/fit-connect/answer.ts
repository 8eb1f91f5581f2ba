/**
 * An answer as a value, before it becomes a `Response`: handlers return it, faults change it, the recorder writes it down.
 * Header names keep the spelling they are sent with.
 */
import type { RawHeader } from '../../src/core/exchange.ts';
import { withWireFault } from '../../src/core/simulator.ts';
import type { WireFault } from '../../src/core/simulator.ts';
import { createWireResponse } from '../../src/transport/wire-response.ts';

export interface Answer {
  readonly status: number;
  /** In the order and spelling of the wire. Never changed after it was made. */
  readonly headers: readonly RawHeader[];
  readonly body: string | Uint8Array | null;
  /** What the host shall do to the bytes; set by faults only. */
  readonly wire?: WireFault;
}

const JSON_HEADERS: readonly RawHeader[] = [['Content-Type', 'application/json']];
const UNCACHED_JSON_HEADERS: readonly RawHeader[] = [...JSON_HEADERS, ['Cache-Control', 'no-cache']];
const JOSE_HEADERS: readonly RawHeader[] = [['Content-Type', 'application/jose']];
const NO_HEADERS: readonly RawHeader[] = [];

/** A JSON answer. */
export function json(status: number, value: unknown): Answer {
  return { status, headers: JSON_HEADERS, body: JSON.stringify(value) };
}

/** As {@link json}, of a text that is JSON already. */
export function jsonText(status: number, body: string): Answer {
  return { status, headers: JSON_HEADERS, body };
}

/** A JSON answer that must not be cached (Submission API 1.1.3, destinations and keys). @requirement FC-SVC-004 */
export function uncachedJson(status: number, value: unknown): Answer {
  return { status, headers: UNCACHED_JSON_HEADERS, body: JSON.stringify(value) };
}

/** Compact JOSE text or its bytes, sent as they are. */
export function jose(body: string | Uint8Array): Answer {
  return { status: 200, headers: JOSE_HEADERS, body };
}

/** An answer without content. */
export function empty(status: number, headers: readonly RawHeader[] = NO_HEADERS): Answer {
  return { status, headers, body: null };
}

/** A JSON answer whose object never changes: its text is made once. */
export function constantJson(value: object, headers: readonly RawHeader[] = UNCACHED_JSON_HEADERS): Answer {
  let body = constantTexts.get(value);
  if (body === undefined) constantTexts.set(value, (body = JSON.stringify(value)));
  return { status: 200, headers, body };
}

const constantTexts = new WeakMap<object, string>();

/** The body as text. @returns undefined when there is none */
export function textOf({ body }: Answer): string | undefined {
  if (body === null || typeof body === 'string') return body ?? undefined;
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}

/** The same answer with more headers. */
export function withHeaders(answer: Answer, headers: readonly RawHeader[]): Answer {
  return { ...answer, headers: [...answer.headers, ...headers] };
}

/** The same answer with a long text as bytes, so that recorder and host need not encode it twice; the host sends a short one as it is. */
export function encoded(answer: Answer): Answer {
  const { body } = answer;
  return typeof body === 'string' && body.length > SHORT_CHARS ? { ...answer, body: Buffer.from(body, 'utf8') } : answer;
}

const SHORT_CHARS = 16_384;

/** Makes the `Response`, marked for the host where a fault asked for it. Bytes are handed over without a copy. */
export function toResponse(answer: Answer): Response {
  const response = createWireResponse(answer.status, answer.headers, answer.body);
  return answer.wire === undefined ? response : withWireFault(response, answer.wire);
}
