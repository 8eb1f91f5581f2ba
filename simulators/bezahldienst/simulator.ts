/**
 * The payment simulator: one core of money with four faces (XBezahldienste 1.0.0, ePayBL, pmPayment, GiroCheckout) and a page for people, for
 * any number of tenants. One fetch handler; tenants are told apart by the path prefix `/t/<id>`.
 */
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/core/clock.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Simulator } from '../../src/core/simulator.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { plainText } from './answer.ts';
import { createCall } from './call.ts';
import type { Call } from './call.ts';
import type { TenantSeed } from './contract.ts';
import { createControl } from './control-server.ts';
import type { HostHooks } from '../host-hooks.ts';
import { finish, run, segmentsOf } from './route.ts';
import { ROUTES } from './routes.ts';
import { createTenant } from './tenant.ts';
import type { NoticeClient, Service, Tenant } from './tenant.ts';
import { addressedOf, createTenants } from '../tenants.ts';

export interface BezahldienstOptions {
  /** Real time. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Makes UUIDs. Default: random. */
  readonly ids?: () => string;
  /** Where the simulator is reached, without tenant prefix and trailing slash; a function when it is known only later. */
  readonly baseUrl: string | (() => string);
  readonly recorder: Recorder;
  /** Sends notices to online services; without it none are sent. */
  readonly noticeClient?: NoticeClient;
  /** Largest body of a request. Default 1 MiB. */
  readonly maxBodyBytes?: number;
  /** Told when a handler threw, which is a defect of the simulator. */
  readonly onInternalError?: (error: unknown) => void;
}

export interface BezahldienstSimulator extends Simulator {
  /** The control interface, to be served on its own port. */
  readonly control: Simulator;
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** @throws ERR_CONTROL_REFUSED when the id is taken or malformed, or a client or Mandant cannot be registered */
  createTenant(seed: TenantSeed): Tenant;
  /** @returns whether there was such a tenant */
  deleteTenant(id: string): boolean;
  /** Names the host that serves the simulator, for its certificates. */
  useHost(hooks: HostHooks): void;
  /** Waits until every notice under way was answered or failed. */
  settled(): Promise<void>;
}

/** Makes a simulator without tenants. */
export function createBezahldienst(options: BezahldienstOptions): BezahldienstSimulator {
  const service = serviceOf(options);
  // Requests to tenants that do not exist are recorded under a name that no tenant can have.
  const nobody = createTenant({ id: '?', clients: [], mandanten: [] }, service);
  const { tenants, ...registry } = createTenants({
    make: (seed: TenantSeed) => createTenant(seed, service),
    recorder: service.recorder,
    end: (tenant) => tenant.end(),
  });
  let host: HostHooks | undefined;
  return {
    name: 'bezahldienst',
    tenants,
    ...registry,
    async fetch(request, wire) {
      const { tenant, path, query } = addressedOf(request, wire, tenants, nobody);
      const call = createCall(request, wire, tenant, path, query);
      return call.tenant === nobody ? finish(call, plainText(404, 'There is no such tenant.')) : route(call);
    },
    control: createControl({ onInternalError: service.onInternalError, tenants, ...registry, host: () => host }),
    useHost(hooks) {
      host = hooks;
    },
    async settled() {
      while (service.underWay.size > 0) await Promise.all(service.underWay);
    },
  };
}

function route(call: Call): Response | Promise<Response> {
  const allowed: string[] = [];
  for (const candidate of ROUTES) {
    const open = segmentsOf(candidate, call.path);
    if (open === undefined) continue;
    if (candidate.method === call.request.method) {
      call.segments = open;
      return run(call, candidate);
    }
    allowed.push(candidate.method);
  }
  if (allowed.length === 0) return finish(call, plainText(404, 'Nothing is here.'));
  return finish(call, plainText(405, 'The path does not offer this method.', [['Allow', allowed.join(', ')]]));
}

function serviceOf({ clock = systemClock, ids = randomUUID, baseUrl, recorder, noticeClient, maxBodyBytes, onInternalError }: BezahldienstOptions): Service {
  return {
    clock,
    ids,
    baseUrl: typeof baseUrl === 'function' ? baseUrl : () => baseUrl,
    recorder,
    noticeClient,
    underWay: new Set(),
    maxBodyBytes: maxBodyBytes ?? 1024 * 1024,
    onInternalError: onInternalError ?? (() => undefined),
  };
}
