/**
 * The callback endpoint. It answers 200 at once, to messages that it ignores as well, and leaves fetching to the queue,
 * so that the delivery service never waits for this product.
 */
import { readCallback } from './callback-message.ts';
import type { CallbackMeaning } from './callback-message.ts';
import type { Faults } from './faults.ts';
import type { Log } from './log.ts';
import type { Handler, WebAnswer } from './server.ts';
import type { WorkQueue } from './work-queue.ts';

/** The path to register as callback address. */
export const CALLBACK_PATH = '/callbacks/fit-connect';

/** Creates the handler of `POST /callbacks/fit-connect`. */
export function createCallbackHandler(options: {
  readonly secret: string;
  readonly destinationId: string;
  readonly queue: Pick<WorkQueue, 'add'>;
  readonly faults: Faults;
  readonly log: Log;
  readonly now?: () => number;
}): Handler {
  const { faults, log } = options;
  const now = options.now ?? Date.now;
  const doneStatus = faults.has('callback-answers-202') ? 202 : 200;
  const canCrash = faults.has('callback-timestamp-crash');
  let isCrashed = false;

  return (request) => {
    const meaning = readCallback(request, { secret: options.secret, destinationId: options.destinationId, nowMs: now(), faults });
    isCrashed ||= canCrash && meaning.kind === 'ignored' && meaning.reason === 'timestamp';
    if (isCrashed) return 'hang-up';
    return { status: act(meaning) };
  };

  function act(meaning: CallbackMeaning): WebAnswer['status'] {
    log('callback', { kind: meaning.kind, reason: meaning.kind === 'ignored' ? meaning.reason : undefined });
    if (meaning.kind === 'unknown-type' && faults.has('callback-unknown-type-500')) return 500;
    if (meaning.kind === 'new-submissions') for (const item of meaning.submissions) options.queue.add(item);
    return doneStatus;
  }
}
