/** The attributes of the account in the words of its pages. Codes that have a text beside them are left out there. */
import type { Bilingual } from '../../src/core/language.ts';

export const LABELS: Readonly<Record<string, Bilingual>> = {
  IstTestkonto: { de: 'Testkonto', en: 'Test account' },
  DatenkranzTyp: { de: 'Art der Daten', en: 'Kind of data' },
  ElsterVertrauensniveauIdentifizierung: { de: 'Vertrauensniveau der Identifizierung', en: 'Level of identification' },
  ElsterVertrauensniveauAuthentifizierung: { de: 'Vertrauensniveau dieser Anmeldung', en: 'Level of this login' },
  DatenuebermittlerPseudonymId: { de: 'Kennzeichen für diesen Dienst', en: 'Identifier for this service' },
  PersTyp: { de: 'Art der Person', en: 'Kind of person' },
  Firmenname: { de: 'Name der Organisation', en: 'Name of the organisation' },
  RechtsformText: { de: 'Rechtsform', en: 'Legal form' },
  TaetigkeitText: { de: 'Tätigkeit', en: 'Trade' },
  Registerart: { de: 'Register', en: 'Register' },
  Registergericht: { de: 'Registergericht', en: 'Court of registration' },
  Registernummer: { de: 'Registernummer', en: 'Register number' },
  IdNr: { de: 'Identifikationsnummer', en: 'Identification number' },
  AkademischerGrad: { de: 'Akademischer Grad', en: 'Academic title' },
  Vorname: { de: 'Vornamen', en: 'Given names' },
  Name: { de: 'Familienname', en: 'Family name' },
  Geburtsname: { de: 'Geburtsname', en: 'Name at birth' },
  Geburtsdatum: { de: 'Geburtsdatum', en: 'Date of birth' },
  Geburtsort: { de: 'Geburtsort', en: 'Place of birth' },
  Geburtsland: { de: 'Geburtsland', en: 'Country of birth' },
  Unternehmensanschrift: { de: 'Anschrift', en: 'Address' },
  Anschrift: { de: 'Anschrift', en: 'Address' },
  HandelndePerson: { de: 'Handelnde Person', en: 'Acting person' },
};
