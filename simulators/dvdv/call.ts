/** One request on its way through the simulator: what was sent, to which server, by whom, and what is noted of it. */
import type { Peer, RawHeader } from '../../src/core/exchange.ts';
import type { WireContext } from '../../src/core/simulator.ts';
import type { Answer } from './answer.ts';
import type { CallView, ServerName } from './contract.ts';
import type { Tenant } from './tenant.ts';
import type { IssuedToken } from './tokens.ts';

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** Facts of a call, gathered on the way. */
export type Notes = Mutable<Partial<Pick<CallView, 'function' | 'entry' | 'authorization' | 'assertion' | 'query' | 'requests' | 'outcomes'>>>;

export interface Call {
  readonly request: Request;
  readonly wire: WireContext | undefined;
  readonly tenant: Tenant;
  readonly server: ServerName;
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
  peer: Peer;
  readonly notes: Notes;
  /** A token that this call gave out. */
  issued: IssuedToken | undefined;
  /** Names of faults that changed this exchange. */
  readonly struck: string[];
}

/** Refuses a call, or lets it pass with `undefined`. */
export type Refusal = Answer | undefined;

const NO_BODY = new Uint8Array();

export interface CallInput {
  readonly request: Request;
  readonly wire: WireContext | undefined;
  readonly tenant: Tenant;
  readonly server: ServerName;
  readonly path: string;
  readonly query: string;
}

/** A call that nothing is known of but its request. */
export function createCall(input: CallInput): Call {
  return {
    ...input,
    startedAt: input.tenant.service.clock.now(),
    startedTick: performance.now(),
    operation: 'unknown',
    body: NO_BODY,
    isBodyTooLarge: false,
    peer: 'unknown',
    notes: {},
    issued: undefined,
    struck: [],
  };
}

/** A header of the request; several of one name joined with commas. @param name in lower case */
export function headerValue({ request, wire }: Call, name: string): string | undefined {
  if (wire?.rawHeaders === undefined) return request.headers.get(name) ?? undefined;
  let value: string | undefined;
  for (const [sent, text] of wire.rawHeaders)
    if (sent.length === name.length && sent.toLowerCase() === name) value = value === undefined ? text : `${value}, ${text}`;
  return value;
}

/** All headers: in the sender's spelling and order when the host kept them, else as the Request has them. */
export function rawHeadersOf({ request, wire }: Call): readonly RawHeader[] {
  return wire?.rawHeaders ?? [...request.headers];
}

/** Whether a header value names that media type, parameters aside. */
export function isMediaType(value: string | undefined, mediaType: string): boolean {
  return value?.split(';', 1)[0]?.trim().toLowerCase() === mediaType;
}
