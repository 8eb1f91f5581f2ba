/**
 * The test PKI as a service: certificates of authorities, revocation lists and OCSP, for any number of tenants. One fetch
 * handler, to be served over plain HTTP as such services are; tenants are told apart by the path prefix `/t/<id>`.
 */
import { systemClock } from '../../src/core/clock.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Simulator } from '../../src/core/simulator.ts';
import { createTestPki } from '../../src/formats/pki/test-pki.ts';
import type { TestAuthority, TestPki } from '../../src/formats/pki/test-pki.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { textAnswer } from './answer.ts';
import { createCall } from './call.ts';
import type { TenantSeed } from './contract.ts';
import { createControl } from './control-server.ts';
import { finish, run } from './route.ts';
import { createTenant } from './tenant.ts';
import type { Service, Tenant } from './tenant.ts';
import { addressedOf, createTenants } from '../tenants.ts';

export interface PkiOptions {
  /** Authorities and their keys; shared with whoever issues certificates in process. */
  readonly pki: TestPki;
  /** Real time. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Where the simulator is reached, without tenant prefix and trailing slash; a function when it is known only later. */
  readonly baseUrl: string | (() => string);
  readonly recorder: Recorder;
  /** Largest question. Default 64 KiB. */
  readonly maxBodyBytes?: number;
  /** Told when a handler threw, which is a defect of the simulator. */
  readonly onInternalError?: (error: unknown) => void;
}

export interface PkiSimulator extends Simulator {
  /** The control interface, to be served on its own port. */
  readonly control: Simulator;
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** @throws ERR_CONTROL_REFUSED when the id is taken or malformed */
  createTenant(seed: TenantSeed): Tenant;
  /** @returns whether there was such a tenant */
  deleteTenant(id: string): boolean;
}

/** Makes a simulator without tenants. */
export function createPki(options: PkiOptions): PkiSimulator {
  const service = serviceOf(options);
  // Requests to tenants that do not exist are recorded under a name that no tenant can have.
  const nobody = createTenant({ id: '?' }, service);
  const { tenants, ...registry } = createTenants({ make: (seed: TenantSeed) => createTenant(seed, service), recorder: service.recorder });
  return {
    name: 'pki',
    tenants,
    ...registry,
    async fetch(request, wire) {
      const { tenant, path, query } = addressedOf(request, wire, tenants, nobody);
      const call = createCall(request, wire, tenant, path, query);
      return call.tenant === nobody ? finish(call, textAnswer(404, 'There is no such tenant.')) : run(call);
    },
    control: createControl({ onInternalError: service.onInternalError, tenants, ...registry }),
  };
}

function serviceOf({ pki, clock = systemClock, baseUrl, recorder, maxBodyBytes = 65_536, onInternalError }: PkiOptions): Service {
  let stranger: Promise<TestAuthority> | undefined;
  return {
    clock,
    pki,
    baseUrl: typeof baseUrl === 'function' ? baseUrl : () => baseUrl,
    recorder,
    maxBodyBytes,
    stranger: async () => (stranger ??= createTestPki({ now: clock.now(), keys: 'quick', label: 'Fremde' }).authority('client')),
    onInternalError: onInternalError ?? (() => undefined),
  };
}
