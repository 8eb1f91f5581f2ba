/** What the control interface tells of stored things: all but the bytes of attachments, which have a route of their own. */
import type { MailboxView, MessageView } from './contract.ts';
import type { Mailbox, Message, Store } from './store.ts';

/** A message without the bytes of its attachments. */
export function messageView({ attachments, ...message }: Message): MessageView {
  return { ...message, attachments: attachments.map(({ bytes: _, ...attachment }) => attachment) };
}

/** A mailbox with the number of its messages. */
export function mailboxView(store: Store, mailbox: Mailbox): MailboxView {
  return { ...mailbox, messages: store.messages({ mailboxUuid: mailbox.mailboxUuid }).length };
}
