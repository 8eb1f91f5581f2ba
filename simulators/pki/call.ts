/** One request on its way through the simulator: what was sent, and what it is about as far as that can be read. */
import type { RawHeader } from '../../src/core/exchange.ts';
import type { WireContext } from '../../src/core/simulator.ts';
import type { OcspRequest } from '../../src/formats/pki/ocsp-request.ts';
import type { AuthorityId } from '../../src/formats/pki/roles.ts';
import type { Tenant } from './tenant.ts';

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
  authority: AuthorityId | undefined;
  /** The question, once it could be read. */
  question: OcspRequest | undefined;
  /** Names of faults that changed this exchange. */
  readonly struck: string[];
}

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
    authority: undefined,
    question: undefined,
    struck: [],
  };
}

/** All headers: in the sender's spelling and order when the host kept them, else as the Request has them. */
export function rawHeadersOf({ request, wire }: Call): readonly RawHeader[] {
  return wire?.rawHeaders ?? [...request.headers];
}

/** Media type of the request's body in lower case, parameters aside; several headers of that name are none. */
export function mediaTypeOf(call: Call): string | undefined {
  const values = rawHeadersOf(call).filter(([name]) => name.toLowerCase() === 'content-type');
  return values.length === 1 ? values[0]?.[1].split(';', 1)[0]?.trim().toLowerCase() : undefined;
}
