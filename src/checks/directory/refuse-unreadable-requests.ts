/** JSON that cannot be read and values of no enumeration are refused with 400 and INPUT_VALIDATION. Clause: DVDV2 API 2.15.0, responses 400. */
import { broken } from '../flaw.ts';
import { isProblem, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-020 */
export const refuseUnreadableRequests = answerRule('DVDV-DIR-020', 'refuse-unreadable-requests', (answer) => {
  const status = statusOf(answer);
  if (status === 400 && isProblem(answer, 'INPUT_VALIDATION')) return [];
  return [broken('request-not-refused', { params: { function: answer.function, type: 'INPUT_VALIDATION', status }, at: 'response' })];
});
