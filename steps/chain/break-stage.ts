/** Sets the stage for breaks between two links of a chain: services that are down, answers that get lost or lie, payments that end otherwise. */
import type { ArmedFault as DeliveryFault } from '../../simulators/fit-connect/contract.ts';
import type { ArmedFault as PaymentFault } from '../../simulators/bezahldienst/contract.ts';
import { act, applyAsMeant, comeBack, followDecided, followDelivered, followMeant, followUnpaid, logIn, look, pay, proveTheChain } from './order-stage.ts';
import type { ChainWorld, Tracked } from './world.ts';

const DOWN = { status: 503 } as const;
/** So often a service is asked in vain before it comes back. */
const IN_VAIN = 2;

async function armDelivery(world: ChainWorld, fault: DeliveryFault): Promise<() => Promise<void>> {
  const id = await world.delivery.arm(fault);
  return world.atEnd(async () => world.delivery.disarm(id));
}

async function armPayment(world: ChainWorld, fault: PaymentFault): Promise<() => Promise<void>> {
  const id = await world.payment.arm(fault);
  return world.atEnd(async () => world.payment.disarm(id));
}

/** How often a fault struck since the scenario began. */
async function struck(world: ChainWorld, operation: string, fault: string): Promise<number> {
  return (await world.exchanges(operation)).filter(({ faults }) => faults.includes(fault)).length;
}

/** The authority cannot read what arrives, and rejects it. */
export async function applyRejected(world: ChainWorld): Promise<void> {
  const lift = await armDelivery(world, { fault: 'submission-not-a-jwe', match: { operation: 'get-submission' } });
  const tracked = await applyAsMeant(world);
  await pay(world, tracked);
  await followDecided(world, tracked);
  await lift();
}

/** Paid while the delivery service is down; it comes back. @param meanwhile what happens before it does */
export async function payDuringOutage(world: ChainWorld, meanwhile: (tracked: Tracked) => Promise<void> = async () => undefined): Promise<void> {
  const tracked = await applyAsMeant(world);
  const fault = 'answer-status';
  const lift = await armDelivery(world, { fault, match: { operation: 'create-submission', peer: 'product' }, params: DOWN });
  await pay(world, tracked);
  await world.delivery.waitFor(
    { kind: 'exchange', query: { operation: 'create-submission', peer: 'product' }, count: await countedWith(world, IN_VAIN) },
    world.deadlineMs,
  );
  tracked.staged = await struck(world, 'create-submission', fault);
  await meanwhile(tracked);
  await lift();
  await followMeant(world, tracked);
}

/** All announcements so far, and so many more. */
async function countedWith(world: ChainWorld, more: number): Promise<number> {
  return (await world.delivery.exchanges({ operation: 'create-submission', peer: 'product' })).length + more;
}

/** Paid, the delivery service is down, and the product starts anew before it comes back. */
export async function restartBetween(world: ChainWorld): Promise<void> {
  await payDuringOutage(world, async (tracked) => {
    // Sessions may end with a restart.
    if (await world.restart()) await logIn(world);
    else tracked.staged = 0;
  });
}

/** The submission arrives, and the answer to it gets lost. */
export async function loseTheAnswer(world: ChainWorld): Promise<void> {
  const tracked = await applyAsMeant(world);
  const fault = 'answer-lost';
  const lift = await armDelivery(world, { fault, match: { operation: 'submit-submission', peer: 'product' }, times: 1 });
  await pay(world, tracked);
  await followDecided(world, tracked);
  tracked.staged = await struck(world, 'submit-submission', fault);
  await lift();
  await proveTheChain(world);
}

/** The payment ends without money. */
export async function endUnpaid(world: ChainWorld, kind: 'cancel' | 'fail'): Promise<void> {
  const tracked = await applyAsMeant(world);
  await comeBack(world, await act(world, tracked, kind));
  await followUnpaid(world, tracked);
  await proveTheChain(world);
}

/** The browser comes back with the claim that it was paid; nobody has paid. */
export async function claimPaid(world: ChainWorld): Promise<void> {
  const tracked = await applyAsMeant(world);
  const [payment] = await world.paymentsOf(tracked);
  const url = payment?.returnUrl;
  if (url !== undefined && payment !== undefined) {
    const claim = new URLSearchParams({ status: 'PAYED', paymentStatus: 'PAYED', transactionId: payment.transactionId });
    await comeBack(world, `${url}${url.includes('?') ? '&' : '?'}${claim.toString()}`);
    tracked.staged = (await world.exchanges('browser-visit')).filter(
      ({ request, response }) => response !== undefined && request.target.includes('PAYED'),
    ).length;
  }
  await followUnpaid(world, tracked);
  await proveTheChain(world);
}

/** Two payments are begun for one application, and both are paid. */
export async function payTwice(world: ChainWorld): Promise<void> {
  const tracked = await applyAsMeant(world);
  if (tracked.application !== undefined) await world.counter.payAgain(tracked.application);
  await pay(world, tracked, 0);
  await followDelivered(world, tracked);
  await pay(world, tracked, 1);
  await proveTheChain(world);
}

/** Paid, and the browser never comes back. */
export async function payAndLeave(world: ChainWorld): Promise<void> {
  const tracked = await applyAsMeant(world);
  await act(world, tracked, 'pay');
  await followMeant(world, tracked);
}

/** No payment can be created. */
export async function applyWithoutPaymentService(world: ChainWorld): Promise<void> {
  const fault = 'maintenance';
  const lift = await armPayment(world, { fault, match: { operation: 'xbezahldienste-create' } });
  const tracked = await applyAsMeant(world);
  tracked.staged = await struck(world, 'xbezahldienste-create', fault);
  await look(world, tracked);
  await lift();
  await proveTheChain(world);
}

/** Readings go wrong for ever. @param paid whether somebody has paid */
export async function comeBackWhileReading(world: ChainWorld, reading: Pick<PaymentFault, 'fault' | 'params'>, paid: boolean): Promise<void> {
  const tracked = await applyAsMeant(world);
  const [payment] = await world.paymentsOf(tracked);
  if (payment !== undefined) {
    await armPayment(world, { ...reading, match: { operation: 'xbezahldienste-read', transactionId: payment.transactionId } });
    await comeBack(world, paid ? await act(world, tracked, 'pay') : payment.returnUrl);
    await followUnpaid(world, tracked);
    tracked.staged = await struck(world, 'xbezahldienste-read', reading.fault);
  }
  await proveTheChain(world);
}
