/**
 * A deleted mailbox is final: the notice is not tried for ever, it does not count as delivered, and another way is offered. That the
 * sender gets an error is in the FAQ, 11.1.4; what follows from it is our reading.
 */
import { broken, cannotTell } from '../flaw.ts';
import { noticeRule } from './sender-rule.ts';

/** @requirement ZBP-12 */
export const giveUpOnDeletedMailbox = noticeRule('ZBP-12', 'give-up-on-deleted-mailbox', ({ told, deliveries }) => {
  const attempts = deliveries.filter(({ status }) => status === 404).length;
  if (attempts === 0) return [cannotTell('delivery-not-seen')];
  if (told?.state === undefined) return [cannotTell('notice-not-told')];
  if (told.state === 'delivered') return [broken('failure-told-as-delivery')];
  if (told.state === 'retrying' || told.state === 'queued') return [broken('deleted-mailbox-not-final', { params: { attempts } })];
  if (told.otherChannel === undefined) return [cannotTell('other-channel-not-told')];
  return told.otherChannel === null ? [broken('no-other-channel')] : [];
});
