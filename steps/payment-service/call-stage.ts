/** Single calls of the suite as an online service: creation, reading, status query, each under any ids and credentials. */
import type { CallsSubject, SeenCall } from '../../src/checks/payment-service/index.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import type { CallAccess, CallOrder } from '../../src/drivers/payment-service/caller.ts';
import { composeRequest } from '../../src/drivers/payment-service/request-composing.ts';
import type { RequestFlaw } from '../../src/drivers/payment-service/request-flaws.ts';
import type { AllowedRequest } from '../../src/drivers/payment-service/request-limits.ts';
import type { PaymentPair } from '../../src/drivers/payment-service/target.ts';
import { createStaged } from '../staged.ts';
import type { PaymentServiceWorld } from './world.ts';

const part = (text: string): string => encodeURIComponent(text);

function pathOf({ service }: PaymentServiceWorld, operation: string, { originatorId, endPointId }: PaymentPair): string {
  return `${service.baseUrl}/${operation}/${part(originatorId)}/${part(endPointId)}`;
}

/** An order to create. @param body JSON, or what is to be taken for it */
export function creationOf(world: PaymentServiceWorld, body: string, pair: PaymentPair = world.service.own, access: CallAccess = 'own'): CallOrder {
  return { operation: 'xbezahldienste-create', method: 'POST', url: pathOf(world, 'paymenttransaction', pair), access, body };
}

export async function create(world: PaymentServiceWorld, body: unknown, pair?: PaymentPair, access?: CallAccess): Promise<Exchange> {
  return (await world.caller.call(creationOf(world, JSON.stringify(body), pair, access))).exchange;
}

export async function read(
  world: PaymentServiceWorld,
  transactionId: string,
  pair: PaymentPair = world.service.own,
  access: CallAccess = 'own',
): Promise<Exchange> {
  const url = `${pathOf(world, 'paymenttransaction', pair)}/${part(transactionId)}`;
  return readAt(world, url, access);
}

/** @param url on the origin of the interface */
export async function readAt(world: PaymentServiceWorld, url: string, access: CallAccess = 'own'): Promise<Exchange> {
  return (await world.caller.call({ operation: 'xbezahldienste-read', method: 'GET', url, access })).exchange;
}

export async function askStatus(world: PaymentServiceWorld, pair: PaymentPair = world.service.own, access: CallAccess = 'own'): Promise<Exchange> {
  return (await world.caller.call({ operation: 'xbezahldienste-status', method: 'GET', url: pathOf(world, 'status', pair), access })).exchange;
}

/** An entry of a table by the words of the scenario. */
export function entryOf<Entry>(table: ReadonlyMap<string, Entry>, name: string): Entry {
  const entry = table.get(name);
  if (entry === undefined) throw new Error(`Nothing is known as "${name}".`);
  return entry;
}

/** Creates with a flaw, and keeps the call with what was wrong about it. */
export async function createWithFlaw(world: PaymentServiceWorld, about: string, { change, basis, alsoCodes }: RequestFlaw): Promise<void> {
  const exchange = await create(world, composeRequest(world.service, change(world.service)));
  keep(world, { about, exchange, ...(basis === undefined ? {} : { basis }), ...(alsoCodes === undefined ? {} : { alsoCodes }) });
}

/** Creates what has to be accepted. */
export async function createAllowed(world: PaymentServiceWorld, about: string, { compose, basis }: AllowedRequest): Promise<void> {
  keep(world, { about, exchange: await create(world, compose(world.service)), ...(basis === undefined ? {} : { basis }) });
}

const calls = createStaged<readonly SeenCall[]>();

/** Keeps calls of the scenario; none where what is to be called did not come about, which is judged as well. */
export function keep(world: PaymentServiceWorld, ...made: readonly SeenCall[]): void {
  calls.set(world, [...(calls.find(world) ?? []), ...made]);
}

/** All calls that were kept. @throws Error when the scenario has kept none */
export function callsSubject(world: PaymentServiceWorld): CallsSubject {
  return { calls: calls.get(world) };
}
