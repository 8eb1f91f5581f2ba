/** Organisations and people as one line of text, for the pages. */
import type { ActingPerson, CompanyAddress, CompanyPersona } from '../../src/core/account.ts';

const joined = (parts: readonly (string | undefined)[], separator: string): string => parts.filter((part) => part !== undefined && part !== '').join(separator);

/** What the holder of the certificate is called. */
export function companyName({ id, values }: CompanyPersona): string {
  const person = joined([values['Vorname'], values['Name']], ' ');
  return values['Firmenname'] ?? (person === '' ? id : person);
}

/** All parts of the name of an acting person. */
export function personName({ academicTitle, givenName, namePrefix, surname, nameSuffix }: ActingPerson): string {
  return joined([academicTitle, givenName, namePrefix, surname, nameSuffix], ' ');
}

/** An acting person with the date of birth. */
export function personLine(person: ActingPerson): string {
  return joined([personName(person), person.birthdate], ', ');
}

/** An address. */
export function addressLine({ street, houseNumber, postalCode, town, district, addition, country }: CompanyAddress): string {
  return joined([joined([street, houseNumber], ' '), addition, joined([postalCode, town], ' '), district, country], ', ');
}
