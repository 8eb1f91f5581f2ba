/** A conforming look-up is answered with a status that is described. A server error counts when it comes again at once. Clause: DVDV2 API 2.15.0, responses. */
import { broken, cannotTell } from '../flaw.ts';
import { statusOf } from './answer-reading.ts';
import { OUTAGES, answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-005 */
export const answerWithDescribedStatus = answerRule(
  'DVDV-DIR-005',
  'answer-with-described-status',
  (answer) => {
    const status = statusOf(answer);
    if (answer.begunStatus !== undefined) return [cannotTell('directory-silent', { params: { failure: answer.failure ?? '' } })];
    if (OUTAGES.has(status)) return [cannotTell('directory-unavailable', { params: { status } })];
    return DESCRIBED.includes(status) ? [] : [broken('status-undescribed', { params: { function: answer.function, status }, at: 'response/status' })];
  },
  { judges: 'statuses' },
);

const DESCRIBED = [200, 204, 400, 401, 404];
