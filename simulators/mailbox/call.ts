/** One request on its way through the simulator: what was sent, who sent it as far as is known, and what is noted of it. */
import type { Peer, RawHeader } from '../../src/core/exchange.ts';
import type { WireContext } from '../../src/core/simulator.ts';
import type { Answer } from './answer.ts';
import type { DeliveryView } from './contract.ts';
import type { Sender } from './senders.ts';
import type { Message, State } from './store.ts';
import type { Tenant } from './tenant.ts';

/** What the request says it is about, read before anything is judged: faults are matched with it. */
export interface Labels {
  mailboxUuid?: string;
  applicationId?: string;
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** Facts of a delivery, gathered on the way. */
export type Notes = Mutable<Partial<Omit<DeliveryView, 'exchange' | 'operation' | 'at' | 'status' | 'refusal'>>>;

export interface Call {
  readonly request: Request;
  readonly wire: WireContext | undefined;
  readonly tenant: Tenant;
  /** Path without the tenant's prefix and without query, as sent. */
  readonly path: string;
  /** Query as sent, without `?`. */
  readonly query: string;
  /** Milliseconds since the epoch, real time. */
  readonly startedAt: number;
  /** High-resolution start, milliseconds. */
  readonly startedTick: number;
  operation: string;
  body: Uint8Array;
  isBodyTooLarge: boolean;
  sender: Sender | undefined;
  peer: Peer;
  readonly labels: Labels;
  readonly notes: Notes;
  /** What was stored: gets the id of the exchange when that is recorded. */
  readonly stored: (Message | State)[];
  /** Names of faults that changed this exchange. */
  readonly struck: string[];
}

/** Refuses a call, or lets it pass with `undefined`. */
export type Refusal = Answer | undefined;

/** A call that nothing is known of but its request. */
export function createCall(request: Request, wire: WireContext | undefined, tenant: Tenant, path: string, query: string): Call {
  return {
    request,
    wire,
    tenant,
    path,
    query,
    startedAt: tenant.service.clock.now(),
    startedTick: performance.now(),
    operation: 'unknown',
    body: new Uint8Array(),
    isBodyTooLarge: false,
    sender: undefined,
    peer: 'unknown',
    labels: {},
    notes: {},
    stored: [],
    struck: [],
  };
}

/** A header of the request; several of one name joined with commas. @param name in lower case */
export function headerValue({ request, wire }: Call, name: string): string | undefined {
  if (wire?.rawHeaders === undefined) return request.headers.get(name) ?? undefined;
  const values = wire.rawHeaders.filter(([sent]) => sent.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ');
}

/** All headers: in the sender's spelling and order when the host kept them, else as the Request has them. */
export function rawHeadersOf({ request, wire }: Call): readonly RawHeader[] {
  return wire?.rawHeaders ?? [...request.headers];
}

/** Whether a header value names that media type, parameters aside. */
export function isMediaType(value: string | undefined, mediaType: string): boolean {
  return value?.split(';', 1)[0]?.trim().toLowerCase() === mediaType;
}
