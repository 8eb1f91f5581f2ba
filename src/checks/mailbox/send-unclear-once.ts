/**
 * When a message was taken and its answer was lost, no second copy gets into the mailbox. Our inference: no means against
 * duplicates is known for this interface, so that a person has to decide.
 */
import { broken, cannotTell } from '../flaw.ts';
import { noticeRule } from './sender-rule.ts';

/** @requirement ZBP-13 */
export const sendUnclearOnce = noticeRule('ZBP-13', 'send-unclear-once', ({ deliveries, stored }) => {
  if (stored === 0 || !deliveries.some(({ exchange }) => exchange.wire === 'lost-answer')) return [cannotTell('failure-not-staged')];
  return stored === 1 ? [] : [broken('sent-more-than-once', { params: { stored } })];
});
