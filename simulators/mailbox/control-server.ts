/** The control interface: what {@link ../control-app.ts} does not know of mailboxes. */
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
import { takeSubmission } from './bridge/take-submission.ts';
import type { ArmedFault, MailboxSeed, MessageQuery, SenderSeed, SubmissionHandOver, TenantSeed, WaitCondition } from './contract.ts';
import type { Tenant } from './tenant.ts';
import { mailboxView, messageView } from './views.ts';
import { questionOf } from './wait.ts';

export interface ControlOptions extends Omit<ControlAppOptions<Tenant, TenantSeed>, 'name'> {
  readonly host: () => HostHooks | undefined;
}

/** The control interface of a simulator. */
export function createControl({ host, ...options }: ControlOptions): Simulator {
  return createControlApp({ ...options, name: 'mailbox-control' }, (app) => {
    addStateRoutes(app);
    addContentRoutes(app);
    addClockRoute(app);
    addFaultRoutes(app, (tenant, fault: ArmedFault) => tenant.faults.arm(fault));
    addHostRoutes(app, host);
    addRecordRoutes(app);
    addWaitRoute(app, (tenant, condition: WaitCondition) => questionOf(tenant, condition, host()));
    addValueRoutes(app);
  });
}

function addStateRoutes(app: ControlApp<Tenant>): void {
  app.get('/mailboxes', (c) => c.json(c.var.tenant.store.mailboxes().map((mailbox) => mailboxView(c.var.tenant.store, mailbox))));
  app.put('/mailboxes', async (c) => {
    c.var.tenant.store.putMailbox(await bodyOf<MailboxSeed>(c.req.raw));
    return c.body(null, 204);
  });
  app.delete('/mailboxes/:id', (c) => {
    const mailbox = c.var.tenant.store.mailbox(c.req.param('id'));
    if (mailbox === undefined) throw refused('The mailbox is unknown.');
    mailbox.isDeleted = true;
    return c.body(null, 204);
  });
  app.put('/senders', async (c) => {
    c.var.tenant.senders.put(await bodyOf<SenderSeed>(c.req.raw));
    return c.body(null, 204);
  });
  app.delete('/senders/:name', (c) => {
    if (!c.var.tenant.senders.withdraw(c.req.param('name'))) throw refused('The sender is unknown.');
    return c.body(null, 204);
  });
}

function addContentRoutes(app: ControlApp<Tenant>): void {
  app.post('/submissions', async (c) => c.json(takeSubmission(c.var.tenant, await bodyOf<SubmissionHandOver>(c.req.raw))));
  app.post('/messages/query', async (c) => c.json(c.var.tenant.store.messages(await bodyOf<MessageQuery>(c.req.raw)).map(messageView)));
  app.get('/messages/:id/attachments/:index', (c) => {
    const attachment = c.var.tenant.store.message(c.req.param('id'))?.attachments[Number(c.req.param('index'))];
    if (attachment === undefined) throw refused('The message or its attachment is unknown.');
    return c.body(Uint8Array.from(attachment.bytes), 200, { 'Content-Type': 'application/octet-stream' });
  });
  app.get('/states', (c) => c.json(c.var.tenant.store.states(c.req.query('applicationId'))));
  app.get('/deliveries', (c) => c.json(c.var.tenant.deliveries));
}
