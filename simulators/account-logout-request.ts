/**
 * LogoutRequests of the account to a service (Core 3.7.1, Profiles 4.4): true ones, and forged ones for the attack ATK-WEB-07. The
 * account sends none by itself; whoever controls the tenant brings them to the service.
 */
import type { LogoutForm, LogoutWish } from '../src/core/account-control.ts';
import { toTimestamp } from '../src/core/clock.ts';
import { redirectUrl } from '../src/formats/saml-message.ts';
import { SAML, SAMLP } from '../src/formats/saml-names.ts';
import type { NameIdModel } from '../src/formats/saml-response.ts';
import { signXml } from '../src/formats/xml-signature.ts';
import { textElement, xmlElement } from '../src/formats/xml-writing.ts';
import type { Login } from './account-logins.ts';
import { logoutAddress } from './account-logout.ts';
import type { AccountTenant } from './account-tenant.ts';
import { refused } from './control-app.ts';

const VALIDITY_MS = 300_000;

/** The request as a form of HTTP-POST, or as an address of HTTP-Redirect. @throws ERR_CONTROL_REFUSED when nobody logged in there */
export function logoutForm(tenant: AccountTenant, wish: LogoutWish): LogoutForm {
  const { login: id, nameId, isSigned, otherwise, binding = 'HTTP-POST', namesSession = true } = wish;
  const login = tenant.logins.find(id);
  const named = login === undefined ? undefined : namedIn(login);
  if (login === undefined || named === undefined) throw refused('The login is unknown, or its answer names nobody.');
  const provider = login.accepted?.provider;
  const address = provider === undefined ? undefined : logoutAddress(provider, binding);
  const action = address ?? otherwise;
  const isSingleLogout = address !== undefined;
  const request = (name: string | undefined, isSignedInside: boolean): string =>
    requestXml(tenant, {
      action,
      isSigned: isSignedInside,
      sessionIndex: namesSession ? named.sessionIndex : undefined,
      nameId: name === undefined ? named.nameId : { ...named.nameId, value: name },
    });
  if (binding === 'HTTP-Redirect') return { action: addressOf(tenant, action, wish, (name) => request(name, false)), fields: [], isSingleLogout };
  return { action, fields: [['SAMLRequest', Buffer.from(request(nameId, isSigned), 'utf8').toString('base64')]], isSingleLogout };
}

/** Signed is the query, not the document in it (Bindings 3.4.4.1). */
function addressOf(tenant: AccountTenant, action: string, { nameId, isSigned, forgery }: LogoutWish, request: (nameId: string | undefined) => string): string {
  const { keys } = tenant.service;
  const own = tenant.hasRolledKeys ? keys.next : keys.signing;
  const signer = isSigned ? { ...(forgery === 'other-key' ? keys.stranger : own), algorithm: tenant.crypto.signature } : undefined;
  const write = (name: string | undefined): string =>
    redirectUrl(action, { xml: request(name), parameter: 'SAMLRequest', ...(signer === undefined ? {} : { signer }) });
  if (forgery !== 'other-request') return write(nameId);
  const [message = ''] = MESSAGE.exec(write(nameId)) ?? [];
  return write(SOMEBODY).replace(MESSAGE, () => message);
}

const MESSAGE = /SAMLRequest=[^&]*/u;
/** Whom the request is about whose signature another one bears. */
const SOMEBODY = '_4a656d616e64';

interface Named {
  readonly nameId: NameIdModel;
  readonly sessionIndex: string | undefined;
}

/** Who logged in, by the answer that was made. */
function namedIn({ delivery, sealed }: Login): Named | undefined {
  const [assertion] = sealed?.model.assertions ?? [];
  if (delivery === undefined || assertion?.kind !== 'plain') return undefined;
  return { nameId: delivery.nameId, sessionIndex: assertion.assertion.authnStatements[0]?.sessionIndex };
}

function requestXml(
  tenant: AccountTenant,
  { action, isSigned, nameId, sessionIndex }: Named & { readonly action: string; readonly isSigned: boolean },
): string {
  const { keys, randomness } = tenant.service;
  const now = tenant.clock.now();
  const id = randomness.xmlId();
  const { value, format, nameQualifier, spNameQualifier } = nameId;
  if (typeof value !== 'string') throw refused('The NameID of the login is no plain text.');
  const names = { Format: format, NameQualifier: nameQualifier, SPNameQualifier: spNameQualifier };
  const content = [
    textElement('saml:Issuer', tenant.addresses().entityId),
    textElement('saml:NameID', value, names),
    ...(sessionIndex === undefined ? [] : [textElement('samlp:SessionIndex', sessionIndex)]),
  ];
  const attributes = { ID: id, Version: '2.0', IssueInstant: toTimestamp(now), Destination: action, NotOnOrAfter: toTimestamp(now + VALIDITY_MS) };
  const xml = xmlElement('samlp:LogoutRequest', { 'xmlns:samlp': SAMLP, 'xmlns:saml': SAML, ...attributes }, content.join(''));
  return isSigned ? signXml(xml, id, { ...(tenant.hasRolledKeys ? keys.next : keys.signing), algorithm: tenant.crypto.signature }) : xml;
}
