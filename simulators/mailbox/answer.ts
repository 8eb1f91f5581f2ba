/** An answer as a value, before it becomes a `Response`: handlers return it, faults change it, the recorder writes it down. */
import type { RawHeader } from '../../src/core/exchange.ts';
import { withWireFault } from '../../src/core/simulator.ts';
import type { WireFault } from '../../src/core/simulator.ts';
import { createWireResponse } from '../../src/transport/wire-response.ts';

export interface Answer {
  readonly status: number;
  /** In the order and spelling of the wire. */
  readonly headers: readonly RawHeader[];
  readonly body: string | Uint8Array | null;
  /** What the host shall do to the bytes; set by faults only. */
  readonly wire?: WireFault;
  /** Name of the problem or code of the receipt, where something was refused. */
  readonly refusal?: string;
}

/** A header that is sent with every answer of the REST interface, seen in a captured one. */
const NO_STORE: readonly RawHeader[] = [
  ['Cache-Control', 'no-cache, no-store, max-age=0, must-revalidate'],
  ['Pragma', 'no-cache'],
  ['Expires', '0'],
];

/** A JSON answer of the REST interface, not to be stored, with the cookie of a load balancer. */
export function restJson(status: number, value: unknown): Answer {
  const headers: readonly RawHeader[] = [['Content-Type', 'application/json'], ...NO_STORE, ['Set-Cookie', 'lb=simulator; Path=/; Secure; HttpOnly']];
  return { status, headers, body: JSON.stringify(value) };
}

/** An answer of the REST interface without content. */
export function restEmpty(status: number): Answer {
  return { status, headers: NO_STORE, body: null };
}

/** A SOAP 1.1 message. */
export function soapXml(status: number, body: string, refusal?: string): Answer {
  return { status, headers: [['Content-Type', 'text/xml; charset=utf-8']], body, ...(refusal === undefined ? {} : { refusal }) };
}

/** The body as text. */
export function textOf({ body }: Answer): string {
  if (body === null || typeof body === 'string') return body ?? '';
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}

/** Makes the `Response`, marked for the host where a fault asked for it. */
export function toResponse(answer: Answer): Response {
  const response = createWireResponse(answer.status, answer.headers, answer.body);
  return answer.wire === undefined ? response : withWireFault(response, answer.wire);
}
