/** Persons and organisations for tests, all made up. */
import type { Attribute } from './identity-provider.ts';

/** The key of the person below. */
export const BPK2 = 'k2jBT0cykDVqiKWia1VMzqmntTu-EwGskIYlcCIGt_8';

const urn = (oid: string): string => `urn:oid:${oid}`;

/** A made-up person with a BundID of level 4. */
export const ERIKA: readonly Attribute[] = [
  { name: urn('2.5.4.42'), value: 'ERIKA', friendly: 'givenName', trust: 'HOCH' },
  { name: urn('2.5.4.4'), value: 'MUSTERMANN', friendly: 'surname', trust: 'HOCH' },
  { name: urn('1.3.6.1.4.1.25484.494450.3'), value: BPK2, friendly: 'bPK2', trust: 'NORMAL' },
  { name: urn('1.2.40.0.10.2.1.1.261.94'), value: 'STORK-QAA-Level-4', friendly: 'EID-CITIZEN-QAA-LEVEL', trust: 'NORMAL' },
  { name: urn('2.5.4.16'), value: 'HEIDESTRAẞE 17', friendly: 'postalAddress', trust: 'HOCH' },
  { name: urn('0.9.2342.19200300.100.1.3'), value: 'erika@example.org', friendly: 'mail' },
  { name: urn('2.5.4.18'), value: 'b980f78d-f5e0-45d9-8971-cc0e27f0beaf', friendly: 'legacyPostkorbHandle', trust: 'NORMAL' },
  { name: urn('1.3.6.1.4.1.25484.494450.4'), value: '5d6f3b52-7d6e-4c39-8e0a-91d6f8f0c1aa', friendly: 'applicationId' },
  { name: urn('1.3.6.1.4.1.25484.494450.2'), value: 'eID', friendly: 'AssertionProvedBy' },
  { name: urn('1.2.40.0.10.2.1.1.226699'), value: 'DKK-1', friendly: 'pseudonym' },
  { name: urn('1.2.40.0.10.2.1.1.552255'), value: 'ID', friendly: 'documentType' },
];

const ekona = (inner: string): string =>
  inner.replace(/<(\/?)(\w)/g, '<$1e:$2').replace(/<e:(\w+)/, '<e:$1 xmlns:e="http://www.elster.de/schema/ekona/saml/extensions"');
const inEkona = (...parts: readonly string[]): string => parts.map(ekona).join('');

/** A made-up company. */
export const MUSTERBAU: readonly Attribute[] = [
  { name: 'DatenkranzTyp', value: 'StNr' },
  { name: 'PersTyp', value: 'NNatPers' },
  { name: 'ElsterVertrauensniveauIdentifizierung', value: 'HOCH' },
  { name: 'ElsterVertrauensniveauAuthentifizierung', value: 'substanziell' },
  { name: 'IstTestkonto', value: 'false' },
  { name: 'Firmenname', value: 'Musterbau GmbH' },
  { name: 'Registerart', value: 'HRB' },
  { name: 'Registernummer', value: '12345' },
  { name: 'Registergericht', value: 'Musterstadt' },
  {
    name: 'Unternehmensanschrift',
    xml: inEkona('<Ort>Musterstadt</Ort>', '<PLZ>10585</PLZ>', '<Strasse>Ziegelweg</Strasse>', '<Hausnummer>17</Hausnummer>', '<Land>DE</Land>'),
  },
  { name: 'HandelndePerson', xml: inEkona('<Nachname>Mustermann</Nachname>', '<Geburtsdatum>12.08.1964</Geburtsdatum>', '<Vorname>Erika</Vorname>') },
];

/** Attributes with one replaced, added (`value` given) or left out. */
export const changed = (attributes: readonly Attribute[], name: string, ...others: readonly Attribute[]): readonly Attribute[] => [
  ...attributes.filter((attribute) => attribute.name !== name && attribute.friendly !== name),
  ...others,
];
