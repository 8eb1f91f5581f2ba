/** One request on its way through the simulator: what was sent, who sent it as far as is known, and what is noted of it. */
import type { Peer, RawHeader } from '../../src/core/exchange.ts';
import type { WireContext } from '../../src/core/simulator.ts';
import type { Answer } from './answer.ts';
import type { Client } from './clients.ts';
import type { DeliveryView } from './contract.ts';
import type { FaultSubject } from './faults/definition.ts';
import type { Payment } from './money/payment.ts';
import type { Tenant } from './tenant.ts';

export interface Call extends FaultSubject {
  readonly request: Request;
  readonly wire: WireContext | undefined;
  readonly tenant: Tenant;
  /** Path without the tenant's prefix and without query, as sent. */
  readonly path: string;
  /** Query as sent, without `?`. */
  readonly query: string;
  /** Segments of the path that the route left open, as sent. */
  segments: readonly string[];
  /** Milliseconds since the epoch, real time. */
  readonly startedAt: number;
  /** High-resolution start, milliseconds. */
  readonly startedTick: number;
  operation: string;
  body: Uint8Array;
  isBodyTooLarge: boolean;
  /** The body decoded, where that was done: the record shares it. */
  text: string | undefined;
  /** What stands in the record instead of the body, where that holds a secret in XML. */
  recordedBody: string | undefined;
  client: Client | undefined;
  authentication: DeliveryView['authentication'];
  peer: Peer;
  /** Carried out when the answer has left whole. */
  readonly onDelivered: (() => void)[];
}

const NO_BYTES = new Uint8Array();

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
    segments: [],
    startedAt: tenant.service.clock.now(),
    startedTick: performance.now(),
    operation: 'unknown',
    body: NO_BYTES,
    isBodyTooLarge: false,
    text: undefined,
    recordedBody: undefined,
    client: undefined,
    authentication: undefined,
    peer: 'unknown',
    labels: {},
    struck: [],
    onDelivered: [],
  };
}

/** Says that the call is about that payment: for faults, the record, and whoever waits. */
export function about(call: Call, payment: Payment): void {
  const { transactionId, face, ownId, mandantNr, amountCents } = payment;
  const { labels } = call;
  labels.transactionId = transactionId;
  labels.face = face;
  labels.mandantNr = mandantNr;
  labels.amountCents = amountCents;
  if (ownId !== undefined) labels.ownId = ownId;
}

/** Says that the online service learns the state of the payment by the answer, if that leaves whole. */
export function tellsState(call: Call, payment: Payment): void {
  if (payment.status === 'INITIAL') return;
  call.onDelivered.push(() => {
    payment.isRead = true;
  });
}

/** A header of the request; several of one name joined with commas. @param name in lower case */
export function headerValue({ request, wire }: Call, name: string): string | undefined {
  if (wire?.rawHeaders === undefined) return request.headers.get(name) ?? undefined;
  let joined: string | undefined;
  for (const [sent, value] of wire.rawHeaders)
    if (sent.length === name.length && sent.toLowerCase() === name) joined = joined === undefined ? value : `${joined}, ${value}`;
  return joined;
}

/** All headers: in the sender's spelling and order when the host kept them, else as the Request has them. */
export function rawHeadersOf({ request, wire }: Call): readonly RawHeader[] {
  return wire?.rawHeaders ?? [...request.headers];
}

/** Whether the body has that media type, parameters aside. */
export function hasMediaType(call: Call, mediaType: string): boolean {
  const stated = headerValue(call, 'content-type');
  return stated === mediaType || stated?.split(';', 1)[0]?.trim().toLowerCase() === mediaType;
}

/** The body as a form. @returns undefined when it says to be something else */
export function formOf(call: Call): URLSearchParams | undefined {
  return hasMediaType(call, 'application/x-www-form-urlencoded') ? new URLSearchParams(Buffer.from(call.body).toString('utf8')) : undefined;
}
