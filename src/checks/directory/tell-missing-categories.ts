/** What is not found is 200 with an empty list. Clause: DVDV2 API 2.15.0, findcategories. */
import { broken, cannotTell } from '../flaw.ts';
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
    if (textsIn(value).length > 0) return [broken('miss-with-entries', { params: { function: answer.function }, at: 'response/body' })];
    return Array.isArray(value) && value.length === 0 ? [] : [cannotTell('directory-answer-unreadable', { params: { function: answer.function } })];
  },
  { takes: ({ function: asked }) => asked === 'findcategories' },
);
