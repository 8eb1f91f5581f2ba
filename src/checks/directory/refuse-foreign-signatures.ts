/** An assertion without signature, or signed by another key, gets no token. The status is not judged. Clause: DVDV2 API 2.15.0, createToken. */
import { broken } from '../flaw.ts';
import { statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-012 */
export const refuseForeignSignatures = answerRule(
  'DVDV-DIR-012',
  'refuse-foreign-signatures',
  (answer) => (statusOf(answer) === 200 ? [broken('token-for-bad-signature', { params: { assertion: answer.assertion ?? '' }, at: 'response/status' })] : []),
  { takes: ({ kind, assertion }) => kind === 'token' && (assertion === 'foreign-signature' || assertion === 'unsigned'), judges: 'refusals' },
);
