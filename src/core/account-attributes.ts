/**
 * The attributes of BundID (interface description 10.2.0.0, chapter 6): 28 rows, of which 26 are live. `Name` is the only
 * stable key; `FriendlyName` may change or be absent.
 */
import type { Bilingual } from './language.ts';

export interface AccountAttribute {
  /** Object identifier without prefix. */
  readonly oid: string;
  readonly friendlyName: string;
  readonly meaning: Bilingual;
  /** `personal`: data of the person. `technical`: made by the account at each login. */
  readonly kind: 'personal' | 'technical';
  /** False for what is withdrawn or unsupported: it is never delivered. */
  readonly isLive: boolean;
}

const personal = (oid: string, friendlyName: string, de: string, en: string): AccountAttribute => ({
  oid,
  friendlyName,
  meaning: { de, en },
  kind: 'personal',
  isLive: true,
});
const technical = (oid: string, friendlyName: string, de: string, en: string): AccountAttribute => ({
  ...personal(oid, friendlyName, de, en),
  kind: 'technical',
});

/** All rows by our name for them. */
export const ACCOUNT_ATTRIBUTES = {
  givenName: personal('2.5.4.42', 'givenName', 'Vornamen', 'Given names'),
  surname: personal('2.5.4.4', 'surname', 'Familienname', 'Family name'),
  mail: personal('0.9.2342.19200300.100.1.3', 'mail', 'E-Mail-Adresse', 'E-mail address'),
  postalAddress: personal('2.5.4.16', 'postalAddress', 'Straße und Hausnummer', 'Street and house number'),
  postalCode: personal('2.5.4.17', 'postalCode', 'Postleitzahl', 'Postal code'),
  localityName: personal('2.5.4.7', 'localityName', 'Wohnort', 'Town'),
  country: personal('1.2.40.0.10.2.1.1.225599', 'country', 'Land', 'Country'),
  personalTitle: personal('0.9.2342.19200300.100.1.40', 'personalTitle', 'Akademischer Grad', 'Academic title'),
  gender: personal('1.3.6.1.4.1.33592.1.3.5', 'gender', 'Anrede (Schlüssel)', 'Salutation (code)'),
  birthdate: personal('1.2.40.0.10.2.1.1.55', 'birthdate', 'Geburtsdatum', 'Date of birth'),
  placeOfBirth: personal('1.3.6.1.5.5.7.9.2', 'placeOfBirth', 'Geburtsort', 'Place of birth'),
  issuingState: { ...personal('1.2.40.0.10.2.1.1.552244', 'issuingState', 'Ausstellender Staat', 'Issuing state'), isLive: false },
  birthName: personal('1.2.40.0.10.2.1.1.225566', 'birthName', 'Geburtsname', 'Name at birth'),
  nationality: personal('1.2.40.0.10.2.1.1.225577', 'nationality', 'Staatsangehörigkeit', 'Nationality'),
  documentType: personal('1.2.40.0.10.2.1.1.552255', 'documentType', 'Art des Ausweises', 'Type of document'),
  deMail: personal('1.3.6.1.4.1.55605.70737875.1.1.1.7.1', 'DeMail', 'De-Mail-Adresse', 'De-Mail address'),
  telephoneNumber: personal('2.5.4.20', 'telephoneNumber', 'Telefonnummer', 'Telephone number'),
  eidasIssuingCountry: personal('1.3.6.1.4.1.25484.494450.10.1', 'eIDAS-Issuing-Country', 'Ausstellendes Land (eIDAS)', 'Issuing country (eIDAS)'),
  communityId: personal('1.3.6.1.4.1.25484.494450.5', 'communityId', 'Gemeindeschlüssel des Wohnorts', 'Municipality number'),
  bPK: { ...technical('1.2.40.0.10.2.1.1.149', 'bPK', 'Kennzeichen bPK (zurückgezogen)', 'Identifier bPK (withdrawn)'), isLive: false },
  bPK2: technical('1.3.6.1.4.1.25484.494450.3', 'bPK2', 'Kennzeichen für diesen Dienst', 'Identifier for this service'),
  level: technical('1.2.40.0.10.2.1.1.261.94', 'EID-CITIZEN-QAA-LEVEL', 'Vertrauensniveau der Anmeldung', 'Level of the login'),
  version: technical('1.3.6.1.4.1.25484.494450.1', 'Version', 'Version der Schnittstelle', 'Interface version'),
  assertionProvedBy: technical('1.3.6.1.4.1.25484.494450.2', 'AssertionProvedBy', 'Mittel der Anmeldung', 'Means of login'),
  legacyPostkorbHandle: technical('2.5.4.18', 'legacyPostkorbHandle', 'Adresse des Postfachs', 'Address of the mailbox'),
  applicationId: technical('1.3.6.1.4.1.25484.494450.4', 'applicationId', 'Kennung des Vorgangs', 'Identifier of the application'),
  pseudonym: technical('1.2.40.0.10.2.1.1.226699', 'pseudonym', 'Pseudonym des Ausweises', 'Pseudonym of the card'),
  mfa: technical('1.3.6.1.4.1.25484.494450.7', 'mfa', 'Zwei Faktoren', 'Two factors'),
} as const satisfies Readonly<Record<string, AccountAttribute>>;

export type AttributeName = keyof typeof ACCOUNT_ATTRIBUTES;

/** In the order of the table. */
export const ATTRIBUTE_NAMES = Object.keys(ACCOUNT_ATTRIBUTES) as readonly AttributeName[];

const PREFIX = 'urn:oid:';
const BY_URN: ReadonlyMap<string, AttributeName> = new Map(ATTRIBUTE_NAMES.map((name) => [attributeUrn(name), name]));

/** `Name` of an attribute on the wire. */
export function attributeUrn(name: AttributeName): string {
  return PREFIX + ACCOUNT_ATTRIBUTES[name].oid;
}

/** The row that a `Name` on the wire means; undefined for a name that BundID does not have. */
export function attributeOfUrn(urn: string): AttributeName | undefined {
  return BY_URN.get(urn);
}
