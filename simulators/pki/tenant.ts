/** One tenant: one run with its own revocations, clock, faults and record. Authorities are shared by all. */
import { createVirtualClock, toTimestamp } from '../../src/core/clock.ts';
import type { Clock, VirtualClock } from '../../src/core/clock.ts';
import type { TestAuthority, TestPki } from '../../src/formats/pki/test-pki.ts';
import type { RevocationEntry } from '../../src/formats/pki/revocation.ts';
import { AUTHORITY_IDS } from '../../src/formats/pki/roles.ts';
import type { AuthorityId } from '../../src/formats/pki/roles.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import type { AuthorityAddresses, RevocationView, TenantAddresses, TenantSeed } from './contract.ts';
import { createFaultBook } from './faults/book.ts';
import type { FaultBook } from './faults/book.ts';

/** What all tenants of one simulator share. */
export interface Service {
  /** Real time. */
  readonly clock: Clock;
  readonly baseUrl: () => string;
  readonly recorder: Recorder;
  readonly pki: TestPki;
  /** An authority that nobody trusts, with a key of its own. */
  readonly stranger: () => Promise<TestAuthority>;
  /** Largest body of a request. @unit bytes */
  readonly maxBodyBytes: number;
  readonly onInternalError: (error: unknown) => void;
}

export interface Revocation extends RevocationEntry {
  readonly authority: AuthorityId;
}

export interface Tenant {
  readonly id: string;
  readonly service: Service;
  /** Path in front of everything: empty for the tenant `default`. */
  readonly prefix: string;
  readonly seed: Required<Omit<TenantSeed, 'id'>>;
  /** Virtual time: when revocations come true. */
  readonly clock: VirtualClock;
  /** By authority and number. */
  readonly revocations: Map<string, Revocation>;
  readonly faults: FaultBook;
  /** The time that lists and answers carry. */
  stampNow(): number;
  /** Revocations of an authority that have come true, in order of number. */
  effective(authority: AuthorityId): readonly RevocationEntry[];
  addressesOf(authority: AuthorityId): AuthorityAddresses;
  addresses(): TenantAddresses;
}

/** A tenant as a seed describes it. */
export function createTenant(seed: TenantSeed, service: Service): Tenant {
  const prefix = seed.id === 'default' || seed.id === '?' ? '' : `/t/${seed.id}`;
  const clock = createVirtualClock(service.clock);
  const revocations = new Map<string, Revocation>();
  const stampNow = (): number => (seed.timestamps === 'virtual' ? clock.now() : service.clock.now());
  const addressesOf = (authority: AuthorityId): AuthorityAddresses => {
    const base = service.baseUrl() + prefix;
    return { crlUrl: `${base}/crl/${authority}.crl`, ocspUrl: `${base}/ocsp/${authority}`, issuerUrl: `${base}/ca/${authority}.crt` };
  };
  return {
    id: seed.id,
    service,
    prefix,
    seed: { timestamps: 'real', listHours: 24, answerMinutes: 60, peer: 'unknown', ...seed },
    clock,
    revocations,
    faults: createFaultBook(),
    stampNow,
    effective: (authority) =>
      [...revocations.values()]
        .filter((one) => one.authority === authority && one.at <= clock.now())
        // A clock that is ahead of the stamps must not write times to come.
        .map(({ serialNumber, at, reason }) => ({ serialNumber, reason, at: Math.min(at, stampNow()) }))
        .sort((a, b) => (a.serialNumber < b.serialNumber ? -1 : 1)),
    addressesOf,
    addresses: () => ({ authorities: Object.fromEntries(AUTHORITY_IDS.map((id) => [id, addressesOf(id)])) as TenantAddresses['authorities'] }),
  };
}

/** A revocation as the control interface tells it. */
export function revocationView({ authority, serialNumber, reason, at }: Revocation, clock: Clock): RevocationView {
  return { authority, serialNumber, reason, at: toTimestamp(at), isEffective: at <= clock.now() };
}
