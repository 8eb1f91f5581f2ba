/**
 * Words that every report shares, in German and English side by side. `Pairs` makes both languages compulsory: a text
 * that exists in one language only does not compile. Sentences of the HTML page alone are in html/texts.ts.
 */
import type { Cause } from '../src/core/finding.ts';
import type { Bilingual, Language } from '../src/core/language.ts';
import type { Basis, Level, VerificationMethod } from '../src/core/requirement.ts';
import type { Conclusion, Severity } from '../src/core/verdict.ts';

/** Texts by key, each in both languages. */
export type Pairs = Readonly<Record<string, Bilingual>>;

/** A text in singular and plural. */
export interface Plural {
  readonly one: Bilingual;
  readonly many: Bilingual;
}

/** All texts of a table in one language. */
export function inLanguage<P extends Pairs>(pairs: P, language: Language): { readonly [K in keyof P]: string } {
  return Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair[language]])) as { readonly [K in keyof P]: string };
}

/** Puts values into `{name}` places; an unknown place stays visible. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/gu, (place, name: string) => String(values[name] ?? place));
}

/** The form that fits a number, with `{n}` filled. */
export function counted(n: number, plural: Plural, language: Language): string {
  return fill((n === 1 ? plural.one : plural.many)[language], { n });
}

/** What a broken rule counts as; `Hinweis` is what the conclusion calls a remark. */
export const SEVERITY_WORDS: Readonly<Record<Severity | 'cantTell', Bilingual>> = {
  failure: { de: 'Fehler', en: 'failure' },
  warning: { de: 'Hinweis', en: 'remark' },
  observation: { de: 'Beobachtung', en: 'observation' },
  cantTell: { de: 'nicht entscheidbar', en: 'cannot tell' },
};

export const LEVEL_WORDS: Readonly<Record<Level, Bilingual>> = {
  MUST: { de: 'MUSS', en: 'MUST' },
  'MUST NOT': { de: 'DARF NICHT', en: 'MUST NOT' },
  SHOULD: { de: 'SOLL', en: 'SHOULD' },
  'SHOULD NOT': { de: 'SOLL NICHT', en: 'SHOULD NOT' },
  MAY: { de: 'KANN', en: 'MAY' },
};

export const BASIS_WORDS: Readonly<Record<Basis, Bilingual>> = {
  T: { de: 'normativer Text', en: 'normative text' },
  S: { de: 'Schema oder API-Beschreibung', en: 'schema or API description' },
  L: { de: 'im Betrieb beobachtetes Verhalten', en: 'behaviour observed live' },
  C: { de: 'Verhalten des offiziellen SDK', en: 'behaviour of the official SDK' },
  I: { de: 'eigene Folgerung', en: 'our inference' },
};

export const CAUSE_WORDS: Readonly<Record<Cause, Bilingual>> = {
  product: { de: 'das Produkt', en: 'the product' },
  setup: { de: 'die Einrichtung der Prüfung (Zieldatei, Adressen, Schlüssel)', en: 'the set-up of the test (target file, addresses, keys)' },
  partner: { de: 'die Gegenstelle', en: 'the partner system' },
  suite: { de: 'die Prüfsuite', en: 'the test suite' },
  specification: { de: 'die Spezifikation (mehrdeutig oder lückenhaft)', en: 'the specification (ambiguous or incomplete)' },
};

export const METHOD_WORDS: Readonly<Record<VerificationMethod, Bilingual>> = {
  automated: { de: 'automatisch', en: 'automated' },
  assisted: { de: 'mit Zutun eines Menschen', en: 'assisted' },
  inspection: { de: 'durch Unterlagen nachzuweisen', en: 'shown by documents' },
  none: { de: 'nicht nachweisbar', en: 'not verified' },
};

export const KIND_WORDS = {
  embedded: { de: 'eingebautes Beispielprodukt der Prüfsuite', en: 'example product built into the suite' },
  running: { de: 'laufendes System', en: 'running system' },
  container: { de: 'Container, von der Prüfsuite gestartet', en: 'container started by the suite' },
} as const satisfies Pairs;

/** Sentences that several formats use. */
export const SHARED_TEXTS = {
  selfTest: { de: 'Selbsttest', en: 'Self-test' },
  reading: { de: 'Lesart', en: 'our reading' },
  expected: { de: 'Erwartet', en: 'Expected' },
  observed: { de: 'Beobachtet', en: 'Observed' },
  where: { de: 'Stelle', en: 'Where' },
  cause: { de: 'Vermutlich', en: 'Likely' },
  mend: { de: 'Abhilfe', en: 'Mend' },
  reason: { de: 'Grund', en: 'Reason' },
  attempt: { de: 'Versuch {n}', en: 'Attempt {n}' },
  requirements: { de: 'Anforderungen', en: 'Requirements' },
  cases: { de: 'Testfälle', en: 'Test cases' },
  withRemark: { de: 'mit Hinweis', en: 'with remark' },
  becauseIncomplete: { de: 'der Lauf ist unvollständig', en: 'the run is incomplete' },
  becausePart: { de: 'dies ist nur ein Teil eines geteilten Laufs', en: 'this is only part of a divided run' },
  seeFindings: { de: 'siehe die Befunde', en: 'see the findings' },
  part: { de: 'Dies ist nur ein Teil eines geteilten Laufs.', en: 'This is only part of a divided run.' },
  incomplete: { de: 'Der Lauf ist unvollständig.', en: 'The run is incomplete.' },
  unsteady: { de: 'Wiederholte Läufe ergaben Verschiedenes.', en: 'Repeated runs gave different results.' },
  noReason: { de: 'Kein Grund angegeben.', en: 'No reason given.' },
} as const satisfies Pairs;

/** The verdict as a sentence; `{product}` is name and version. */
export const CONCLUSION_SENTENCES: Readonly<Record<Conclusion, Bilingual>> = {
  conformant: {
    de: '{product} ist nach diesem Selbsttest konform: Es wurde keine Abweichung festgestellt.',
    en: '{product} is conformant according to this self-test: no deviation was found.',
  },
  conformantWithRemarks: {
    de: '{product} ist nach diesem Selbsttest konform mit Hinweisen: {detail}.',
    en: '{product} is conformant with remarks according to this self-test: {detail}.',
  },
  notConformant: {
    de: '{product} ist nach diesem Selbsttest nicht konform: {detail}.',
    en: '{product} is not conformant according to this self-test: {detail}.',
  },
  undetermined: {
    de: 'Ob {product} konform ist, bleibt nach diesem Selbsttest unbestimmt: {detail}.',
    en: 'Whether {product} is conformant remains undetermined after this self-test: {detail}.',
  },
};

/** What keeps a verdict open, where the tables count more that stands alike. */
export const DECISIVE_PLURALS = {
  cantTell: {
    one: {
      de: '{n} Anforderung, deren Verletzung ein Fehler wäre, ist nicht entscheidbar',
      en: '{n} requirement whose breach would be a failure cannot be decided',
    },
    many: {
      de: '{n} Anforderungen, deren Verletzung ein Fehler wäre, sind nicht entscheidbar',
      en: '{n} requirements whose breach would be a failure cannot be decided',
    },
  },
  untested: {
    one: {
      de: '{n} Anforderung, deren Verletzung ein Fehler wäre, ist ohne angegebenen Grund nicht geprüft',
      en: '{n} requirement whose breach would be a failure was not tested without a stated reason',
    },
    many: {
      de: '{n} Anforderungen, deren Verletzung ein Fehler wäre, sind ohne angegebenen Grund nicht geprüft',
      en: '{n} requirements whose breach would be a failure were not tested without a stated reason',
    },
  },
} as const satisfies Readonly<Record<string, Plural>>;

export const PLURALS = {
  failed: {
    one: { de: '{n} Anforderung ist verletzt', en: '{n} requirement is not met' },
    many: { de: '{n} Anforderungen sind verletzt', en: '{n} requirements are not met' },
  },
  remarked: {
    one: { de: '{n} Anforderung gibt Anlass zu einem Hinweis', en: '{n} requirement gives rise to a remark' },
    many: { de: '{n} Anforderungen geben Anlass zu Hinweisen', en: '{n} requirements give rise to remarks' },
  },
  cantTell: {
    one: { de: '{n} Anforderung ist nicht entscheidbar', en: '{n} requirement cannot be decided' },
    many: { de: '{n} Anforderungen sind nicht entscheidbar', en: '{n} requirements cannot be decided' },
  },
  untested: {
    one: { de: '{n} Anforderung ist nicht geprüft', en: '{n} requirement was not tested' },
    many: { de: '{n} Anforderungen sind nicht geprüft', en: '{n} requirements were not tested' },
  },
  furtherPlaces: {
    one: { de: 'und {n} weitere Stelle', en: 'and {n} further place' },
    many: { de: 'und {n} weitere Stellen', en: 'and {n} further places' },
  },
} as const satisfies Readonly<Record<string, Plural>>;
