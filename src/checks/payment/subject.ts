/**
 * Subjects of the checks of portals that take fees: what was applied for, what the product sent to the payment service, what became of the
 * money there, and what the product says. Contents of messages are read by the checks, from the recorded exchanges.
 */
import type { Exchange } from '../../core/exchange.ts';

export type Face = 'xbezahldienste' | 'pmpayment' | 'girocheckout' | 'epaybl';

/** A request by which the product begins a payment. */
export interface SeenCreation {
  readonly exchange: Exchange;
  /** Whether its HMAC is right; absent where the interface has none. */
  readonly isSigned?: boolean;
}

/** A payment as the payment service knows it. */
export interface SeenTransaction {
  readonly transactionId: string;
  readonly status: 'INITIAL' | 'PAYED' | 'FAILED' | 'CANCELED';
  /** Kassenzeichen, once there is one. */
  readonly reference?: string;
}

/** What the product tells of an application; absent members were not told. */
export interface ToldApplication {
  readonly state?: string;
  readonly bookings?: number;
  /** Null: it would send nothing about the payment. */
  readonly paymentInformation?: Readonly<Record<string, unknown>> | null;
}

/** An application from the order to what became of it. */
export interface SeenApplication {
  readonly ordered: { readonly mark: string; readonly interface: Face; readonly amountCents: number };
  /** Orders to begin a payment, in order. */
  readonly attempts: readonly { readonly acceptance: 'begun' | 'not-begun' | 'unknown'; readonly pageUrl?: string }[];
  readonly creations: readonly SeenCreation[];
  /** In the order of creation. */
  readonly transactions: readonly SeenTransaction[];
  /** Questions of the product about them. */
  readonly reads: readonly Exchange[];
  /** Calls of the product's addresses by browser or payment service, after the payment began. */
  readonly visits: readonly Exchange[];
  readonly told?: ToldApplication;
  /** Answer of the adapter that `told` is from. */
  readonly tellingExchange?: Exchange;
  /** The page that the citizen sees. */
  readonly page?: Exchange;
  /** Somebody or something tries to make the product take it for paid. `staged`: how often that reached the product. */
  readonly attack?: { readonly staged: number };
}

/** Applications of one scenario. */
export interface PaymentsSubject {
  readonly applications: readonly SeenApplication[];
}

/** Calls of ePayBL that the product made during a scenario. */
export interface CallsSubject {
  readonly calls: readonly Exchange[];
}
