/** Probes for the faults of the service with a fee: each holds for the product as it is and fails with its fault. */
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultName, Faults } from '../faults.ts';
import { decisionOf } from '../orders/order.ts';
import type { Order } from '../orders/order.ts';
import type { Begun, Desk } from '../orders/desk.ts';
import { FORMER, OWN } from './fake-services.ts';
import type { FakeServices } from './fake-services.ts';

/** A desk before services that can be made to fail. */
export interface Counter {
  readonly desk: Desk;
  readonly services: FakeServices;
  open(): Promise<{ readonly order: Order; readonly begun: Begun }>;
  /** The desk again, as after a restart. */
  restart(): Desk;
  /**
   * How long is waited for what has to come, and for what must not. A sound product is given much time for the first, a faulty one for the second, so
   * that no result depends on how fast the machine is. @unit milliseconds
   */
  readonly waits: { readonly wantedMs: number; readonly unwantedMs: number };
}

/** True if the product does right. */
export type DeskProbe = (counter: Counter) => Promise<boolean>;

/** Waits for something. @returns whether it came */
export async function comes(isThere: () => boolean, timeoutMs = 20_000): Promise<boolean> {
  for (const end = Date.now() + timeoutMs; Date.now() < end && !isThere();) await pause(5);
  return isThere();
}

const isDelivered =
  ({ services }: Counter) =>
  (): boolean =>
    services.delivered().length > 0;

function settle({ services }: Counter, status: string, index = 0): void {
  const payment = [...services.payments.values()][index];
  if (payment !== undefined) payment.status = status;
}

async function payAndComeBack(counter: Counter, order: Order): Promise<void> {
  settle(counter, 'PAYED');
  await counter.desk.comeBack(order, 1, new URLSearchParams());
}

/** Paid, delivered, and no more than once. */
async function isDeliveredOnce(counter: Counter): Promise<boolean> {
  const { services, waits } = counter;
  const came = await comes(isDelivered(counter), waits.wantedMs);
  return came && !(await comes(() => services.delivered().length > 1, waits.unwantedMs));
}

/** Nothing was delivered although there was time. */
async function isHeldBack(counter: Counter): Promise<boolean> {
  return !(await comes(isDelivered(counter), counter.waits.unwantedMs));
}

async function ordinary(counter: Counter): Promise<Order> {
  const { order } = await counter.open();
  await payAndComeBack(counter, order);
  await comes(isDelivered(counter));
  return order;
}

/** An entry that is not good from the beginning; whoever is asked for money pays. */
const badEntry =
  (spoil: (services: FakeServices) => void): DeskProbe =>
  async (counter) => {
    await ordinary(counter);
    const before = counter.services.delivered().length;
    spoil(counter.services);
    const { order, begun } = await counter.open();
    if (begun.kind === 'begun') {
      settle(counter, 'PAYED', 1);
      await counter.desk.comeBack(order, 1, new URLSearchParams());
    }
    return !(await comes(() => counter.services.delivered().length > before, counter.waits.unwantedMs));
  };

/** Cases by the fault they show. */
export const PAID_SERVICE_CASES: Readonly<Partial<Record<FaultName, DeskProbe>>> = {
  async 'payment-not-named'(counter) {
    await ordinary(counter);
    const { metadata } = await counter.services.opened();
    const { status, grossAmount, paymentMethodDetail } = (metadata['paymentInformation'] ?? {}) as Readonly<Record<string, unknown>>;
    return status === 'BOOKED' && grossAmount === 12.5 && paymentMethodDetail === undefined;
  },
  async 'applicant-from-form'(counter) {
    await ordinary(counter);
    return JSON.stringify((await counter.services.opened()).data).includes('Erika');
  },
  async 'decision-presumed'(counter) {
    const order = await ordinary(counter);
    if (await comes(() => decisionOf(order) !== undefined, counter.waits.unwantedMs)) return false;
    await counter.services.decide('reject');
    return (await comes(() => decisionOf(order) !== undefined)) && decisionOf(order) === 'rejected';
  },
  async 'delivery-given-up'(counter) {
    counter.services.down.add('announce');
    const { order } = await counter.open();
    await payAndComeBack(counter, order);
    await comes(() => counter.services.refused() > 0);
    counter.services.down.clear();
    return isDeliveredOnce(counter);
  },
  async 'sends-again-unasked'(counter) {
    counter.services.state.losesAnswer = true;
    const { order } = await counter.open();
    await payAndComeBack(counter, order);
    return isDeliveredOnce(counter);
  },
  async 'sent-without-payment'(counter) {
    await counter.open();
    settle(counter, 'CANCELED');
    return isHeldBack(counter);
  },
  async 'every-payment-sent'(counter) {
    const { order } = await counter.open();
    await counter.desk.payAgain(order);
    settle(counter, 'PAYED', 0);
    await comes(isDelivered(counter));
    settle(counter, 'PAYED', 1);
    return isDeliveredOnce(counter);
  },
  async 'return-believed'(counter) {
    const { order } = await counter.open();
    await counter.desk.comeBack(order, 1, new URLSearchParams({ status: 'PAYED' }));
    return isHeldBack(counter);
  },
  async 'no-background-poll'(counter) {
    await counter.open();
    settle(counter, 'PAYED');
    return isDeliveredOnce(counter);
  },
  async 'lets-through-when-down'(counter) {
    counter.services.down.add('create');
    await counter.open();
    return isHeldBack(counter);
  },
  async 'errors-count-as-paid'(counter) {
    counter.services.down.add('read');
    await counter.open();
    return isHeldBack(counter);
  },
  async 'amount-not-compared'(counter) {
    counter.services.state.grossDifference = -1;
    const { order } = await counter.open();
    await payAndComeBack(counter, order);
    return isHeldBack(counter);
  },
  async 'orders-in-memory'(counter) {
    counter.services.down.add('announce');
    const { order } = await counter.open();
    await payAndComeBack(counter, order);
    counter.restart();
    counter.services.down.clear();
    return isDeliveredOnce(counter);
  },
  async 'address-kept'(counter) {
    const { state } = counter.services;
    state.destinationId = FORMER;
    const { order } = await counter.open();
    state.destinationId = OWN;
    await payAndComeBack(counter, order);
    await comes(isDelivered(counter));
    return counter.services.delivered()[0]?.destinationId === OWN;
  },
  'last-address-presumed': badEntry(({ state }) => (state.entry = 'ended')),
  'revocation-ignored': badEntry(({ state }) => (state.entry = 'revoked')),
  'key-not-compared': badEntry(({ state }) => (state.entry = 'other-certificate')),
  'receiver-not-verified': badEntry(({ state }) => (state.isEntitled = false)),
};

/** The faults with which a probe is tried. */
export const withFault = (name: string): Faults => new Set([name as FaultName]);
