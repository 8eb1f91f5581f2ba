/**
 * Bringing the answer to the delivery service exactly once: the signed event is stored beforehand, and whenever it is
 * unclear whether it arrived, the event log is read before it is sent again.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { decisionIn } from './events.ts';
import type { EventVerifier } from './events.ts';
import type { Faults } from './faults.ts';
import type { FitConnectClient } from './fitconnect-client.ts';
import { TransportError } from './http.ts';
import { errorText } from './log.ts';
import type { Log } from './log.ts';
import type { Delivery, DeliveryState, Store } from './store.ts';

/** Answers deliveries and records the result in the store. */
export interface Answerer {
  /** Posts the event of a delivery that was decided a moment ago. */
  answer(delivery: Delivery): Promise<DeliveryState>;
  /** Takes up a delivery whose answer did not get through earlier. */
  resume(delivery: Delivery): Promise<DeliveryState>;
}

/** Options of {@link createAnswerer}. */
export interface AnswerOptions {
  readonly client: Pick<FitConnectClient, 'postEvent' | 'getEvents'>;
  readonly verifier: EventVerifier;
  readonly store: Pick<Store, 'settle'>;
  readonly destinationId: string;
  readonly answerDelayMs: number;
  readonly stopping: AbortSignal;
  readonly faults: Faults;
  readonly log: Log;
}

const POSTS_PER_ROUND = 2;
const EXTRA_POSTS_AFTER_CONFLICT = 2;

/** Creates the answerer. */
export function createAnswerer(options: AnswerOptions): Answerer {
  const { client, store, faults, log } = options;
  const late = faults.has('answers-late') ? createLateAnswers(options, post) : undefined;

  function settled(delivery: Delivery, state: DeliveryState): DeliveryState {
    store.settle(delivery.submissionId, state);
    log('answered', { submissionId: delivery.submissionId, decision: delivery.decision, state });
    return state;
  }

  async function decidedInLog(delivery: Delivery): Promise<DeliveryState | undefined> {
    const events = await options.verifier.verify(await client.getEvents(delivery.caseId));
    return decisionIn(events, delivery.submissionId, options.destinationId);
  }

  async function post(delivery: Delivery): Promise<DeliveryState> {
    for (let n = 0; n < POSTS_PER_ROUND; n += 1) {
      try {
        const { status } = await client.postEvent(delivery.caseId, delivery.event);
        return await conclude(delivery, status);
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        log('answer-lost', { submissionId: delivery.submissionId, reason: errorText(error) });
      }
      const state = await afterLoss(delivery);
      if (state !== undefined) return settled(delivery, state);
    }
    return 'received';
  }

  /** After a lost answer the log tells whether the event arrived. */
  async function afterLoss(delivery: Delivery): Promise<DeliveryState | undefined> {
    return faults.has('resends-blindly') ? undefined : decidedInLog(delivery);
  }

  async function conclude(delivery: Delivery, status: number): Promise<DeliveryState> {
    if (status >= 200 && status < 300) return settled(delivery, decided(delivery));
    log('answer-not-taken', { submissionId: delivery.submissionId, status });
    if (status === 409) return afterConflict(delivery);
    if (status === 422 && faults.has('delivered-on-422')) return settled(delivery, decided(delivery));
    if ([400, 404, 413, 415, 422].includes(status)) return settled(delivery, 'undelivered');
    // 401 and 403 can be repaired from outside, 429 and 5xx pass: the next round reads the log and tries again.
    return 'received';
  }

  async function afterConflict(delivery: Delivery): Promise<DeliveryState> {
    const extraPosts = faults.has('repeats-after-409') ? EXTRA_POSTS_AFTER_CONFLICT : 0;
    for (let n = 0; n < extraPosts; n += 1) await client.postEvent(delivery.caseId, delivery.event);
    return settled(delivery, (await decidedInLog(delivery)) ?? 'undelivered');
  }

  return {
    async answer(delivery) {
      return late === undefined ? post(delivery) : late.begin(delivery);
    },
    async resume(delivery) {
      if (late?.isWaiting(delivery) === true) return 'received';
      const state = await afterLoss(delivery);
      return state === undefined ? post(delivery) : settled(delivery, state);
    },
  };
}

function decided(delivery: Delivery): DeliveryState {
  return delivery.decision === 'accept' ? 'accepted' : 'rejected';
}

/** Fault `answers-late`: the answer waits by itself, so that other submissions are not held up. */
function createLateAnswers(options: AnswerOptions, post: (delivery: Delivery) => Promise<DeliveryState>) {
  const waiting = new Set<string>();
  return {
    isWaiting: ({ submissionId }: Delivery) => waiting.has(submissionId),
    begin(delivery: Delivery): DeliveryState {
      const { submissionId } = delivery;
      waiting.add(submissionId);
      pause(options.answerDelayMs, undefined, { signal: options.stopping })
        .then(() => post(delivery))
        .catch((error: unknown) => options.log('answer-failed', { submissionId, reason: errorText(error) }))
        .finally(() => waiting.delete(submissionId));
      return 'received';
    },
  };
}
