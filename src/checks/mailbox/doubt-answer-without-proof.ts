/** An answer of success without a usable messageUuid is no proof, and the notice is not shown as delivered. Our inference. */
import { broken, cannotTell } from '../flaw.ts';
import { noticeRule } from './sender-rule.ts';

/** @requirement ZBP-11 */
export const doubtAnswerWithoutProof = noticeRule('ZBP-11', 'doubt-answer-without-proof', ({ told, deliveries }) => {
  const isStaged = deliveries.length > 0 && deliveries.every(({ status, exchange }) => status !== 200 || exchange.faults.includes('malformed-answer'));
  if (!isStaged || deliveries.every(({ status }) => status !== 200)) return [cannotTell('control-notice-not-delivered')];
  if (told?.state === undefined) return [cannotTell('notice-not-told')];
  return told.state === 'delivered' ? [broken('delivered-without-proof')] : [];
});
