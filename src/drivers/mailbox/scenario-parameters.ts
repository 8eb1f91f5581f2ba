/** What the runner hands to the scenarios about a sender, as JSON. */
import type { SenderFacts } from '../../core/sender.ts';
import type { MailboxTarget, SenderInterface } from './target.ts';

export interface MailboxParameters {
  readonly controlUrl: string;
  readonly tenant: string;
  readonly facts: SenderFacts;
  readonly mailbox: MailboxTarget;
  /** PEM of the authorities that the adapter's certificate may come from. */
  readonly trusted: readonly string[];
  readonly deadlineSeconds: number;
  readonly sendsBy: SenderInterface;
  /** Address on another port below which nothing is and every request is recorded. */
  readonly strangerUrl: string;
}
