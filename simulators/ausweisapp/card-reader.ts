/**
 * The reader with its simulated card: PIN, CAN and retry counter as the AusweisApp tells them (SDK, messages READER, ENTER_PIN,
 * ENTER_CAN, ENTER_PUK): three attempts, the CAN before the third, the PUK after it. A blocked card stays blocked until the PUK.
 */
import type { EidCard } from '../eid-card.ts';

export const DEFAULT_PIN = '123456';
/** The secrets of every simulated card, unless it was inserted with others. */
export const DEFAULT_SECRETS: CardSecrets = { pin: DEFAULT_PIN, can: '123456', puk: '1234567890' };
export const FULL_RETRY_COUNTER = 3;

export interface CardSecrets {
  readonly pin: string;
  readonly can: string;
  readonly puk: string;
}

/** What a person types. */
export type CardEntry = Partial<CardSecrets>;

/** State of the chip. */
export interface InsertedCard extends EidCard {
  readonly secrets: CardSecrets;
  /** The online function was never switched on, or was switched off. */
  readonly isDeactivated: boolean;
  /** The chip cannot be used any more. */
  readonly isInoperative: boolean;
  /** Attempts that are left. */
  retryCounter: number;
}

export type PinOutcome = 'accepted' | 'wrong-pin' | 'malformed' | 'can-needed' | 'wrong-can' | 'puk-needed' | 'wrong-puk' | 'deactivated' | 'inoperative';

/** Tries what was typed; only a wrong PIN costs an attempt. */
export function enter(card: InsertedCard, { pin = '', can, puk }: CardEntry): PinOutcome {
  if (card.isInoperative) return 'inoperative';
  if (card.isDeactivated) return 'deactivated';
  if (card.retryCounter === 0) {
    if (puk === undefined || puk === '') return 'puk-needed';
    if (puk !== card.secrets.puk) return 'wrong-puk';
    card.retryCounter = FULL_RETRY_COUNTER;
  }
  if (!/^\d{6}$/.test(pin)) return 'malformed';
  if (card.retryCounter === 1) {
    if (can === undefined || can === '') return 'can-needed';
    if (can !== card.secrets.can) return 'wrong-can';
  }
  if (pin !== card.secrets.pin) {
    card.retryCounter -= 1;
    return 'wrong-pin';
  }
  card.retryCounter = FULL_RETRY_COUNTER;
  return 'accepted';
}
