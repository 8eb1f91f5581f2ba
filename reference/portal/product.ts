/**
 * Puts the product together from its configuration: accounts first, then the server, whose routes know the address that
 * people use.
 */
import { acsPath, metadataPath, sloPath } from './accounts/provider.ts';
import type { Provider, ProviderName, Providers } from './accounts/provider.ts';
import { ADAPTER_PATH, adapterRoutes } from './adapter.ts';
import type { Operation } from './adapter.ts';
import { createApplications } from './applications.ts';
import { createProductClock } from './clock.ts';
import type { Config } from './config.ts';
import { errorName } from '../kit/log.ts';
import type { KeptLog } from '../kit/log.ts';
import { finishByRedirect, finishLogin } from './login/finish.ts';
import { createKeptLogins, createPendingLogins } from './login/pending-logins.ts';
import type { KeptLogins } from './login/pending-logins.ts';
import { announceLogin, begin, readChoice, sendRequest } from './login/start.ts';
import { singleLogout } from './login/single-logout.ts';
import { createUsedAssertions } from './login/used-assertions.ts';
import type { Desk } from './orders/desk.ts';
import { orderRoutes } from './orders/order-pages.ts';
import { openDesk } from './orders/paid-service-parts.ts';
import { accountRoutes } from './pages/account.ts';
import { formRoutes } from './pages/form.ts';
import { failurePage } from './pages/problems.ts';
import { cancelledLogin } from './pages/status.ts';
import type { Portal } from './portal.ts';
import { refreshProviders, rereadProviders } from './provider-refresh.ts';
import { loadProvider } from './provider-sources.ts';
import { createPublishedName, spMetadata } from './saml/metadata.ts';
import { createServiceProvider } from './saml/service-provider.ts';
import { createSessions } from './sessions.ts';
import { LOGIN_COOKIE, createCookies } from './web/cookies.ts';
import { STYLE } from './web/layout.ts';
import { createHttp } from './web/http-client.ts';
import { startServer } from './web/server.ts';
import type { Handler, Routes } from './web/server.ts';

/** The running product. */
export interface Product {
  readonly url: string;
  readonly baseUrl: string;
  readonly metadataPaths: Readonly<Record<string, string>>;
  readonly adapterPath: string;
  stop(): Promise<void>;
}

/**
 * Starts the product; resolves when it listens.
 *
 * @throws ConfigurationError when an account cannot be read
 */
export async function startProduct(config: Config, { log, lines }: KeptLog): Promise<Product> {
  const { faults } = config;
  const loaded = await Promise.all(config.providers.map((source) => loadProvider(source, config.ca, faults)));
  const providers = new Map(loaded.map((provider) => [provider.name, provider]));
  const refresh = async (): Promise<void> => refreshProviders(providers, config, log);
  let baseUrl = config.baseUrl ?? '';
  const kept = createKeptLogins();
  let desk: Desk | undefined;
  const startNumber = createStartNumber();
  // What is in memory is gone with it, as when the process ends and is started again; accounts that cannot be read then stay.
  const startAnew = async (): Promise<void> => {
    await rereadProviders(providers, config).catch((error: unknown) => log('restart-kept-accounts', { error: errorName(error) }));
    server.restart();
  };
  const restart = (): void => void setImmediate(() => void startAnew());
  const server = await startServer({
    ...config,
    log,
    failure: (error) => failurePage(error, faults, log),
    routes: (url) => {
      baseUrl = config.baseUrl ?? url;
      desk?.stop();
      const { paidService: settings } = config;
      desk = settings === undefined ? undefined : openDesk({ settings, httpUntil: (ended) => createHttp(config.ca, ended), baseUrl, faults, log });
      return createRoutes(createPortal(config, { providers, baseUrl, log, kept, desk }), { lines, restart, refresh, start: startNumber() });
    },
  });
  const names = [...providers.keys()];
  return {
    url: server.url,
    baseUrl,
    metadataPaths: Object.fromEntries(names.map((name) => [name, metadataPath(name)])),
    adapterPath: ADAPTER_PATH,
    async stop() {
      desk?.stop();
      await server.close();
    },
  };
}

/** Counts the starts. */
function createStartNumber(): () => number {
  let count = 0;
  return () => (count += 1);
}

interface Parts {
  readonly providers: Providers;
  readonly baseUrl: string;
  readonly log: KeptLog['log'];
  readonly kept: KeptLogins;
  readonly desk: Desk | undefined;
}

function createPortal(config: Config, { providers, baseUrl, log, kept, desk }: Parts): Portal {
  const { faults, entityId, signing, service, skewMs } = config;
  const clock = createProductClock();
  const acsUrl = (name: ProviderName): string => baseUrl + acsPath(name);
  const reload = async (name: ProviderName): Promise<Provider> => {
    const source = config.providers.find((known) => known.name === name);
    if (source === undefined) throw new TypeError('account not configured');
    return loadProvider(source, config.ca, faults);
  };
  const known = async (name: ProviderName): Promise<Provider> => providers.get(name) ?? reload(name);
  return {
    config,
    baseUrl,
    providers,
    provider: faults.has('refreshes-metadata-blindly') ? reload : known,
    serviceProvider: (provider) => createServiceProvider({ provider, entityId, acsUrl: acsUrl(provider.name), signing, service, skewMs, faults }),
    acsUrl,
    sessions: createSessions(clock.now, faults),
    pending: createPendingLogins({ now: clock.now, timeoutMs: config.loginTimeoutMs, faults, kept }),
    used: createUsedAssertions(faults),
    applications: createApplications(),
    desk,
    cookies: createCookies(config.hasSecureCookies, faults),
    clock,
    faults,
    log,
  };
}

function createRoutes(portal: Portal, operation: Operation): Routes {
  const { adapterToken } = portal.config;
  const pages: Routes = {
    ...formRoutes(portal),
    ...accountRoutes(portal),
    ...(portal.desk === undefined ? {} : orderRoutes(portal.desk)),
    'GET /anmelden': (request) => announceLogin(portal, request),
    'POST /anmelden': (request) => begin(portal, request, readChoice(new URLSearchParams(request.body), portal)),
    'GET /anmelden/absenden': (request) => sendRequest(portal, request),
    'GET /anmelden/abgebrochen': (request) => cancelledLogin(portal, portal.pending.find(request.cookies.get(LOGIN_COOKIE))),
    'GET /stil.css': () => ({ status: 200, type: 'text/css; charset=utf-8', body: STYLE }),
  };
  const own = Object.fromEntries(Object.entries(pages).map(([route, handler]) => [route, fromOwnPages(portal, handler)]));
  const saml = Object.assign({}, ...[...portal.providers.values()].map((provider) => samlRoutes(portal, provider, operation.start))) as Routes;
  return { ...own, ...saml, ...forgeableLogout(portal, own), ...(adapterToken === undefined ? {} : adapterRoutes(portal, adapterToken, operation)) };
}

/** Forms of other sites are not taken; browsers say where a form comes from. */
function fromOwnPages({ baseUrl }: Portal, handler: Handler): Handler {
  const own = new URL(baseUrl).origin;
  return (request) =>
    request.method === 'POST' && request.origin !== undefined && request.origin !== own
      ? { status: 403, type: 'text/plain; charset=utf-8', body: 'Das Formular kommt von einer fremden Seite.\n' }
      : handler(request);
}

/** The fault: the own logout takes LogoutRequests as well, from whoever sends them. */
function forgeableLogout(portal: Portal, own: Routes): Routes {
  const route = 'POST /abmelden';
  const [provider] = portal.providers.values();
  const usual = own[route];
  if (!portal.faults.has('logout-request-unsigned') || provider === undefined || usual === undefined) return {};
  return {
    [route]: (request) =>
      new URLSearchParams(request.body).has('SAMLRequest') ? singleLogout(portal, provider.name, `${portal.baseUrl}/abmelden`, request) : usual(request),
  };
}

/** An account may come by form or by address. */
function logoutRoutes(portal: Portal, name: ProviderName, sloUrl: string): Routes {
  const handler: Handler = (request) => singleLogout(portal, name, sloUrl, request);
  return { [`POST ${sloPath(name)}`]: handler, [`GET ${sloPath(name)}`]: handler };
}

function samlRoutes(portal: Portal, { name, kind, sloUrl: accountSloUrl }: Provider, start: number): Routes {
  const { config, faults } = portal;
  const { signing, encryption } = config;
  const publishedName = createPublishedName(config.entityId, start, faults);
  const sloUrl = accountSloUrl === undefined ? undefined : portal.baseUrl + sloPath(name);
  const metadata: Handler = () => ({
    status: 200,
    type: 'application/samlmetadata+xml',
    body: spMetadata({
      entityId: publishedName(),
      acsUrl: portal.acsUrl(name),
      sloUrl,
      signingCertificate: signing.certificate,
      encryptionCertificate: encryption[0].certificate,
      isCitizen: kind === 'citizen',
      faults,
    }),
  });
  const takesGet = faults.has('accepts-redirect-response');
  return {
    [`GET ${metadataPath(name)}`]: metadata,
    [`POST ${acsPath(name)}`]: (request) => finishLogin(portal, name, request),
    ...(sloUrl === undefined ? {} : logoutRoutes(portal, name, sloUrl)),
    ...(takesGet ? { [`GET ${acsPath(name)}`]: (request: Parameters<Handler>[0]) => finishByRedirect(portal, name, request) } : {}),
  };
}
