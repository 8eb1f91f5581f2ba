/**
 * A requirement as the catalogue holds it: what a clause demands, from where we know it, how it can be verified.
 * The catalogue says nothing about consequences; those are policy in a profile (see `policy.ts`).
 */
import type { Bilingual } from './language.ts';

export type Level = 'MUST' | 'MUST NOT' | 'SHOULD' | 'SHOULD NOT' | 'MAY';

/**
 * From where we know a rule: T normative text, S constraint of a schema or API description, L behaviour observed live by
 * a client's author, C behaviour of the official SDK, I our inference.
 */
export type Basis = 'T' | 'S' | 'L' | 'C' | 'I';

export type VerificationMethod = 'automated' | 'assisted' | 'inspection' | 'none';

/** What a target must offer so that a requirement or scenario can be tried at all. */
export const CAPABILITIES = [
  'adapter',
  'callback',
  'second-decryption-key',
  'xml',
  'attachments',
  'fragments',
  'api-v1',
  'api-v2',
  'destination-api',
  'data-schema',
  'reply-channel',
  'metadata-1',
  'metadata-2',
  'tls',
  'settable-clock',
  'attacks-authorised',
  'browser-login',
  'identity-adapter',
  'declared-attributes',
  'logout',
  'restart',
  'two-accounts',
  'step-up',
  'mailbox-handover',
  'product-logs',
  'production-mode',
  'metadata-refresh',
  'single-logout-redirect',
  'return-parameter',
  'status-reports',
  'fit-connect-bridge',
  'zbp-rest',
  'zbp-v6',
  'zbp-direct',
  'standalone-login',
  'second-server',
  'bulk-lookups',
  'several-services',
  'offers-services',
  'drives-itself',
  'repeats-look-ups',
  'payment-outcomes',
  'payment-page',
  'booking-data',
  'second-tenant',
  'xbezahldienste',
  'epaybl',
  'pmpayment',
  'girocheckout',
  'directory-login',
  'known-entries',
  'own-entry',
  'ended-entry',
  'asks-directory',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

export interface Source {
  readonly ref: string;
  readonly place?: string;
  readonly fact?: string;
}

export interface Example extends Bilingual {
  readonly wire?: string;
}

export type ExpectedOutcome = 'refuse' | 'refuse-or-genuine' | 'refuse-or-unchanged' | 'refuse-or-lower' | 'accept' | 'no-effect' | 'no-crash' | 'record';

/** One form of a case; basis and needs only where they differ from the requirement's. */
export interface Variant {
  readonly id: string;
  readonly expected: ExpectedOutcome;
  readonly basis?: readonly Basis[];
  readonly needs?: readonly Capability[];
  readonly change?: Bilingual;
}

export interface Requirement {
  readonly id: string;
  readonly level: Level;
  /** `reading`: the rule is sourced, its modal verb is ours. */
  readonly levelOrigin: 'printed' | 'reading';
  readonly basis: readonly Basis[];
  readonly sources: readonly Source[];
  readonly actor: string;
  readonly condition?: Bilingual;
  readonly text: Bilingual;
  readonly clause: Bilingual;
  readonly verification: {
    readonly method: VerificationMethod;
    readonly needs?: readonly Capability[];
    readonly reason?: Bilingual;
    readonly planned?: VerificationMethod;
  };
  /** Forms in which a case is tried, each with what has to come of it. */
  readonly variants?: readonly Variant[];
  /** Rules, of any catalogue, that a break of this case shows to be broken as well. */
  readonly demonstrates?: readonly string[];
  readonly mend: Bilingual;
  readonly examples: { readonly conforming: Example; readonly broken: Example };
  readonly notes?: Bilingual;
}

/** A specification's requirements with the documents they come from. */
export interface Catalogue {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly sources: Readonly<Record<string, { readonly title: string; readonly kind: string; readonly url?: string; readonly version?: string }>>;
  readonly requirements: readonly Requirement[];
  /** SHA-256 over the catalogue's files in name order, lower-case hex. */
  readonly sha256: string;
}
