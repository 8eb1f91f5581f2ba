/** Every described function is answered below entry path, v2 and its printed name. Misses are answers. Clause: DVDV2 API 2.15.0, paths. */
import { answerRule } from './answer-rule.ts';
import { missingFunction } from './missing-function.ts';

/** @requirement DVDV-DIR-001 */
export const offerEveryFunction = answerRule('DVDV-DIR-001', 'offer-every-function', (answer) => missingFunction(answer), {
  takes: ({ kind }) => kind === 'look-up',
  judges: 'statuses',
});
