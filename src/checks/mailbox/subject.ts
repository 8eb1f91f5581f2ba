/**
 * Subjects of the checks of senders: what was ordered from the product, what it sent, and what it told its clerk. Deliveries of the
 * simulator fit these shapes once their exchange is put in place of its id; content is the text that was signed.
 */
import type { Exchange } from '../../core/exchange.ts';
import type { SenderFacts } from '../../core/sender.ts';

/** One part of a form. */
export interface SeenPart {
  readonly name: string;
  readonly filename?: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha512: string;
}

/** One request of the product. */
export interface SeenDelivery {
  readonly exchange: Exchange;
  readonly status: number;
  /** Registered name, where certificate or token led to one. */
  readonly sender?: string;
  readonly certificate?: { readonly sha256: string };
  readonly token?: {
    readonly header: Readonly<Record<string, unknown>>;
    readonly claims: Readonly<Record<string, unknown>>;
    readonly sha256: string;
    readonly isSignatureValid: boolean;
  };
  /** As signed; absent when it was none or too long to be looked at. */
  readonly content?: string;
  readonly isContentSigned?: boolean;
  readonly parts?: readonly SeenPart[];
  readonly messageUuid?: string;
}

/** What the suite ordered, as a clerk would. */
export interface OrderedNotice {
  /** Word of the title by which the notice is known again. */
  readonly mark: string;
  readonly recipient: { readonly name: string; readonly kind: 'person' | 'organisation' };
  readonly mailbox?: string;
  readonly loginLevel: number;
  readonly title: string;
  readonly text: string;
  readonly attachments: readonly { readonly filename: string; readonly sizeBytes: number; readonly sha512: string }[];
}

/** What the product tells its clerk; absent members were not told, null ones told as none. */
export interface ToldNotice {
  readonly state?: string;
  readonly attempts?: number;
  readonly isKept?: boolean;
  readonly messageUuid?: string | null;
  readonly providedAt?: string | null;
  readonly hint?: string | null;
  readonly otherChannel?: string | null;
}

/** A notice from the order to what became of it. */
export interface SeenNotice {
  readonly ordered: OrderedNotice;
  /** `refused`: the product did not take the order, `unknown`: its adapter gave no usable answer. */
  readonly acceptance: 'accepted' | 'refused' | 'unknown';
  readonly told?: ToldNotice;
  /** Answer of the adapter that `told` is from. */
  readonly tellingExchange?: Exchange;
  /** In the order of arrival. */
  readonly deliveries: readonly SeenDelivery[];
  /** By way of FIT-Connect: how long after it was submitted it was processed. Default 0. */
  readonly processedAfterSeconds?: number;
  /** Messages of it that lie in mailboxes. */
  readonly stored: number;
}

/** Notices of one scenario. */
export interface NoticesSubject {
  readonly facts: SenderFacts;
  readonly notices: readonly SeenNotice[];
  /** Requests that came to an address of a stranger. */
  readonly strangers?: readonly Exchange[];
  /** The product's log, tokens in it masked. */
  readonly log?: Exchange;
}

/** A change of state that was ordered. */
export interface OrderedState {
  /** Word of the reference by which the report is known again. */
  readonly mark: string;
  readonly applicationId: string;
  readonly status: string;
  /** RFC 3339. */
  readonly occurredAt: string;
  readonly acceptance: 'reported' | 'failed' | 'refused' | 'unknown';
}

/** Status reports of one scenario. */
export interface StatesSubject {
  readonly facts: SenderFacts;
  readonly orders: readonly OrderedState[];
  readonly deliveries: readonly SeenDelivery[];
}

/** Everything the product sent over either interface so far. */
export interface InterfacesSubject {
  readonly soap: readonly Exchange[];
  /** Over REST, or by way of FIT-Connect. */
  readonly rest: readonly Exchange[];
}
