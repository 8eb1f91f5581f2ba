/**
 * What a gate looks at in a declaration: each problem of its static review is an item of its own, known by the item of the
 * proforma and the kind of the problem. It weighs here as it does in the conclusion (src/core/judging.ts).
 */
import type { StaticReview } from '../core/declaration.ts';
import { declaredProblems } from '../core/declared-problems.ts';
import type { DeclaredProblem } from '../core/declared-problems.ts';
import type { Bilingual } from '../core/language.ts';
import type { Verdict } from '../core/verdict.ts';

/** An item of the gate that the declaration gave rise to; `requirement` is the id of the proforma's item. */
export interface DeclaredItem {
  readonly kind: 'failure' | 'warning' | 'undetermined';
  readonly requirement: string;
  readonly messageKey: string;
  readonly verdict: Verdict;
  readonly text: Bilingual;
  readonly isDecisive: boolean;
  readonly hasReason: boolean;
  readonly isDeclared: true;
}

const KIND_OF: Readonly<Record<DeclaredProblem['standing'], DeclaredItem['kind']>> = { breaks: 'failure', open: 'undetermined', remarked: 'warning' };
const VERDICT_OF: Readonly<Record<DeclaredItem['kind'], Verdict>> = { failure: 'failed', undetermined: 'cantTell', warning: 'passed' };

/** Problems of a static review, the first of each kind for an item. */
export function declaredItems(review: StaticReview): readonly DeclaredItem[] {
  const firsts = new Map<string, DeclaredItem>();
  for (const { item: requirement, kind: messageKey, standing, text } of declaredProblems(review)) {
    const kind = KIND_OF[standing];
    const key = JSON.stringify([kind, requirement, messageKey]);
    if (firsts.has(key)) continue;
    firsts.set(key, { kind, requirement, messageKey, verdict: VERDICT_OF[kind], text, isDecisive: kind !== 'warning', hasReason: true, isDeclared: true });
  }
  return [...firsts.values()];
}

const WORST_FIRST: readonly Verdict[] = ['failed', 'cantTell'];

/** What each item of the proforma came to, the proforma itself for what belongs to no item. */
export function declaredVerdicts(review: StaticReview): ReadonlyMap<string, Verdict> {
  const found = declaredItems(review);
  const verdictOf = (id: string): Verdict =>
    WORST_FIRST.find((verdict) => found.some(({ requirement, verdict: own }) => requirement === id && own === verdict)) ?? 'passed';
  return new Map([review.proforma.id, ...review.items.map(({ id }) => id)].map((id) => [id, verdictOf(id)]));
}
