/**
 * The control interface as an HTTP app for a port of its own: issue, revoke, inspect, arm, wait. JSON in and out; refusals are
 * `{code, message}` with 4xx. It changes what the simulator does, never what was recorded.
 */
import { Hono } from 'hono';
import { isPruefstandError, PruefstandError } from '../../src/core/errors.ts';
import type { ExchangeQuery } from '../../src/core/exchange.ts';
import type { Simulator } from '../../src/core/simulator.ts';
import { certifyFor, releaseOf, revokeOf } from './control-orders.ts';
import type { ArmedFault, CertificateReference, IssueOrder, RevocationOrder, TenantSeed, WaitCondition } from './contract.ts';
import { revocationView } from './tenant.ts';
import type { Service, Tenant } from './tenant.ts';
import { waitUntil } from './wait.ts';

export interface ControlOptions {
  readonly service: Service;
  readonly tenants: ReadonlyMap<string, Tenant>;
  readonly createTenant: (seed: TenantSeed) => Tenant;
  readonly deleteTenant: (id: string) => boolean;
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
  return { name: 'pki-control', fetch: async (request) => app.fetch(request) };
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
  addCertificateRoutes(app);
  addFaultRoutes(app);
  addRecordRoutes(app);
  return app;
}

function addCertificateRoutes(app: Hono<Environment>): void {
  app.get('/root', async (c) => c.json({ root: (await c.var.tenant.service.pki.authority('root')).certificate }));
  app.post('/certificates', async (c) => c.json(await certifyFor(c.var.tenant, await bodyOf<IssueOrder>(c.req.raw)), 201));
  app.get('/revocations', (c) => c.json([...c.var.tenant.revocations.values()].map((one) => revocationView(one, c.var.tenant.clock))));
  app.post('/revocations', async (c) => c.json(await revokeOf(c.var.tenant, await bodyOf<RevocationOrder>(c.req.raw)), 201));
  app.post('/releases', async (c) => {
    await releaseOf(c.var.tenant, await bodyOf<CertificateReference>(c.req.raw));
    return c.body(null, 204);
  });
  app.post('/clock', async (c) => {
    const { seconds } = await bodyOf<{ seconds: number }>(c.req.raw);
    if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) throw refused('The clock moves forward by a number of seconds only.');
    c.var.tenant.clock.advance(seconds * 1000);
    return c.body(null, 204);
  });
}

function addFaultRoutes(app: Hono<Environment>): void {
  app.get('/faults', (c) => c.json(c.var.tenant.faults.list()));
  app.post('/faults', async (c) => c.json({ id: c.var.tenant.faults.arm(await bodyOf<ArmedFault>(c.req.raw)) }, 201));
  app.delete('/faults/:id', (c) => {
    if (!c.var.tenant.faults.disarm(c.req.param('id'))) throw refused('The fault is not armed.');
    return c.body(null, 204);
  });
}

function addRecordRoutes(app: Hono<Environment>): void {
  app.post('/exchanges/query', async (c) => c.json(c.var.tenant.service.recorder.query(c.var.tenant.id, await bodyOf<ExchangeQuery>(c.req.raw))));
  app.get('/exchanges/:id/:part{request|response}', (c) => {
    const body = c.var.tenant.service.recorder.body(c.var.tenant.id, c.req.param('id'), c.req.param('part') as 'request' | 'response');
    if (body === undefined) throw refused('The exchange is unknown, or its body was larger than the recorder keeps.');
    return c.body(Uint8Array.from(body), 200, { 'Content-Type': 'application/octet-stream' });
  });
  app.post('/wait', async (c) => {
    const { condition, timeoutMs } = await bodyOf<{ condition: WaitCondition; timeoutMs: number }>(c.req.raw);
    const isMet = await waitUntil(c.var.tenant, condition, timeoutMs, c.req.raw.signal);
    return c.json({ isMet, seq: c.var.tenant.service.recorder.lastSeq(c.var.tenant.id) });
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
