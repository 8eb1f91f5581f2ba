/** The control interface: what {@link ../control-app.ts} does not know of destinations and submissions. */
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
import { sendOrderedCallback } from './callbacks.ts';
import type { ArmedFault, CallbackOrder, DestinationSeed, TenantSeed, WaitCondition } from './contract.ts';
import { viewOf } from './control-views.ts';
import { questionOf } from './control-wait.ts';
import { expireAll } from './deadlines.ts';
import type { Tenant } from './tenant.ts';

export interface ControlOptions extends Omit<ControlAppOptions<Tenant, TenantSeed>, 'name'> {
  readonly host: () => HostHooks | undefined;
}

/** The control interface of a simulator. */
export function createControl({ host, ...options }: ControlOptions): Simulator {
  return createControlApp({ ...options, name: 'fit-connect-control' }, (app) => {
    addStateRoutes(app);
    addClockRoute(app, expireAll);
    addFaultRoutes(app, async (tenant, fault: ArmedFault) => tenant.faults.arm(fault, tenant));
    addHostRoutes(app, host);
    addRecordRoutes(app);
    addWaitRoute(app, (tenant, condition: WaitCondition) => questionOf(tenant, condition, host()));
    addValueRoutes(app);
  });
}

function addStateRoutes(app: ControlApp<Tenant>): void {
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
  app.post('/clients/:id/revocation', (c) => {
    c.var.tenant.tokens.revokeAll(c.req.param('id'));
    return c.body(null, 204);
  });
}

function destinationOf(tenant: Tenant, id: string): DestinationSeed {
  const destination = tenant.store.destination(id);
  if (destination === undefined) throw refused('The destination is unknown.');
  return destination;
}
