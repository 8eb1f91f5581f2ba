/** What an application with a fee is from being handed in to being decided: what was entered, every attempt to pay, the delivery. */
import type { Entry } from '../directory/directory.ts';
import type { Authority } from '../paid-service.ts';
import type { Draft } from '../sessions.ts';

/** One position of the fee. */
export interface Item {
  readonly reference: string;
  readonly description: string;
  readonly quantity: number;
  /** @unit cents */
  readonly unitNetCents: number;
  readonly unitTaxCents: number;
  /** Per cent. */
  readonly taxRate: number;
}

/** Who applies, as the account tells it. */
export interface Applicant {
  readonly accountId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly mail: string;
}

/** What is handed in. */
export interface Wish {
  readonly applicant: Applicant;
  readonly content: Draft;
  /** Text for the bank statement. */
  readonly purpose: string;
  readonly items: readonly Item[];
  readonly authority: Authority;
}

/** `clarify`: what the payment service says contradicts the request, and a person has to look. */
export type AttemptState = 'open' | 'paid' | 'failed' | 'clarify';

/** What the payment service told of a payment. */
export interface Receipt {
  readonly transactionId: string;
  readonly transactionUrl?: string | undefined;
  readonly reference?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly method: string;
  readonly methodDetail?: string | undefined;
}

/** One attempt to pay. */
export interface Attempt {
  readonly number: number;
  readonly requestId: string;
  state: AttemptState;
  transactionId?: string;
  pageUrl?: string;
  receipt?: Receipt;
}

/** A submission, from its announcement on. */
export interface Delivery {
  readonly destinationId: string;
  readonly submissionId: string;
  readonly caseId: string;
  /** Of the payment that it names; absent where it names none. */
  readonly attempt?: number;
  /** Authentication tags of what was last sent; absent before. */
  tags?: Tags;
  isSubmitted: boolean;
  decision?: Decision;
}

/** Authentication tags of the two parts. */
export interface Tags {
  readonly metadata: string;
  readonly data: string;
}

/** What the authority said. */
export type Decision = 'accepted' | 'rejected';

/** An order. */
export interface Order extends Wish {
  readonly id: string;
  readonly attempts: Attempt[];
  readonly deliveries: Delivery[];
  /** What the directory said last. */
  entry?: Entry;
}

/** The state of an order as people are told: `sent` includes what was decided since. */
export type OrderState = 'open' | 'paid' | 'sent' | 'failed' | 'clarify';

/** @unit cents */
export function feeOf({ items }: Pick<Wish, 'items'>): number {
  return items.reduce((sum, { quantity, unitNetCents, unitTaxCents }) => sum + quantity * (unitNetCents + unitTaxCents), 0);
}

/** Cents as a decimal with two places. */
export function decimal(cents: number): string {
  const text = String(cents).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** The attempt that the order was paid with, if it was. */
export function paidAttempt({ attempts }: Pick<Order, 'attempts'>): Attempt | undefined {
  return attempts.find(({ state }) => state === 'paid');
}

/** The state of the whole order. */
export function stateOf({ attempts, deliveries }: Pick<Order, 'attempts' | 'deliveries'>): OrderState {
  if (deliveries.some(({ isSubmitted }) => isSubmitted)) return 'sent';
  if (paidAttempt({ attempts }) !== undefined) return 'paid';
  if (attempts.some(({ state }) => state === 'clarify')) return 'clarify';
  return attempts.length > 0 && attempts.every(({ state }) => state === 'failed') ? 'failed' : 'open';
}

/** What the authority has decided, once it has. */
export function decisionOf({ deliveries }: Pick<Order, 'deliveries'>): Decision | undefined {
  return deliveries.find(({ decision }) => decision !== undefined)?.decision;
}
