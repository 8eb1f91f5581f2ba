/**
 * AuthnRequests as plain data (SAML 2.0 Core, section 3.4.1), with the extension of the citizen accounts by AKDB. Members
 * that are missing are absent; what looks wrong is listed as a problem, for the reader of the request to judge.
 */
import type { AkdbExtension } from './saml-akdb-extension.ts';

export { readAuthnRequest } from './saml-request-reading.ts';
export { writeAuthnRequest } from './saml-request-writing.ts';
export type { AkdbExtension, AkdbMethod, AkdbRequestedAttribute, AkdbDisplay } from './saml-akdb-extension.ts';

export interface AuthnRequest {
  /** Local name of the root, `AuthnRequest` if it is right, and its namespace. */
  readonly rootName: string;
  readonly rootNamespace: string;
  readonly id?: string;
  readonly version?: string;
  readonly issueInstant?: string;
  readonly destination?: string;
  readonly consent?: string;
  readonly issuer?: string;
  readonly assertionConsumerServiceUrl?: string;
  readonly assertionConsumerServiceIndex?: string;
  readonly attributeConsumingServiceIndex?: string;
  readonly protocolBinding?: string;
  readonly providerName?: string;
  /** Absent when the attribute is missing or no boolean (then there is a problem). */
  readonly forceAuthn?: boolean;
  readonly isPassive?: boolean;
  readonly nameIdPolicy?: { readonly format?: string; readonly allowCreate?: boolean; readonly spNameQualifier?: string };
  readonly requestedAuthnContext?: { readonly comparison?: string; readonly classRefs: readonly string[] };
  /** Whether the request element itself carries a `ds:Signature`; whether that is valid says `verifyXml`. */
  readonly hasSignature: boolean;
  /** The AKDB extension of the citizen accounts. */
  readonly extension?: AkdbExtension;
  /** Every child of `samlp:Extensions`. */
  readonly extensions: readonly { readonly name: string; readonly namespace: string }[];
  readonly problems: readonly RequestProblem[];
}

export interface RequestProblem {
  readonly code:
    'not-an-authn-request' | 'id-not-ncname' | 'not-a-boolean' | 'duplicate-element' | 'unknown-element' | 'wrong-namespace' | 'several-extensions';
  /** Name of the element or attribute in question, as written. */
  readonly where: string;
}

/** What writing a request takes; all members may be left out. */
export type AuthnRequestToWrite = Partial<Omit<AuthnRequest, 'rootName' | 'rootNamespace' | 'hasSignature' | 'extensions' | 'problems'>> & {
  /** Further content of `samlp:Extensions`, as markup. */
  readonly otherExtensions?: string;
};
