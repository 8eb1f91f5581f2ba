/** Ids in the path that are none, and combinations that nobody agreed upon. */
import { composeRequest, newMark } from '../../src/drivers/payment-service/request-composing.ts';
import type { PaymentPair } from '../../src/drivers/payment-service/target.ts';
import { askStatus, create, keep } from './call-stage.ts';
import type { PaymentServiceWorld } from './world.ts';

const MOST_CHARACTERS = 36;

/** What is wrong with an id, by the words of the scenario; made of one that is right, so that nothing else is wrong. */
const SPOILED: ReadonlyMap<string, (id: string) => string> = new Map([
  ['mehr als 36 Zeichen', (id: string) => id.padEnd(MOST_CHARACTERS, 'x') + 'x'],
  ['einem Punkt', (id: string) => `${id.slice(0, MOST_CHARACTERS - 1)}.`],
  ['einem Leerzeichen am Ende', (id: string) => `${id} `],
  ['einem Umlaut', (id: string) => `${id.slice(0, MOST_CHARACTERS - 1)}ü`],
]);

/** Creates and asks under ids of that kind, one place at a time. */
export async function callUnderSpoiledIds(world: PaymentServiceWorld, flaw: string): Promise<void> {
  const spoil = SPOILED.get(flaw);
  if (spoil === undefined) throw new Error(`No id is known as "${flaw}".`);
  const { own } = world.service;
  const pairs: readonly (readonly [string, PaymentPair])[] = [
    ['originatorId', { ...own, originatorId: spoil(own.originatorId) }],
    ['endPointId', { ...own, endPointId: spoil(own.endPointId) }],
  ];
  for (const [member, pair] of pairs) {
    keep(world, { about: `${member} mit ${flaw}, Anlegen`, exchange: await create(world, composeRequest(world.service), pair) });
    keep(world, { about: `${member} mit ${flaw}, Zustandsabfrage`, exchange: await askStatus(world, pair) });
  }
}

/** A combination with one id that nobody agreed upon. */
export function unknownPair({ service: { own } }: PaymentServiceWorld, member: keyof PaymentPair): PaymentPair {
  return { ...own, [member]: newMark() };
}
