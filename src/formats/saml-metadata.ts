/**
 * SAML metadata (saml-metadata-2.0-os): reading that of a service provider, as tolerant as it can be, and writing that of an
 * identity provider. Rules of one account, such as "no validUntil", are not judged here.
 */
export { readServiceProvider } from './saml-metadata-reading.ts';
export { writeIdentityProvider } from './saml-metadata-writing.ts';

export interface ServiceProviderMetadata {
  /** Empty when the attribute is missing; there is a problem then. */
  readonly entityId: string;
  /** AssertionConsumerServices in the order of the file. */
  readonly acs: readonly ConsumerService[];
  /** PEM; keys without `use` count for both. */
  readonly signingCertificates: readonly string[];
  readonly encryptionCertificates: readonly string[];
  /** As written, of the entity or the role. */
  readonly validUntil?: string;
  readonly cacheDuration?: string;
  /** `ID` of the descriptor. */
  readonly id?: string;
  /** Algorithms that EncryptionMethod, DigestMethod and SigningMethod name. */
  readonly algorithms: readonly string[];
  readonly hasSignature: boolean;
  readonly wantAssertionsSigned?: boolean;
  readonly authnRequestsSigned?: boolean;
  readonly nameIdFormats: readonly string[];
  readonly singleLogoutServices: readonly { readonly binding: string; readonly location: string }[];
  /** What people are meant to read. */
  readonly presentation: ServicePresentation;
  readonly problems: readonly MetadataProblem[];
}

/** What the metadata say to people; languages (`xml:lang`) of the texts that are not empty, in the order of the file. */
export interface ServicePresentation {
  /** `mdui:UIInfo` of the role. */
  readonly displayNames: readonly string[];
  readonly descriptions: readonly string[];
  /** `AttributeConsumingService`. */
  readonly serviceNames: readonly string[];
  readonly serviceDescriptions: readonly string[];
  /** Whether `Organization` has name, display name and address. */
  readonly hasOrganization: boolean;
  /** `contactType` of the contacts. */
  readonly contactTypes: readonly string[];
}

export interface ConsumerService {
  readonly binding: string;
  readonly location: string;
  /** Absent when missing or no number. */
  readonly index?: number;
  readonly isDefault: boolean;
}

export interface MetadataProblem {
  readonly code:
    | 'not-an-entity-descriptor'
    | 'no-entity-id'
    | 'no-service-provider'
    | 'several-service-providers'
    | 'no-consumer-service'
    | 'no-location'
    | 'certificate-unreadable'
    | 'duplicate-index';
  /** Name of the element in question, or a value of it. */
  readonly where: string;
}

export interface IdentityProviderModel {
  readonly entityId: string;
  readonly singleSignOn: readonly { readonly binding: 'HTTP-POST' | 'HTTP-Redirect'; readonly location: string }[];
  readonly singleLogout?: readonly { readonly binding: 'HTTP-POST' | 'HTTP-Redirect'; readonly location: string }[];
  /** PEM, several for a rollover. */
  readonly signingCertificates: readonly string[];
  readonly nameIdFormats?: readonly string[];
  readonly wantAuthnRequestsSigned?: boolean;
  readonly id?: string;
  readonly validUntil?: string;
  readonly organization?: { readonly name: string; readonly displayName: string; readonly url: string; readonly lang?: string };
}
