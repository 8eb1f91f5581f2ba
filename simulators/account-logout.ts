/**
 * Single logout by HTTP-POST, as little as SAML asks for (Profiles 4.4, Core 3.7): a LogoutRequest of a known service is
 * judged and answered with a signed LogoutResponse. There is no session to end, because none outlives a login here.
 */
import type { RuleJudgement } from '../src/core/account-control.ts';
import { toTimestamp } from '../src/core/clock.ts';
import { BINDINGS, SAML, SAMLP } from '../src/formats/saml-names.ts';
import type { ServiceProviderMetadata } from '../src/formats/saml-metadata.ts';
import { textElement, xmlElement } from '../src/formats/xml-writing.ts';
import { signXml } from '../src/formats/xml-signature.ts';
import { page, posting } from './account-answer.ts';
import type { Answer } from './account-answer.ts';
import type { AccountCall } from './account-call.ts';
import { contextOf } from './account-login-view.ts';
import { judgementSection } from './account-page-judgement.ts';
import { markup, renderPage } from './account-page-frame.ts';
import { PAGE_TEXTS } from './account-page-texts.ts';
import { judgeAll, refusalCode } from './account-rule.ts';
import type { AccountTenant } from './account-tenant.ts';
import { gatherFacts } from './saml-idp-request.ts';
import { isWebAddress } from './saml-idp-service-providers.ts';

const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** A LogoutRequest arrives, or the answer to one that was brought to the service; with that the logout is over. */
export function logOut(call: AccountCall): Answer {
  if (new URLSearchParams(call.body).has('SAMLResponse')) return page(logoutPage(call));
  const { tenant } = call;
  const { logout } = tenant.service.system;
  const facts = gatherFacts(
    {
      binding: 'HTTP-POST',
      text: call.body,
      ssoUrl: tenant.addresses().sloPostUrl ?? '',
      now: tenant.clock.now(),
      maxAgeSeconds: tenant.settings.maxRequestAgeSeconds,
      enforcesVersion2: true,
    },
    tenant.providers,
    tenant.logins.isKnown,
  );
  const judgement = judgeAll(logout?.rules ?? [], facts);
  const { request, provider, received } = facts;
  const code = refusalCode(judgement);
  if (code !== undefined || request === undefined || provider === undefined) return refused(call, code ?? 'saml-request-unreadable', judgement);
  call.isFromProvider = true;
  tenant.logins.remember(provider.entityId, request.id ?? '');
  const destination = logoutAddress(provider);
  if (destination === undefined) return page(logoutPage(call));
  const xml = signedResponse(tenant, destination, request.id);
  const message = ['SAMLResponse', Buffer.from(xml, 'utf8').toString('base64')] as const;
  const fields = received?.relayState === undefined ? [message] : [message, ['RelayState', received.relayState] as const];
  return posting(contextOf(call), { action: destination, fields });
}

/** Where the service takes messages of single logout; undefined when its metadata name no such address. */
export function logoutAddress({ singleLogoutServices }: ServiceProviderMetadata, by: 'HTTP-POST' | 'HTTP-Redirect' = 'HTTP-POST'): string | undefined {
  return singleLogoutServices.find(({ binding, location }) => binding === BINDINGS[by] && isWebAddress(location))?.location;
}

function signedResponse(tenant: AccountTenant, destination: string, inResponseTo: string | undefined): string {
  const { keys, randomness } = tenant.service;
  const id = randomness.xmlId();
  const content = [textElement('saml:Issuer', tenant.addresses().entityId), xmlElement('samlp:Status', {}, xmlElement('samlp:StatusCode', { Value: SUCCESS }))];
  const attributes = { ID: id, Version: '2.0', IssueInstant: toTimestamp(tenant.clock.now()), Destination: destination, InResponseTo: inResponseTo };
  const xml = xmlElement('samlp:LogoutResponse', { 'xmlns:samlp': SAMLP, 'xmlns:saml': SAML, ...attributes }, content.join(''));
  return signXml(xml, id, { ...(tenant.hasRolledKeys ? keys.next : keys.signing), algorithm: tenant.crypto.signature });
}

function logoutPage(call: AccountCall): string {
  const context = contextOf(call);
  return renderPage(context, { title: context.say(PAGE_TEXTS.logoutTitle), content: markup`<p>${context.say(PAGE_TEXTS.logoutLead)}</p>` });
}

function refused(call: AccountCall, code: string, judgement: readonly RuleJudgement[]): Answer {
  const context = contextOf(call);
  const { say } = context;
  const content = markup`<p>${say(PAGE_TEXTS.logoutRefused)}</p>
<p>${say(PAGE_TEXTS.errorCode)}: <code>${code}</code></p>
${judgementSection(context, judgement)}`;
  return page(renderPage(context, { title: say(PAGE_TEXTS.logoutTitle), content }), 400);
}
