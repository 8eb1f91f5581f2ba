/** An assertion that has ended gets no token. Our reading: the description names no claim but sub. */
import { broken } from '../flaw.ts';
import { statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-013 */
export const refuseEndedAssertions = answerRule(
  'DVDV-DIR-013',
  'refuse-ended-assertions',
  (answer) => (statusOf(answer) === 200 ? [broken('token-for-ended-assertion', { at: 'response/status' })] : []),
  { takes: ({ kind, assertion }) => kind === 'token' && assertion === 'ended', judges: 'refusals' },
);
