/** What brings an order further: asking the payment service, delivering once what is paid, asking for the decision. */
import { messageOf } from '../delivery/message.ts';
import type { Sender } from '../delivery/sender.ts';
import type { Faults } from '../faults.ts';
import type { Log } from '../../kit/log.ts';
import type { PaidService } from '../paid-service.ts';
import { paymentInformationOf } from '../payment/payment-information.ts';
import type { PaymentService } from '../payment/xbezahldienste.ts';
import { decisionOf } from './order.ts';
import type { Attempt, Order } from './order.ts';
import type { OrderStore } from './order-store.ts';

export interface ProgressParts {
  readonly settings: PaidService;
  readonly store: OrderStore;
  readonly payments: PaymentService;
  readonly sender: Sender;
  readonly faults: Faults;
  readonly log: Log;
}

export interface Progress {
  /** What the payment service says of an attempt now. */
  ask(order: Order, attempt: Attempt): Promise<void>;
  /** As far as it goes now. */
  goOn(order: Order): Promise<void>;
}

export function createProgress({ settings, store, payments, sender, faults, log }: ProgressParts): Progress {
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
  return { ask, goOn };
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
export function isOver(order: Order): boolean {
  return decisionOf(order) !== undefined && order.attempts.every((attempt) => !needsReading(attempt));
}

/** A delivery that was never made and counts as one. */
function lost({ id }: Order): Order['deliveries'][number] {
  return { destinationId: '', submissionId: id, caseId: id, isSubmitted: true, decision: 'rejected' };
}
