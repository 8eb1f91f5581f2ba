/** What every payment service looks like from inside this product; one file per service carries it out. */
import type { Application, Attempt, AttemptState, Receipt } from './application.ts';

/** What came of beginning a payment. */
export type Begun =
  | { readonly kind: 'begun'; readonly pageUrl: string; readonly transactionId?: string }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The service cannot be reached or does not answer as it should. */
  | { readonly kind: 'down'; readonly reason: string };

/** What was learned of a payment. */
export interface Reading {
  readonly state: AttemptState;
  readonly receipt?: Receipt;
}

/** A message that reached the product by browser or from the service. */
export interface Message {
  readonly kind: 'return' | 'notice';
  readonly fields: URLSearchParams;
}

export interface Addresses {
  /** Where the browser comes back. */
  readonly returnUrl: string;
  /** Where the service sends notices. */
  readonly noticeUrl: string;
}

export interface Gateway {
  begin(application: Application, attempt: Attempt, addresses: Addresses): Promise<Begun>;
  /** Asks the service; absent where it cannot be asked. */
  read?(application: Application, attempt: Attempt): Promise<Reading>;
  /** Judges a message by itself. @returns what it proves; undefined when it proves nothing and the service has to be asked */
  take?(application: Application, attempt: Attempt, message: Message): Promise<Reading | undefined>;
}

/** Nothing is known yet. */
export const OPEN: Reading = { state: 'open' };
