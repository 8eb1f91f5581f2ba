/**
 * What a declaration leaves out of a run and why: requirements of items that a product need not support and does not, in
 * words that name the item. Nothing that was left out disappears; it is shown as inapplicable.
 */
import type { ReviewedItem, StaticReview } from './declaration.ts';
import { formulaText } from './ics-words.ts';
import type { Bilingual } from './language.ts';

/** Why the cases of an item that is not selected are not run. */
export function reasonOfItem({ id, status, when, question }: Pick<ReviewedItem, 'id' | 'status' | 'when' | 'question'>): Bilingual {
  if (status === 'notApplicable' && when !== undefined) {
    const formula = formulaText(when);
    return {
      de: `Nach der Erklärung nicht anwendbar: ${id} setzt voraus: ${formula.de}. (${question.de})`,
      en: `Not applicable according to the declaration: ${id} presupposes: ${formula.en}. (${question.en})`,
    };
  }
  return {
    de: `Nach der Erklärung nicht unterstützt: ${id}. (${question.de})`,
    en: `Not supported according to the declaration: ${id}. (${question.en})`,
  };
}

/** Requirements that the declaration leaves out, each with its reason. */
export function notSelectedReasons(review: Pick<StaticReview, 'items' | 'notSelected'>): ReadonlyMap<string, Bilingual> {
  const items = new Map(review.items.map((item) => [item.id, item]));
  return new Map(
    review.notSelected.flatMap(({ requirement, item }) => {
      const reviewed = items.get(item);
      return reviewed === undefined ? [] : [[requirement, reasonOfItem(reviewed)] as const];
    }),
  );
}
