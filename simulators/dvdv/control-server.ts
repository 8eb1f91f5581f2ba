/**
 * The control interface as an HTTP app for a port of its own: seed, inspect, arm, wait. JSON in and out; refusals are
 * `{code, message}` with 4xx. It changes what the simulator does, never what was recorded.
 */
import { Hono } from 'hono';
import { isPruefstandError, PruefstandError } from '../../src/core/errors.ts';
import { toTimestamp } from '../../src/core/clock.ts';
import type { Exchange, ExchangeQuery } from '../../src/core/exchange.ts';
import type { CertificateKind, Simulator } from '../../src/core/simulator.ts';
import type {
  ArmedFault,
  CallQuery,
  CertificateSeed,
  ClientSeed,
  DirectoryView,
  ElementSeed,
  HandshakeView,
  NetworkSeed,
  OrganizationSeed,
  ServerName,
  SpecificationSeed,
  TenantSeed,
  WaitCondition,
  WireSeed,
} from './contract.ts';
import { networksOf } from './tenant.ts';
import type { Service, Tenant } from './tenant.ts';
import { SERVERS, waitUntil } from './wait.ts';
import { wireFormOf } from './wire-form.ts';

/** What the control server asks of the host that serves a server. */
export interface HostHooks {
  showCertificate(kind: CertificateKind): void | Promise<void>;
  handshakes(): HandshakeView;
  /** Calls back after every handshake that failed and every request over a bad certificate. @returns ends it */
  onHandshake?(listener: () => void): () => void;
}

const NO_HANDSHAKES: HandshakeView = {
  refused: { valid: 0, expired: 0, 'wrong-host': 0, 'unknown-ca': 0 },
  requests: { valid: 0, expired: 0, 'wrong-host': 0, 'unknown-ca': 0 },
};

export interface ControlOptions {
  readonly service: Service;
  readonly tenants: ReadonlyMap<string, Tenant>;
  readonly createTenant: (seed: TenantSeed) => Tenant;
  readonly deleteTenant: (id: string) => boolean;
  readonly host: (server: ServerName) => HostHooks | undefined;
}

interface Environment {
  readonly Variables: { tenant: Tenant };
}

/** The control interface of a simulator. */
export function createControl(options: ControlOptions): Simulator {
  const app = new Hono<Environment>();
  app.onError((error, c) => {
    if (isPruefstandError(error)) return c.json({ code: error.code, message: error.message }, error.code === 'ERR_CONTROL_REFUSED' ? 422 : 500);
    options.service.onInternalError(error);
    return c.json({ code: 'ERR_INTERNAL', message: error.message }, 500);
  });
  app.notFound((c) => c.json({ code: 'ERR_CONTROL_REFUSED', message: `The control interface has nothing at ${c.req.method} ${c.req.path}.` }, 404));
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.post('/tenants', async (c) => c.json(options.createTenant(await bodyOf<TenantSeed>(c.req.raw)).addresses(), 201));
  app.route('/tenants/:tenant', tenantApp(options));
  return { name: 'dvdv-control', fetch: async (request) => app.fetch(request) };
}

function tenantApp(options: ControlOptions): Hono<Environment> {
  const app = new Hono<Environment>();
  app.use('*', async (c, next) => {
    const id = c.req.param('tenant') ?? '';
    const tenant = options.tenants.get(id);
    if (tenant === undefined) throw refused(`There is no tenant "${id}".`);
    c.set('tenant', tenant);
    await next();
  });
  app.get('/', (c) => c.json(c.var.tenant.addresses()));
  app.delete('/', (c) => {
    options.deleteTenant(c.var.tenant.id);
    return c.body(null, 204);
  });
  addDirectoryRoutes(app);
  addServiceRoutes(app);
  addFaultRoutes(app, options);
  addRecordRoutes(app, options);
  addValueRoutes(app);
  return app;
}

function addDirectoryRoutes(app: Hono<Environment>): void {
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

function addServiceRoutes(app: Hono<Environment>): void {
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
  app.post('/clock', async (c) => {
    const { seconds } = await bodyOf<{ seconds: number }>(c.req.raw);
    if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) throw refused('The clock moves forward by a number of seconds only.');
    c.var.tenant.clock.advance(seconds * 1000);
    return c.body(null, 204);
  });
}

function addFaultRoutes(app: Hono<Environment>, { host }: ControlOptions): void {
  app.get('/faults', (c) => c.json(c.var.tenant.faults.list()));
  app.post('/faults', async (c) => c.json({ id: c.var.tenant.faults.arm(await bodyOf<ArmedFault>(c.req.raw)) }, 201));
  app.delete('/faults/:id', (c) => {
    if (!c.var.tenant.faults.disarm(c.req.param('id'))) throw refused('The fault is not armed.');
    return c.body(null, 204);
  });
  app.get('/handshakes/:server{first|second}', (c) => c.json(host(c.req.param('server') as ServerName)?.handshakes() ?? NO_HANDSHAKES));
  app.post('/certificate', async (c) => {
    const { kind, server } = await bodyOf<{ kind: CertificateKind; server?: ServerName }>(c.req.raw);
    const hooks = (server === undefined ? SERVERS : [server]).flatMap((name) => host(name) ?? []);
    if (hooks.length === 0) throw refused('The simulator is not served by a host that has certificates.');
    await Promise.all(hooks.map(async (one) => one.showCertificate(kind)));
    return c.body(null, 204);
  });
}

function addRecordRoutes(app: Hono<Environment>, { host }: ControlOptions): void {
  app.post('/calls/query', async (c) => c.json(c.var.tenant.calls.query(await bodyOf<CallQuery>(c.req.raw))));
  app.post('/exchanges/query', async (c) => c.json(c.var.tenant.service.recorder.query(c.var.tenant.id, await bodyOf<ExchangeQuery>(c.req.raw))));
  app.post('/exchanges', async (c) => c.json({ id: noteExchange(c.var.tenant, await bodyOf<Omit<Exchange, 'id' | 'seq' | 'tenant'>>(c.req.raw)) }, 201));
  app.get('/exchanges/:id/:part{request|response}', (c) => {
    const body = c.var.tenant.service.recorder.body(c.var.tenant.id, c.req.param('id'), c.req.param('part') as 'request' | 'response');
    if (body === undefined) throw refused('The exchange is unknown, or its body was larger than the recorder keeps.');
    return c.body(Uint8Array.from(body), 200, { 'Content-Type': 'application/octet-stream' });
  });
  app.post('/wait', async (c) => {
    const { condition, timeoutMs } = await bodyOf<{ condition: WaitCondition; timeoutMs: number }>(c.req.raw);
    const isMet = await waitUntil(c.var.tenant, condition, { timeoutMs, signal: c.req.raw.signal, host });
    return c.json({ isMet, seq: c.var.tenant.service.recorder.lastSeq(c.var.tenant.id) });
  });
}

/** Of the bodies only the text is kept. @returns the id of the exchange */
function noteExchange(tenant: Tenant, { request, response, ...rest }: Omit<Exchange, 'id' | 'seq' | 'tenant'>): string {
  const { id } = tenant.service.recorder.record({
    tenant: tenant.id,
    ...rest,
    request: { ...request, body: request.body.text ?? '' },
    ...(response === undefined ? {} : { response: { ...response, body: response.body.text ?? '' } }),
  });
  for (const listener of [...tenant.onChange]) listener();
  return id;
}

function addValueRoutes(app: Hono<Environment>): void {
  app.put('/values/:key', async (c) => {
    c.var.tenant.values.set(c.req.param('key'), await bodyOf(c.req.raw));
    return c.body(null, 204);
  });
  app.get('/values/:key', (c) => {
    const key = c.req.param('key');
    return c.var.tenant.values.has(key) ? c.json({ value: c.var.tenant.values.get(key) }) : c.json({});
  });
}

/** The control interface trusts its callers with the shape of what they send: it is the suite's own. */
async function bodyOf<T>(request: Request): Promise<T> {
  try {
    return (await request.json()) as T;
  } catch (cause) {
    throw new PruefstandError('ERR_CONTROL_REFUSED', 'The body is no JSON.', { cause });
  }
}

function refused(message: string): PruefstandError {
  return new PruefstandError('ERR_CONTROL_REFUSED', message);
}
