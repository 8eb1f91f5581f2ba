/** The six batch functions are offered as POST. Clause: DVDV2 API 2.15.0, batch variants. */
import { answerRule } from './answer-rule.ts';
import { missingFunction } from './missing-function.ts';

/** @requirement DVDV-DIR-002 */
export const offerEveryBatch = answerRule('DVDV-DIR-002', 'offer-every-batch', (answer) => missingFunction(answer), {
  takes: ({ kind }) => kind === 'batch',
  judges: 'statuses',
});
