/** An answer that got lost leads to no second submission. Our inference of FC-SND-073. */
import { broken, cannotTell } from '../flaw.ts';
import { begunRule } from './chain-rule.ts';

/** @requirement KET-005 */
export const deliverOnceAfterALostAnswer = begunRule('KET-005', 'deliver-once-after-a-lost-answer', ({ deliveries, staged }) => {
  if (staged === 0) return [cannotTell('chain-break-not-staged')];
  if (deliveries.length === 0) return [cannotTell('chain-not-delivered')];
  return deliveries.length === 1 ? [] : [broken('chain-delivered-again', { params: { count: deliveries.length } })];
});
