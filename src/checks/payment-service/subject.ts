/** Subjects of the checks of payment services: calls of the suite with what was special about them, and payments from creation to end. */
import type { Exchange } from '../../core/exchange.ts';
import type { Basis } from '../../core/requirement.ts';

/** One call, and what of it a rule is about. */
export interface SeenCall {
  /** What was special, in the words of the scenario. */
  readonly about: string;
  readonly exchange: Exchange;
  /** Where the rule behind it is known less well than the requirement. */
  readonly basis?: Basis;
  /** Functional codes that are right as well. */
  readonly alsoCodes?: readonly string[];
}

export interface CallsSubject {
  readonly calls: readonly SeenCall[];
}

export type SeenOutcome = 'paid' | 'failed' | 'canceled';

/** A visit to the payment page. */
export interface SeenVisit {
  readonly hops: readonly Exchange[];
  readonly end: 'left' | 'stayed' | 'unanswered' | 'astray';
  /** Where the browser was led, as it was written. */
  readonly arrivedAt?: string;
}

/** A payment as the suite made it and saw it. */
export interface SeenPayment {
  /** As it was sent. */
  readonly redirectUrl: string;
  readonly creation: Exchange;
  /** Before anybody acted on the page. */
  readonly openReadings: readonly Exchange[];
  /** Reading of the address that the creation named as `transactionUrl`. */
  readonly namedReading?: Exchange;
  /** What the person did. */
  readonly outcome?: SeenOutcome;
  readonly visit?: SeenVisit;
  /** From the first reading with a final status on. */
  readonly finalReadings: readonly Exchange[];
}

export interface PaymentsSubject {
  readonly payments: readonly SeenPayment[];
}

/** Requests with one requestId. */
export interface TwinsSubject {
  /** The first one, or none where all were sent at the same time. */
  readonly first?: Exchange;
  readonly others: readonly Exchange[];
  /** Reading of the first transaction afterwards. */
  readonly reading?: Exchange;
}

/** A page that shows values of a request in which markup was written. */
export interface MarkupSubject {
  readonly creation: Exchange;
  /** Text that must not stand in a page as it is. */
  readonly markup: string;
  readonly visit?: SeenVisit;
}
