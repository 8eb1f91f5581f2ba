/**
 * What a body signs over a reviewed bundle. Members follow the legal models (GIGV section 14, BSIZertV section 12, DEÜV):
 * number, product, requirement with version, extent, validity, issuer, place and date, conditions, attached report.
 */
import type { Bilingual } from './language.ts';
import type { DeclaredProduct, Party } from './declaration.ts';
import type { BundleFile, Digest } from './bundle.ts';
import type { Conclusion } from './verdict.ts';

/** Levels by independence: L0 declared, L1 self-test with signed evidence, L2 witnessed, L3 laboratory, L4 certificate with surveillance. */
export const ASSURANCE_LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'] as const;
export type AssuranceLevel = (typeof ASSURANCE_LEVELS)[number];

export interface Person {
  readonly name: string;
  readonly role: string;
}

/** What somebody declares about ties to vendor and customer; an empty list declares that there are none. */
export interface Independence {
  readonly ties: readonly string[];
  /** RFC 3339 date. */
  readonly declaredOn: string;
}

/** Who tested or decided. Of a self-test, and in certificates of before, neither may be stated. */
export interface ResponsiblePerson extends Person {
  /** Why this person can judge it. */
  readonly competence?: string;
  readonly independence?: Independence;
}

/** A requirement that only documents can show, and what the body found there. */
export interface Attestation {
  readonly requirement: string;
  readonly outcome: 'shown' | 'notShown' | 'notApplicable';
  readonly documents: readonly { readonly title: string; readonly sha256?: string }[];
  readonly remark?: string;
  readonly by: Person;
  /** RFC 3339 date. */
  readonly on: string;
}

/** A body or laboratory, with the place it works at and its accreditation: its number, or `none`. */
export interface AccreditedParty extends Party {
  readonly place: string;
  readonly accreditation: string;
  readonly accreditationScope?: string;
}

/** The vendor, whose bundle the body reviewed, the body itself, or a laboratory that is neither. */
export const PERFORMERS = ['vendor', 'body', 'laboratory'] as const;
export type Performer = (typeof PERFORMERS)[number];

/** What a vendor lets a register publish, least first: the line of the status, the signed document as well, report and evidence as well. */
export const PUBLICATION_EXTENTS = ['status', 'certificate', 'evidence'] as const;
export type PublicationExtent = (typeof PUBLICATION_EXTENTS)[number];

/** The vendor's consent to publication. */
export interface Publication {
  readonly extent: PublicationExtent;
  readonly consentedBy: Person;
  /** RFC 3339 date. */
  readonly consentedOn: string;
}

/** The bundle: digest of the zip, of its manifest, root of its evidence. */
export interface CertifiedBundle {
  readonly sha256: string;
  readonly manifestSha256: string;
  /** Of the first part, where a merged run has several. */
  readonly evidenceRoot: string;
  /** All roots of a merged run, by folder. */
  readonly evidenceRoots?: readonly { readonly path: string; readonly root: string }[];
  readonly runId: string;
  /** When the run ended, RFC 3339: the longest validity counts from then. Certificates of before do not state it. */
  readonly runFinishedAt?: string;
}

export interface Certificate {
  readonly format: 'pruefstand-certificate';
  readonly formatVersion: 1;
  /** `PS-2026-000123`: prefix of the body, year, counter. */
  readonly number: string;
  readonly level: AssuranceLevel;
  readonly issuer: AccreditedParty;
  /** Name of the scheme and where it is published. */
  readonly scheme: { readonly title: string; readonly url?: string };
  readonly product: DeclaredProduct;
  readonly customer: Party;
  /** Who ran the test; the vendor where it is not said. */
  readonly performedBy?: Performer;
  /** The laboratory where one ran the test; its place is that of the test. */
  readonly laboratory?: AccreditedParty & { readonly address: string };
  /** When whoever tested it for the vendor received the product; RFC 3339 date or date-time. */
  readonly itemReceivedAt?: string;
  readonly conclusion: Conclusion;
  readonly profile: Digest & { readonly title: Bilingual };
  readonly catalogue: Digest;
  readonly suite: Digest;
  /** Standards the product was tested against, with the end of their validity where it is known (RFC 3339 date). */
  readonly standards: readonly { readonly title: string; readonly version: string; readonly validUntil?: string }[];
  readonly bundle: CertifiedBundle;
  /** Reports of the body that lie beside the certificate in its zip. */
  readonly reports?: readonly BundleFile[];
  readonly attestations: readonly Attestation[];
  readonly conditions: readonly Bilingual[];
  readonly issuedAt: string;
  /** RFC 3339 dates; the last is at most 18 months after the end of the run. */
  readonly validFrom: string;
  readonly validUntil: string;
  /** Why it ends when it ends. */
  readonly validityReason: Bilingual;
  /** Dates of re-tests inside the validity: 1 May and 1 November. */
  readonly retestDates: readonly string[];
  readonly tester: ResponsiblePerson;
  readonly decider: ResponsiblePerson;
  readonly complaints: Party & { readonly url?: string };
  /** Without it no register takes the certificate. */
  readonly publication?: Publication;
  /** Known mistakes of the suite at the time of issue, with the cases they touch and, where those carry the conclusion, why their verdicts stand. */
  readonly errata: readonly { readonly id: string; readonly text: Bilingual; readonly cases: readonly string[]; readonly verdictStands?: Bilingual }[];
  /** Where the status can be asked. */
  readonly statusList?: { readonly url: string };
  /** The certificate that this one renews. */
  readonly replaces?: { readonly number: string; readonly reason: string };
  /** The document of the same number that this one extends. */
  readonly extends?: { readonly issuedAt: string; readonly sha256: string; readonly reason: string };
}

/** Media type of a certificate, as its signature names it. */
export const CERTIFICATE_MEDIA_TYPE = 'application/vnd.pruefstand.certificate+json';

/** Well-known names inside a certificate's zip; the bundle is inside as it was signed. */
export const CERTIFICATE_FILES = {
  certificate: 'certificate.json',
  signature: 'certificate.jws.json',
  bundle: 'bundle.zip',
} as const;

export const CERTIFICATE_STATUSES = ['valid', 'suspended', 'revoked'] as const;
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];

/** One line of a register's status list. */
export interface StatusEntry {
  readonly number: string;
  readonly status: CertificateStatus;
  /** RFC 3339. */
  readonly since: string;
  readonly validUntil: string;
  readonly reason?: string;
  readonly replacedBy?: string;
}

/** `status.json` of a register; signed as `status.jws.json`. */
export interface StatusList {
  readonly format: 'pruefstand-status-list';
  readonly formatVersion: 1;
  readonly issuer: string;
  readonly issuedAt: string;
  /** After that the list says nothing any more. */
  readonly nextUpdate: string;
  readonly entries: readonly StatusEntry[];
}
