/** What the static review of a declaration found, one by one, each with what it means for the conclusion by itself. */
import type { ReviewProblemKind, StaticReview } from './declaration.ts';
import { declaredStanding } from './judging.ts';
import type { DeclaredStanding } from './judging.ts';
import type { Bilingual } from './language.ts';

export interface DeclaredProblem {
  /** Id of the item, or of the proforma for what belongs to no item. */
  readonly item: string;
  readonly kind: ReviewProblemKind | 'recommendedNotSupported';
  readonly standing: Exclude<DeclaredStanding, 'sound'>;
  readonly text: Bilingual;
}

const NOT_RECOMMENDED: Bilingual = { de: 'Das ist empfohlen, aber als nicht unterstützt erklärt.', en: 'This is recommended, but declared as not supported.' };

function standingOf(part: Pick<StaticReview, 'items' | 'problems'>): DeclaredProblem['standing'] {
  const standing = declaredStanding(part);
  return standing === 'sound' ? 'remarked' : standing;
}

/** Problems in the order of the items, then those of the declaration as a whole. The worst of them is the standing of the review. */
export function declaredProblems({ items, problems = [], proforma }: StaticReview): readonly DeclaredProblem[] {
  const ofItems = items.flatMap((item): readonly DeclaredProblem[] => {
    const { id, question } = item;
    const asked = (text: Bilingual): Bilingual => ({ de: `${text.de} (${question.de})`, en: `${text.en} (${question.en})` });
    const found = item.problems.map((problem) => ({
      item: id,
      kind: problem.kind,
      standing: standingOf({ items: [{ ...item, problems: [problem] }] }),
      text: asked(problem.text),
    }));
    const isDenied = item.isRecommended === true && item.support === 'no';
    return [
      ...found,
      ...(isDenied ? [{ item: id, kind: 'recommendedNotSupported' as const, standing: 'remarked' as const, text: asked(NOT_RECOMMENDED) }] : []),
    ];
  });
  const ofWhole = problems.map((problem) => ({
    item: proforma.id,
    kind: problem.kind,
    standing: standingOf({ items: [], problems: [problem] }),
    text: problem.text,
  }));
  return [...ofItems, ...ofWhole];
}
