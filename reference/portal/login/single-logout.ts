/**
 * Single logout (Profiles 4.4): an account that has it ends the sessions of a person here by a LogoutRequest. The browser that
 * brings it need not be the person's own, so that nothing but the request says whose sessions end.
 */
import type { Account } from '../accounts/account.ts';
import type { ProviderName } from '../accounts/provider.ts';
import type { Portal } from '../portal.ts';
import { readDeflated, readPosted } from '../saml/inbound.ts';
import type { LogoutRequest } from '../saml/logout-request.ts';
import { readLogoutRequest } from '../saml/logout-request.ts';
import { mustBeSignedQuery } from '../saml/query-signature.ts';
import { Refusal, must } from '../saml/refusal.ts';
import { html } from '../web/html.ts';
import { page, postForm } from '../web/layout.ts';
import type { WebAnswer, WebRequest } from '../web/server.ts';

/** A LogoutRequest arrives at that address, by HTTP-POST or by HTTP-Redirect. */
export async function singleLogout(portal: Portal, name: ProviderName, address: string, request: WebRequest): Promise<WebAnswer> {
  const { method, query, search, body } = request;
  try {
    if (method === 'GET') {
      const { certificates } = await portal.provider(name);
      mustBeSignedQuery(search, certificates, portal.faults);
      const xml = await readDeflated(query, 'SAMLRequest', portal.faults);
      return await obey(portal, name, { address, xml, relayState: query.get('RelayState'), isSignedQuery: true });
    }
    const form = new URLSearchParams(body);
    const xml = await readPosted(form, 'SAMLRequest', portal.faults);
    return await obey(portal, name, { address, xml, relayState: form.get('RelayState'), isSignedQuery: false });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    portal.log('logout-refused', { provider: name, reason: error.message });
    return page(
      403,
      'Abmeldung nicht möglich',
      html`<p class="hinweis">Die Aufforderung zur Abmeldung konnte nicht geprüft werden. Nichts hat sich geändert.</p>`,
    );
  }
}

interface Arrival {
  readonly address: string;
  readonly xml: string;
  readonly relayState: string | null;
  readonly isSignedQuery: boolean;
}

async function obey(portal: Portal, name: ProviderName, { address, xml, relayState, isSignedQuery }: Arrival): Promise<WebAnswer> {
  const { config, faults, sessions, used, log } = portal;
  const provider = await portal.provider(name);
  const { certificates, entityId: issuer, sloUrl } = provider;
  const trust = { certificates, allCertificates: [...portal.providers.values()].flatMap((other) => other.certificates), faults };
  const request = readLogoutRequest(xml, { address, issuer, nowMs: Date.now(), skewMs: config.skewMs, isSignedQuery }, trust);
  must(used.use(issuer, request.id) || faults.has('logout-repeatable'), 'logout-repeated');
  const count = sessions.endWhere((account) => isMeant(request, account) || (faults.has('logout-of-everybody') && account.issuer === issuer));
  log('logout-by-account', { provider: name, sessions: count });
  if (sloUrl === undefined) return page(200, 'Abgemeldet', html`<p role="status">Die Sitzung bei diesem Dienst ist beendet.</p>`);
  const answer = portal.serviceProvider(provider).logoutResponse({ destination: sloUrl, inResponseTo: request.id, isDone: count > 0 });
  const message = { SAMLResponse: Buffer.from(answer).toString('base64'), ...(relayState === null ? {} : { RelayState: relayState }) };
  return postForm(sloUrl, message, 'Weiter zur Abmeldung');
}

function isMeant({ issuer, nameId, sessionIndexes }: LogoutRequest, { issuer: own, names }: Account): boolean {
  const isOfSession = sessionIndexes.length === 0 || sessionIndexes.some((index) => names.sessionIndexes.includes(index));
  return own === issuer && names.nameId === nameId && isOfSession;
}
