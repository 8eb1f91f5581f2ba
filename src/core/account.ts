/**
 * Vocabulary of citizen and organisation accounts: levels, means of login, trust in attributes, and the public form of the
 * synthetic people who log in (BundID interface description 10.2.0.0, chapters 5 and 6). Shared by simulators, drivers and
 * checks: words and tables only. Attribute names are in `account-attributes.ts`, control in `account-control.ts`.
 */
import type { AttributeName } from './account-attributes.ts';
import type { Bilingual } from './language.ts';

/** Which simulator of an account. */
export type AccountKind = 'bundid' | 'bayernid' | 'unternehmenskonto';
/** Accounts that profiles of portals are about. */
export type TestedAccount = Exclude<AccountKind, 'bayernid'>;

/** Where a fact comes from: `V` seen in a named source, `I` inferred. Nothing inferred may make a product fail. */
export type SourceMark = 'V' | 'I';

/** Levels of assurance that BundID delivers (SSB 5). */
export type AccountLevel = 1 | 3 | 4;

/** What the target declares about the procedure behind the login. */
export interface DeclaredNeeds {
  /** Level the procedure demands. */
  readonly level?: AccountLevel;
  /** Level that a page of it demands of who is logged in already; a request from there is for that one. */
  readonly stepUpLevel?: AccountLevel;
  /** Every attribute the procedure needs, by `Name`; one with a reason may be asked for as required. */
  readonly attributes?: readonly { readonly name: string; readonly requiredBecause?: string }[];
  /** The service cannot work without bPK2 or postkorb handle. */
  readonly needsIdentifier?: boolean;
  /** The procedure needs proven data. Default true. */
  readonly needsProvenData?: boolean;
}

const LEVEL_CLASS = /^STORK-QAA-Level-([1-4])$/;

/** `AuthnContextClassRef` of a level. */
export function levelClass(level: AccountLevel): string {
  return `STORK-QAA-Level-${level}`;
}

/** The number in a STORK class; level 2 exists in STORK, although BundID neither demands nor delivers it. Letter case counts. */
export function levelNumber(classRef: string): 1 | 2 | 3 | 4 | undefined {
  const digit = LEVEL_CLASS.exec(classRef)?.[1];
  return digit === undefined ? undefined : (Number(digit) as 1 | 2 | 3 | 4);
}

/** Means of login that a request can name (SSB 9.1). */
export const AUTHN_METHODS = ['Authega', 'Benutzername', 'eID', 'eIDAS', 'Diia', 'Elster', 'FINK'] as const;
export type AuthnMethod = (typeof AUTHN_METHODS)[number];

/** Trust in one attribute, levels 1 to 4 in this order (KXB; three of them SSB 10.2). */
export const TRUST_LEVELS = ['UNTERGEORDNET', 'NORMAL', 'SUBSTANTIELL', 'HOCH'] as const;
export type TrustLevel = (typeof TRUST_LEVELS)[number];

/** One way in which a persona can log in. */
export interface PersonaMeans {
  /** Unique within the persona: the method, with `-temporaer` for a login without account. */
  readonly id: string;
  readonly method: AuthnMethod;
  readonly level: AccountLevel;
  /** No account: neither bPK2 nor mailbox (SSB 5.3). */
  readonly isTemporary: boolean;
  /** eIDAS only: ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** eID only: code of TR-03127. */
  readonly documentType?: string;
  /** Whether two factors were used; always for eID and ELSTER (SSB 6.2.10). */
  readonly isMultiFactor: boolean;
}

/** A value of a persona. */
export interface PersonaValue {
  readonly value: string;
  /** `identity`: brought by the means. `declared`: typed in by the person. `unproven`: its trust cannot be determined. */
  readonly origin: 'identity' | 'declared' | 'unproven';
}

/** What a persona is good for. */
export const PERSONA_TRAITS = [
  'ordinary',
  'sparse',
  'long',
  'one-letter',
  'umlauts',
  'din-91379',
  'mono-name',
  'markup',
  'minor',
  'foreign-address',
  'no-nationality',
  'partial-birthdate',
  'step-up',
] as const;
export type PersonaTrait = (typeof PERSONA_TRAITS)[number];

/** A natural person, invented. Technical attributes are not among `values`: they are made at each login. */
export interface PersonPersona {
  readonly kind: 'person';
  readonly id: string;
  readonly title: Bilingual;
  readonly traits: readonly PersonaTrait[];
  readonly means: readonly PersonaMeans[];
  readonly values: Readonly<Partial<Record<AttributeName, PersonaValue>>>;
}

/** Data sets of the Unternehmenskonto. */
export const DATA_SETS = ['StNr', 'IdNr', 'BZStNr'] as const;
export type DataSet = (typeof DATA_SETS)[number];

/** An address as the extension namespace of ELSTER has it. */
export interface CompanyAddress {
  readonly type: 'Inland' | 'Ausland';
  readonly street?: string;
  readonly houseNumber?: string;
  readonly postalCode?: string;
  readonly town: string;
  readonly district?: string;
  readonly addition?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** A person who acts for an organisation. */
export interface ActingPerson {
  readonly academicTitle?: string;
  readonly namePrefix?: string;
  readonly givenName?: string;
  readonly surname: string;
  readonly nameSuffix?: string;
  /** `dd.MM.yyyy`, unlike BundID. */
  readonly birthdate?: string;
}

/** An organisation, or the holder of an ELSTER certificate, invented. */
export interface CompanyPersona {
  readonly kind: 'company';
  readonly id: string;
  readonly title: Bilingual;
  readonly dataSet: DataSet;
  readonly personType: 'NatPers' | 'NNatPers';
  readonly identificationLevel: 'substanziell' | 'hoch';
  readonly isTestAccount: boolean;
  /** Simple attributes by the names of the interface, in the order of the file. */
  readonly values: Readonly<Record<string, string>>;
  readonly address?: CompanyAddress;
  readonly actingPerson?: ActingPerson;
}
