/** Mail to an organisation does not go to the mailbox of the person who acts for it. Our inference; what the other way is, is not judged. */
import { broken, cannotTell } from '../flaw.ts';
import { noticeRule } from './sender-rule.ts';

/** @requirement MUK-PF-01 */
export const keepOrganisationMailApart = noticeRule('MUK-PF-01', 'keep-organisation-mail-apart', ({ acceptance, deliveries }) => {
  if (deliveries.length > 0) return [broken('organisation-mail-to-person')];
  return acceptance === 'unknown' ? [cannotTell('notice-not-told')] : [];
});
