/** The cards of the synthetic people, and the one that lies on the reader. */
import type { AccountPerson } from '../account-people.ts';
import { cardOf } from '../eid-card.ts';
import { DEFAULT_SECRETS, FULL_RETRY_COUNTER } from './card-reader.ts';
import type { CardSecrets, InsertedCard } from './card-reader.ts';

/** How a card is inserted; the rest is as delivered. */
export interface CardSeed extends Partial<CardSecrets> {
  readonly persona: string;
  readonly retryCounter?: number;
  readonly isDeactivated?: boolean;
  readonly isInoperative?: boolean;
}

export interface CardView {
  readonly persona: string;
  readonly name: string;
  readonly retryCounter: number;
}

export interface CardSlot {
  /** All there are. */
  list(): readonly CardView[];
  /** @returns whether there is such a card */
  insert(seed: CardSeed): boolean;
  remove(): void;
  /** The card of that person; the inserted one for undefined. */
  take(persona: string | undefined): InsertedCard | undefined;
}

/** The first card is inserted. */
export function createCards(people: readonly AccountPerson[]): CardSlot {
  const cards = new Map(
    people.flatMap((person) => {
      const card = cardOf(person);
      return card === undefined ? [] : [[person.id, fresh(card)] as const];
    }),
  );
  let inserted: string | undefined = [...cards.keys()][0];
  return {
    list: () => [...cards.values()].map(({ persona, data, retryCounter }) => ({ persona, retryCounter, name: nameIn(data.GivenNames, data.FamilyNames) })),
    insert({ persona, pin, can, puk, ...state }) {
      const card = cards.get(persona);
      if (card === undefined) return false;
      const secrets = { pin: pin ?? DEFAULT_SECRETS.pin, can: can ?? DEFAULT_SECRETS.can, puk: puk ?? DEFAULT_SECRETS.puk };
      cards.set(persona, { ...fresh(card), ...state, secrets });
      inserted = persona;
      return true;
    },
    remove() {
      inserted = undefined;
    },
    take: (persona) => cards.get(persona ?? inserted ?? ''),
  };
}

function fresh({ persona, data }: Pick<InsertedCard, 'persona' | 'data'>): InsertedCard {
  return { persona, data, secrets: DEFAULT_SECRETS, retryCounter: FULL_RETRY_COUNTER, isDeactivated: false, isInoperative: false };
}

function nameIn(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}
