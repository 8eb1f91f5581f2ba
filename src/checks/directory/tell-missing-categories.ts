/** What is not found is 200 with an empty list. Clause: DVDV2 API 2.15.0, findcategories. */
import { broken } from '../flaw.ts';
import { jsonOf, statusOf, textsIn } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-052 */
export const tellMissingCategories = answerRule(
  'DVDV-DIR-052',
  'tell-missing-categories',
  (answer) => {
    const status = statusOf(answer);
    const value = jsonOf(answer)?.value;
    if (status !== 200) return [broken('miss-told-otherwise', { params: { function: answer.function, status }, at: 'response' })];
    return textsIn(value).length === 0 ? [] : [broken('miss-with-entries', { params: { function: answer.function }, at: 'response/body' })];
  },
  { takes: ({ function: asked }) => asked === 'findcategories' },
);
