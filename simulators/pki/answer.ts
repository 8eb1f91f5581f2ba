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
}

/** Media types of RFC 2585 (4.1, 4.2) and RFC 6960 (appendix A). */
export const MEDIA_TYPES = {
  certificate: 'application/pkix-cert',
  list: 'application/pkix-crl',
  question: 'application/ocsp-request',
  answer: 'application/ocsp-response',
} as const;

/** DER of that media type. Nobody shall cache it: revocations follow a clock that jumps. */
export function derAnswer(mediaType: string, body: Uint8Array): Answer {
  return {
    status: 200,
    headers: [
      ['Content-Type', mediaType],
      ['Cache-Control', 'no-store'],
    ],
    body,
  };
}

/** A refusal that carries a sentence. */
export function textAnswer(status: number, text: string, headers: readonly RawHeader[] = []): Answer {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8'], ...headers], body: `${text}\n` };
}

/** Makes the `Response`, marked for the host where a fault asked for it. */
export function toResponse(answer: Answer): Response {
  const response = createWireResponse(answer.status, answer.headers, answer.body);
  return answer.wire === undefined ? response : withWireFault(response, answer.wire);
}
