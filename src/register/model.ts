/**
 * What a register is in memory: its description, its entries as issued, and the events that say what became of them. The
 * log of events decides what belongs to the register; files without an event are left over from an interrupted change.
 */
import type { Certificate, PublicationExtent } from '../core/certificate.ts';
import type { Party } from '../core/declaration.ts';
import type { Language } from '../core/language.ts';

/** `register.yaml`. */
export interface RegisterConfig {
  readonly format: 'pruefstand-register';
  readonly formatVersion: 1;
  /** Name of the body. */
  readonly name: string;
  /** Where the site will be, with a slash at the end. */
  readonly baseUrl: string;
  /** Language of reasons and names in the register. */
  readonly language: Language;
  readonly contact: string;
  /** `PS` of `PS-2026-000123`. */
  readonly numberPrefix: string;
  readonly complaints: Party & { readonly url?: string };
  /** Days until a status list is out of date. */
  readonly statusListDays: number;
  /** Files beside register.yaml with the certificates that signatures and time stamps must end in. */
  readonly anchors?: string;
  readonly tsaAnchors?: string;
}

export const EVENT_KINDS = ['issued', 'suspended', 'resumed', 'revoked', 'extended', 'renewed', 'restricted'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What is left of a publication that is narrowed. Number and status stay public: others rely on them. */
export type NarrowedExtent = Exclude<PublicationExtent, 'evidence'>;

/** One line of `events.ndjson`. */
export interface RegisterEvent {
  /** From 1 without gaps. */
  readonly sequence: number;
  /** RFC 3339 in UTC, never before the one of the line above. */
  readonly instant: string;
  readonly number: string;
  readonly kind: EventKind;
  /** Who did it; stays in the register and is not published. */
  readonly actor: string;
  /** Published. */
  readonly reason: string;
  /** Slug of the product, in `issued`. */
  readonly product?: string;
  /** Digest of certificate.json from now on, in `issued` and `extended`. */
  readonly certificateSha256?: string;
  /** Digest of certificate.zip where it is published. */
  readonly archiveSha256?: string;
  /** New last day, in `extended`. */
  readonly validUntil?: string;
  /** Number of the certificate that follows, in `renewed`. */
  readonly renewedBy?: string;
  /** How far it is public from then on, in `restricted`. */
  readonly extent?: NarrowedExtent;
  /** SHA-256 of the line above without its line feed; 64 zeros in the first. */
  readonly previous: string;
}

/** An event before it has a place in the log. */
export type EventDraft = Omit<RegisterEvent, 'sequence' | 'previous'>;

export interface RegisterEntry {
  readonly number: string;
  /** Slug of the product, fixed when the entry was added. */
  readonly product: string;
  readonly certificate: Certificate;
  /** Exactly as issued. */
  readonly certificateBytes: Uint8Array;
  readonly signatureBytes: Uint8Array;
  /** Day of the first issue and first day of validity before any extension. */
  readonly origin: { readonly issuedOn: string; readonly validFrom: string };
  /** The certificate's zip where the body took it to publish it, with its digest as logged; a restriction may stand against that now. */
  readonly archive?: { readonly file: string; readonly sha256: string };
  readonly events: readonly RegisterEvent[];
}

export interface Register {
  /** Absolute. */
  readonly folder: string;
  readonly config: RegisterConfig;
  /** By number. */
  readonly entries: readonly RegisterEntry[];
  readonly events: readonly RegisterEvent[];
}

/** Well-known names in the folder of a register. */
export const REGISTER_FILES = { config: 'register.yaml', events: 'events.ndjson', entries: 'entries', lock: '.lock' } as const;

/** Well-known names in the folder of an entry. */
export const ENTRY_FILES = { certificate: 'certificate.json', signature: 'certificate.jws.json', archive: 'certificate.zip', former: 'former' } as const;
