/**
 * The DVDV simulator: the directory interface v2 on two servers that stand in for each other, for any number of tenants. One
 * fetch handler per server; tenants are told apart by the path prefix `/t/<id>`.
 */
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/core/clock.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Simulator } from '../../src/core/simulator.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { createCall } from './call.ts';
import type { Call } from './call.ts';
import type { ServerName, TenantSeed } from './contract.ts';
import { createControl } from './control-server.ts';
import type { HostHooks } from '../host-hooks.ts';
import { answerPages, isPage } from './pages/pages.ts';
import { problem } from './problems.ts';
import { finish, run } from './route.ts';
import { ROUTES } from './routes.ts';
import { createTenant } from './tenant.ts';
import type { Service, Tenant } from './tenant.ts';
import { addressedOf, createTenants } from '../tenants.ts';

export interface DvdvOptions {
  /** Real time. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Makes UUIDs. Default: random. */
  readonly ids?: () => string;
  /** Where each server is reached, without tenant prefix and trailing slash. Asked when it is needed. */
  readonly baseUrl: (server: ServerName) => string;
  readonly recorder: Recorder;
  /** Largest body of a request. Default 1 MiB. */
  readonly maxBodyBytes?: number;
  /** Told when a handler threw, which is a defect of the simulator. */
  readonly onInternalError?: (error: unknown) => void;
}

export interface DvdvSimulator {
  /** The server that is asked first, and the one that stands in for it. */
  readonly first: Simulator;
  readonly second: Simulator;
  /** The control interface, to be served on its own port. */
  readonly control: Simulator;
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** @throws ERR_CONTROL_REFUSED when the id is taken or malformed, or the directory does not hold together */
  createTenant(seed: TenantSeed): Tenant;
  /** @returns whether there was such a tenant */
  deleteTenant(id: string): boolean;
  /** Names the host that serves a server, for its certificates. */
  useHost(server: ServerName, hooks: HostHooks): void;
}

const EMPTY = { categories: [], specifications: [], certificates: [], elements: [], organizations: [] };

/** Makes a simulator without tenants. */
export function createDvdv(options: DvdvOptions): DvdvSimulator {
  const service = serviceOf(options);
  // Requests to tenants that do not exist are recorded under a name that no tenant can have.
  const nobody = createTenant({ id: '?', directory: EMPTY }, service);
  const { tenants, ...registry } = createTenants({ make: (seed: TenantSeed) => createTenant(seed, service), recorder: service.recorder });
  const hosts = new Map<ServerName, HostHooks>();
  const serverOf = (server: ServerName): Simulator => ({
    name: `dvdv-${server}`,
    async fetch(request, wire) {
      const call = createCall({ request, wire, server, ...addressedOf(request, wire, tenants, nobody) });
      if (call.tenant === nobody) return finish(call, problem('tenant-not-found'));
      if (isPage(call.path)) return answerPages(call);
      return route(call);
    },
  });
  return {
    first: serverOf('first'),
    second: serverOf('second'),
    tenants,
    ...registry,
    control: createControl({ onInternalError: service.onInternalError, tenants, ...registry, host: (server) => hosts.get(server) }),
    useHost: (server, hooks) => void hosts.set(server, hooks),
  };
}

async function route(call: Call): Promise<Response> {
  const known = ROUTES.get(call.path);
  if (known === undefined) return finish(call, problem('path-not-found'));
  if (known.method === call.request.method) return run(call, known);
  return finish(call, problem('method-not-allowed', undefined, [['Allow', known.method]]));
}

function serviceOf({ clock = systemClock, ids = randomUUID, baseUrl, recorder, maxBodyBytes, onInternalError }: DvdvOptions): Service {
  return { clock, ids, baseUrl, recorder, maxBodyBytes: maxBodyBytes ?? 1_048_576, onInternalError: onInternalError ?? (() => undefined) };
}
