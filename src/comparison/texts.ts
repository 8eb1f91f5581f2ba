/** Words of the comparison, German and English side by side. */
import type { Pairs, Plural } from '../../reports/texts.ts';
import { SHARED_TEXTS } from '../../reports/texts.ts';
import type { Bilingual } from '../core/language.ts';
import { VERDICT_WORDS } from '../core/verdict-words.ts';
import type { Answer } from '../core/verification.ts';
import type { CellStanding, ComparisonMode, SubjectView, Transition } from './compare.ts';
import type { SubjectKind } from './subject.ts';

export const COMPARISON_TEXTS = {
  fair: {
    de: 'Der Vergleich ist fair: gleiche Regeln, gleicher Prüfstand, gleiche Optionen.',
    en: 'The comparison is fair: same rules, same suite, same options.',
  },
  unfair: { de: 'Der Vergleich ist nicht fair', en: 'The comparison is not fair' },
  unfairNote: {
    de: 'Was unten verschieden aussieht, kann davon kommen statt vom Produkt.',
    en: 'What looks different below may come from this rather than from the product.',
  },
  noRanking: {
    de: 'Der Vergleich bildet keine Rangfolge. Welche Unterschiede zählen, hängt vom Einsatz ab.',
    en: 'The comparison makes no ranking. Which differences matter depends on the use.',
  },
  caveat: {
    de: 'Ob ein Zertifikat widerrufen ist, fragt der Vergleich nicht, und wem zu trauen ist, nur mit --trust. Was „nicht geprüft“ ist, hat niemand angesehen. Mehr sagt „pruefstand verify“, je Datei.',
    en: 'Whether a certificate was revoked is not asked here, and whom to trust only with --trust. Nobody has looked at what is marked "not checked". "pruefstand verify" tells more, file by file.',
  },
  subjects: { de: 'Was verglichen wird', en: 'What is compared' },
  subjectsCaption: { de: 'Produkte mit Urteil, Lauf und Art des Nachweises', en: 'Products with verdict, run and kind of evidence' },
  numbers: { de: 'Zahlen', en: 'Numbers' },
  numbersCaption: { de: 'Anforderungen, um die es im Urteil geht, nach ihrem Ausgang', en: 'Requirements that the verdict is about, by outcome' },
  transitions: { de: 'Von Version zu Version', en: 'From release to release' },
  nothingChanged: { de: 'Keine Anforderung ging anders aus.', en: 'No requirement went differently.' },
  differences: { de: 'Unterschiede', en: 'Differences' },
  allRows: { de: 'Alle Anforderungen', en: 'All requirements' },
  rowsCaption: { de: 'Anforderungen mit ihrem Ausgang je Spalte', en: 'Requirements with their outcome per column' },
  noDifferences: { de: 'Alle {n} Anforderungen gingen gleich aus.', en: 'All {n} requirements went the same way.' },
  letter: { de: 'Spalte', en: 'Column' },
  product: { de: 'Produkt', en: 'Product' },
  vendor: { de: 'Hersteller', en: 'Vendor' },
  conclusion: { de: 'Urteil', en: 'Verdict' },
  evidence: { de: 'Nachweis', en: 'Evidence' },
  signature: { de: 'Signatur', en: 'Signature' },
  run: { de: 'Lauf', en: 'Run' },
  file: { de: 'Datei', en: 'File' },
  basis: { de: 'Grundlage', en: 'Basis' },
  requirement: { de: 'Anforderung', en: 'Requirement' },
  level: { de: 'Stufe', en: 'Level' },
  text: { de: 'Wortlaut', en: 'Text' },
  differs: { de: 'verschieden', en: 'differs' },
  yes: { de: 'ja', en: 'yes' },
  no: { de: 'nein', en: 'no' },
  notChecked: { de: 'nicht geprüft', en: 'not checked' },
  signedBy: { de: 'von {signer}', en: 'by {signer}' },
  trusted: { de: 'endet bei einer Stelle, der hier vertraut wird', en: 'ends at an authority that is trusted here' },
  trustNotAsked: { de: 'ob dieser Stelle zu trauen ist, ist offen', en: 'whether to trust it is open' },
  answers: { de: 'Nachweise vollständig: {evidence}; Urteile nachgerechnet: {verdicts}', en: 'evidence complete: {evidence}; verdicts recomputed: {verdicts}' },
  incomplete: { de: 'unvollständig', en: 'incomplete' },
  validUntil: { de: 'gültig bis {date}', en: 'valid until {date}' },
  brandLine: { de: 'Konformitätsprüfung von Schnittstellen der öffentlichen Verwaltung', en: 'Conformance testing of public administration interfaces' },
  skip: { de: 'Zum Inhalt springen', en: 'Skip to content' },
  footer: { de: 'Vergleich, keine Bewertung', en: 'Comparison, not a rating' },
  page: { de: 'Seite', en: 'Page' },
  of: { de: 'von', en: 'of' },
} as const satisfies Pairs;

export const MODE_TITLES: Readonly<Record<ComparisonMode, Bilingual>> = {
  products: { de: 'Vergleich von Produkten', en: 'Comparison of products' },
  releases: { de: 'Ein Produkt über die Zeit', en: 'One product over time' },
};

export const KIND_WORDS: Readonly<Record<SubjectKind, Bilingual>> = {
  result: { de: 'Ergebnisdatei, unsigniert', en: 'result file, unsigned' },
  selfTest: { de: 'Selbsttest (Nachweispaket)', en: 'self-test (bundle)' },
  certificate: { de: 'Zertifikat', en: 'certificate' },
};

export const ANSWER_WORDS: Readonly<Record<Answer, Bilingual>> = {
  yes: { de: 'ja', en: 'yes' },
  no: { de: 'NEIN', en: 'NO' },
  unknown: { de: 'nicht feststellbar', en: 'cannot be told' },
};

export const SIGNATURE_WORDS: Readonly<Record<SubjectView['signature'], Bilingual>> = {
  yes: { de: 'gültig', en: 'valid' },
  no: { de: 'ungültig', en: 'not valid' },
  unknown: { de: 'nicht feststellbar', en: 'cannot be told' },
  none: { de: 'keine', en: 'none' },
  notChecked: COMPARISON_TEXTS.notChecked,
};

export const CELL_WORDS: Readonly<Record<CellStanding, Bilingual>> = {
  passed: VERDICT_WORDS.passed,
  remarked: SHARED_TEXTS.withRemark,
  failed: VERDICT_WORDS.failed,
  cantTell: VERDICT_WORDS.cantTell,
  inapplicable: VERDICT_WORDS.inapplicable,
  untested: VERDICT_WORDS.untested,
  absent: { de: 'nicht enthalten', en: 'not included' },
};

/** Signs stand beside words, never instead of them. */
export const CELL_SIGNS: Readonly<Record<CellStanding, string>> = {
  passed: '✓',
  remarked: '!',
  failed: '✗',
  cantTell: '?',
  inapplicable: '–',
  untested: '○',
  absent: '·',
};

/** Steps in the order in which they are told. */
export const STEP_WORDS: Readonly<Record<Exclude<keyof Transition, 'from' | 'to'>, Bilingual>> = {
  broken: { de: 'neu verletzt', en: 'newly broken' },
  fixed: { de: 'behoben', en: 'fixed' },
  newlyUndetermined: { de: 'nicht mehr entscheidbar', en: 'no longer decided' },
  noLongerTested: { de: 'nicht mehr geprüft', en: 'no longer tested' },
  newlyTested: { de: 'erstmals entschieden', en: 'decided for the first time' },
  remarkGained: { de: 'neuer Hinweis', en: 'new remark' },
  remarkGone: { de: 'Hinweis erledigt', en: 'remark settled' },
};

export const COMPARISON_PLURALS = {
  differing: {
    one: { de: '{n} Anforderung ging verschieden aus', en: '{n} requirement went differently' },
    many: { de: '{n} Anforderungen gingen verschieden aus', en: '{n} requirements went differently' },
  },
  equal: {
    one: { de: '{n} weitere Anforderung ging gleich aus (--all zeigt sie)', en: '{n} further requirement went the same way (--all shows it)' },
    many: { de: '{n} weitere Anforderungen gingen gleich aus (--all zeigt sie)', en: '{n} further requirements went the same way (--all shows them)' },
  },
} as const satisfies Readonly<Record<string, Plural>>;
