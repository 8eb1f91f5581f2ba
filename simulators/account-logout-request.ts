/**
 * LogoutRequests of the account to a service (Core 3.7.1, Profiles 4.4): true ones, and forged ones for the attack ATK-WEB-07. The
 * account sends none by itself; whoever controls the tenant brings them to the service.
 */
import type { LogoutForm, LogoutWish } from '../src/core/account-control.ts';
import { toTimestamp } from '../src/core/clock.ts';
import { SAML, SAMLP } from '../src/formats/saml-names.ts';
import type { NameIdModel } from '../src/formats/saml-response.ts';
import { signXml } from '../src/formats/xml-signature.ts';
import { textElement, xmlElement } from '../src/formats/xml-writing.ts';
import type { Login } from './account-logins.ts';
import { logoutAddress } from './account-logout.ts';
import type { AccountTenant } from './account-tenant.ts';
import { refused } from './control-app.ts';

const VALIDITY_MS = 300_000;

/** The request as a form of HTTP-POST. @throws ERR_CONTROL_REFUSED when nobody logged in there */
export function logoutForm(tenant: AccountTenant, { login: id, nameId, isSigned, otherwise }: LogoutWish): LogoutForm {
  const login = tenant.logins.find(id);
  const named = login === undefined ? undefined : namedIn(login);
  if (login === undefined || named === undefined) throw refused('The login is unknown, or its answer names nobody.');
  const provider = login.accepted?.provider;
  const address = provider === undefined ? undefined : logoutAddress(provider);
  const action = address ?? otherwise;
  const xml = requestXml(tenant, {
    action,
    isSigned,
    sessionIndex: named.sessionIndex,
    nameId: nameId === undefined ? named.nameId : { ...named.nameId, value: nameId },
  });
  return { action, fields: [['SAMLRequest', Buffer.from(xml, 'utf8').toString('base64')]], isSingleLogout: address !== undefined };
}

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
