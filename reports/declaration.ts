/**
 * What reports tell of a vendor's declaration: problems of the static review, what is remarked, how often what was
 * answered, and what was not selected. All items stand in the HTML report; nothing deselected is hidden.
 */
import type { ReviewedItem, ReviewProblem, StaticReview } from '../src/core/declaration.ts';
import { SUPPORT_WORDS } from '../src/core/ics-words.ts';
import type { Bilingual, Language } from '../src/core/language.ts';
import type { Result } from '../src/core/result.ts';
import { counted, fill } from './texts.ts';
import type { Pairs, Plural } from './texts.ts';

export const DECLARATION_TEXTS = {
  heading: { de: 'Erklärung des Herstellers (ICS)', en: 'Declaration of the vendor (ICS)' },
  items: { de: '{n} Punkte: {answers}', en: '{n} items: {answers}' },
  noErrors: { de: 'Statische Prüfung: ohne Fehler', en: 'Static review: no errors' },
  errors: { de: 'Fehler der statischen Prüfung', en: 'Errors of the static review' },
  remarks: { de: 'Hinweise der statischen Prüfung', en: 'Remarks of the static review' },
  notSelected: { de: 'Nach der Erklärung nicht ausgewählt', en: 'Not selected by the declaration' },
  recommended: { de: 'Das ist empfohlen (SOLL), aber nicht unterstützt.', en: 'This is recommended (SHOULD), but not supported.' },
} as const satisfies Pairs;

const ERRORS: Plural = {
  one: { de: '{n} Fehler in der Erklärung des Herstellers', en: "{n} error in the vendor's declaration" },
  many: { de: '{n} Fehler in der Erklärung des Herstellers', en: "{n} errors in the vendor's declaration" },
};

const REMARKS: Plural = {
  one: { de: '{n} Hinweis zur Erklärung des Herstellers', en: "{n} remark on the vendor's declaration" },
  many: { de: '{n} Hinweise zur Erklärung des Herstellers', en: "{n} remarks on the vendor's declaration" },
};

/** A problem with the item it belongs to, if it belongs to one. */
export interface DeclarationProblem {
  readonly item?: ReviewedItem;
  readonly text: Bilingual;
}

function problemsOf({ items, problems = [] }: StaticReview, isWanted: (problem: ReviewProblem) => boolean): readonly DeclarationProblem[] {
  return [
    ...problems.filter(isWanted).map(({ text }) => ({ text })),
    ...items.flatMap((item) => item.problems.filter(isWanted).map(({ text }) => ({ item, text }))),
  ];
}

/** Errors of the static review, those of the whole first. */
export function declarationErrors(review: StaticReview): readonly DeclarationProblem[] {
  return problemsOf(review, ({ isRemark }) => isRemark !== true);
}

/** What is denied but cannot cost conformity: inferred rules, and what is recommended only. */
export function declarationRemarks(review: StaticReview): readonly DeclarationProblem[] {
  const recommended = review.items.filter(({ isRecommended, support }) => isRecommended === true && support === 'no');
  return [...problemsOf(review, ({ isRemark }) => isRemark === true), ...recommended.map((item) => ({ item, text: DECLARATION_TEXTS.recommended }))];
}

const SUPPORTS: readonly ReviewedItem['support'][] = ['yes', 'no', 'notApplicable', 'unanswered'];

/** `62 Punkte: 47 ja, 9 nein`. */
export function answersSentence({ items }: StaticReview, language: Language): string {
  const answers = SUPPORTS.map((support) => [items.filter((item) => item.support === support).length, SUPPORT_WORDS[support][language]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`);
  return fill(DECLARATION_TEXTS.items[language], { n: items.length, answers: answers.join(', ') });
}

/** What the declaration adds to a conclusion, `2 Fehler in der Erklärung des Herstellers`; undefined where it adds nothing. */
export function declarationDetail({ conclusion, declaration }: Pick<Result, 'conclusion' | 'declaration'>, language: Language): string | undefined {
  if (declaration === undefined || conclusion === 'conformant') return undefined;
  if (conclusion !== 'conformantWithRemarks') return declaration.errors === 0 ? undefined : counted(declaration.errors, ERRORS, language);
  const remarks = declarationRemarks(declaration).length;
  return remarks === 0 ? undefined : counted(remarks, REMARKS, language);
}

/** A value as it was stated, with its unit. */
export function valueText({ value, unit }: Pick<ReviewedItem, 'value' | 'unit'>): string {
  if (value === undefined) return '';
  const text = typeof value === 'object' ? value.join(', ') : String(value);
  return unit === undefined ? text : `${text} ${unit}`;
}
