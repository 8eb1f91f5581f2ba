/**
 * The control interface of an account simulator: what `control-app.ts` does not know of service providers, personas and logins.
 * No answer holds a private key.
 */
import type { AccountTenantSeed, AccountWaitCondition, LoginOrder, LoginQuery, LogoutWish, MetadataChange } from '../src/core/account-control.ts';
import { LOGIN_OUTCOMES, METADATA_CHANGES } from '../src/core/account-control.ts';
import type { Simulator } from '../src/core/simulator.ts';
import { deviationOf } from './account-answering.ts';
import { documentsOf } from './account-logins.ts';
import { logoutForm } from './account-logout-request.ts';
import type { AccountSystem, Persona } from './account-system.ts';
import type { AccountTenant } from './account-tenant.ts';
import { addClockRoute, addRecordRoutes, addValueRoutes, addWaitRoute, bodyOf, createControlApp, refused } from './control-app.ts';
import type { ControlApp, ControlAppOptions } from './control-app.ts';
import { viewOfDeviation } from './saml-idp-deviation.ts';
import { viewOfProvider } from './saml-idp-service-providers.ts';
import { exchangeQuestion } from './waiting.ts';
import type { Question } from './waiting.ts';

export interface AccountControlOptions extends Omit<ControlAppOptions<AccountTenant, AccountTenantSeed>, 'name'> {
  readonly system: AccountSystem;
}

const MAX_DELAY_SECONDS = 600;

/** The control interface of a simulator. */
export function createAccountControl({ system, ...options }: AccountControlOptions): Simulator {
  return createControlApp({ ...options, name: `${system.name}-control` }, (app) => {
    addProviderRoutes(app);
    addPersonaRoutes(app, system);
    addLoginRoutes(app);
    addClockRoute(app);
    app.post('/key-rollover', (c) => {
      c.var.tenant.hasRolledKeys = true;
      return c.body(null, 204);
    });
    app.put('/metadata-change', async (c) => {
      const { change } = await bodyOf<{ change: MetadataChange | null }>(c.req.raw);
      if (change !== null && !METADATA_CHANGES.includes(change)) throw refused(`There is no change "${change}" of metadata.`);
      c.var.tenant.metadataChange = change;
      return c.body(null, 204);
    });
    app.post('/logout-requests', async (c) => c.json(logoutForm(c.var.tenant, await bodyOf<LogoutWish>(c.req.raw)), 201));
    addRecordRoutes(app);
    addWaitRoute(app, questionOf, (tenant, { kind }) => (kind === 'login' ? tenant.logins.lastSeq() : tenant.service.recorder.lastSeq(tenant.id)));
    addValueRoutes(app);
  });
}

function questionOf({ id, service, logins }: AccountTenant, condition: AccountWaitCondition): Question {
  if (condition.kind === 'exchange') return exchangeQuestion(service.recorder, id, condition);
  const { query, count = 1 } = condition;
  return { isMet: () => logins.query(query).length >= count, watch: logins.onChange };
}

function addProviderRoutes(app: ControlApp<AccountTenant>): void {
  app.get('/service-providers', (c) => c.json(c.var.tenant.providers.all().map(viewOfProvider)));
  app.post('/service-providers', async (c) => c.json(viewOfProvider(c.var.tenant.providers.register(await c.req.text())), 201));
  app.delete('/service-providers/:entityId', (c) => {
    if (!c.var.tenant.providers.remove(c.req.param('entityId'))) throw refused('The service provider is unknown.');
    return c.body(null, 204);
  });
}

function addPersonaRoutes(app: ControlApp<AccountTenant>, system: AccountSystem): void {
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

function addLoginRoutes(app: ControlApp<AccountTenant>): void {
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
