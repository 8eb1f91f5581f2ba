/**
 * The control interface as an HTTP app for a port of its own: seed, inspect, arm, wait. JSON in and out; refusals are
 * `{code, message}` with 4xx. It changes what the simulator does, never what was recorded.
 */
import { Hono } from 'hono';
import { isPruefstandError, PruefstandError } from '../../src/core/errors.ts';
import type { ExchangeQuery } from '../../src/core/exchange.ts';
import type { CertificateKind, Simulator } from '../../src/core/simulator.ts';
import { sendOrderedCallback } from './callbacks.ts';
import type { ArmedFault, CallbackOrder, DestinationSeed, HandshakeView, TenantSeed, WaitCondition } from './contract.ts';
import { expireAll } from './deadlines.ts';
import { noteExchange } from './control-notes.ts';
import { viewOf } from './control-views.ts';
import { waitUntil } from './control-wait.ts';
import type { HostHooks, Service } from './service.ts';
import type { Tenant } from './tenant.ts';

export interface ControlOptions {
  readonly service: Service;
  readonly tenants: ReadonlyMap<string, Tenant>;
  readonly createTenant: (seed: TenantSeed) => Tenant;
  readonly deleteTenant: (id: string) => boolean;
  readonly host: () => HostHooks | undefined;
}

interface Environment {
  readonly Variables: { tenant: Tenant };
}

const NO_HANDSHAKES: HandshakeView = {
  refused: { valid: 0, expired: 0, 'wrong-host': 0, 'unknown-ca': 0 },
  requests: { valid: 0, expired: 0, 'wrong-host': 0, 'unknown-ca': 0 },
};

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
  return { name: 'fit-connect-control', fetch: async (request) => app.fetch(request) };
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
  addStateRoutes(app);
  addFaultRoutes(app);
  addRecordRoutes(app, options);
  addHostRoutes(app, options);
  addValueRoutes(app);
  return app;
}

function addStateRoutes(app: Hono<Environment>): void {
  app.get('/destinations/:id', (c) => c.json(destinationOf(c.var.tenant, c.req.param('id'))));
  app.patch('/destinations/:id', async (c) => {
    const { tenant } = c.var;
    const known = destinationOf(tenant, c.req.param('id'));
    const change = await bodyOf<Partial<DestinationSeed>>(c.req.raw);
    tenant.store.putDestination({ ...known, ...change, destinationId: known.destinationId });
    return c.body(null, 204);
  });
  app.post('/destinations/:id/callbacks', async (c) => {
    const outcome = await sendOrderedCallback(c.var.tenant, c.req.param('id'), await bodyOf<CallbackOrder>(c.req.raw));
    if (outcome === undefined) throw refused('The destination is unknown or has no callback.');
    return c.json(outcome);
  });
  app.get('/submissions', async (c) => {
    expireAll(c.var.tenant);
    return c.json(await Promise.all([...c.var.tenant.store.submissions()].map(async (submission) => viewOf(c.var.tenant, submission))));
  });
  app.get('/submissions/:id', async (c) => {
    expireAll(c.var.tenant);
    const submission = c.var.tenant.store.submission(c.req.param('id'));
    if (submission === undefined) throw refused('The submission is unknown.');
    return c.json(await viewOf(c.var.tenant, submission));
  });
  app.post('/clock', async (c) => {
    const { seconds } = await bodyOf<{ seconds: number }>(c.req.raw);
    if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) throw refused('The clock moves forward by a number of seconds only.');
    c.var.tenant.clock.advance(seconds * 1000);
    expireAll(c.var.tenant);
    return c.body(null, 204);
  });
  app.post('/clients/:id/revocation', (c) => {
    c.var.tenant.tokens.revokeAll(c.req.param('id'));
    return c.body(null, 204);
  });
}

function addFaultRoutes(app: Hono<Environment>): void {
  app.get('/faults', (c) => c.json(c.var.tenant.faults.list()));
  app.post('/faults', async (c) => c.json({ id: await c.var.tenant.faults.arm(await bodyOf<ArmedFault>(c.req.raw), c.var.tenant) }, 201));
  app.delete('/faults/:id', (c) => {
    if (!c.var.tenant.faults.disarm(c.req.param('id'))) throw refused('The fault is not armed.');
    return c.body(null, 204);
  });
}

function addRecordRoutes(app: Hono<Environment>, options: ControlOptions): void {
  const { recorder } = options.service;
  app.post('/exchanges/query', async (c) => c.json(recorder.query(c.var.tenant.id, await bodyOf<ExchangeQuery>(c.req.raw))));
  app.post('/exchanges', async (c) => c.json({ id: noteExchange(c.var.tenant, await bodyOf(c.req.raw)) }, 201));
  app.get('/exchanges/:id/:part{request|response}', (c) => {
    const body = recorder.body(c.var.tenant.id, c.req.param('id'), c.req.param('part') as 'request' | 'response');
    if (body === undefined) throw refused('The exchange is unknown, or its body was larger than the recorder keeps.');
    return c.body(body as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': 'application/octet-stream' });
  });
  app.post('/wait', async (c) => {
    const { condition, timeoutMs } = await bodyOf<{ condition: WaitCondition; timeoutMs: number }>(c.req.raw);
    const isMet = await waitUntil(c.var.tenant, condition, timeoutMs, options.host(), c.req.raw.signal);
    return c.json({ isMet, seq: recorder.lastSeq(c.var.tenant.id) });
  });
}

function addHostRoutes(app: Hono<Environment>, { host }: ControlOptions): void {
  app.get('/handshakes', (c) => c.json(host()?.handshakes() ?? NO_HANDSHAKES));
  app.post('/certificate', async (c) => {
    const hooks = host();
    if (hooks === undefined) throw refused('The simulator is not served by a host that has certificates.');
    const { kind } = await bodyOf<{ kind: CertificateKind }>(c.req.raw);
    await hooks.showCertificate(kind);
    return c.body(null, 204);
  });
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

function destinationOf(tenant: Tenant, id: string): DestinationSeed {
  const destination = tenant.store.destination(id);
  if (destination === undefined) throw refused('The destination is unknown.');
  return destination;
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
