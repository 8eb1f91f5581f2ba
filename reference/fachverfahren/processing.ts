/**
 * One submission from pickup to answer: fetch, examine, conclude. What was decided is in the store, so an item seen
 * again is neither examined nor answered a second time.
 */
import type { Answerer } from './answer.ts';
import type { Conclude } from './conclusion.ts';
import { decisionIn } from './events.ts';
import type { EventVerifier } from './events.ts';
import { isReadable } from './examination.ts';
import type { Examiner } from './examination.ts';
import type { Faults } from './faults.ts';
import { ApiError } from './fitconnect-client.ts';
import type { FitConnectClient, Submission } from './fitconnect-client.ts';
import type { Log } from './log.ts';
import type { PickupStatus } from './pickup-status.ts';
import type { Store } from './store.ts';

/** What became of an item: finished for this round, no longer there, or unreadable and left alone. */
export type Outcome = 'done' | 'gone' | 'unreadable';

/** Processes one submission; the `caseId` of a callback is a hint only. Throws when it should be tried again later. */
export type Processor = (submissionId: string, hintedCaseId?: string) => Promise<Outcome>;

/** Options of {@link createProcessor}. */
export interface ProcessingOptions {
  readonly client: Pick<FitConnectClient, 'getSubmission' | 'getEvents'>;
  readonly verifier: EventVerifier;
  readonly examine: Examiner;
  readonly conclude: Conclude;
  readonly answerer: Pick<Answerer, 'resume'>;
  readonly store: Pick<Store, 'delivery'>;
  readonly status: PickupStatus;
  /** Outcomes that end a polling round; an unreadable item is left alone only when it is one of them. */
  readonly endsRound: ReadonlySet<Outcome>;
  readonly destinationId: string;
  readonly faults: Faults;
  readonly log: Log;
}

/** Creates the processor. The caller sees to it that an item is never processed twice at the same time. */
export function createProcessor(options: ProcessingOptions): Processor {
  const { client, faults, log, destinationId } = options;
  const isOnce = !faults.has('processes-twice');

  return async (submissionId, hintedCaseId) => {
    const known = isOnce ? options.store.delivery(submissionId) : undefined;
    if (known !== undefined) {
      if (known.state === 'received') await options.answerer.resume(known);
      return 'done';
    }
    const fetched = await fetchSubmission(submissionId);
    if (fetched === undefined) return 'gone';
    if (fetched.destinationId !== undefined && fetched.destinationId !== destinationId) {
      log('not-ours', { submissionId });
      return 'done';
    }
    if (options.endsRound.has('unreadable') && !isReadable(fetched)) return 'unreadable';
    const isHintTrusted = hintedCaseId !== undefined && faults.has('callback-trusted');
    await receive(isHintTrusted ? { ...fetched, caseId: hintedCaseId } : fetched);
    return 'done';
  };

  async function fetchSubmission(submissionId: string): Promise<Submission | undefined> {
    try {
      const submission = await client.getSubmission(submissionId);
      options.status.itemFetched();
      return submission;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) {
        log('gone', { submissionId });
        return undefined;
      }
      options.status.itemFailed(error);
      throw error;
    }
  }

  async function receive(submission: Submission): Promise<void> {
    const events = await options.verifier.verify(await client.getEvents(submission.caseId));
    const earlier = decisionIn(events, submission.submissionId, destinationId);
    if (earlier !== undefined && isOnce) log('decided-elsewhere', { submissionId: submission.submissionId, state: earlier });
    else await options.conclude(submission, await options.examine(submission, events));
  }
}
