/**
 * The control interfaces of all simulators as HTTP apps for ports of their own: seed, inspect, arm, wait. JSON in and out;
 * refusals are `{code, message}` with 4xx. They change what a simulator does, never what was recorded. Browsers are not their
 * callers: what comes from a page of another origin is refused.
 */
import { Hono } from 'hono';
import { isPruefstandError, PruefstandError } from '../src/core/errors.ts';
import type { Exchange, ExchangeQuery } from '../src/core/exchange.ts';
import type { CertificateKind, Simulator } from '../src/core/simulator.ts';
import type { Recorder } from '../src/transport/recorder.ts';
import { NO_HANDSHAKES } from './host-hooks.ts';
import type { HostHooks } from './host-hooks.ts';
import { waitUntil } from './waiting.ts';
import type { Question } from './waiting.ts';

/** A tenant as far as every control interface knows it. */
export interface ControlledTenant {
  readonly id: string;
  readonly service: { readonly recorder: Recorder };
  readonly clock: { advance(ms: number): void };
  addresses(): object;
}

export interface ControlEnvironment<T> {
  readonly Variables: { tenant: T };
}

/** Routes below `/tenants/<id>`. */
export type ControlApp<T> = Hono<ControlEnvironment<T>>;

export interface ControlAppOptions<T, Seed> {
  /** Of the interface, e.g. `mailbox-control`. */
  readonly name: string;
  readonly tenants: ReadonlyMap<string, T>;
  readonly createTenant: (seed: Seed) => T;
  readonly deleteTenant: (id: string) => boolean;
  readonly onInternalError: (error: unknown) => void;
  /** Done before each call about a tenant. */
  readonly before?: (tenant: T) => void;
}

/** The control interface of a simulator. @param addRoutes adds what this one has of its own */
export function createControlApp<T extends ControlledTenant, Seed>(options: ControlAppOptions<T, Seed>, addRoutes: (app: ControlApp<T>) => void): Simulator {
  const app = createControlShell(options.onInternalError);
  app.post('/tenants', async (c) => c.json(options.createTenant(await bodyOf<Seed>(c.req.raw)).addresses(), 201));
  app.route('/tenants/:tenant', tenantApp(options, addRoutes));
  return { name: options.name, fetch: async (request) => app.fetch(request) };
}

/** What a control interface has even without tenants: refusals, health, no answers to pages of a browser. */
export function createControlShell(onInternalError: (error: unknown) => void): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (isPruefstandError(error)) return c.json({ code: error.code, message: error.message }, error.code === 'ERR_CONTROL_REFUSED' ? 422 : 500);
    onInternalError(error);
    return c.json({ code: 'ERR_INTERNAL', message: 'The simulator failed.' }, 500);
  });
  app.notFound((c) => c.json({ code: 'ERR_CONTROL_REFUSED', message: `The control interface has nothing at ${c.req.method} ${c.req.path}.` }, 404));
  app.use('*', async (c, next) => {
    // A page that the person has open elsewhere must not be able to steer a simulator: every browser says where it comes from.
    const site = c.req.header('sec-fetch-site');
    if (c.req.header('origin') !== undefined || (site !== undefined && site !== 'none'))
      return c.json({ code: 'ERR_CONTROL_REFUSED', message: 'The control interface does not answer to pages of a browser.' }, 403);
    return next();
  });
  app.get('/health', (c) => c.json({ status: 'ok' }));
  return app;
}

function tenantApp<T extends ControlledTenant, Seed>(options: ControlAppOptions<T, Seed>, addRoutes: (app: ControlApp<T>) => void): ControlApp<T> {
  const app: ControlApp<T> = new Hono<ControlEnvironment<T>>();
  app.use('*', async (c, next) => {
    const id = c.req.param('tenant') ?? '';
    const tenant = options.tenants.get(id);
    if (tenant === undefined) throw refused(`There is no tenant "${id}".`);
    c.set('tenant', tenant);
    options.before?.(tenant);
    await next();
  });
  app.get('/', (c) => c.json(c.var.tenant.addresses()));
  app.delete('/', (c) => {
    options.deleteTenant(c.var.tenant.id);
    return c.body(null, 204);
  });
  addRoutes(app);
  return app;
}

/** `POST /clock` moves the tenant's clock forward. @param after done when it has moved */
export function addClockRoute<T extends ControlledTenant>(app: ControlApp<T>, after?: (tenant: T) => void): void {
  app.post('/clock', async (c) => {
    const { seconds } = await bodyOf<{ seconds: number }>(c.req.raw);
    if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) throw refused('The clock moves forward by a number of seconds only.');
    c.var.tenant.clock.advance(seconds * 1000);
    after?.(c.var.tenant);
    return c.body(null, 204);
  });
}

/** A tenant whose faults are armed and listed. */
export interface FaultyTenant<Fault> {
  readonly faults: {
    list(): readonly object[];
    arm(fault: Fault, tenant: never): string | Promise<string>;
    disarm(id: string): boolean;
  };
}

/** `/faults`: list, arm, disarm. @param arm arms one for a tenant and gives its id */
export function addFaultRoutes<T extends ControlledTenant & Pick<FaultyTenant<Fault>, 'faults'>, Fault>(
  app: ControlApp<T>,
  arm: (tenant: T, fault: Fault) => string | Promise<string>,
): void {
  app.get('/faults', (c) => c.json(c.var.tenant.faults.list()));
  app.post('/faults', async (c) => c.json({ id: await arm(c.var.tenant, await bodyOf<Fault>(c.req.raw)) }, 201));
  app.delete('/faults/:id', (c) => {
    if (!c.var.tenant.faults.disarm(c.req.param('id'))) throw refused('The fault is not armed.');
    return c.body(null, 204);
  });
}

/** `/handshakes` and `/certificate`, of the host. */
export function addHostRoutes<T extends ControlledTenant>(app: ControlApp<T>, host: () => HostHooks | undefined): void {
  app.get('/handshakes', (c) => c.json(host()?.handshakes() ?? NO_HANDSHAKES));
  app.post('/certificate', async (c) => {
    const hooks = host();
    if (hooks === undefined) throw refused('The simulator is not served by a host that has certificates.');
    await hooks.showCertificate((await bodyOf<{ kind: CertificateKind }>(c.req.raw)).kind);
    return c.body(null, 204);
  });
}

/** `/exchanges`: query, bodies, and noting exchanges that the suite itself had with the product. */
export function addRecordRoutes<T extends ControlledTenant>(app: ControlApp<T>): void {
  app.post('/exchanges/query', async (c) => c.json(c.var.tenant.service.recorder.query(c.var.tenant.id, await bodyOf<ExchangeQuery>(c.req.raw))));
  app.post('/exchanges', async (c) => c.json({ id: noteExchange(c.var.tenant, await bodyOf<Omit<Exchange, 'id' | 'seq' | 'tenant'>>(c.req.raw)) }, 201));
  app.get('/exchanges/:id/:part{request|response}', (c) => {
    const { service, id } = c.var.tenant;
    const body = service.recorder.body(id, c.req.param('id'), c.req.param('part') as 'request' | 'response');
    if (body === undefined) throw refused('The exchange is unknown, or its body was larger than the recorder keeps.');
    return c.body(body as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': 'application/octet-stream' });
  });
}

/** Of the bodies only the text is kept. @returns the id of the exchange */
function noteExchange({ id, service }: ControlledTenant, { request, response, ...rest }: Omit<Exchange, 'id' | 'seq' | 'tenant'>): string {
  return service.recorder.keep({
    tenant: id,
    ...rest,
    request: { ...request, body: request.body.text ?? '' },
    ...(response === undefined ? {} : { response: { ...response, body: response.body.text ?? '' } }),
  });
}

/**
 * `POST /wait` answers when the condition is met, or when the time is over.
 * @param lastSeq number that the answer names; default: of the last exchange
 */
export function addWaitRoute<T extends ControlledTenant, Condition>(
  app: ControlApp<T>,
  questionOf: (tenant: T, condition: Condition) => Question,
  lastSeq: (tenant: T, condition: Condition) => number = ({ id, service }) => service.recorder.lastSeq(id),
): void {
  app.post('/wait', async (c) => {
    const { condition, timeoutMs } = await bodyOf<{ condition: Condition; timeoutMs: number }>(c.req.raw);
    const isMet = await waitUntil(questionOf(c.var.tenant, condition), { timeoutMs, signal: c.req.raw.signal });
    return c.json({ isMet, seq: lastSeq(c.var.tenant, condition) });
  });
}

/** `/values`: what shards of a run tell each other. */
export function addValueRoutes<T extends ControlledTenant & { readonly values: Map<string, unknown> }>(app: ControlApp<T>): void {
  app.put('/values/:key', async (c) => {
    c.var.tenant.values.set(c.req.param('key'), await bodyOf(c.req.raw));
    return c.body(null, 204);
  });
  app.get('/values/:key', (c) => {
    const key = c.req.param('key');
    return c.var.tenant.values.has(key) ? c.json({ value: c.var.tenant.values.get(key) }) : c.json({});
  });
}

/** A control interface trusts its callers with the shape of what they send: it is the suite's own. */
export async function bodyOf<T>(request: Request): Promise<T> {
  try {
    return (await request.json()) as T;
  } catch (cause) {
    throw new PruefstandError('ERR_CONTROL_REFUSED', 'The body is no JSON.', { cause });
  }
}

/** To be thrown at what cannot be done. */
export function refused(message: string): PruefstandError {
  return new PruefstandError('ERR_CONTROL_REFUSED', message);
}
