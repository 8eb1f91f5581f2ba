/** A miss is 204, or 404 with ENTITY_NOT_FOUND. Clause: DVDV2 API 2.15.0, findauthoritydescription. */
import { broken } from '../flaw.ts';
import { isProblem, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-050 */
export const tellMissingOrganization = answerRule(
  'DVDV-DIR-050',
  'tell-missing-organization',
  (answer) => {
    const status = statusOf(answer);
    if (status === 204 || (status === 404 && isProblem(answer, 'ENTITY_NOT_FOUND'))) return [];
    return [broken('miss-told-otherwise', { params: { function: answer.function, status }, at: 'response' })];
  },
  { takes: ({ function: asked }) => asked === 'findauthoritydescription' },
);
