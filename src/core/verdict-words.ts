/** Verdicts and conclusions in words, as reports, register and command line say them. */
import type { Bilingual } from './language.ts';
import type { Conclusion, Verdict } from './verdict.ts';

export const CONCLUSION_WORDS: Readonly<Record<Conclusion, Bilingual>> = {
  conformant: { de: 'konform', en: 'conformant' },
  conformantWithRemarks: { de: 'konform mit Hinweisen', en: 'conformant with remarks' },
  notConformant: { de: 'nicht konform', en: 'not conformant' },
  undetermined: { de: 'unbestimmt', en: 'undetermined' },
};

export const VERDICT_WORDS: Readonly<Record<Verdict, Bilingual>> = {
  passed: { de: 'erfüllt', en: 'met' },
  failed: { de: 'verletzt', en: 'not met' },
  cantTell: { de: 'nicht entscheidbar', en: 'cannot tell' },
  inapplicable: { de: 'nicht anwendbar', en: 'not applicable' },
  untested: { de: 'nicht geprüft', en: 'not tested' },
};
