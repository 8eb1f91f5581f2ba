/** One tenant: one run with its own directory, clock, faults and record, asked at two servers. Tenants share nothing but the process. */
import { createVirtualClock } from '../../src/core/clock.ts';
import type { Clock, VirtualClock } from '../../src/core/clock.ts';
import type { Peer } from '../../src/core/exchange.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { createAnswerCache } from './answer-cache.ts';
import type { AnswerCache } from './answer-cache.ts';
import { createCallLog } from './call-log.ts';
import type { CallLog } from './call-log.ts';
import type { ClientSeed, EntryName, NetworkSeed, ServerAddresses, ServerName, TenantAddresses, TenantSeed } from './contract.ts';
import { createDirectory } from './directory/store.ts';
import type { Directory } from './directory/store.ts';
import { createFaultBook } from './faults/book.ts';
import type { FaultBook } from './faults/book.ts';
import { BACKEND, ENTRY_PATHS, TOKEN_PATH } from './paths.ts';
import { createTokenBook } from './tokens.ts';
import type { TokenBook } from './tokens.ts';
import { wireFormOf } from './wire-form.ts';
import type { WireForm } from './wire-form.ts';

/** What all tenants of one simulator share. */
export interface Service {
  /** Real time: tokens and assertions are compared with it. */
  readonly clock: Clock;
  readonly ids: () => string;
  readonly baseUrl: (server: ServerName) => string;
  readonly recorder: Recorder;
  /** Largest body of a request. @unit bytes */
  readonly maxBodyBytes: number;
  readonly onInternalError: (error: unknown) => void;
}

export interface Tenant {
  readonly id: string;
  readonly service: Service;
  /** Path in front of everything: empty for the tenant `default`. */
  readonly prefix: string;
  /** Virtual time: validities and revocations. */
  readonly clock: VirtualClock;
  readonly directory: Directory;
  readonly tokens: TokenBook;
  readonly faults: FaultBook;
  readonly calls: CallLog;
  readonly answers: AnswerCache;
  readonly anonymousPeer: Peer;
  networks: Required<NetworkSeed>;
  form: WireForm;
  /** Whose certificate it is. */
  peerOf(fingerprint: string): Peer;
  putClient(client: ClientSeed): void;
  /** Values the processes of one run share. */
  readonly values: Map<string, unknown>;
  /** Told after every recorded call. */
  readonly onChange: Set<() => void>;
  addresses(): TenantAddresses;
}

/** Networks with everything filled in. */
export function networksOf(seed: NetworkSeed = {}): Required<NetworkSeed> {
  return { intern: 'open', standalone: 'token', bundesmaster: 'closed', iamTokens: [], ...seed };
}

/** A tenant as a seed describes it. @throws ERR_CONTROL_REFUSED when its directory does not hold together */
export function createTenant(seed: TenantSeed, service: Service): Tenant {
  const prefix = seed.id === 'default' || seed.id === '?' ? '' : `/t/${seed.id}`;
  const peers = new Map((seed.clients ?? []).map(({ fingerprint, peer }) => [fingerprint.toLowerCase(), peer]));
  const tenant: Tenant = {
    id: seed.id,
    service,
    prefix,
    clock: createVirtualClock(service.clock),
    directory: createDirectory(seed.directory),
    tokens: createTokenBook(),
    faults: createFaultBook(),
    calls: createCallLog(),
    answers: createAnswerCache(),
    anonymousPeer: seed.anonymousPeer ?? 'unknown',
    networks: networksOf(seed.networks),
    form: wireFormOf(seed.wire),
    peerOf: (fingerprint) => peers.get(fingerprint) ?? 'unknown',
    putClient: ({ fingerprint, peer }) => void peers.set(fingerprint.toLowerCase(), peer),
    values: new Map(),
    onChange: new Set(),
    addresses: () => ({ first: addressesOf(tenant, 'first'), second: addressesOf(tenant, 'second'), pagesUrl: `${service.baseUrl('first')}${prefix}/pflege` }),
  };
  return tenant;
}

function addressesOf({ service, prefix, networks }: Tenant, server: ServerName): ServerAddresses {
  const base = service.baseUrl(server) + prefix;
  const open = (Object.keys(ENTRY_PATHS) as readonly EntryName[]).filter((entry) => networks[entry] !== 'closed');
  return {
    backendUrl: base + BACKEND,
    ...(networks.standalone === 'token' ? { tokenUrl: base + TOKEN_PATH } : {}),
    directoryUrls: Object.fromEntries(open.map((entry) => [entry, `${base}${BACKEND}/${ENTRY_PATHS[entry]}`])),
  };
}
