/**
 * Subject of the checks of a chain: what was applied for, what became of the money, what arrived where, and what the citizen is told. Content of
 * submissions was opened with the keys of the destination; requests and answers are the recorded ones.
 */
import type { Exchange } from '../../core/exchange.ts';

/** A payment as the payment service knows it. */
export interface SeenPayment {
  readonly transactionId: string;
  readonly status: 'INITIAL' | 'PAYED' | 'FAILED' | 'CANCELED';
  /** Kassenzeichen, once there is one. */
  readonly reference?: string;
}

/** A submission that the delivery service took. */
export interface SeenDelivery {
  readonly submissionId: string;
  readonly exchange: Exchange;
  /** The destination that was right when it was delivered, or any other. */
  readonly destination: 'right' | 'other';
  /** Whether the data name the person who had logged in. */
  readonly namesApplicant: boolean;
  /** Null: the metadata name no payment; absent when they could not be read. */
  readonly paymentInformation?: Readonly<Record<string, unknown>> | null;
  /** By the signed event of the authority. */
  readonly decision?: 'accepted' | 'rejected';
  /** How often the Fachverfahren stored it; absent when it did not tell. */
  readonly copies?: number;
}

/** What the product tells; absent members were not told. */
export interface ToldOrder {
  readonly state?: string;
  readonly decision?: string | null;
}

/** An application from the login to the authority's answer. */
export interface SeenOrder {
  readonly ordered: { readonly mark: string; readonly amountCents: number };
  /** `begun`: the citizen was led to a payment page. `unknown`: the product's adapter gave no usable answer. */
  readonly begun: 'begun' | 'not-begun' | 'unknown';
  /** In the order of creation. */
  readonly payments: readonly SeenPayment[];
  /** What the ledger finds wrong with them, given what was delivered: kinds of irregularities. */
  readonly irregularities: readonly string[];
  /** In the order of arrival. */
  readonly deliveries: readonly SeenDelivery[];
  readonly told?: ToldOrder;
  readonly tellingExchange?: Exchange;
  /** How often the staged break reached the product; absent where none was staged. */
  readonly staged?: number;
  /** Creations and readings of payments, returns of the browser. */
  readonly traces: readonly Exchange[];
}

/** Applications of one scenario. */
export interface ChainSubject {
  readonly orders: readonly SeenOrder[];
  /** Whether an ordinary application afterwards came through: only then silence says something. Absent where none was made. */
  readonly afterwards?: 'delivered' | 'not-delivered';
}
