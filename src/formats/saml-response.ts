/**
 * SAML responses as plain data (SAML 2.0 Core, sections 2 and 3.2.2). The model holds everything a message can lack or have
 * twice, because messages that break a rule must be writable and readable too: nothing but the shape is demanded here.
 */
export { readAssertion, readResponse } from './saml-response-reading.ts';
export { writeAssertion, writeResponse } from './saml-response-writing.ts';

/** Text that gets escaped, or markup that is taken as it is. Reading gives markup only where there are child elements. */
export type XmlContent = string | { readonly xml: string };

/** A name in a namespace, as `xsi:type` and foreign attributes have it. */
export interface QualifiedName {
  readonly namespace: string;
  readonly prefix: string;
  readonly name: string;
}

export interface ResponseModel {
  readonly id?: string;
  readonly version?: string;
  /** As written: UTC with `Z` if it is right. */
  readonly issueInstant?: string;
  readonly destination?: string;
  readonly inResponseTo?: string;
  readonly consent?: string;
  readonly issuer?: string;
  /** Content of `samlp:Extensions`, as markup. */
  readonly extensions?: string;
  readonly status?: StatusModel;
  /** In the order of the message. */
  readonly assertions: readonly ResponseAssertion[];
  /** Read only: whether the response itself carries a signature. */
  readonly hasSignature?: boolean;
}

/** An assertion as data, or as it stands: `EncryptedAssertion` or any other markup, for instance a signed assertion. */
export type ResponseAssertion =
  | { readonly kind: 'plain'; readonly assertion: AssertionModel }
  /** Content of `saml:EncryptedAssertion`: what `encryptXml` made, `data` and `beside`. */
  | { readonly kind: 'encrypted'; readonly content: string }
  /** Written only. */
  | { readonly kind: 'markup'; readonly xml: string };

export interface StatusModel {
  /** Top code first, each following one inside the one before. */
  readonly codes: readonly string[];
  readonly message?: string;
  /** Content of `StatusDetail`, as markup. */
  readonly detail?: string;
}

export interface AssertionModel {
  readonly id?: string;
  readonly version?: string;
  readonly issueInstant?: string;
  readonly issuer?: string;
  readonly subject?: SubjectModel;
  readonly conditions?: ConditionsModel;
  /** Content of `saml:Advice`, as markup. */
  readonly advice?: string;
  readonly authnStatements: readonly AuthnStatementModel[];
  /** Of all attribute statements together; written as one statement, left out when empty. */
  readonly attributes: readonly AttributeModel[];
  /** Read only. */
  readonly hasSignature?: boolean;
}

export interface SubjectModel {
  readonly nameId?: NameIdModel;
  readonly confirmations: readonly SubjectConfirmationModel[];
}

export interface NameIdModel {
  readonly value: XmlContent;
  readonly format?: string;
  readonly nameQualifier?: string;
  readonly spNameQualifier?: string;
}

export interface SubjectConfirmationModel {
  readonly method: string;
  /** Absent: no `SubjectConfirmationData`. */
  readonly data?: {
    readonly notBefore?: string;
    readonly notOnOrAfter?: string;
    readonly recipient?: string;
    readonly inResponseTo?: string;
    readonly address?: string;
  };
}

export interface ConditionsModel {
  readonly notBefore?: string;
  readonly notOnOrAfter?: string;
  /** One list of audiences for each restriction. */
  readonly audienceRestrictions: readonly (readonly string[])[];
  readonly isOneTimeUse?: boolean;
  /** Further conditions, as markup. */
  readonly others?: string;
}

export interface AuthnStatementModel {
  readonly authnInstant?: string;
  readonly sessionIndex?: string;
  readonly sessionNotOnOrAfter?: string;
  /** Address of `SubjectLocality`. */
  readonly subjectAddress?: string;
  readonly contextClass?: string;
}

export interface AttributeModel {
  readonly name: string;
  readonly nameFormat?: string;
  readonly friendlyName?: string;
  /** Attributes of other namespaces on `saml:Attribute`, e.g. the trust level. */
  readonly xmlAttributes?: readonly (QualifiedName & { readonly value: string })[];
  readonly values: readonly AttributeValueModel[];
}

export interface AttributeValueModel {
  readonly content: XmlContent;
  /** `xsi:type`. Not given: `string` of XML Schema when content is text, none when it is markup; null: none. */
  readonly type?: QualifiedName | null;
}

/** Prefixes of the message; what is right for a namespace is right whatever it is called. */
export interface ResponsePrefixes {
  /** Default `samlp`. */
  readonly protocol?: string;
  /** Default `saml`; the empty text makes it the default namespace. */
  readonly assertion?: string;
  /** Of XML Schema, default `xs`. BundID uses `xsd`. */
  readonly schema?: string;
}
