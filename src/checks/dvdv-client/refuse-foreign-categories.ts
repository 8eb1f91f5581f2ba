/**
 * Consumers of a service belong to the categories that its entry concept lists; all others are refused, however good their certificate.
 * Clause: DVDV entry concept XBau 2.3. A caller of a listed category is the control: without it a refusal shows nothing.
 */
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import type { CallersSubject } from './subject.ts';

const REQUIREMENT = 'DVDV-042';

/** @requirement DVDV-042 */
export const refuseForeignCategories: Check<CallersSubject> = {
  id: 'refuse-foreign-categories',
  requirement: REQUIREMENT,
  run(subject) {
    const seen = [...subject.calls.map(({ exchange }) => exchange), ...subject.callers.flatMap(({ tellingExchange }) => tellingExchange ?? [])];
    return judge(subject).map((flaw) => findingOf(REQUIREMENT, flaw, placesOf(seen)));
  },
};

function judge({ consumers, callers }: CallersSubject): readonly Flaw[] {
  const isListed = (category: string | undefined): boolean => category !== undefined && consumers.includes(category);
  const foreign = callers.filter(({ category }) => !isListed(category));
  const processed = foreign.find(({ decision }) => decision === 'processed');
  if (processed !== undefined)
    return [broken('dvdv-foreign-category-processed', { params: { category: processed.category ?? '–', consumers: consumers.join(', ') } })];
  if (foreign.length === 0 || foreign.some(({ decision }) => decision === undefined)) return [cannotTell('dvdv-not-told', { cause: 'product' })];
  const isControlled = callers.some(({ category, decision }) => isListed(category) && decision === 'processed');
  return isControlled ? [] : [cannotTell('dvdv-control-caller-refused', { cause: 'product' })];
}
