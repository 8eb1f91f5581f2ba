/** The control interface: what {@link ../control-app.ts} does not know of certificates. */
import type { Simulator } from '../../src/core/simulator.ts';
import { addClockRoute, addFaultRoutes, addRecordRoutes, addWaitRoute, bodyOf, createControlApp } from '../control-app.ts';
import type { ControlApp, ControlAppOptions } from '../control-app.ts';
import { exchangeQuestion } from '../waiting.ts';
import { certifyFor, releaseOf, revokeOf } from './control-orders.ts';
import type { ArmedFault, CertificateReference, IssueOrder, RevocationOrder, TenantSeed, WaitCondition } from './contract.ts';
import { revocationView } from './tenant.ts';
import type { Tenant } from './tenant.ts';

export type ControlOptions = Omit<ControlAppOptions<Tenant, TenantSeed>, 'name'>;

/** The control interface of a simulator. */
export function createControl(options: ControlOptions): Simulator {
  return createControlApp({ ...options, name: 'pki-control' }, (app) => {
    addCertificateRoutes(app);
    addClockRoute(app);
    addFaultRoutes(app, (tenant, fault: ArmedFault) => tenant.faults.arm(fault));
    addRecordRoutes(app);
    addWaitRoute(app, ({ id, service }, condition: WaitCondition) => exchangeQuestion(service.recorder, id, condition));
  });
}

function addCertificateRoutes(app: ControlApp<Tenant>): void {
  app.get('/root', async (c) => c.json({ root: (await c.var.tenant.service.pki.authority('root')).certificate }));
  app.post('/certificates', async (c) => c.json(await certifyFor(c.var.tenant, await bodyOf<IssueOrder>(c.req.raw)), 201));
  app.get('/revocations', (c) => c.json([...c.var.tenant.revocations.values()].map((one) => revocationView(one, c.var.tenant.clock))));
  app.post('/revocations', async (c) => c.json(await revokeOf(c.var.tenant, await bodyOf<RevocationOrder>(c.req.raw)), 201));
  app.post('/releases', async (c) => {
    await releaseOf(c.var.tenant, await bodyOf<CertificateReference>(c.req.raw));
    return c.body(null, 204);
  });
}
