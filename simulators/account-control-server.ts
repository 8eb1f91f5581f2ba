/**
 * The control interface of an account simulator, for a port of its own: seed, order, inspect, wait. JSON in and out; refusals
 * are `{code, message}` with 4xx. Browsers are not its callers: what comes from a page of another origin is refused. No answer
 * holds a private key.
 */
import { Hono } from 'hono';
import type { AccountTenantSeed, AccountWaitCondition, LoginOrder, LoginQuery } from '../src/core/account-control.ts';
import { LOGIN_OUTCOMES } from '../src/core/account-control.ts';
import { isPruefstandError, PruefstandError } from '../src/core/errors.ts';
import type { Exchange, ExchangeQuery } from '../src/core/exchange.ts';
import type { Simulator } from '../src/core/simulator.ts';
import { deviationOf } from './account-answering.ts';
import { waitUntil } from './account-control-wait.ts';
import { documentsOf } from './account-logins.ts';
import type { AccountSystem, Persona } from './account-system.ts';
import type { AccountService, AccountTenant } from './account-tenant.ts';
import { viewOfDeviation } from './saml-idp-deviation.ts';
import { viewOfProvider } from './saml-idp-service-providers.ts';

export interface AccountControlOptions {
  readonly service: AccountService;
  readonly tenants: ReadonlyMap<string, AccountTenant>;
  readonly createTenant: (seed: AccountTenantSeed) => AccountTenant;
  readonly deleteTenant: (id: string) => boolean;
}

interface Environment {
  readonly Variables: { tenant: AccountTenant };
}

const MAX_DELAY_SECONDS = 600;

/** The control interface of a simulator. */
export function createAccountControl(options: AccountControlOptions): Simulator {
  const app = new Hono<Environment>();
  app.onError((error, c) => {
    if (isPruefstandError(error)) return c.json({ code: error.code, message: error.message }, error.code === 'ERR_CONTROL_REFUSED' ? 422 : 500);
    options.service.onInternalError(error);
    return c.json({ code: 'ERR_INTERNAL', message: 'The simulator failed.' }, 500);
  });
  app.notFound((c) => c.json({ code: 'ERR_CONTROL_REFUSED', message: `The control interface has nothing at ${c.req.method} ${c.req.path}.` }, 404));
  app.use('*', async (c, next) => {
    // A page that the person has open elsewhere must not be able to steer the account: every browser says where it comes from.
    const site = c.req.header('sec-fetch-site');
    if (c.req.header('origin') !== undefined || (site !== undefined && site !== 'none'))
      return c.json({ code: 'ERR_CONTROL_REFUSED', message: 'The control interface does not answer to pages of a browser.' }, 403);
    return next();
  });
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.post('/tenants', async (c) => c.json(options.createTenant(await bodyOf<AccountTenantSeed>(c.req.raw)).addresses(), 201));
  app.route('/tenants/:tenant', tenantApp(options));
  return { name: `${options.service.system.name}-control`, fetch: async (request) => app.fetch(request) };
}

function tenantApp(options: AccountControlOptions): Hono<Environment> {
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
  addProviderRoutes(app);
  addPersonaRoutes(app, options.service.system);
  addLoginRoutes(app);
  addTimeAndKeyRoutes(app);
  addRecordRoutes(app, options.service);
  addValueRoutes(app);
  return app;
}

function addProviderRoutes(app: Hono<Environment>): void {
  app.get('/service-providers', (c) => c.json(c.var.tenant.providers.all().map(viewOfProvider)));
  app.post('/service-providers', async (c) => c.json(viewOfProvider(c.var.tenant.providers.register(await c.req.text())), 201));
  app.delete('/service-providers/:entityId', (c) => {
    if (!c.var.tenant.providers.remove(c.req.param('entityId'))) throw refused('The service provider is unknown.');
    return c.body(null, 204);
  });
}

function addPersonaRoutes(app: Hono<Environment>, system: AccountSystem): void {
  app.get('/personas', (c) => c.json(system.personas.map(publicPart)));
  app.get('/personas/:id/identities', (c) => {
    const provider = c.var.tenant.providers.find(c.req.query('entityId') ?? '');
    if (provider === undefined) throw refused('The service provider is unknown.');
    requirePersona(system, c.req.param('id'));
    return c.json(system.identities(c.req.param('id'), provider.metadata, c.var.tenant.settings));
  });
  app.get('/deviations', (c) => c.json([...c.var.tenant.service.deviations.values()].map(viewOfDeviation)));
}

/** Seeds of accounts stay inside. */
function publicPart(persona: Persona & { readonly accountSeed?: string }): Persona {
  const { accountSeed: _, ...rest } = persona;
  return rest;
}

function requirePersona(system: AccountSystem, id: string): void {
  if (!system.personas.some((persona) => persona.id === id)) throw refused(`There is no persona "${id}".`);
}

function addLoginRoutes(app: Hono<Environment>): void {
  app.get('/orders', (c) => c.json(c.var.tenant.orders.list()));
  app.post('/logins', async (c) => c.json({ id: c.var.tenant.orders.add(checkedOrder(c.var.tenant, await bodyOf<LoginOrder>(c.req.raw))) }, 201));
  app.delete('/orders/:id', (c) => {
    if (!c.var.tenant.orders.remove(c.req.param('id'))) throw refused('The order is not waiting.');
    return c.body(null, 204);
  });
  app.post('/logins/query', async (c) => c.json(c.var.tenant.logins.query(await bodyOf<LoginQuery>(c.req.raw))));
  app.get('/logins/:id/documents', (c) => {
    const login = c.var.tenant.logins.find(c.req.param('id'));
    if (login === undefined) throw refused('The login is unknown.');
    return c.json(documentsOf(login));
  });
}

/** An order that can be carried out, or a refusal now instead of a surprise at the login. */
function checkedOrder(tenant: AccountTenant, order: LoginOrder): LoginOrder {
  if (!LOGIN_OUTCOMES.includes(order.outcome)) throw refused(`There is no outcome "${order.outcome}".`);
  if (order.outcome === 'success' && order.persona === undefined) throw refused('A login that succeeds needs a persona.');
  if (order.persona !== undefined) requirePersona(tenant.service.system, order.persona);
  const delay = order.delaySeconds ?? 0;
  if (!(delay >= 0 && delay <= MAX_DELAY_SECONDS)) throw refused(`delaySeconds goes from 0 to ${MAX_DELAY_SECONDS}.`);
  deviationOf(tenant, order.deviation);
  return order;
}

function addTimeAndKeyRoutes(app: Hono<Environment>): void {
  app.post('/clock', async (c) => {
    const { seconds } = await bodyOf<{ seconds: number }>(c.req.raw);
    if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) throw refused('The clock moves forward by a number of seconds only.');
    c.var.tenant.clock.advance(seconds * 1000);
    return c.body(null, 204);
  });
  app.post('/key-rollover', (c) => {
    c.var.tenant.hasRolledKeys = true;
    return c.body(null, 204);
  });
}

function addRecordRoutes(app: Hono<Environment>, { recorder }: AccountService): void {
  app.post('/exchanges/query', async (c) => c.json(recorder.query(c.var.tenant.id, await bodyOf<ExchangeQuery>(c.req.raw))));
  app.post('/exchanges', async (c) => {
    const { request, response, ...rest } = await bodyOf<Omit<Exchange, 'id' | 'seq' | 'tenant'>>(c.req.raw);
    const exchange = recorder.record({
      ...rest,
      tenant: c.var.tenant.id,
      request: { ...request, body: request.body.text ?? '' },
      ...(response === undefined ? {} : { response: { ...response, body: response.body.text ?? '' } }),
    });
    return c.json({ id: exchange.id }, 201);
  });
  app.get('/exchanges/:id/:part{request|response}', (c) => {
    const body = recorder.body(c.var.tenant.id, c.req.param('id'), c.req.param('part') as 'request' | 'response');
    if (body === undefined) throw refused('The exchange is unknown, or its body was larger than the recorder keeps.');
    return c.body(body as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': 'application/octet-stream' });
  });
  app.post('/wait', async (c) => {
    const { condition, timeoutMs } = await bodyOf<{ condition: AccountWaitCondition; timeoutMs: number }>(c.req.raw);
    const isMet = await waitUntil(c.var.tenant, condition, timeoutMs, c.req.raw.signal);
    return c.json({ isMet, seq: condition.kind === 'login' ? c.var.tenant.logins.lastSeq() : recorder.lastSeq(c.var.tenant.id) });
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
