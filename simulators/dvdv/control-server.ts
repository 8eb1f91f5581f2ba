/** The control interface: what {@link ../control-app.ts} does not know of a directory on two servers. */
import { toTimestamp } from '../../src/core/clock.ts';
import type { CertificateKind, Simulator } from '../../src/core/simulator.ts';
import { addClockRoute, addFaultRoutes, addRecordRoutes, addValueRoutes, addWaitRoute, bodyOf, createControlApp, refused } from '../control-app.ts';
import type { ControlApp, ControlAppOptions } from '../control-app.ts';
import { NO_HANDSHAKES } from '../host-hooks.ts';
import type { HostHooks } from '../host-hooks.ts';
import type {
  ArmedFault,
  CallQuery,
  CertificateSeed,
  ClientSeed,
  DirectoryView,
  ElementSeed,
  NetworkSeed,
  OrganizationSeed,
  ServerName,
  SpecificationSeed,
  TenantSeed,
  WaitCondition,
  WireSeed,
} from './contract.ts';
import { networksOf } from './tenant.ts';
import type { Tenant } from './tenant.ts';
import { questionOf } from './wait.ts';
import { wireFormOf } from './wire-form.ts';

type HostOf = (server: ServerName) => HostHooks | undefined;

export interface ControlOptions extends Omit<ControlAppOptions<Tenant, TenantSeed>, 'name'> {
  readonly host: HostOf;
}

/** The control interface of a simulator. */
export function createControl({ host, ...options }: ControlOptions): Simulator {
  return createControlApp({ ...options, name: 'dvdv-control' }, (app) => {
    addDirectoryRoutes(app);
    addServiceRoutes(app);
    addClockRoute(app);
    addFaultRoutes(app, (tenant, fault: ArmedFault) => tenant.faults.arm(fault));
    addServerRoutes(app, host);
    addRecordRoutes(app);
    addWaitRoute(app, (tenant, condition: WaitCondition) => questionOf(tenant, condition, hostsOf(host)));
    addValueRoutes(app);
  });
}

/** Hosts of one server, or of both. */
function hostsOf(host: HostOf, server?: ServerName): readonly HostHooks[] {
  const servers: readonly ServerName[] = server === undefined ? ['first', 'second'] : [server];
  return servers.flatMap((name) => host(name) ?? []);
}

function addDirectoryRoutes(app: ControlApp<Tenant>): void {
  app.get('/directory', (c) => c.json(viewOf(c.var.tenant)));
  app.post('/organizations/query', async (c) => c.json(organizationsOf(c.var.tenant, await bodyOf<OrganizationQuery>(c.req.raw))));
  app.put('/organizations', async (c) => {
    c.var.tenant.directory.putOrganization(await bodyOf<OrganizationSeed>(c.req.raw));
    return c.body(null, 204);
  });
  app.delete('/organizations/:id', (c) => {
    if (!c.var.tenant.directory.deleteOrganization(c.req.param('id'))) throw refused('The organisation is unknown.');
    return c.body(null, 204);
  });
  app.put('/elements', async (c) => {
    c.var.tenant.directory.putElement(await bodyOf<ElementSeed>(c.req.raw));
    return c.body(null, 204);
  });
  app.get('/elements/:id', (c) => c.json({ element: c.var.tenant.directory.element(c.req.param('id'))?.seed }));
  app.put('/specifications', async (c) => {
    c.var.tenant.directory.putSpecification(await bodyOf<SpecificationSeed>(c.req.raw));
    return c.body(null, 204);
  });
  app.put('/certificates', async (c) => c.json({ fingerprint: c.var.tenant.directory.putCertificate(await bodyOf<CertificateSeed>(c.req.raw)) }));
}

interface OrganizationQuery {
  readonly key?: string;
  readonly category?: string;
  readonly limit?: number;
}

function organizationsOf({ directory }: Tenant, { key, category, limit = 1000 }: OrganizationQuery): readonly OrganizationSeed[] {
  const chosen: OrganizationSeed[] = [];
  for (const { seed } of key === undefined ? directory.organizations() : directory.withKey(key)) {
    if (chosen.length >= limit) break;
    if (category === undefined || seed.category === category) chosen.push(seed);
  }
  return chosen;
}

function viewOf({ directory, clock }: Tenant): DirectoryView {
  return { ...directory.count(), now: toTimestamp(clock.now()), categories: directory.categories.tree, specifications: [...directory.specifications()] };
}

function addServiceRoutes(app: ControlApp<Tenant>): void {
  app.put('/clients', async (c) => {
    c.var.tenant.putClient(await bodyOf<ClientSeed>(c.req.raw));
    return c.body(null, 204);
  });
  app.put('/wire', async (c) => {
    c.var.tenant.form = wireFormOf(await bodyOf<WireSeed>(c.req.raw));
    return c.body(null, 204);
  });
  app.put('/networks', async (c) => {
    c.var.tenant.networks = networksOf(await bodyOf<NetworkSeed>(c.req.raw));
    return c.body(null, 204);
  });
}

function addServerRoutes(app: ControlApp<Tenant>, host: HostOf): void {
  app.post('/calls/query', async (c) => c.json(c.var.tenant.calls.query(await bodyOf<CallQuery>(c.req.raw))));
  app.get('/handshakes/:server{first|second}', (c) => c.json(host(c.req.param('server') as ServerName)?.handshakes() ?? NO_HANDSHAKES));
  app.post('/certificate', async (c) => {
    const { kind, server } = await bodyOf<{ kind: CertificateKind; server?: ServerName }>(c.req.raw);
    const hooks = hostsOf(host, server);
    if (hooks.length === 0) throw refused('The simulator is not served by a host that has certificates.');
    await Promise.all(hooks.map(async (one) => one.showCertificate(kind)));
    return c.body(null, 204);
  });
}
