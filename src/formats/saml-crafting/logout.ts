/** A LogoutRequest that nobody signed (SAML 2.0 Core, 3.7.1): a service provider that offers single logout must refuse it. */
import { SAML, SAMLP } from '../saml-names.ts';
import { textElement, xmlElement } from '../xml-writing.ts';

export interface LogoutClaim {
  readonly id: string;
  /** UTC with `Z`. */
  readonly issueInstant: string;
  readonly issuer: string;
  readonly destination: string;
  readonly nameId: string;
  readonly sessionIndex?: string;
}

/** @returns the message as XML */
export function forgedLogoutRequest({ id, issueInstant, issuer, destination, nameId, sessionIndex }: LogoutClaim): string {
  const content = textElement('saml:Issuer', issuer) + textElement('saml:NameID', nameId) + textElement('samlp:SessionIndex', sessionIndex);
  const attributes = { 'xmlns:samlp': SAMLP, 'xmlns:saml': SAML, ID: id, Version: '2.0', IssueInstant: issueInstant, Destination: destination };
  return xmlElement('samlp:LogoutRequest', attributes, content);
}
