/**
 * The regular pickup: read the whole list, page by page, and hand every submission to the queue in the order of the
 * list. The list is read completely before work begins, because answered items disappear from it and would shift pages.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from './faults.ts';
import type { FitConnectClient } from './fitconnect-client.ts';
import { errorText } from './log.ts';
import type { Log } from './log.ts';
import type { PickupStatus } from './pickup-status.ts';
import type { Store } from './store.ts';
import type { WorkQueue } from './work-queue.ts';

/** Options of {@link poll}. */
export interface PollingOptions {
  readonly client: Pick<FitConnectClient, 'listSubmissions'>;
  readonly queue: Pick<WorkQueue, 'add'>;
  readonly store: Pick<Store, 'unanswered'>;
  readonly status: PickupStatus;
  readonly intervalMs: number;
  readonly pageLimit: number;
  readonly stopping: AbortSignal;
  readonly faults: Faults;
  readonly log: Log;
}

const MAX_LISTED = 100_000;

/** Polls until `stopping` is aborted; one round after the other, the first at once. */
export async function poll(options: PollingOptions): Promise<void> {
  for (let round = 1; !options.stopping.aborted; round += 1) {
    await pollOnce(options, round).catch((error: unknown) => options.log('round-failed', { reason: errorText(error) }));
    if (options.faults.has('callback-only')) return;
    await pause(options.intervalMs, undefined, { signal: options.stopping }).catch(() => undefined);
  }
}

/**
 * A round out of turn, for products that answer a callback with a look at the whole list. Calls while one is under way
 * are answered by one more round after it, so that rounds out of turn never overlap and none is lost.
 */
export function createEarlyPoll(options: PollingOptions): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted && !options.stopping.aborted) {
      isWanted = false;
      await pollOnce(options, 0).catch((error: unknown) => options.log('round-failed', { reason: errorText(error) }));
    }
    isRunning = false;
  };
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
}

/** One round. What was listed before a page failed is processed all the same. */
export async function pollOnce(options: PollingOptions, round: number): Promise<void> {
  const found = new Set<string>();
  try {
    await listAll(options, found);
    options.status.listed();
  } catch (error) {
    if (options.stopping.aborted) return;
    options.status.listFailed(error);
    options.log('pickup-failed', { reason: errorText(error) });
  }
  for (const submissionId of found) options.queue.add({ submissionId, round });
  // Answers that did not get through: the item may no longer be listed, so the store is asked.
  for (const { submissionId } of options.store.unanswered()) options.queue.add({ submissionId });
}

async function listAll(options: PollingOptions, found: Set<string>): Promise<void> {
  for (let offset = 0; offset < MAX_LISTED;) {
    const { items, totalCount } = await options.client.listSubmissions(offset, options.pageLimit);
    for (const item of items) {
      const id = (item as { submissionId?: unknown } | null)?.submissionId;
      if (typeof id === 'string') found.add(id);
      else options.log('listed-without-id');
    }
    offset += items.length;
    if (items.length === 0 || offset >= totalCount || options.faults.has('pickup-first-page-only')) return;
  }
}
