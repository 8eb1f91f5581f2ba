/** Tenants of a simulator: one run each, told apart by the path prefix `/t/<id>`. They share nothing but the process. */
import { PruefstandError } from '../src/core/errors.ts';
import type { WireContext } from '../src/core/simulator.ts';
import type { Recorder } from '../src/transport/recorder.ts';

export interface Tenants<T, Seed> {
  readonly tenants: ReadonlyMap<string, T>;
  /** @throws ERR_CONTROL_REFUSED when the id is taken or malformed */
  createTenant(seed: Seed): T;
  /** @returns whether there was such a tenant */
  deleteTenant(id: string): boolean;
}

export interface TenantsOptions<T, Seed> {
  readonly make: (seed: Seed) => T;
  /** Forgets what it recorded of a tenant that is deleted. */
  readonly recorder: Recorder;
  /** Ends what a tenant has under way. */
  readonly end?: (tenant: T) => void;
}

/** No tenants yet. */
export function createTenants<T, Seed extends { readonly id: string }>({ make, recorder, end }: TenantsOptions<T, Seed>): Tenants<T, Seed> {
  const tenants = new Map<string, T>();
  return {
    tenants,
    createTenant(seed) {
      if (!/^[a-z0-9-]{1,64}$/.test(seed.id)) throw new PruefstandError('ERR_CONTROL_REFUSED', 'A tenant id has lower-case letters, digits and dashes only.');
      if (tenants.has(seed.id)) throw new PruefstandError('ERR_CONTROL_REFUSED', `There is a tenant "${seed.id}" already.`);
      const tenant = make(seed);
      tenants.set(seed.id, tenant);
      return tenant;
    },
    deleteTenant(id) {
      const tenant = tenants.get(id);
      if (tenant !== undefined) end?.(tenant);
      recorder.clear(id);
      return tenants.delete(id);
    },
  };
}

/** What a request is about. */
export interface Addressed<T> {
  readonly tenant: T;
  /** Without the tenant's prefix, exactly as sent; with it where there is no such tenant. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
}

/** Splits the target as sent: `/t/<id>` names the tenant, all else belongs to the tenant `default`. @param nobody where there is none */
export function addressedOf<T>(request: Request, wire: WireContext | undefined, tenants: ReadonlyMap<string, T>, nobody: T): Addressed<T> {
  const target = wire?.rawTarget?.startsWith('/') === true ? wire.rawTarget : targetOfUrl(request.url);
  const queryStart = target.indexOf('?');
  const path = queryStart < 0 ? target : target.slice(0, queryStart);
  const query = queryStart < 0 ? '' : target.slice(queryStart + 1);
  const end = path.startsWith('/t/') ? path.indexOf('/', 3) : 0;
  const tenant = tenants.get(end === 0 ? 'default' : path.slice(3, end < 0 ? undefined : end));
  if (tenant === undefined) return { tenant: nobody, path, query };
  return { tenant, path: end < 0 ? '/' : path.slice(end), query };
}

function targetOfUrl(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  return start < 0 ? '/' : url.slice(start);
}
