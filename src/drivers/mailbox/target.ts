/** The section `mailbox` of a target file: the product that sends to mailboxes, as the suite has to know it. Schema: schemas/target-mailbox. */

/** How a product sends where nothing else is ordered. */
export type SenderInterface = 'rest' | 'soap' | 'fit-connect';

export interface MailboxTarget {
  /** Base of the product's test interface, without a slash at the end (docs/reference/adapter-mailbox.md). */
  readonly adapter: { readonly url: string; readonly token?: string };
  /** How long the product may take until nothing more happens to a notice. */
  readonly deadlineSeconds?: number;
}

/** Seconds until a notice counts as not settled, where the target names none. */
export const DEFAULT_DEADLINE_SECONDS = 30;
