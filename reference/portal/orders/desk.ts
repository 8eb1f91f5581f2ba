/**
 * The desk: begins payments, follows every order until the authority has decided, and sends a paid application once. Whatever a browser says,
 * the payment service is asked; what fails is tried again, with growing pauses.
 */
import { randomUUID } from 'node:crypto';
import { messageOf } from '../delivery/message.ts';
import type { Sender } from '../delivery/sender.ts';
import type { Faults } from '../faults.ts';
import type { Log } from '../../kit/log.ts';
import type { PaidService } from '../paid-service.ts';
import { paymentInformationOf } from '../payment/payment-information.ts';
import type { PaymentService } from '../payment/xbezahldienste.ts';
import { decisionOf, stateOf } from './order.ts';
import type { Attempt, Order, Wish } from './order.ts';
import type { OrderStore } from './order-store.ts';

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

export interface DeskParts {
  readonly settings: PaidService;
  readonly store: OrderStore;
  readonly payments: PaymentService;
  readonly sender: Sender;
  readonly returnUrlOf: (order: Order, attempt: Attempt) => string;
  readonly faults: Faults;
  readonly log: Log;
}

const GROWTH = 1.3;
const LONGEST_PAUSES = 10;
/** Orders that nothing comes of are given up by then; a person decides about them. */
const MOST_LOOKS = 400;

/** A desk that goes on with the orders of its store. */
export function createDesk({ settings, store, payments, sender, returnUrlOf, faults, log }: DeskParts): Desk {
  const timers = new Set<NodeJS.Timeout>();
  const busy = new Map<string, Promise<void>>();
  let isStopped = false;

  /** One order is worked on by one hand at a time. */
  const inTurn = async (order: Order, work: () => Promise<void>): Promise<void> => {
    const turn = (busy.get(order.id) ?? Promise.resolve()).then(async () => (isStopped ? undefined : work()));
    const settled = turn.catch(() => log('order-failed', { order: order.id }));
    busy.set(order.id, settled);
    await settled;
  };
  const ask = async (order: Order, attempt: Attempt): Promise<void> => {
    const { state, receipt } = await payments.read(order, attempt);
    if (attempt.state === 'paid' ? receipt === undefined : state === 'open') return;
    attempt.state = attempt.state === 'paid' ? 'paid' : state;
    if (receipt !== undefined) attempt.receipt = receipt;
    store.save();
  };
  const goOn = async (order: Order): Promise<void> => {
    if (!faults.has('no-background-poll')) for (const attempt of order.attempts.filter(needsReading)) await ask(order, attempt);
    await deliver(order);
    for (const delivery of order.deliveries.filter(({ isSubmitted, decision }) => isSubmitted && decision === undefined)) {
      await sender.follow(delivery);
      if (faults.has('decision-presumed')) delivery.decision = 'accepted';
    }
    store.save();
  };
  const deliver = async (order: Order): Promise<void> => {
    for (const attempt of shipmentsOf(order, faults)) {
      const payment = attempt === undefined ? undefined : paymentInformationOf(order, attempt);
      if (attempt !== undefined && payment === undefined) continue;
      const message = messageOf(order, faults.has('payment-not-named') ? undefined : payment, settings.delivery, faults);
      const hindrance = await sender.deliver(order, { attempt: attempt?.number, message }, store.save);
      log(hindrance === undefined ? 'application-delivered' : 'delivery-postponed', { order: order.id, hindrance });
      if (hindrance !== undefined && faults.has('delivery-given-up')) order.deliveries.push(lost(order));
    }
  };
  const follow = (order: Order, looks = 0, pauseMs = settings.pollMs): void => {
    if (isStopped || looks >= MOST_LOOKS || isOver(order)) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void inTurn(order, () => goOn(order)).then(() => follow(order, looks + 1, Math.min(pauseMs * GROWTH, settings.pollMs * LONGEST_PAUSES)));
    }, pauseMs);
    timers.add(timer.unref());
  };
  const begin = async (order: Order): Promise<Begun> => {
    if ((await sender.hindranceFor(order)) !== undefined) return { kind: 'no-authority' };
    const attempt: Attempt = { number: order.attempts.length + 1, requestId: randomUUID(), state: 'open' };
    order.attempts.push(attempt);
    store.save();
    const created = await payments.create(order, attempt, returnUrlOf(order, attempt));
    if (typeof created === 'string') {
      attempt.state = created === 'down' && faults.has('lets-through-when-down') ? 'paid' : 'failed';
      if (attempt.state === 'paid') attempt.receipt = { transactionId: attempt.requestId, reference: attempt.requestId, method: 'OTHER' };
      log('payment-not-created', { order: order.id, reason: created });
      follow(order);
      return { kind: 'no-payment' };
    }
    attempt.transactionId = created.transactionId;
    attempt.pageUrl = created.pageUrl;
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
      await inTurn(order, async () => {
        for (const attempt of order.attempts.filter(({ state }) => state === 'open')) await ask(order, attempt);
      });
      return ['paid', 'sent'].includes(stateOf(order)) ? { kind: 'paid' } : begin(order);
    },
    find: store.find,
    list: store.list,
    async comeBack(order, attemptNumber, fields) {
      const attempt = order.attempts.find(({ number }) => number === attemptNumber);
      if (attempt === undefined) return;
      await inTurn(order, async () => {
        await ask(order, attempt);
        if (attempt.state !== 'open' || !faults.has('return-believed') || fields.get('status') !== 'PAYED') return;
        attempt.state = 'paid';
        attempt.receipt = { transactionId: attempt.transactionId ?? '', reference: order.id, method: 'OTHER' };
      });
      follow(order);
    },
    stop() {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** Until the result is known, and until the reference is there that the authority needs. */
function needsReading({ state, receipt }: Attempt): boolean {
  return state === 'open' || (state === 'paid' && receipt?.reference === undefined);
}

/** What has to be delivered: the first paid attempt, unless something was delivered already. */
function shipmentsOf({ attempts, deliveries }: Order, faults: Faults): readonly (Attempt | undefined)[] {
  const done = deliveries.filter(({ isSubmitted }) => isSubmitted);
  const paid = attempts.filter(({ state }) => state === 'paid');
  if (faults.has('every-payment-sent')) return paid.filter(({ number }) => done.every(({ attempt }) => attempt !== number));
  if (done.length > 0) return [];
  if (faults.has('sent-without-payment') && attempts.length > 0 && attempts.every(wasEnded)) return [undefined];
  return paid.slice(0, 1);
}

/** Ended at the payment page. */
function wasEnded({ state, transactionId }: Attempt): boolean {
  return state === 'failed' && transactionId !== undefined;
}

/** Nothing more can come of it: decided, and no payment open. */
function isOver(order: Order): boolean {
  return decisionOf(order) !== undefined && order.attempts.every((attempt) => !needsReading(attempt));
}

/** A delivery that was never made and counts as one. */
function lost({ id }: Order): Order['deliveries'][number] {
  return { destinationId: '', submissionId: id, caseId: id, isSubmitted: true, decision: 'rejected' };
}
