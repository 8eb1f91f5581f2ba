/**
 * The control interface as an HTTP app for a port of its own: seed, inspect, arm, wait. JSON in and out; refusals are
 * `{code, message}` with 4xx. It changes what the simulator does, never what was recorded.
 */
import { Hono } from 'hono';
import { isPruefstandError, PruefstandError } from '../../src/core/errors.ts';
import type { Exchange, ExchangeQuery } from '../../src/core/exchange.ts';
import type { CertificateKind, Simulator } from '../../src/core/simulator.ts';
import { act } from './act.ts';
import type { ArmedFault, Arrangement, ClientSeed, HandshakeView, MandantSeed, PaymentQuery, PersonAction, TenantSeed, WaitCondition } from './contract.ts';
import type { Service, Tenant } from './tenant.ts';
import { paymentsOf, paymentView } from './views.ts';
import { waitUntil } from './wait.ts';

/** What the control server asks of the host that serves the simulator. */
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
  readonly host: () => HostHooks | undefined;
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
  return { name: 'bezahldienst-control', fetch: async (request) => app.fetch(request) };
}

function tenantApp(options: ControlOptions): Hono<Environment> {
  const app = new Hono<Environment>();
  app.use('*', async (c, next) => {
    const id = c.req.param('tenant') ?? '';
    const tenant = options.tenants.get(id);
    if (tenant === undefined) throw refused(`There is no tenant "${id}".`);
    c.set('tenant', tenant);
    tenant.tick();
    await next();
  });
  app.get('/', (c) => c.json(c.var.tenant.addresses()));
  app.delete('/', (c) => {
    options.deleteTenant(c.var.tenant.id);
    return c.body(null, 204);
  });
  addStateRoutes(app);
  addPaymentRoutes(app);
  addFaultRoutes(app, options);
  addRecordRoutes(app, options);
  addValueRoutes(app);
  return app;
}

function addStateRoutes(app: Hono<Environment>): void {
  app.put('/clients', async (c) => {
    c.var.tenant.clients.put(await bodyOf<ClientSeed>(c.req.raw));
    return c.body(null, 204);
  });
  app.delete('/clients/:name', (c) => {
    if (!c.var.tenant.clients.withdraw(c.req.param('name'))) throw refused('The client is unknown.');
    return c.body(null, 204);
  });
  app.put('/mandanten', async (c) => {
    c.var.tenant.mandanten.put(await bodyOf<MandantSeed>(c.req.raw));
    return c.body(null, 204);
  });
  app.delete('/tokens', (c) => {
    c.var.tenant.tokens.revokeAll();
    return c.body(null, 204);
  });
  app.post('/clock', async (c) => {
    const { seconds } = await bodyOf<{ seconds: number }>(c.req.raw);
    if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) throw refused('The clock moves forward by a number of seconds only.');
    c.var.tenant.clock.advance(seconds * 1000);
    changed(c.var.tenant);
    return c.body(null, 204);
  });
}

function addPaymentRoutes(app: Hono<Environment>): void {
  app.post('/payments/query', async (c) => {
    const { tenant } = c.var;
    return c.json(paymentsOf(tenant, await bodyOf<PaymentQuery>(c.req.raw)).map((payment) => paymentView(tenant, payment)));
  });
  app.post('/payments/:id/actions', async (c) => {
    const result = act(c.var.tenant, c.req.param('id'), await bodyOf<PersonAction>(c.req.raw));
    changed(c.var.tenant);
    return c.json(result);
  });
  app.post('/arrangements', async (c) => c.json({ id: c.var.tenant.arrangements.add(await bodyOf<Arrangement>(c.req.raw)) }, 201));
  app.delete('/arrangements/:id', (c) => {
    if (!c.var.tenant.arrangements.cancel(c.req.param('id'))) throw refused('There is no such arrangement.');
    return c.body(null, 204);
  });
  app.post('/links', async (c) => {
    const { application, transactionIds } = await bodyOf<{ application: string; transactionIds: readonly string[] }>(c.req.raw);
    c.var.tenant.book.ledger.link(application, transactionIds);
    return c.body(null, 204);
  });
  app.get('/audit', (c) => c.json(c.var.tenant.book.ledger.audit(c.var.tenant.book.all())));
  app.get('/snapshot', (c) => c.json(c.var.tenant.book.snapshot()));
  app.get('/deliveries', (c) => c.json(c.var.tenant.deliveries));
}

/** What became due is done, and whoever waits is told. */
function changed(tenant: Tenant): void {
  tenant.tick();
  for (const listener of [...tenant.onChange]) listener();
}

function addFaultRoutes(app: Hono<Environment>, { host }: ControlOptions): void {
  app.get('/faults', (c) => c.json(c.var.tenant.faults.list()));
  app.post('/faults', async (c) => c.json({ id: c.var.tenant.faults.arm(await bodyOf<ArmedFault>(c.req.raw)) }, 201));
  app.delete('/faults/:id', (c) => {
    if (!c.var.tenant.faults.disarm(c.req.param('id'))) throw refused('The fault is not armed.');
    return c.body(null, 204);
  });
  app.get('/handshakes', (c) => c.json(host()?.handshakes() ?? NO_HANDSHAKES));
  app.post('/certificate', async (c) => {
    const hooks = host();
    if (hooks === undefined) throw refused('The simulator is not served by a host that has certificates.');
    await hooks.showCertificate((await bodyOf<{ kind: CertificateKind }>(c.req.raw)).kind);
    return c.body(null, 204);
  });
}

function addRecordRoutes(app: Hono<Environment>, { host }: ControlOptions): void {
  app.post('/exchanges/query', async (c) => c.json(c.var.tenant.service.recorder.query(c.var.tenant.id, await bodyOf<ExchangeQuery>(c.req.raw))));
  app.post('/exchanges', async (c) => c.json({ id: noteExchange(c.var.tenant, await bodyOf<Omit<Exchange, 'id' | 'seq' | 'tenant'>>(c.req.raw)) }, 201));
  app.get('/exchanges/:id/:part{request|response}', (c) => {
    const body = c.var.tenant.service.recorder.body(c.var.tenant.id, c.req.param('id'), c.req.param('part') as 'request' | 'response');
    if (body === undefined) throw refused('The exchange is unknown, or its body was larger than the recorder keeps.');
    return c.body(Uint8Array.from(body), 200, { 'Content-Type': 'application/octet-stream' });
  });
  app.post('/wait', async (c) => {
    const { condition, timeoutMs } = await bodyOf<{ condition: WaitCondition; timeoutMs: number }>(c.req.raw);
    const isMet = await waitUntil(c.var.tenant, condition, { timeoutMs, signal: c.req.raw.signal, host: host() });
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
