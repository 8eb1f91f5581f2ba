/**
 * Values that are XML: addresses and acting persons, in the namespace of the extensions of ELSTER. Their elements may come in
 * any order; ours is that of the fact sheet. Every element declares its namespace, so that it can be moved as it stands.
 */
import type { ActingPerson, CompanyAddress } from '../../src/core/account.ts';
import type { AttributeValueModel } from '../../src/formats/saml-response.ts';
import { escapeText } from '../../src/formats/xml-writing.ts';

export const EKONA = 'http://www.elster.de/schema/ekona/saml/extensions';
const PREFIX = 'ekona';

/** One element of a complex value. */
export interface Part {
  readonly name: string;
  /** Its content, escaped. */
  readonly markup: string;
}

/** Elements with text, in order; what is absent is left out. */
function partsWith(texts: Readonly<Record<string, string | undefined>>): readonly Part[] {
  return Object.entries(texts).flatMap(([name, text]) => (text === undefined || text === '' ? [] : [{ name, markup: escapeText(text) }]));
}

/** A value of the type `AdresseType`. */
export function addressValue({ type, street, houseNumber, postalCode, town, district, addition, country }: CompanyAddress): AttributeValueModel {
  const parts = partsWith({
    Typ: type,
    Strasse: street,
    Hausnummer: houseNumber,
    PLZ: postalCode,
    Ort: town,
    Ortsteil: district,
    Adressergaenzung: addition,
    Land: country,
  });
  return { content: { xml: writeParts(parts) }, type: typeUnder(PREFIX) };
}

/** The value of `HandelndePerson`. No source names a type for it, so it has none. */
export function actingPersonValue({ academicTitle, namePrefix, givenName, surname, nameSuffix, birthdate }: ActingPerson): AttributeValueModel {
  const parts = partsWith({
    AkademischerGrad: academicTitle,
    Namensvorsatz: namePrefix,
    Vorname: givenName,
    Nachname: surname,
    Namenszusatz: nameSuffix,
    Geburtsdatum: birthdate,
  });
  return { content: { xml: writeParts(parts) } };
}

/** The same value with other parts, or under another prefix. Values that are text stay as they are. */
export function changeParts(value: AttributeValueModel, change: (parts: readonly Part[]) => readonly Part[], prefix = PREFIX): AttributeValueModel {
  const { content, type } = value;
  if (typeof content === 'string') return value;
  return { content: { xml: writeParts(change(readParts(content.xml)), prefix) }, ...(type === undefined || type === null ? {} : { type: typeUnder(prefix) }) };
}

function typeUnder(prefix: string): NonNullable<AttributeValueModel['type']> {
  return { namespace: EKONA, prefix, name: 'AdresseType' };
}

function writeParts(parts: readonly Part[], prefix = PREFIX): string {
  return parts.map(({ name, markup }) => `<${prefix}:${name} xmlns:${prefix}="${EKONA}">${markup}</${prefix}:${name}>`).join('');
}

/** Reads what {@link writeParts} wrote, nothing else. */
function readParts(xml: string): readonly Part[] {
  return [...xml.matchAll(/<\w+:(\w+) [^>]*>([^<]*)</g)].map(([, name = '', markup = '']) => ({ name, markup }));
}
