/**
 * A payment as the core keeps it, whichever face it came by: what is owed, what became of it, and the postings it caused.
 * Payments are plain data, so that a ledger can be written down and read again.
 */

export type Face = 'xbezahldienste' | 'epaybl' | 'pmpayment' | 'girocheckout';
/** Both spellings as the standard has them. */
export type PaymentStatus = 'INITIAL' | 'PAYED' | 'FAILED' | 'CANCELED';
/** How people pay here; each face has its own names for them. */
export const METHODS = ['giropay', 'paydirekt', 'creditcard', 'paypal', 'sepa', 'applepay', 'googlepay', 'transfer'] as const;
export type Method = (typeof METHODS)[number];

/** Accounts of the ledger. Receivables and bank grow by debit, the others by credit. */
export type Account = 'receivable' | 'bank' | 'revenue' | 'overpaid';
export type PostingKind = 'claim' | 'withdrawn' | 'payment' | 'excess' | 'payment-again' | 'payment-after-end' | 'returned';

/** One booking: an amount from one account to another, so that a ledger of them balances by construction. */
export interface Posting {
  readonly kind: PostingKind;
  readonly debit: Account;
  readonly credit: Account;
  readonly cents: number;
  /** Virtual time, milliseconds since the epoch. */
  readonly at: number;
}

/** What a face knows when it opens a payment. */
export interface PaymentDraft {
  readonly transactionId: string;
  readonly face: Face;
  /** Key of the tenant of the payment service (Mandant). */
  readonly mandantNr: string;
  /** What selects the Mandant in the face's address: originator and end point, ags, merchant and project, mandantNr. */
  readonly place: string;
  /** The id that the online service gave: requestId, txid, merchantTxId, EShopTransaktionsNr. Unique in its place. */
  readonly ownId?: string;
  readonly amountCents: number;
  readonly currency: 'EUR';
  /** Text on the bank statement. */
  readonly purpose: string;
  readonly description?: string;
  /** Where the browser goes afterwards; ePayBL says it on the page only. */
  readonly returnUrl?: string;
  readonly notifyUrl?: string;
  /** What the online service sent, for the echo: JSON text. The book keeps it apart from the payment. */
  readonly source: string;
  /** Nobody pays it on a page, so that no page can run out. */
  readonly isPageless?: true;
  /** Kassenzeichen, where it exists from the beginning. */
  readonly reference?: string;
  /** What only one face needs, such as the customer's number. */
  readonly details: Readonly<Record<string, string>>;
}

export interface Payment extends Omit<PaymentDraft, 'source'> {
  /** Order of creation in the tenant, from 1. */
  readonly number: number;
  /** Virtual time, milliseconds since the epoch. */
  readonly createdAt: number;
  /** The same moment by the real clock. */
  readonly createdAtReal: number;
  status: PaymentStatus;
  statusDetail?: string;
  /** When the status became final, virtual time. */
  endedAt?: number;
  /** The same moment by the real clock, which online services compare with their own. */
  endedAtReal?: number;
  method?: Method;
  methodDetail?: string;
  reference?: string;
  /** Said by the link to the page, where the face has it so. */
  returnUrl?: string;
  abortUrl?: string;
  /** Whether the online service got an answer with the final status. */
  isRead: boolean;
  /** How often the browser was led back. */
  returns: number;
  /** In order; replaced and not pushed to, because a list that grows keeps room for many more. */
  postings: readonly Posting[];
}

/** Balance of one account of one payment, debit less credit. @unit cents */
export function balanceOf({ postings }: Pick<Payment, 'postings'>, account: Account): number {
  return postings.reduce((sum, { debit, credit, cents }) => sum + (debit === account ? cents : 0) - (credit === account ? cents : 0), 0);
}
