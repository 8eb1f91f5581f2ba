/**
 * One request on its way through the simulator: what arrived, whose it is, which records it names, which faults struck.
 * Made once per request and filled in as more becomes known; guards and handlers read it.
 */
import type { Peer, RawHeader } from '../../src/core/exchange.ts';
import type { WireContext } from '../../src/core/simulator.ts';
import type { Answer } from './answer.ts';
import type { DestinationSeed } from './contract.ts';
import type { PostedEvent } from './posted-event.ts';
import type { Case, Submission } from './state.ts';
import type { Client, Tenant } from './tenant.ts';
import type { Token } from './tokens.ts';
import type { VersionAdapter } from './versions/adapter.ts';

export interface Labels {
  destinationId?: string;
  submissionId?: string;
  caseId?: string;
  attachmentId?: string;
  keyId?: string;
}

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
  version: VersionAdapter | undefined;
  params: Readonly<Record<string, string>>;
  body: Uint8Array;
  isBodyTooLarge: boolean;
  /** The body as text, where it was decoded: recorder and state share it. */
  text: string | undefined;
  /** Parsed JSON body, once the guard for it has passed. */
  json: unknown;
  token: Token | undefined;
  /** Client by token or, at the token endpoint, by `client_id`; proven only where the guard for tokens has passed. */
  client: Client | undefined;
  peer: Peer;
  labels: Labels;
  /** Names of faults that changed this exchange. */
  readonly struck: string[];
  rateLimitHeaders: readonly RawHeader[] | undefined;
  submission: Submission | undefined;
  theCase: Case | undefined;
  destination: DestinationSeed | undefined;
  postedEvent: PostedEvent | undefined;
}

/** Refuses a call, or lets it pass with `undefined`. */
export type Guard = (call: Call) => Answer | undefined;

/** Carries a call out; guards have passed before. */
export type Handler = (call: Call) => Answer | Promise<Answer>;

const NO_BODY = new Uint8Array();
const NO_PARAMS = {};

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
    version: undefined,
    params: NO_PARAMS,
    body: NO_BODY,
    isBodyTooLarge: false,
    text: undefined,
    json: undefined,
    token: undefined,
    client: undefined,
    peer: 'unknown',
    labels: {},
    struck: [],
    rateLimitHeaders: undefined,
    submission: undefined,
    theCase: undefined,
    destination: undefined,
    postedEvent: undefined,
  };
}

/**
 * A header of the request as `Headers` would give it. Where the host kept the raw ones no `Headers` is built, which would
 * cost as much as the rest of a read.
 * @param name in lower case
 */
export function headerValue({ request, wire }: Call, name: string): string | null {
  if (wire?.rawHeaders === undefined) return request.headers.get(name);
  let value: string | null = null;
  for (const [sent, text] of wire.rawHeaders) {
    if (sent.length === name.length && sent.toLowerCase() === name) value = value === null ? text : `${value}, ${text}`;
  }
  return value;
}

/** All headers: in the sender's spelling and order when the host kept them, else as the Request has them. */
export function rawHeadersOf(call: Call): readonly RawHeader[] {
  return call.wire?.rawHeaders ?? [...call.request.headers];
}

/** A path parameter; empty when the route has none of that name. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

/** The client of a call whose guard for tokens has passed. */
export function clientOf(call: Call): Client {
  if (call.client === undefined) throw new Error('A handler asked for the client of a call without a token.');
  return call.client;
}

/** The submission that a guard has found. */
export function submissionOf(call: Call): Submission {
  if (call.submission === undefined) throw new Error('A handler asked for a submission that no guard has found.');
  return call.submission;
}

/** The case that a guard has found. */
export function caseOf(call: Call): Case {
  if (call.theCase === undefined) throw new Error('A handler asked for a case that no guard has found.');
  return call.theCase;
}

/** The destination that a guard has found. */
export function destinationOf(call: Call): DestinationSeed {
  if (call.destination === undefined) throw new Error('A handler asked for a destination that no guard has found.');
  return call.destination;
}

/** The version of the API that the path names. */
export function versionOf(call: Call): VersionAdapter {
  if (call.version === undefined) throw new Error('A handler asked for the API version of a path without one.');
  return call.version;
}
