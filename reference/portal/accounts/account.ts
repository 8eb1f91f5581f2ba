/**
 * Who is logged in, as the rest of the product sees it: the same shape for citizens and companies.
 */
import type { Level } from './levels.ts';
import type { ProviderName } from './provider.ts';

/** One attribute as received; `name` is the stable name. */
export interface AccountAttribute {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** As the account states it, or undefined. */
  readonly trust: string | undefined;
  /** Proven at the level the service demands; what carries no statement is unproven. */
  readonly isProven: boolean;
}

/** Where notices for this person go, and the account's number of this application. */
export interface Mailbox {
  readonly handle: string | undefined;
  readonly applicationId: string | undefined;
}

/** A pseudonym and the source that gave it; alone it says nothing. */
export interface Pseudonym {
  readonly source: string | undefined;
  readonly value: string;
}

/** How the account calls this login in its own messages; it ends the session by these names. */
export interface SamlNames {
  readonly nameId: string;
  readonly sessionIndexes: readonly string[];
}

/** A logged-in person or organisation. */
export interface Account {
  readonly provider: ProviderName;
  readonly issuer: string;
  /** The key the account gives; opaque. */
  readonly userKey: string;
  /** The key of our own records: issuer and user key together. */
  readonly accountId: string;
  readonly level: Level;
  /** As the account writes it. */
  readonly levelText: string;
  readonly displayName: string;
  readonly attributes: readonly AccountAttribute[];
  readonly mailbox: Mailbox;
  readonly pseudonym: Pseudonym | undefined;
  readonly organisation: Organisation | undefined;
  readonly names: SamlNames;
}

/** A postal address of a company. */
export interface Address {
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}

/** A person who acts for an organisation; birth date in ISO form. */
export interface ActingPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string;
}

/** What Mein Unternehmenskonto tells of an organisation or a natural person. */
export interface Organisation {
  /** `StNr`, `IdNr` or `BZStNr`. */
  readonly dataSet: string;
  readonly isNaturalPerson: boolean;
  readonly name: string;
  readonly legalForm: string | undefined;
  readonly register: { readonly kind: string; readonly court: string; readonly number: string } | undefined;
  readonly address: Address | undefined;
  readonly actingPerson: ActingPerson | undefined;
  /** Of a natural person, in ISO form. */
  readonly birthDate: string | undefined;
}
