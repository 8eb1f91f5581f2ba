/**
 * The complex values of Mein Unternehmenskonto: addresses and acting persons, read by namespace and local name in any
 * order, whatever their prefix, with parts missing. Dates are `dd.MM.yyyy` there.
 */
import type { Faults } from '../faults.ts';
import { NS } from '../saml/names.ts';
import { Refusal, must } from '../saml/refusal.ts';
import { children } from '../saml/xml.ts';
import type { ActingPerson, Address } from './account.ts';
import type { Statements } from './statements.ts';

type Part = (name: string) => string;

/** The parts of the complex value of that name, or undefined when there is none. */
function partsOf({ all, text }: Statements, name: string, faults: Faults): Part | undefined {
  const value = all.find((statement) => statement.name === name)?.values[0];
  if (value === undefined) return undefined;
  if (faults.has('muk-fixed-prefix')) return (part) => text(value.getElementsByTagName(`ekona:${part}`).item(0) ?? undefined);
  const parts = children(value).filter(({ namespaceURI }) => namespaceURI === NS.ekona);
  return (part) => text(parts.find(({ localName }) => localName === part));
}

/** Reads an address; abroad there may be no postal code. */
export function readAddress(statements: Statements, name: string, faults: Faults): Address | undefined {
  const part = partsOf(statements, name, faults);
  if (part === undefined) return undefined;
  if (faults.has('muk-fixed-prefix') && part('Ort') === '') throw new Refusal('address-unreadable');
  must(part('PLZ') !== '' || !faults.has('muk-postal-code-required'), 'no-postal-code');
  return { street: part('Strasse'), houseNumber: part('Hausnummer'), postalCode: part('PLZ'), city: part('Ort'), country: part('Land') };
}

/** Reads the person who acts for the organisation; there may be none. */
export function readActingPerson(statements: Statements, faults: Faults): ActingPerson | undefined {
  const part = partsOf(statements, 'HandelndePerson', faults);
  if (part === undefined) return undefined;
  const names = [part('Namensvorsatz'), part('Nachname'), part('Namenszusatz')].filter((name) => name !== '');
  return { firstName: part('Vorname'), lastName: names.join(' '), birthDate: readGermanDate(part('Geburtsdatum'), faults) };
}

/** A date of the account in ISO form; what is none stays as it came. */
export function readGermanDate(text: string, faults: Faults): string {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  if (match === null) return text;
  const [, first = '', second = '', year = ''] = match;
  return faults.has('muk-iso-dates') ? `${year}-${first}-${second}` : `${year}-${second}-${first}`;
}
