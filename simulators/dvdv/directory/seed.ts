/** What a directory is made of, as it is seeded (sheet, section 2): plain JSON, related by handles, keys and fingerprints. */

/** Types of service elements that every installation knows. @spec DVDV2 API 2.15.0, ServiceElementInfo */
export const ELEMENT_TYPES = ['OSCI_INTERMEDIARY', 'OSCI_ADDRESSEE', 'CIPHER_CERTIFICATE', 'SIGNATURE_CERTIFICATE', 'WEBSERVER', 'TEXT'] as const;
export type ElementType = (typeof ELEMENT_TYPES)[number];

/** What elements can be looked up by. */
export const PARAMETER_TYPES = ['CIPHER_CERTIFICATE', 'SIGNATURE_CERTIFICATE', 'URI'] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

/** @spec DVDV2 API 2.15.0, Certificate.revocationReason */
export const REVOCATION_REASONS = [
  'UNSPECIFIED',
  'KEY_COMPROMISE',
  'CA_COMPROMISE',
  'AFFILIATION_CHANGED',
  'SUPERSEDED',
  'CESSATION_OF_OPERATION',
  'CERTIFICATE_HOLD',
  'UNUSED',
  'REMOVE_FROM_CRL',
  'PRIVILEGE_WITHDRAWN',
  'AA_COMPROMISE',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** One node of the tree of categories, four levels at most; names are unique over all of them. */
export interface CategorySeed {
  readonly name: string;
  readonly prefix?: string;
  readonly children?: readonly CategorySeed[];
}

/** A service description (Dienstbeschreibung). */
export interface SpecificationSeed {
  readonly uri: string;
  readonly name: string;
  readonly type: 'WSDL_OSCI' | 'MANUAL';
  /** WSDL, up to 65,535 characters. */
  readonly document?: string;
  /** Categories whose organisations may offer it, and those that may use it; exclusive. */
  readonly providers: readonly string[];
  readonly consumers: readonly string[];
}

export interface CertificateSeed {
  /** PEM, or the DER as Base64. Public: private keys never come here. */
  readonly certificate: string;
  /** Known to the directory from that instant on, RFC 3339. */
  readonly revocation?: { readonly at: string; readonly reason: RevocationReason };
}

/** A service element (Dienstelement): provided by one organisation, used by any number of services. */
export interface ElementSeed {
  /** Handle within the seed. */
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** Name of its description; default the name. */
  readonly descriptionName?: string;
  readonly type?: ElementType;
  /** Of an installation's own making. */
  readonly customType?: string;
  readonly text?: string;
  readonly uri?: string;
  /** Fingerprint. */
  readonly cipherCertificate?: string;
  readonly signatureCertificate?: string;
  /** Handle of the organisation that provides it. */
  readonly provider: string;
}

/** A service (Dienst) of an organisation, with its own validity. */
export interface ServiceSeed {
  readonly specificationUri: string;
  /** RFC 3339 in UTC; open where absent. The end is exclusive. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Default the name of its description. */
  readonly nameDe?: string;
  readonly elements: readonly { readonly element: string; readonly isRequired: boolean }[];
}

export interface OrganizationSeed {
  /** Handle within the seed. */
  readonly id: string;
  /** With prefix, at least one. */
  readonly keys: readonly string[];
  /** A leaf of the tree. */
  readonly category: string;
  readonly nameDe: string;
  readonly nameEn?: string;
  readonly descriptionDe?: string;
  readonly postalAddress?: string;
  /** 1 to 16. */
  readonly locationStateId?: number;
  readonly dvdv1Id?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Fingerprints. */
  readonly clientCertificates?: readonly string[];
  /** Handles of organisations that communicate for this one. */
  readonly representatives?: readonly string[];
  readonly services?: readonly ServiceSeed[];
  /** Kept from the time before version 2: ids and types of its services are not filled, as observed. */
  readonly isSparse?: boolean;
}

export interface DirectorySeed {
  readonly categories: readonly CategorySeed[];
  readonly specifications: readonly SpecificationSeed[];
  readonly certificates: readonly CertificateSeed[];
  readonly elements: readonly ElementSeed[];
  readonly organizations: readonly OrganizationSeed[];
}
