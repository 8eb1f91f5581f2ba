/** Sets the stage of a chain: somebody logs in, applies, pays and comes back; and the suite waits for what the product makes of it. */
import { composeFee } from '../../src/drivers/payment/fee-composing.ts';
import type { KnownDestination } from '../../src/drivers/chain/scenario-parameters.ts';
import type { ApplicationView } from '../../src/drivers/payment/counter.ts';
import type { PersonAction } from '../../simulators/bezahldienst/contract.ts';
import type { ChainWorld, Tracked } from './world.ts';

/** Who logs in: a person with all data. */
const PERSONA = 'xaveria-pruefstand';
const FEE = [{ reference: 'anmeldung', description: 'Gebuehr fuer die Anmeldung', quantity: 1, unitNetCents: 1250, unitTaxCents: 0, taxRate: 0 }];
/** After so many questions about a payment nobody has to wait for more of them. */
const ENOUGH_READS = 2;

/**
 * Somebody logs in at the portal by the account. All scenarios order the same login there, and each takes the oldest order: of those that run
 * side by side one may use what the other ordered, so that nobody takes an order back.
 */
export async function logIn(world: ChainWorld): Promise<void> {
  await world.begin();
  await world.account.armLogin({ outcome: 'success', persona: PERSONA });
  const browser = await world.driver.openBrowser();
  await browser.login();
  const known = (await world.account.personas()).find(({ id }) => id === PERSONA);
  const valueOf = (name: 'givenName' | 'surname'): string => (known?.kind === 'person' ? (known.values[name]?.value ?? '') : '');
  world.person = {
    givenName: valueOf('givenName'),
    surname: valueOf('surname'),
    cookie: browser.agent.cookieHeader(world.parameters.product.portal.protectedUrl),
  };
}

/** How an application is special. */
export interface OrderWish {
  /** Where the directory lets it go. Default: the authority's own entry and destination. */
  readonly authority?: { readonly organizationKey: string; readonly serviceUri: string };
  readonly destination?: KnownDestination;
}

/** Somebody who is logged in makes an application with a fee. */
export async function apply(world: ChainWorld, { authority, destination }: OrderWish = {}): Promise<Tracked> {
  if (world.person === undefined) await logIn(world);
  const { order, ordered } = composeFee('xbezahldienste', { purpose: 'Anmeldung', items: FEE });
  const taken = await world.counter.order({ ...order, ...(authority === undefined ? {} : { authority }) }, world.person?.cookie);
  const { destinationId } = destination ?? world.parameters.delivery.destinations.own;
  const tracked: Tracked = { ordered, application: taken.application, taken, destinationId };
  if (taken.told !== undefined) Object.assign(tracked, { told: taken.told, tellingExchange: taken.exchange });
  return tracked;
}

/** An application of the scenario. */
export async function applyAsMeant(world: ChainWorld, wish: OrderWish = {}): Promise<Tracked> {
  const tracked = await apply(world, wish);
  world.orders.push(tracked);
  return tracked;
}

/** A person acts at the payment page, if the product led anybody there. @returns where the browser is led */
export async function act(world: ChainWorld, tracked: Tracked, kind: PersonAction['kind'], index = 0): Promise<string | undefined> {
  const payment = (await world.paymentsOf(tracked))[index];
  if (payment === undefined) return undefined;
  return (await world.payment.act(payment.transactionId, { kind })).returnUrl;
}

/** The browser comes back. */
export async function comeBack(world: ChainWorld, url: string | undefined): Promise<void> {
  if (url !== undefined && URL.canParse(url)) await world.counter.visit({ url });
}

/** Somebody pays and comes back. */
export async function pay(world: ChainWorld, tracked: Tracked, index = 0): Promise<void> {
  await comeBack(world, await act(world, tracked, 'pay', index));
}

/** Waits until the delivery service has the application, or the time of the product is up. */
export async function followDelivered(world: ChainWorld, tracked: Tracked): Promise<void> {
  await follow(world, tracked, async ({ state }) => (state === 'sent' || state === 'paid') && (await world.submissionsOf(tracked)).length > 0);
}

/** As `followDelivered`; where nothing was delivered, an ordinary application shows whether anything is. */
export async function followMeant(world: ChainWorld, tracked: Tracked): Promise<void> {
  await followDelivered(world, tracked);
  if ((await world.submissionsOf(tracked)).length === 0) await proveTheChain(world);
}

/** Waits until the authority has decided, and then until the product knows; each may take the time of the product. */
export async function followDecided(world: ChainWorld, tracked: Tracked): Promise<void> {
  const isDecided = async (): Promise<boolean> => {
    const [submission] = await world.submissionsOf(tracked);
    const status = submission === undefined ? undefined : (await world.delivery.submission(submission.submissionId)).status;
    return status === 'accepted' || status === 'rejected';
  };
  await follow(world, tracked, isDecided);
  tracked.wasDecided = await isDecided();
  if (tracked.wasDecided) await follow(world, tracked, ({ decision }) => decision !== null);
}

/** Waits until the product has asked often enough about a payment that is not good, or says that it is over. */
export async function followUnpaid(world: ChainWorld, tracked: Tracked): Promise<void> {
  const ids = (await world.paymentsOf(tracked)).map(({ transactionId }) => transactionId);
  const count = async (): Promise<number> =>
    (await world.exchanges('xbezahldienste-read')).filter(({ labels }) => ids.includes(labels.transactionId ?? '')).length;
  const before = await count();
  await follow(world, tracked, async ({ state }) => state !== 'open' || ids.length === 0 || (await count()) >= before + ENOUGH_READS);
}

/** Reads once what the product tells. */
export async function look(world: ChainWorld, tracked: Tracked): Promise<void> {
  await follow(world, tracked, () => true);
}

async function follow(world: ChainWorld, tracked: Tracked, isEnough: (view: ApplicationView) => boolean | Promise<boolean>): Promise<void> {
  if (tracked.application === undefined) return;
  const seen = await world.counter.follow(tracked.application, { deadlineMs: world.deadlineMs, isEnough });
  if (seen === undefined) return;
  tracked.told = seen.told;
  tracked.tellingExchange = seen.exchange;
}

/** An ordinary application afterwards, so that silence about the others says something. What they have come to is read again after it. */
export async function proveTheChain(world: ChainWorld): Promise<void> {
  const ordinary = await apply(world);
  await pay(world, ordinary);
  await followDelivered(world, ordinary);
  world.afterwards = (await world.submissionsOf(ordinary)).length > 0 ? 'delivered' : 'not-delivered';
  for (const tracked of world.orders) await look(world, tracked);
}
