/** Without a handle nothing is sent, and the clerk is offered another way. Clause: BundID interface description, 5.2 and 5.3. */
import { broken, cannotTell } from '../flaw.ts';
import { noticeRule } from './sender-rule.ts';

/** @requirement ZBP-15 */
export const offerOtherWayWithoutMailbox = noticeRule('ZBP-15', 'offer-other-way-without-mailbox', ({ acceptance, told, deliveries }) => {
  if (deliveries.length > 0) return [broken('sent-without-mailbox', { params: { attempts: deliveries.length } })];
  if (acceptance === 'unknown') return [cannotTell('notice-not-told')];
  if (told?.state === 'delivered') return [broken('failure-told-as-delivery')];
  if (told?.otherChannel === undefined) return [cannotTell('other-channel-not-told')];
  return told.otherChannel === null ? [broken('no-other-channel')] : [];
});
