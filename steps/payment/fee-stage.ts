/** Sets the stage for fees: applications, what people do at the payment page, and coming back from it. */
import { BASKETS, composeFee } from '../../src/drivers/payment/fee-composing.ts';
import type { FeeWish } from '../../src/drivers/payment/fee-composing.ts';
import type { ApplicationView, Ordered } from '../../src/drivers/payment/counter.ts';
import type { PaymentView, PersonAction } from '../../simulators/bezahldienst/contract.ts';
import { creationFaultOf } from './situations.ts';
import type { PaymentWorld, Tracked } from './world.ts';

/** After so many questions about a payment nobody has to wait for more of them. */
const ENOUGH_READS = 2;
/** How long a message may take effect after it was answered, where the product cannot ask. */
const GRACE_MS = 250;

/** Makes an application, in the situation the scenario has named. */
export async function apply(world: PaymentWorld, wish: FeeWish = {}): Promise<Tracked> {
  await world.begin();
  const { order, ordered } = composeFee(world.face, wish);
  const fault = world.creationSituation === undefined ? undefined : creationFaultOf(world.creationSituation);
  const armed = fault === undefined ? undefined : await world.arm({ ...fault, match: { operation: world.creationOperation } });
  const taken = await world.counter.order(order);
  if (armed !== undefined) await world.lift(armed);
  const tracked: Tracked = { ordered, application: taken.application, attempts: [taken], visits: [] };
  tellFrom(tracked, taken);
  if (fault !== undefined) tracked.attack = { faults: [fault.fault] };
  world.applications.push(tracked);
  return tracked;
}

/** The basket that a feature names. */
export function basketOf(name: string): FeeWish {
  const items = BASKETS.get(name);
  if (items === undefined) throw new Error(`No basket is known as "${name}".`);
  return { items };
}

/** Asks for another attempt. */
export async function payAgain(world: PaymentWorld, tracked: Tracked): Promise<void> {
  if (tracked.application === undefined) return;
  const taken = await world.counter.payAgain(tracked.application);
  tracked.attempts.push(taken);
  tellFrom(tracked, taken);
}

function tellFrom(tracked: Tracked, { told, exchange }: Ordered): void {
  if (told === undefined) return;
  tracked.told = told;
  tracked.tellingExchange = exchange;
}

/** How often it is tried to be faster than the product. */
const MOST_RACES = 4;

/**
 * Somebody pays, closes the window and wants to pay again, before the product has asked by itself. Where it was faster, the scenario
 * begins anew with another application.
 */
export async function payAndWantAgain(world: PaymentWorld): Promise<void> {
  for (let race = 1; race <= MOST_RACES; race += 1) {
    const tracked = await apply(world);
    const payment = await paymentOf(world, tracked);
    const { readOperation: operation } = world;
    if (payment === undefined || operation === undefined) return;
    const armed = await world.arm({ fault: 'maintenance', match: { operation, transactionId: payment.transactionId } });
    const paidAt = new Date().toISOString();
    await act(world, tracked, 'pay');
    await world.lift(armed);
    const orderedAt = new Date().toISOString();
    await payAgain(world, tracked);
    const wasFaster = (await world.readsOf([payment])).some(
      ({ startedAt, response }) => startedAt >= paidAt && startedAt < orderedAt && response?.status === 200,
    );
    if (!wasFaster || race === MOST_RACES) return;
    world.applications.splice(world.applications.indexOf(tracked), 1);
  }
}

/** The payment of an application that is meant; undefined when the product began none. */
export async function paymentOf(world: PaymentWorld, tracked: Tracked, index = 0): Promise<PaymentView | undefined> {
  return (await world.paymentsOf(tracked))[index];
}

/** A person acts at the payment page, if the product led anybody there. @returns where the browser is led, where that is known */
export async function act(world: PaymentWorld, tracked: Tracked, kind: PersonAction['kind'], index = 0): Promise<string | undefined> {
  const payment = await paymentOf(world, tracked, index);
  if (payment === undefined || tracked.attempts[index]?.acceptance !== 'begun') return undefined;
  const { returnUrl } = await world.control.act(payment.transactionId, { kind });
  return returnUrl ?? backLinkOf(tracked);
}

/** The address that says it went well, from the link to the payment page of ePayBL. */
export function backLinkOf({ attempts }: Tracked): string | undefined {
  const page = attempts.at(-1)?.pageUrl;
  return page === undefined ? undefined : (URL.parse(page)?.searchParams.get('backlinkSuccess') ?? undefined);
}

/** The browser comes back. */
export async function comeBack(
  world: PaymentWorld,
  tracked: Tracked,
  url: string | undefined,
  more: { form?: string; timeoutMs?: number } = {},
): Promise<void> {
  if (url === undefined || !URL.canParse(url)) return;
  await countReads(world, tracked);
  const { exchange } = await world.counter.visit({ url, ...more });
  tracked.visits.push(exchange);
}

/** Notes how often the product has asked so far; the first time counts. */
export async function countReads(world: PaymentWorld, tracked: Tracked): Promise<void> {
  tracked.readsBefore ??= (await world.readsOf(await world.paymentsOf(tracked))).length;
}

/** An address with fields behind it, as a form sent by GET has them. */
export function withFields(url: string, fields: readonly (readonly [string, string])[]): string {
  const query = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

const isPaid = ({ state, bookings = 0 }: ApplicationView): boolean => state === 'paid' || state === 'sent' || bookings > 0;

/** Waits until the product takes the application for paid, or its time is up. */
export async function followPaid(world: PaymentWorld, tracked: Tracked): Promise<void> {
  await follow(world, tracked, isPaid);
}

/** Waits until the product has noticed that this attempt is over, or its time is up. */
export async function followEnded(world: PaymentWorld, tracked: Tracked): Promise<void> {
  await follow(world, tracked, ({ state }) => state !== 'open');
}

/** Waits until the product has asked often enough, or says that the payment is over, or has taken the application for paid after all. */
export async function followUnpaid(world: PaymentWorld, tracked: Tracked): Promise<void> {
  const payments = await world.paymentsOf(tracked);
  const { readsBefore = 0 } = tracked;
  const end = Date.now() + GRACE_MS;
  await follow(world, tracked, async (view) => {
    if (isPaid(view) || payments.length === 0) return true;
    if (world.readOperation === undefined) return Date.now() >= end;
    return view.state !== 'open' || (await world.readsOf(payments)).length >= readsBefore + ENOUGH_READS;
  });
}

/** Reads once what the product tells. */
export async function look(world: PaymentWorld, tracked: Tracked): Promise<void> {
  await follow(world, tracked, () => true);
}

async function follow(world: PaymentWorld, tracked: Tracked, isEnough: (view: ApplicationView) => boolean | Promise<boolean>): Promise<void> {
  if (tracked.application === undefined) return;
  const seen = await world.counter.follow(tracked.application, { deadlineMs: world.deadlineMs, isEnough });
  if (seen === undefined) return;
  tracked.told = seen.told;
  tracked.tellingExchange = seen.exchange;
}

/** Waits for notices of the payment service to be answered. */
export async function awaitNotices(world: PaymentWorld, tracked: Tracked, count: number): Promise<void> {
  const payment = await paymentOf(world, tracked);
  const { noticeOperation: operation } = world;
  if (payment === undefined || operation === undefined) return;
  await world.control.waitFor({ kind: 'exchange', query: { operation, transactionId: payment.transactionId }, count }, world.deadlineMs);
}
