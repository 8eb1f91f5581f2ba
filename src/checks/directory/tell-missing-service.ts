/** A miss is 204, or 404 with ENTITY_NOT_FOUND. Clause: DVDV2 API 2.15.0, findservicedescription. */
import { broken } from '../flaw.ts';
import { isProblem, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-051 */
export const tellMissingService = answerRule(
  'DVDV-DIR-051',
  'tell-missing-service',
  (answer) => {
    const status = statusOf(answer);
    if (status === 204 || (status === 404 && isProblem(answer, 'ENTITY_NOT_FOUND'))) return [];
    return [broken('miss-told-otherwise', { params: { function: answer.function, status }, at: 'response' })];
  },
  { takes: ({ function: asked }) => asked === 'findservicedescription' },
);
