/**
 * Texts of a message keep within their limits. Known from scripts and a client. A notice that is too long is refused before it is
 * sent, or shortened; which of the two is the product's choice.
 */
import { broken, cannotTell } from '../flaw.ts';
import { contentOf, lengthOf, textAt } from './content.ts';
import { noticeRule } from './sender-rule.ts';

/** @unit characters */
const LIMITS: readonly (readonly [member: string, most: number])[] = [
  ['title', 1024],
  ['sender', 255],
  ['service', 255],
  ['senderUrl', 255],
  ['reference', 255],
  ['retrievalConfirmationAddress', 320],
  ['replyAddress', 320],
  ['content', 1_048_576],
];

/** @requirement ZBP-07 */
export const keepMessageLimits = noticeRule('ZBP-07', 'keep-message-limits', ({ acceptance, told, deliveries }) => {
  if (deliveries.length === 0)
    return acceptance === 'refused' || told?.state === 'failed' || told?.state === 'other-channel' ? [] : [cannotTell('delivery-not-seen')];
  const contents = deliveries.map(contentOf).filter((content) => content !== undefined);
  if (contents.length === 0) return [cannotTell('content-not-readable', { cause: 'product' })];
  return LIMITS.flatMap(([member, most]) => {
    const length = Math.max(...contents.map((content) => lengthOf(textAt(content, member) ?? '')));
    return length <= most ? [] : [broken('text-too-long', { params: { member, length, most }, at: `request/body/content/${member}` })];
  });
});
