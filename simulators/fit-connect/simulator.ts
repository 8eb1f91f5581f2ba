/**
 * The FIT-Connect simulator: delivery service, token endpoint, and what else is mounted, for any number of tenants. One
 * fetch handler for everything; tenants are told apart by the path prefix `/t/<id>`.
 */
import { systemClock } from '../../src/core/clock.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Simulator } from '../../src/core/simulator.ts';
import type { KeyPair } from '../../src/formats/keys.ts';
import { newUuid } from '../../src/formats/uuid.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { createCall } from './call.ts';
import type { TenantSeed } from './contract.ts';
import { createControl } from './control-server.ts';
import { problem } from './problems.ts';
import { finish } from './route.ts';
import { createApp } from './routes.ts';
import { DEFAULT_LIMITS } from './service.ts';
import type { HostHooks } from '../host-hooks.ts';
import type { CallbackClient, Limits, Service } from './service.ts';
import { createSpareKeys } from './spare-keys.ts';
import type { MakeKey, SpareKeys } from './spare-keys.ts';
import { createTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';
import { addressedOf, createTenants } from '../tenants.ts';

export interface FitConnectOptions {
  /** Real time. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Makes UUIDs. Default: random. */
  readonly ids?: () => string;
  /** Where the simulator is reached, without tenant prefix and trailing slash; a function when it is known only later. */
  readonly baseUrl: string | (() => string);
  readonly keys: {
    /** Key that signs service events. */
    readonly signing: KeyPair;
    /** Key of the Self-Service-Portal. */
    readonly portal: KeyPair;
    readonly nextSigning?: KeyPair;
  } & Partial<Record<Exclude<keyof SpareKeys, 'nextSigning'>, KeyPair>>;
  /** Makes the keys that faults need, on first use. Default: with self-signed certificates. */
  readonly makeKey?: MakeKey;
  readonly recorder: Recorder;
  /** No callbacks are sent without it. */
  readonly callbackClient?: CallbackClient;
  readonly limits?: Partial<Limits>;
  /** Told when a handler threw, which is a defect of the simulator. */
  readonly onInternalError?: (error: unknown) => void;
}

export interface FitConnectSimulator extends Simulator {
  /** The control interface, to be served on its own port. */
  readonly control: Simulator;
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** @throws ERR_CONTROL_REFUSED when the id is taken or malformed */
  createTenant(seed: TenantSeed): Tenant;
  /** @returns whether there was such a tenant */
  deleteTenant(id: string): boolean;
  /** Names the host that serves the simulator, for certificates and handshakes. */
  useHost(hooks: HostHooks): void;
  /** Resolves when no callback is under way. */
  settled(): Promise<void>;
}

/** Makes a simulator without tenants. */
export function createFitConnect(options: FitConnectOptions): FitConnectSimulator {
  const service = serviceOf(options);
  const app = createApp();
  // Requests to tenants that do not exist are recorded under a name that no tenant can have.
  const nobody = createTenant({ id: '?', clients: [], destinations: [] }, service);
  let host: HostHooks | undefined;
  const { tenants, ...registry } = createTenants({ make: (seed: TenantSeed) => createTenant(seed, service), recorder: service.recorder });
  return {
    name: 'fit-connect',
    tenants,
    ...registry,
    async fetch(request, wire) {
      const { tenant, path, query } = addressedOf(request, wire, tenants, nobody);
      const call = createCall(request, wire, tenant, path, query);
      if (call.tenant === nobody) return finish(call, problem('tenant-not-found'));
      return app.answer(call);
    },
    control: createControl({ onInternalError: service.onInternalError, tenants, ...registry, host: () => host }),
    useHost(hooks) {
      host = hooks;
    },
    async settled() {
      while (service.callbacksUnderWay.size > 0) await Promise.all(service.callbacksUnderWay);
    },
  };
}

function serviceOf(options: FitConnectOptions): Service {
  const { baseUrl, clock = systemClock } = options;
  const { signing, portal, ...spare } = options.keys;
  return {
    clock,
    ids: options.ids ?? newUuid,
    baseUrl: typeof baseUrl === 'function' ? baseUrl : () => baseUrl,
    signing,
    portal,
    spare: createSpareKeys(spare, { now: () => clock.now(), ...(options.makeKey === undefined ? {} : { makeKey: options.makeKey }) }),
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    recorder: options.recorder,
    callbackClient: options.callbackClient,
    onInternalError: options.onInternalError ?? (() => undefined),
    callbacksUnderWay: new Set(),
  };
}
