/**
 * The queue between finding submissions and processing them. Polling and callbacks put ids in; a few workers take them
 * out in order. An id that waits or is being worked on is not taken a second time.
 */
import type { Log } from './log.ts';
import { errorText } from './log.ts';
import type { Outcome, Processor } from './processing.ts';

/** An item of work; `round` names the polling round that found it. */
export interface WorkItem {
  readonly submissionId: string;
  readonly caseId?: string | undefined;
  readonly round?: number | undefined;
}

/** The queue. Nothing runs before `start`. */
export interface WorkQueue {
  add(item: WorkItem): void;
  start(): void;
  /** Takes no more work and waits for what is running. */
  stop(): Promise<void>;
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>;
}

/** Options of {@link createWorkQueue}; a round ends early when one of its items has an outcome in `endsRound`. */
export interface WorkQueueOptions {
  readonly process: Processor;
  readonly workers: number;
  readonly capacity: number;
  readonly endsRound: ReadonlySet<Outcome>;
  readonly log: Log;
}

/** Creates the queue. */
export function createWorkQueue(options: WorkQueueOptions): WorkQueue {
  const waiting = new Map<string, WorkItem>();
  const running = new Set<string>();
  const idleWaiters: (() => void)[] = [];
  let isStarted = false;

  async function run(item: WorkItem): Promise<void> {
    try {
      const outcome = await options.process(item.submissionId, item.caseId);
      if (item.round !== undefined && options.endsRound.has(outcome)) dropRound(item.round);
    } catch (error) {
      // Left for the next round; the others go on.
      options.log('item-failed', { submissionId: item.submissionId, reason: errorText(error) });
    } finally {
      running.delete(item.submissionId);
      next();
    }
  }

  function dropRound(round: number): void {
    for (const [id, item] of waiting) if (item.round === round) waiting.delete(id);
  }

  function next(): void {
    for (const [id, item] of waiting) {
      if (!isStarted || running.size >= options.workers) break;
      waiting.delete(id);
      running.add(id);
      void run(item);
    }
    if (running.size === 0 && (waiting.size === 0 || !isStarted)) for (const resolve of idleWaiters.splice(0)) resolve();
  }

  const idle = () =>
    new Promise<void>((resolve) => {
      idleWaiters.push(resolve);
      next();
    });

  return {
    add(item) {
      const { submissionId } = item;
      if (waiting.has(submissionId) || running.has(submissionId)) return;
      if (waiting.size >= options.capacity) options.log('queue-full', { submissionId });
      else waiting.set(submissionId, item);
      next();
    },
    start() {
      isStarted = true;
      next();
    },
    stop() {
      isStarted = false;
      return idle();
    },
    idle,
  };
}
