/**
 * The attributes of citizen accounts by their stable names (interface description 6). The short names are ours to speak
 * of them; what an account calls them in FriendlyName may change and is never looked at.
 */

/** Short name to stable name. */
export const ATTRIBUTE_NAMES = {
  givenName: 'urn:oid:2.5.4.42',
  surname: 'urn:oid:2.5.4.4',
  mail: 'urn:oid:0.9.2342.19200300.100.1.3',
  postalAddress: 'urn:oid:2.5.4.16',
  postalCode: 'urn:oid:2.5.4.17',
  localityName: 'urn:oid:2.5.4.7',
  country: 'urn:oid:1.2.40.0.10.2.1.1.225599',
  personalTitle: 'urn:oid:0.9.2342.19200300.100.1.40',
  gender: 'urn:oid:1.3.6.1.4.1.33592.1.3.5',
  birthdate: 'urn:oid:1.2.40.0.10.2.1.1.55',
  placeOfBirth: 'urn:oid:1.3.6.1.5.5.7.9.2',
  birthName: 'urn:oid:1.2.40.0.10.2.1.1.225566',
  nationality: 'urn:oid:1.2.40.0.10.2.1.1.225577',
  documentType: 'urn:oid:1.2.40.0.10.2.1.1.552255',
  deMail: 'urn:oid:1.3.6.1.4.1.55605.70737875.1.1.1.7.1',
  telephoneNumber: 'urn:oid:2.5.4.20',
  eidasIssuingCountry: 'urn:oid:1.3.6.1.4.1.25484.494450.10.1',
  communityId: 'urn:oid:1.3.6.1.4.1.25484.494450.5',
  bPK2: 'urn:oid:1.3.6.1.4.1.25484.494450.3',
  level: 'urn:oid:1.2.40.0.10.2.1.1.261.94',
  version: 'urn:oid:1.3.6.1.4.1.25484.494450.1',
  assertionProvedBy: 'urn:oid:1.3.6.1.4.1.25484.494450.2',
  legacyPostkorbHandle: 'urn:oid:2.5.4.18',
  applicationId: 'urn:oid:1.3.6.1.4.1.25484.494450.4',
  pseudonym: 'urn:oid:1.2.40.0.10.2.1.1.226699',
  mfa: 'urn:oid:1.3.6.1.4.1.25484.494450.7',
} as const;

/** The withdrawn key; only a fault asks for it. */
export const WITHDRAWN_BPK = 'urn:oid:1.2.40.0.10.2.1.1.149';

/** Short name of an attribute. */
export type AttributeKey = keyof typeof ATTRIBUTE_NAMES;

/** True for a short name. */
export const isAttributeKey = (name: string): name is AttributeKey => Object.hasOwn(ATTRIBUTE_NAMES, name);

/** What the service asks for unless the operator says otherwise. */
export const DEFAULT_REQUESTED: readonly AttributeKey[] = [
  'bPK2',
  'surname',
  'givenName',
  'birthdate',
  'gender',
  'postalAddress',
  'postalCode',
  'localityName',
  'country',
  'nationality',
  'documentType',
  'mail',
  'legacyPostkorbHandle',
  'applicationId',
  'assertionProvedBy',
  'pseudonym',
  'level',
];

/** What the names mean to people. */
export const ATTRIBUTE_LABELS: Readonly<Record<AttributeKey, string>> = {
  givenName: 'Vornamen',
  surname: 'Familienname',
  mail: 'E-Mail',
  postalAddress: 'Straße und Hausnummer',
  postalCode: 'Postleitzahl',
  localityName: 'Ort',
  country: 'Land',
  personalTitle: 'Titel',
  gender: 'Anrede (Schlüssel)',
  birthdate: 'Geburtsdatum',
  placeOfBirth: 'Geburtsort',
  birthName: 'Geburtsname',
  nationality: 'Staatsangehörigkeit',
  documentType: 'Art des Ausweises',
  deMail: 'De-Mail',
  telephoneNumber: 'Telefon',
  eidasIssuingCountry: 'Land der eID',
  communityId: 'Gemeindeschlüssel',
  bPK2: 'Nutzerkennung',
  level: 'Vertrauensniveau',
  version: 'Version der Schnittstelle',
  assertionProvedBy: 'Art der Anmeldung',
  legacyPostkorbHandle: 'Postkorb',
  applicationId: 'Antragskennung',
  pseudonym: 'Pseudonym',
  mfa: 'Zweiter Faktor',
};
