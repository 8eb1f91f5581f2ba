/** The control interface: what {@link ../control-app.ts} does not know of payments. */
import type { Simulator } from '../../src/core/simulator.ts';
import {
  addClockRoute,
  addFaultRoutes,
  addHostRoutes,
  addRecordRoutes,
  addValueRoutes,
  addWaitRoute,
  bodyOf,
  createControlApp,
  refused,
} from '../control-app.ts';
import type { ControlApp, ControlAppOptions } from '../control-app.ts';
import type { HostHooks } from '../host-hooks.ts';
import { act } from './act.ts';
import type { ArmedFault, Arrangement, ClientSeed, MandantSeed, PaymentQuery, PersonAction, TenantSeed, WaitCondition } from './contract.ts';
import type { Tenant } from './tenant.ts';
import { paymentsOf, paymentView } from './views.ts';
import { questionOf } from './wait.ts';

export interface ControlOptions extends Omit<ControlAppOptions<Tenant, TenantSeed>, 'name' | 'before'> {
  readonly host: () => HostHooks | undefined;
}

/** The control interface of a simulator. */
export function createControl({ host, ...options }: ControlOptions): Simulator {
  return createControlApp({ ...options, name: 'bezahldienst-control', before: (tenant) => tenant.tick() }, (app) => {
    addStateRoutes(app);
    addPaymentRoutes(app);
    addClockRoute(app, changed);
    addFaultRoutes(app, (tenant, fault: ArmedFault) => tenant.faults.arm(fault));
    addHostRoutes(app, host);
    addRecordRoutes(app);
    addWaitRoute(app, (tenant, condition: WaitCondition) => questionOf(tenant, condition, host()));
    addValueRoutes(app);
  });
}

function addStateRoutes(app: ControlApp<Tenant>): void {
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
}

function addPaymentRoutes(app: ControlApp<Tenant>): void {
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
