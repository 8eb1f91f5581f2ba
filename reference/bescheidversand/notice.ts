/** A notice as this product keeps it: what the clerk ordered, how far it got, and what the clerk is told. */

export interface NoticeFile {
  readonly filename: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** `direct`, where nothing else is ordered: by the interface that is configured. */
export type Way = 'direct' | 'fit-connect';

/** What a clerk orders. The handle comes from the login that belongs to the case. */
export interface NoticeOrder {
  readonly caseId: string;
  readonly recipient: { readonly name: string; readonly kind: 'person' | 'organisation' };
  /** Undefined when the login of this case brought none. */
  readonly mailbox: string | undefined;
  readonly applicationId: string | undefined;
  /** Level the applicant logged in with. */
  readonly loginLevel: number | undefined;
  readonly title: string;
  readonly text: string;
  readonly reference: string | undefined;
  readonly way: Way;
  readonly files: readonly NoticeFile[];
}

/** `other-channel`: never meant for the mailbox. `failed`: given up, the clerk has to act. */
export type NoticeState = 'queued' | 'retrying' | 'delivered' | 'failed' | 'other-channel';

/** Proof that the notice was provided. */
export interface Receipt {
  readonly messageUuid: string | undefined;
  readonly providedAt: string | undefined;
}

export interface Notice {
  readonly id: string;
  /** Undefined once it is deleted. */
  order: NoticeOrder | undefined;
  state: NoticeState;
  attempts: number;
  receipt: Receipt | undefined;
  /** What the clerk reads about it; empty as long as there is nothing to do. */
  hint: string;
  /** The other way that is offered. */
  otherChannel: 'post' | undefined;
}

/** A new notice that nothing has become of yet. */
export function createNotice(id: string, order: NoticeOrder): Notice {
  return { id, order, state: 'queued', attempts: 0, receipt: undefined, hint: '', otherChannel: undefined };
}

/** Whether nothing will happen any more without a person. */
export function isSettled({ state }: Notice): boolean {
  return state === 'delivered' || state === 'failed' || state === 'other-channel';
}
