/** A good token behind the word Bearer is not taken. Our reading: the description says what clients send. */
import { broken } from '../flaw.ts';
import { statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-015 */
export const refuseBearer = answerRule(
  'DVDV-DIR-015',
  'refuse-bearer',
  (answer) => (statusOf(answer) === 200 ? [broken('bearer-taken', { at: 'response/status' })] : []),
  { takes: ({ authorization }) => authorization === 'bearer', judges: 'refusals' },
);
