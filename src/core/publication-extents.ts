/** How far a vendor consents to publication, in words. Entries over self-tests have them too, so that none says certificate. */
import type { PublicationExtent } from './certificate.ts';
import type { Bilingual } from './language.ts';

export const EXTENT_WORDS: Readonly<Record<PublicationExtent, Bilingual>> = {
  status: {
    de: 'nur Nummer, Produkt, Profil, Ergebnis, Stufe, Gültigkeit und Status',
    en: 'number, product, profile, conclusion, level, validity and status only',
  },
  certificate: { de: 'das signierte Dokument, ohne Prüfbericht und Nachweise', en: 'the signed document, without report and evidence' },
  evidence: { de: 'das signierte Dokument mit Prüfbericht und Nachweisen', en: 'the signed document with report and evidence' },
};
