/**
 * Each message goes to the mailbox that the login of its case brought. Clause: BundID onboarding guide 1.9; that handles are never
 * mixed up is our reading. A message belongs to the notice whose mark stands in its title.
 */
import { broken, cannotTell } from '../flaw.ts';
import { contentOf, textAt } from './content.ts';
import { messageRule } from './sender-rule.ts';

/** @requirement ZBP-05 */
export const useMailboxOfTheCase = messageRule('ZBP-05', 'use-mailbox-of-the-case', (delivery, { notice: { ordered } }) => {
  const content = contentOf(delivery);
  if (textAt(content, 'title')?.includes(ordered.mark) !== true) return [cannotTell('content-not-readable', { cause: 'product', at: 'request/body' })];
  const seen = textAt(content, 'mailboxUuid') ?? '–';
  const isOwn = seen.toLowerCase() === ordered.mailbox?.toLowerCase();
  return isOwn
    ? []
    : [broken('mailbox-of-other-case', { params: { seen: seen.slice(0, 40), wanted: ordered.mailbox ?? '–' }, at: 'request/body/content/mailboxUuid' })];
});
