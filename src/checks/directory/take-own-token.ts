/** A token is taken within the life that was stated. Clause: DVDV2 API 2.15.0, AccessToken. */
import { broken } from '../flaw.ts';
import { statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-016 */
export const takeOwnToken = answerRule(
  'DVDV-DIR-016',
  'take-own-token',
  (answer) => (statusOf(answer) === 401 ? [broken('token-not-taken', { at: 'response/status' })] : []),
  { takes: ({ authorization }) => authorization === 'fresh', judges: 'refusals' },
);
