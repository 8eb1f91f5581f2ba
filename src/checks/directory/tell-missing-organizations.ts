/** What is not found is 200 with an empty list. Our reading: the description knows no miss here. */
import { broken, cannotTell } from '../flaw.ts';
import { jsonOf, objectsIn, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-066 */
export const tellMissingOrganizations = answerRule(
  'DVDV-DIR-066',
  'tell-missing-organizations',
  (answer) => {
    const status = statusOf(answer);
    const value = jsonOf(answer)?.value;
    if (status !== 200) return [broken('miss-told-otherwise', { params: { function: answer.function, status }, at: 'response' })];
    if (objectsIn(value).length > 0) return [broken('miss-with-entries', { params: { function: answer.function }, at: 'response/body' })];
    return Array.isArray(value) && value.length === 0 ? [] : [cannotTell('directory-answer-unreadable', { params: { function: answer.function } })];
  },
  { takes: ({ function: asked }) => asked === 'findauthoritydescriptions' },
);
