/** The levels of assurance in words (design section 6), German and English side by side. */
import type { AssuranceLevel } from './certificate.ts';
import type { Bilingual } from './language.ts';

/** Name of a level, and what a reader may conclude from it. */
export const LEVELS: Readonly<Record<AssuranceLevel, { readonly name: Bilingual; readonly meaning: Bilingual }>> = {
  L0: {
    name: { de: 'Eigenerklärung', en: 'self-declared' },
    meaning: {
      de: 'Der Hersteller hat selbst geprüft und erklärt das Ergebnis. Niemand sonst war beteiligt, nichts ist unterschrieben.',
      en: 'The vendor ran the tests and declares the result. Nobody else took part, nothing is signed.',
    },
  },
  L1: {
    name: { de: 'Selbsttest mit signierten Nachweisen', en: 'self-test with signed evidence' },
    meaning: {
      de: 'Der Hersteller hat selbst geprüft. Die Nachweise sind signiert, und jeder kann die Urteile daraus nachrechnen. Ob wirklich das genannte Produkt geprüft wurde, hat niemand gesehen.',
      en: 'The vendor ran the tests. The evidence is signed and anybody can recompute the verdicts from it. Nobody saw whether the named product was the one tested.',
    },
  },
  L2: {
    name: { de: 'begleitete Prüfung', en: 'witnessed test' },
    meaning: {
      de: 'Eine unabhängige Person hat die Prüfung begleitet, auch aus der Ferne, und gesehen, welches Produkt geprüft wurde.',
      en: 'An independent person witnessed the test, possibly remotely, and saw which product was tested.',
    },
  },
  L3: {
    name: { de: 'Laborprüfung', en: 'laboratory test' },
    meaning: {
      de: 'Ein unabhängiges Prüflabor hat nach den Regeln für Prüflabore (ISO/IEC 17025) selbst geprüft.',
      en: 'An independent laboratory ran the test by the rules for laboratories (ISO/IEC 17025).',
    },
  },
  L4: {
    name: { de: 'Zertifikat mit Überwachung', en: 'certificate with surveillance' },
    meaning: {
      de: 'Eine Zertifizierungsstelle (ISO/IEC 17065) hat entschieden. Sie lässt bei jeder Halbjahresfassung der Standards (1. Mai, 1. November) und nach wesentlichen Änderungen nachprüfen.',
      en: 'A certification body (ISO/IEC 17065) decided. It has the product re-tested at every half-year release of the standards (1 May, 1 November) and after substantial changes.',
    },
  },
};

/** Whether nobody but the vendor took part. */
export function isSelfTest(level: AssuranceLevel): boolean {
  return level === 'L0' || level === 'L1';
}

/** Self-declared and self-tested entries are no certificates and are never called so. */
export function documentWord(level: AssuranceLevel): Bilingual {
  return isSelfTest(level) ? { de: 'Eintrag', en: 'Entry' } : { de: 'Zertifikat', en: 'Certificate' };
}
