/**
 * One tenant: one run with its own credentials, destinations, state, clock, faults and shared values. Tenants share
 * nothing but the process and the service's keys.
 */
import { createVirtualClock } from '../../src/core/clock.ts';
import type { VirtualClock } from '../../src/core/clock.ts';
import type { ClientSeed, TenantAddresses, TenantSeed } from './contract.ts';
import type { PublicJwk } from './contract.ts';
import { createFaultBook } from './faults/book.ts';
import type { FaultBook } from './faults/book.ts';
import { createMemoryStore } from './memory-store.ts';
import { createRateLimiter } from './rate-limit.ts';
import type { RateLimiter } from './rate-limit.ts';
import type { Service } from './service.ts';
import type { Store } from './state.ts';
import { createTokenBook } from './tokens.ts';
import type { TokenBook } from './tokens.ts';

export type Right = ClientSeed['rights'][number];

export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly peer: 'product' | 'suite';
  readonly rights: ReadonlySet<Right>;
  /** Destinations the client is linked with; grows when it creates one. */
  readonly destinationIds: Set<string>;
}

export interface Tenant {
  readonly id: string;
  readonly service: Service;
  readonly strictness: 'strict' | 'lenient';
  readonly botFilter: readonly string[];
  readonly allowsHttpCallback: boolean;
  readonly rateLimiter: RateLimiter | undefined;
  /** Virtual time, for deadlines of the service only. */
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly tokens: TokenBook;
  readonly faults: FaultBook;
  readonly clients: ReadonlyMap<string, Client>;
  /** Values the processes of one run share. */
  readonly values: Map<string, unknown>;
  /** Submissions for which the product has posted an accept or reject event, whatever the answer was. */
  readonly answered: Set<string>;
  /** Called after every change of `answered`. */
  readonly onAnswered: Set<() => void>;
  /** Keys the JWKS holds besides the service's own; faults add to it. */
  readonly publishedKeys: Set<PublicJwk>;
  /** Path in front of the base paths: empty for the tenant `default`. */
  readonly prefix: string;
  addresses(): TenantAddresses;
}

/** Path in front of a tenant's base paths. */
export function prefixOf(tenantId: string): string {
  return tenantId === 'default' || tenantId === '?' ? '' : `/t/${tenantId}`;
}

/** A tenant as a seed describes it. */
export function createTenant(seed: TenantSeed, service: Service): Tenant {
  const prefix = prefixOf(seed.id);
  const store = createMemoryStore();
  for (const destination of seed.destinations) store.putDestination(destination);
  return {
    id: seed.id,
    service,
    strictness: seed.strictness ?? 'strict',
    botFilter: seed.botFilter ?? [],
    allowsHttpCallback: seed.allowsHttpCallback ?? false,
    rateLimiter: seed.rateLimit === undefined ? undefined : createRateLimiter(service.clock, seed.rateLimit),
    clock: createVirtualClock(service.clock),
    store,
    tokens: createTokenBook(service.clock, () => `${service.baseUrl()}${prefix}/token`),
    faults: createFaultBook(service),
    clients: new Map(seed.clients.map((client) => [client.clientId, clientOf(client)])),
    values: new Map(),
    answered: new Set(),
    onAnswered: new Set(),
    publishedKeys: new Set(),
    prefix,
    addresses: () => addressesOf(service.baseUrl() + prefix),
  };
}

/** Whether a destination is linked with a client. */
export function isLinked(client: Client, destinationId: string): boolean {
  return client.destinationIds.has(destinationId);
}

function clientOf(seed: ClientSeed): Client {
  const { clientId, clientSecret, peer } = seed;
  return { clientId, clientSecret, peer, rights: new Set(seed.rights), destinationIds: new Set(seed.destinationIds) };
}

function addressesOf(base: string): TenantAddresses {
  return {
    tokenUrl: `${base}/token`,
    submissionApiUrl: `${base}/submission-api`,
    destinationApiUrl: `${base}/destination-api`,
    routingUrl: `${base}/routing`,
    selfServicePortalUrl: `${base}/portal`,
  };
}
