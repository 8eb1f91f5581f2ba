/** An answer as a value, before it becomes a `Response`: handlers return it, faults change it, the recorder writes it down. */
import type { RawHeader } from '../../src/core/exchange.ts';
import { withWireFault } from '../../src/core/simulator.ts';
import type { WireFault } from '../../src/core/simulator.ts';
import { createWireResponse } from '../../src/transport/wire-response.ts';

export interface Answer {
  readonly status: number;
  /** In the order and spelling of the wire. */
  readonly headers: readonly RawHeader[];
  readonly body: string | null;
  /** What the host shall do to the bytes; set by faults only. */
  readonly wire?: WireFault;
  /** Functional code, code of ePayBL or name of the problem, where something was refused. */
  readonly refusal?: string;
}

const JSON_HEADERS: readonly RawHeader[] = [
  ['Content-Type', 'application/json; charset=utf-8'],
  ['Cache-Control', 'no-store'],
];
const XML_HEADERS: readonly RawHeader[] = [['Content-Type', 'text/xml; charset=utf-8']];

/** A JSON answer. @param text the JSON itself */
export function jsonText(status: number, text: string, refusal?: string): Answer {
  return refusal === undefined ? { status, headers: JSON_HEADERS, body: text } : { status, headers: JSON_HEADERS, body: text, refusal };
}

/** A SOAP 1.1 message or its description. */
export function xmlText(status: number, text: string, refusal?: string): Answer {
  return { status, headers: XML_HEADERS, body: text, ...(refusal === undefined ? {} : { refusal }) };
}

/** A short text for whoever looks; no face defines such an answer. */
export function plainText(status: number, text: string, headers: readonly RawHeader[] = []): Answer {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8'], ...headers], body: `${text}\n`, refusal: `http-${status}` };
}

/** Makes the `Response`, marked for the host where a fault asked for it. */
export function toResponse(answer: Answer): Response {
  const response = createWireResponse(answer.status, answer.headers, answer.body);
  return answer.wire === undefined ? response : withWireFault(response, answer.wire);
}

/** Whether the answer reaches the other side whole, as far as it is for the simulator to say. */
export function isDelivered({ wire }: Answer): boolean {
  return wire === undefined || wire.kind === 'delay';
}
