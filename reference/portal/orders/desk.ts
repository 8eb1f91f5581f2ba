/**
 * The desk: begins payments, follows every order until the authority has decided, and sends a paid application once. Whatever a browser says,
 * the payment service is asked; what fails is tried again, with growing pauses.
 */
import { randomUUID } from 'node:crypto';
import { createTimers } from '../../kit/later.ts';
import { stateOf } from './order.ts';
import type { Attempt, Order, Wish } from './order.ts';
import { createProgress, isOver } from './progress.ts';
import type { ProgressParts } from './progress.ts';
import { createTurns } from './turns.ts';

/** What came of wanting to pay. */
export type Begun =
  | { readonly kind: 'begun'; readonly pageUrl: string }
  /** The authority cannot be reached safely now, so that nobody is asked for money. */
  | { readonly kind: 'no-authority' }
  | { readonly kind: 'no-payment' }
  | { readonly kind: 'paid' };

/** The desk. */
export interface Desk {
  open(wish: Wish): Promise<{ readonly order: Order; readonly begun: Begun }>;
  payAgain(order: Order): Promise<Begun>;
  find(id: string): Order | undefined;
  list(): readonly Order[];
  /** A browser came back from the payment page. @param fields what its address says, which proves nothing */
  comeBack(order: Order, attemptNumber: number, fields: URLSearchParams): Promise<void>;
  stop(): void;
}

export interface DeskParts extends ProgressParts {
  readonly returnUrlOf: (order: Order, attempt: Attempt) => string;
}

const GROWTH = 1.3;
const LONGEST_PAUSES = 10;
/** Orders that nothing comes of are given up by then; a person decides about them. */
const MOST_LOOKS = 400;

/** A desk that goes on with the orders of its store. */
export function createDesk({ settings, store, payments, sender, returnUrlOf, faults, log }: DeskParts): Desk {
  const timers = createTimers();
  const turns = createTurns(log);
  const { ask, goOn } = createProgress({ settings, store, payments, sender, faults, log });

  const follow = (order: Order, looks = 0, pauseMs = settings.pollMs): void => {
    if (looks >= MOST_LOOKS || isOver(order)) return;
    timers.add(pauseMs, async () => {
      await turns.take(order, () => goOn(order));
      follow(order, looks + 1, Math.min(pauseMs * GROWTH, settings.pollMs * LONGEST_PAUSES));
    });
  };
  const begin = async (order: Order): Promise<Begun> => {
    if ((await sender.hindranceFor(order)) !== undefined) return { kind: 'no-authority' };
    const attempt: Attempt = { number: order.attempts.length + 1, requestId: randomUUID(), state: 'open' };
    order.attempts.push(attempt);
    store.save();
    const created = await payments.create(order, attempt, returnUrlOf(order, attempt));
    if (typeof created === 'string') {
      endUnpaid(attempt, created === 'down' && faults.has('lets-through-when-down'));
      log('payment-not-created', { order: order.id, reason: created });
      follow(order);
      return { kind: 'no-payment' };
    }
    Object.assign(attempt, created);
    store.save();
    follow(order);
    return { kind: 'begun', pageUrl: created.pageUrl };
  };
  for (const order of store.list()) follow(order);
  return {
    async open(wish) {
      const order: Order = { ...wish, id: randomUUID(), attempts: [], deliveries: [] };
      store.add(order);
      return { order, begun: await begin(order) };
    },
    async payAgain(order) {
      await turns.take(order, async () => {
        for (const attempt of order.attempts.filter(({ state }) => state === 'open')) await ask(order, attempt);
      });
      return ['paid', 'sent'].includes(stateOf(order)) ? { kind: 'paid' } : begin(order);
    },
    find: store.find,
    list: store.list,
    async comeBack(order, attemptNumber, fields) {
      const attempt = order.attempts.find(({ number }) => number === attemptNumber);
      if (attempt === undefined) return;
      await turns.take(order, async () => {
        await ask(order, attempt);
        if (attempt.state !== 'open' || !faults.has('return-believed') || fields.get('status') !== 'PAYED') return;
        attempt.state = 'paid';
        attempt.receipt = { transactionId: attempt.transactionId ?? '', reference: order.id, method: 'OTHER' };
      });
      follow(order);
    },
    stop() {
      turns.stop();
      timers.stop();
    },
  };
}

/** No payment has come of it. @param isLetThrough it counts as paid all the same */
function endUnpaid(attempt: Attempt, isLetThrough: boolean): void {
  attempt.state = isLetThrough ? 'paid' : 'failed';
  if (isLetThrough) attempt.receipt = { transactionId: attempt.requestId, reference: attempt.requestId, method: 'OTHER' };
}
