/** Whole payments: made, opened by a person who pays, is refused or cancels, and read until they have ended. */
import { setTimeout as pause } from 'node:timers/promises';
import type { SeenOutcome, SeenPayment, SeenVisit } from '../../src/checks/payment-service/index.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { informationOf, textOf, transactionIdOf } from '../../src/drivers/payment-service/answers.ts';
import { composeAmount, composeRequest } from '../../src/drivers/payment-service/request-composing.ts';
import type { ComposedRequest } from '../../src/drivers/payment-service/request-composing.ts';
import { create, read, readAt } from './call-stage.ts';
import type { PaymentServiceWorld } from './world.ts';

/** What scenarios call an end. */
const OUTCOMES: ReadonlyMap<string, SeenOutcome> = new Map<string, SeenOutcome>([
  ['bezahlt', 'paid'],
  ['abgelehnt', 'failed'],
  ['abgebrochen', 'canceled'],
]);
const FINAL: readonly unknown[] = ['PAYED', 'FAILED', 'CANCELED'];
const PAUSES_MS = { first: 25, longest: 1_000 };

/** @throws Error for a word that no end has */
export function outcomeOf(word: string): SeenOutcome {
  const outcome = OUTCOMES.get(word);
  if (outcome === undefined) throw new Error(`No end is known as "${word}".`);
  return outcome;
}

/** Makes a payment and reads it, also under the address that it names for itself. */
export async function makeAndRead(world: PaymentServiceWorld): Promise<void> {
  const request = composeRequest(world.service);
  const creation = await create(world, request);
  const { transactionId, transactionUrl } = informationOf(creation);
  const id = textOf(transactionId);
  const isOurs = URL.parse(textOf(transactionUrl) ?? '')?.origin === new URL(world.service.baseUrl).origin;
  const openReadings = id === undefined ? [] : [await read(world, id)];
  const namedReading = isOurs ? await readAt(world, String(transactionUrl)) : undefined;
  world.payments.push({ redirectUrl: request.redirectUrl, creation, openReadings, ...(namedReading === undefined ? {} : { namedReading }), finalReadings: [] });
}

/** Makes a payment and brings it to its end. */
export async function makeAndEnd(world: PaymentServiceWorld, outcome: SeenOutcome): Promise<void> {
  const request = requestFor(world, outcome);
  const creation = await create(world, request);
  if (world.isBusy) await create(world, composeRequest(world.service));
  const id = transactionIdOf(creation);
  const payment: SeenPayment = { redirectUrl: request.redirectUrl, creation, openReadings: [], outcome, finalReadings: [] };
  if (id === undefined) {
    world.payments.push(payment);
    return;
  }
  const visit = await act(world, creation, outcome, request.redirectUrl);
  const ended = await readUntilFinal(world, id);
  world.payments.push({ ...payment, ...(visit === undefined ? {} : { visit }), finalReadings: ended === undefined ? [] : [ended] });
}

/** Tries to bring payments that have ended to another end, and reads what became of them. */
export async function actAgain(world: PaymentServiceWorld): Promise<void> {
  for (const [index, payment] of world.payments.entries()) {
    const { creation, outcome, redirectUrl, finalReadings } = payment;
    const id = transactionIdOf(creation);
    if (id === undefined || finalReadings.length === 0) continue;
    await act(world, creation, outcome === 'paid' ? 'canceled' : 'paid', redirectUrl);
    const acted = await read(world, id);
    if (world.parameters.opensPages) await open(world, creation, redirectUrl);
    world.payments[index] = { ...payment, finalReadings: [...finalReadings, acted, await read(world, id)] };
  }
}

function requestFor({ service }: PaymentServiceWorld, outcome: SeenOutcome): ComposedRequest {
  return service.completion?.kind === 'amounts' ? composeAmount(service, service.completion[outcome]) : composeRequest(service);
}

/** @returns undefined where the suite opens no pages */
async function act(world: PaymentServiceWorld, creation: Exchange, outcome: SeenOutcome, returnUrl: string): Promise<SeenVisit | undefined> {
  const transactionId = transactionIdOf(creation) ?? '';
  if (world.service.completion?.kind === 'adapter') await world.caller.complete({ transactionId, outcome });
  return world.parameters.opensPages ? open(world, creation, returnUrl) : undefined;
}

/** Opens the page that the creation named. */
export async function open(world: PaymentServiceWorld, creation: Exchange, returnUrl: string): Promise<SeenVisit | undefined> {
  const url = URL.parse(textOf(informationOf(creation)['transactionRedirectUrl']) ?? '');
  if (url === null) return undefined;
  if (world.forgedReturn !== undefined) url.searchParams.set('redirectUrl', world.forgedReturn);
  return world.caller.visit({ url: url.href, returnUrl });
}

async function readUntilFinal(world: PaymentServiceWorld, id: string): Promise<Exchange | undefined> {
  const end = Date.now() + world.deadlineMs;
  let pauseMs = PAUSES_MS.first;
  for (;;) {
    const reading = await read(world, id);
    if (FINAL.includes(informationOf(reading)['status'])) return reading;
    if (reading.response === undefined || Date.now() >= end) return undefined;
    await pause(pauseMs);
    pauseMs = Math.min(PAUSES_MS.longest, pauseMs * 2);
  }
}
