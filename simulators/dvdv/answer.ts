/** An answer as a value, before it becomes a `Response`: functions return it, faults change it, the recorder writes it down. */
import type { RawHeader } from '../../src/core/exchange.ts';
import { withWireFault } from '../../src/core/simulator.ts';
import type { WireFault } from '../../src/core/simulator.ts';
import { createWireResponse } from '../../src/transport/wire-response.ts';

export interface Answer {
  readonly status: number;
  /** In the order and spelling of the wire. Never changed after it was made. */
  readonly headers: readonly RawHeader[];
  readonly body: string | null;
  /** What the host shall do to the bytes; set by faults only. */
  readonly wire?: WireFault;
  /** Name of the problem, where something was refused. */
  readonly refusal?: string;
}

const JSON_HEADERS: readonly RawHeader[] = [['Content-Type', 'application/json; charset=utf-8']];
const NO_HEADERS: readonly RawHeader[] = [];

/** A JSON answer. */
export function json(value: unknown): Answer {
  return { status: 200, headers: JSON_HEADERS, body: JSON.stringify(value) };
}

/** An answer without content. */
export function empty(status: number, headers: readonly RawHeader[] = NO_HEADERS): Answer {
  return { status, headers, body: null };
}

/** Makes the `Response`, marked for the host where a fault asked for it. */
export function toResponse(answer: Answer): Response {
  const response = createWireResponse(answer.status, answer.headers, answer.body);
  return answer.wire === undefined ? response : withWireFault(response, answer.wire);
}
