/** A look-up without a required member is refused with 400 and SERVICE_VALIDATION. Clause: DVDV2 API 2.15.0, responses 400. */
import { broken } from '../flaw.ts';
import { isProblem, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-021 */
export const refuseIncompleteRequests = answerRule('DVDV-DIR-021', 'refuse-incomplete-requests', (answer) => {
  const status = statusOf(answer);
  if (status === 400 && isProblem(answer, 'SERVICE_VALIDATION')) return [];
  return [broken('request-not-refused', { params: { function: answer.function, type: 'SERVICE_VALIDATION', status }, at: 'response' })];
});
