/** detail of an error names a number for support. Two errors alike have numbers of their own, else support finds neither. */
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { Check } from '../check.ts';
import { answerIn, isOutage, isSuccess } from './content.ts';
import type { CallsSubject } from './subject.ts';

const REQUIREMENT = 'PAY-016';
const AT = 'response/body/detail';
/** Words with a digit in them, long enough to tell one error from another. */
const NUMBER = /[\p{L}\p{N}_-]*\p{N}[\p{L}\p{N}_-]*/gu;
const LEAST_CHARACTERS = 4;

/** @requirement PAY-016 */
export const nameSupportReference: Check<CallsSubject> = {
  id: 'name-support-reference',
  requirement: REQUIREMENT,
  run({ calls }) {
    const exchanges = calls.map(({ exchange }) => exchange).filter((exchange) => !isSuccess(exchange) && !isOutage(exchange));
    const numbers = exchanges.map((exchange) => answerIn(exchange)?.['detail']).flatMap((detail) => (typeof detail === 'string' ? [numbersIn(detail)] : []));
    if (numbers.length < 2) return [findingOf(REQUIREMENT, cannotTell('provider-detail-not-seen', { params: { about: '–' } }), placesOf(exchanges))];
    if (numbers.some((own) => own.length === 0))
      return [findingOf(REQUIREMENT, broken('provider-support-number-missing', { at: AT }), placesOf(exchanges, AT))];
    const isOwn = numbers.every((own, index) => own.some((number) => numbers.every((others, other) => other === index || !others.includes(number))));
    return isOwn ? [] : [findingOf(REQUIREMENT, broken('provider-support-number-same', { at: AT }), placesOf(exchanges, AT))];
  },
};

function numbersIn(detail: string): readonly string[] {
  return [...detail.matchAll(NUMBER)].map(([word]) => word).filter(({ length }) => length >= LEAST_CHARACTERS);
}
