/**
 * An exchange as the recorder keeps it: redacted and complete, but not yet in the form that readers know. That form, with its digests, costs as
 * much as everything else of recording, and under load nobody reads most exchanges; it is made for the first reader, once.
 */
import { exchangeIdOf } from '../core/exchange.ts';
import type { Exchange, RawHeader } from '../core/exchange.ts';
import type { KeptBody } from './body-record.ts';

/** What is taken as it is. */
export type Facts = Omit<Exchange, 'id' | 'seq' | 'request' | 'response'>;

export interface KeptRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly RawHeader[];
  readonly body: KeptBody;
}

export interface KeptResponse {
  readonly status: number;
  readonly headers: readonly RawHeader[];
  readonly body: KeptBody;
}

export class KeptExchange {
  readonly seq: number;
  readonly request: KeptRequest;
  readonly response: KeptResponse | undefined;
  readonly #facts: Facts;
  #exchange: Exchange | undefined;

  constructor(seq: number, facts: Facts, request: KeptRequest, response: KeptResponse | undefined) {
    this.seq = seq;
    this.#facts = facts;
    this.request = request;
    this.response = response;
  }

  get labels(): Exchange['labels'] {
    return this.#facts.labels;
  }

  get exchange(): Exchange {
    this.#exchange ??= exchangeOf(this.seq, this.#facts, this.request, this.response);
    return this.#exchange;
  }
}

/** With the record of its body, whatever else is kept of it. */
type Readable<Message> = Omit<Message, 'body'> & { readonly body: Pick<KeptBody, 'record'> };

/** The form that readers know. */
export function exchangeOf(seq: number, facts: Facts, request: Readable<KeptRequest>, response: Readable<KeptResponse> | undefined): Exchange {
  const { tenant, direction, peer, operation, startedAt, durationMs, labels, faults, wire } = facts;
  return {
    id: exchangeIdOf(seq),
    seq,
    tenant,
    direction,
    peer,
    operation,
    startedAt,
    durationMs,
    labels,
    faults,
    request: { method: request.method, target: request.target, headers: request.headers, body: request.body.record },
    ...(response === undefined ? {} : { response: { status: response.status, headers: response.headers, body: response.body.record } }),
    ...(wire === undefined ? {} : { wire }),
  };
}
