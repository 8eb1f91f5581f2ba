/** Routes of an account simulator, in protocol order. Paths are compared exactly as they were sent. */
import { Hono } from 'hono';
import { writeIdentityProvider } from '../src/formats/saml-metadata.ts';
import type { Answer } from './account-answer.ts';
import { refusal } from './account-answer.ts';
import type { AccountCall } from './account-call.ts';
import { comeBack, communicationFailed, exchange, giveToken, showEid } from './account-eid.ts';
import { arrive, cancel, choosePersona, confirm, goBack, showConsent, showError, showLogin } from './account-flow.ts';
import { contextOf } from './account-login-view.ts';
import { logOut } from './account-logout.ts';
import { publishedCertificates } from './saml-idp-metadata-keys.ts';
import type { AccountEid, AccountSystem } from './account-system.ts';

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** In the record. */
  readonly operation: string;
  readonly handle: (call: AccountCall, loginId: string) => Answer;
}

/** What handlers get besides the request. Hono wants a Response; the answer itself waits in the binding. */
interface Environment {
  readonly Bindings: { readonly call: AccountCall; answer?: Answer };
}

export interface AccountApp {
  answer(call: AccountCall): Promise<Answer>;
}

/** The app of one system. */
export function createAccountApp(system: AccountSystem): AccountApp {
  const routes = routesOf(system);
  const app = new Hono<Environment>({ getPath: (_request, options) => (options?.env as { call?: AccountCall } | undefined)?.call?.path ?? '/' });
  for (const { method, path, operation, handle } of routes)
    app.on(method, path, (c) => {
      c.env.call.operation = operation;
      c.env.answer = handle(c.env.call, c.req.param('login') ?? '');
      return c.body(null);
    });
  app.notFound((c) => {
    c.env.answer = missing(c.env.call, routes);
    return c.body(null);
  });
  app.onError((error) => {
    throw error;
  });
  return {
    async answer(call) {
      const env: Environment['Bindings'] = { call };
      await app.fetch(call.request, env);
      return env.answer ?? missing(call, routes);
    },
  };
}

function routesOf({ paths, logout, eid }: AccountSystem): readonly Route[] {
  const { metadata, ssoPost, ssoRedirect, error } = paths;
  const login = `${paths.login}/:login`;
  return [
    { method: 'GET', path: metadata, operation: 'metadata', handle: showMetadata },
    { method: 'POST', path: ssoPost, operation: 'authn-request', handle: (call) => arrive(call, 'HTTP-POST') },
    ...(ssoRedirect === undefined
      ? []
      : [{ method: 'GET' as const, path: ssoRedirect, operation: 'authn-request', handle: (call: AccountCall) => arrive(call, 'HTTP-Redirect') }]),
    ...(logout === undefined ? [] : [{ method: 'POST' as const, path: logout.path, operation: 'logout-request', handle: logOut }]),
    { method: 'GET', path: login, operation: 'login-page', handle: showLogin },
    { method: 'POST', path: `${login}/persona`, operation: 'choose-persona', handle: choosePersona },
    { method: 'GET', path: `${login}/consent`, operation: 'consent-page', handle: showConsent },
    { method: 'POST', path: `${login}/confirmation`, operation: 'saml-response', handle: confirm },
    { method: 'POST', path: `${login}/cancellation`, operation: 'saml-response', handle: cancel },
    { method: 'GET', path: `${login}/back`, operation: 'back', handle: goBack },
    ...(eid === undefined ? [] : eidRoutes(login, eid)),
    { method: 'GET', path: error, operation: 'error-page', handle: showError },
  ];
}

/** The parameter `:login` is the key of the session here, but for the first. */
function eidRoutes(login: string, eid: AccountEid): readonly Route[] {
  const own = `${eid.path}/:login`;
  return [
    { method: 'GET', path: `${login}/eid`, operation: 'eid-page', handle: showEid },
    { method: 'GET', path: `${own}/tctoken`, operation: 'eid-tctoken', handle: (call, key) => giveToken(call, eid, key) },
    { method: 'POST', path: `${eid.path}-server`, operation: 'eid-exchange', handle: (call) => exchange(call, eid) },
    { method: 'GET', path: `${own}/refresh`, operation: 'eid-refresh', handle: (call, key) => comeBack(call, eid, key) },
    { method: 'GET', path: `${own}/error`, operation: 'eid-error', handle: (call, key) => communicationFailed(call, key) },
  ];
}

/** Metadata of the identity provider, with both keys for rollover, unless they were ordered otherwise. */
function showMetadata({ tenant }: AccountCall): Answer {
  const { system } = tenant.service;
  const { entityId, ssoPostUrl, ssoRedirectUrl, sloPostUrl } = tenant.addresses();
  const body = writeIdentityProvider({
    entityId,
    singleSignOn: [
      { binding: 'HTTP-POST', location: ssoPostUrl },
      ...(ssoRedirectUrl === undefined ? [] : [{ binding: 'HTTP-Redirect' as const, location: ssoRedirectUrl }]),
    ],
    ...(sloPostUrl === undefined ? {} : { singleLogout: [{ binding: 'HTTP-POST', location: sloPostUrl }] }),
    signingCertificates: publishedCertificates(tenant),
    nameIdFormats: system.nameIdFormats,
    wantAuthnRequestsSigned: true,
    organization: system.organization,
  });
  return {
    status: 200,
    headers: [
      ['Content-Type', 'application/samlmetadata+xml; charset=utf-8'],
      ['Cache-Control', 'no-cache'],
      ['X-Content-Type-Options', 'nosniff'],
    ],
    body,
  };
}

function missing(call: AccountCall, routes: readonly Route[]): Answer {
  const allowed = routes.filter(({ path }) => !path.includes(':') && path === call.path).map(({ method }) => method);
  if (allowed.length === 0) return refusal(contextOf(call), 404, call.path);
  return refusal(contextOf(call), 405, call.path, [['Allow', [...new Set(allowed)].join(', ')]]);
}
