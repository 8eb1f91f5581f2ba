/**
 * Simulated ID cards: what the chip of a synthetic person holds, by the field names of TR-03130, and the identifier that it
 * calculates for one service. Card and account know the same people; a real chip proves what is only asserted here.
 */
import { createHmac } from 'node:crypto';
import type { PersonaMeans } from '../src/core/account.ts';
import type { AttributeName } from '../src/core/account-attributes.ts';
import type { Bilingual } from '../src/core/language.ts';
import type { AccountPerson } from './account-people.ts';

/** Fields of an ID card that a service can ask for, as the eID server names them. */
export const EID_FIELDS = [
  'DocumentType',
  'GivenNames',
  'FamilyNames',
  'BirthName',
  'AcademicTitle',
  'DateOfBirth',
  'PlaceOfBirth',
  'Nationality',
  'PlaceOfResidence',
  'CommunityID',
  'RestrictedID',
] as const;
export type EidField = (typeof EID_FIELDS)[number];
export type EidData = Readonly<Partial<Record<EidField, string>>>;

export const EID_FIELD_TITLES: Readonly<Record<EidField, Bilingual>> = {
  DocumentType: { de: 'Dokumententyp', en: 'Document type' },
  GivenNames: { de: 'Vorname(n)', en: 'Given name(s)' },
  FamilyNames: { de: 'Familienname', en: 'Family name' },
  BirthName: { de: 'Geburtsname', en: 'Birth name' },
  AcademicTitle: { de: 'Doktorgrad', en: 'Doctoral degree' },
  DateOfBirth: { de: 'Geburtsdatum', en: 'Date of birth' },
  PlaceOfBirth: { de: 'Geburtsort', en: 'Place of birth' },
  Nationality: { de: 'Staatsangehörigkeit', en: 'Nationality' },
  PlaceOfResidence: { de: 'Anschrift', en: 'Address' },
  CommunityID: { de: 'Wohnort-ID', en: 'Community ID' },
  RestrictedID: { de: 'Pseudonym', en: 'Pseudonym' },
};

/** Attributes of an account behind a field; the address has several. */
const ATTRIBUTES: Readonly<Partial<Record<EidField, readonly AttributeName[]>>> = {
  GivenNames: ['givenName'],
  FamilyNames: ['surname'],
  BirthName: ['birthName'],
  AcademicTitle: ['personalTitle'],
  DateOfBirth: ['birthdate'],
  PlaceOfBirth: ['placeOfBirth'],
  Nationality: ['nationality'],
  PlaceOfResidence: ['postalAddress', 'postalCode', 'localityName', 'country'],
  CommunityID: ['communityId'],
};
/** Codes and dates are not letters. */
const AS_WRITTEN: ReadonlySet<EidField> = new Set(['DateOfBirth', 'Nationality', 'CommunityID'] satisfies EidField[]);

export interface EidCard {
  /** Whose it is. */
  readonly persona: string;
  /** Without `RestrictedID`, which is calculated for a service. */
  readonly data: EidData;
}

/** A text as it is printed on a card: upper case, `ß` as `ẞ`. */
export function asOnCard(text: string): string {
  return text.replaceAll('ß', 'ẞ').toUpperCase().normalize('NFC');
}

/** The card of a person; undefined without a means of login that needs one. */
export function cardOf(person: AccountPerson): EidCard | undefined {
  const means = person.means.find(isCard);
  if (means === undefined) return undefined;
  const data = Object.entries(ATTRIBUTES).flatMap(([field, attributes]) => {
    const texts = attributes.flatMap((name) => {
      const value = person.values[name];
      return value?.origin === 'identity' ? [value.value] : [];
    });
    if (texts.length === 0) return [];
    const text = texts.join(', ');
    return [[field, AS_WRITTEN.has(field as EidField) ? text : asOnCard(text)] as const];
  });
  return { persona: person.id, data: { DocumentType: means.documentType ?? 'ID', ...Object.fromEntries(data) } };
}

/** Whether a means of login is a card. */
export function isCard({ method }: Pick<PersonaMeans, 'method'>): boolean {
  return method === 'eID';
}

/** Specific to card and service: another service gets another one, the same service always the same (SSB 6.2.8 for the idea). */
export function restrictedIdOf(persona: string, service: string): string {
  return createHmac('sha256', `card of ${persona}`).update(service).digest('hex');
}
