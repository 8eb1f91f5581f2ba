/**
 * The mailbox simulator: the Zentrales Bürgerpostfach with REST interface v6, the SOAP interface of old, and what the citizen
 * would read, for any number of tenants. One fetch handler; tenants are told apart by the path prefix `/t/<id>`.
 */
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/core/clock.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Simulator } from '../../src/core/simulator.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { createCall } from './call.ts';
import type { Call } from './call.ts';
import type { TenantSeed } from './contract.ts';
import { createControl } from './control-server.ts';
import type { HostHooks } from '../host-hooks.ts';
import { answerInbox } from './inbox/inbox.ts';
import { problem } from './problems.ts';
import { finish, run } from './route.ts';
import { ROUTES } from './routes.ts';
import { createTenant } from './tenant.ts';
import type { Service, Tenant } from './tenant.ts';
import { addressedOf, createTenants } from '../tenants.ts';

export interface MailboxOptions {
  /** Real time. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Makes UUIDs. Default: random. */
  readonly ids?: () => string;
  /** Where the simulator is reached, without tenant prefix and trailing slash; a function when it is known only later. */
  readonly baseUrl: string | (() => string);
  readonly recorder: Recorder;
  /** Largest body of a request. Default 128 MiB. */
  readonly maxBodyBytes?: number;
  /** Told when a handler threw, which is a defect of the simulator. */
  readonly onInternalError?: (error: unknown) => void;
}

export interface MailboxSimulator extends Simulator {
  /** The control interface, to be served on its own port. */
  readonly control: Simulator;
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** @throws ERR_CONTROL_REFUSED when the id is taken or malformed, or a sender cannot be registered */
  createTenant(seed: TenantSeed): Tenant;
  /** @returns whether there was such a tenant */
  deleteTenant(id: string): boolean;
  /** Names the host that serves the simulator, for its certificates. */
  useHost(hooks: HostHooks): void;
}

/** Makes a simulator without tenants. */
export function createMailbox(options: MailboxOptions): MailboxSimulator {
  const service = serviceOf(options);
  // Requests to tenants that do not exist are recorded under a name that no tenant can have.
  const nobody = createTenant({ id: '?', senders: [], mailboxes: [] }, service);
  const { tenants, ...registry } = createTenants({ make: (seed: TenantSeed) => createTenant(seed, service), recorder: service.recorder });
  let host: HostHooks | undefined;
  return {
    name: 'mailbox',
    tenants,
    ...registry,
    async fetch(request, wire) {
      const { tenant, path, query } = addressedOf(request, wire, tenants, nobody);
      const call = createCall(request, wire, tenant, path, query);
      if (call.tenant === nobody) return finish(call, problem('tenant-not-found'));
      if (call.path === '/inbox' || call.path.startsWith('/inbox/')) return answerInbox(call.tenant, request, call.path);
      return route(call);
    },
    control: createControl({ onInternalError: service.onInternalError, tenants, ...registry, host: () => host }),
    useHost(hooks) {
      host = hooks;
    },
  };
}

async function route(call: Call): Promise<Response> {
  const known = ROUTES.filter(({ path }) => path === call.path);
  const fitting = known.find(({ method }) => method === call.request.method);
  if (fitting !== undefined) return run(call, fitting);
  if (known.length === 0) return finish(call, problem('path-not-found'));
  return finish(call, problem('method-not-allowed', undefined, [['Allow', known.map(({ method }) => method).join(', ')]]));
}

function serviceOf({ clock = systemClock, ids = randomUUID, baseUrl, recorder, maxBodyBytes, onInternalError }: MailboxOptions): Service {
  return {
    clock,
    ids,
    baseUrl: typeof baseUrl === 'function' ? baseUrl : () => baseUrl,
    recorder,
    maxBodyBytes: maxBodyBytes ?? 128 * 1024 * 1024,
    onInternalError: onInternalError ?? (() => undefined),
  };
}
