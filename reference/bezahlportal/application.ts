/** What an application for a service with a fee is: its order, and every attempt to pay it. Amounts are whole cents throughout. */

/** Payment services this product speaks to. */
export const FACES = ['xbezahldienste', 'pmpayment', 'girocheckout', 'epaybl'] as const;
export type Face = (typeof FACES)[number];

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

/** What is to be paid. */
export interface Order {
  readonly face: Face;
  /** Text for the bank statement, as the office wrote it. */
  readonly purpose: string;
  readonly description: string | undefined;
  readonly items: readonly Item[];
}

/** `clarify`: what the payment service said contradicts itself, and a person has to look. */
export type AttemptState = 'open' | 'paid' | 'failed' | 'clarify';

/** What the payment service told of a payment. */
export interface Receipt {
  readonly transactionUrl?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly reference?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly method?: string | undefined;
  readonly methodDetail?: string | undefined;
  /** What it says in words; a stranger's text. */
  readonly texts: readonly string[];
  /** As it was read, for whoever copies it. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** One attempt to pay. */
export interface Attempt {
  readonly number: number;
  /** Id that this product gave it. */
  readonly ownId: string;
  state: AttemptState;
  pageUrl?: string;
  /** Id that the payment service gave it. */
  transactionId?: string;
  receipt?: Receipt;
  /** What the browser or a notice said could not be true; nothing the service says later changes that. */
  isDoubted: boolean;
}

export interface Application {
  readonly id: string;
  readonly order: Order;
  readonly attempts: Attempt[];
  /** How often the fee was booked; once is right. */
  bookings: number;
}

/** The fee. @unit cents */
export function feeOf({ items }: Pick<Order, 'items'>): number {
  return items.reduce((sum, { quantity, unitNetCents, unitTaxCents }) => sum + quantity * (unitNetCents + unitTaxCents), 0);
}

/** Cents as a decimal with two places. */
export function decimal(cents: number): string {
  const text = String(cents).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** Cents of a decimal number. @returns undefined for what is no whole number of cents */
export function centsOf(value: unknown): number | undefined {
  const cents = typeof value === 'number' ? Math.round(value * 100) : Number.NaN;
  return Number.isSafeInteger(cents) && cents / 100 === value ? cents : undefined;
}

const PLAIN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss' };

/** Letters, digits, spaces and hyphens only. */
export function plainText(text: string): string {
  const written = text.replaceAll(/[äöüÄÖÜß]/g, (letter) => PLAIN[letter] ?? letter).normalize('NFD');
  return written
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The state of the whole application. */
export function stateOf({ attempts, bookings }: Pick<Application, 'attempts' | 'bookings'>): AttemptState {
  if (bookings > 0) return 'paid';
  if (attempts.some(({ state }) => state === 'clarify')) return 'clarify';
  return attempts.length > 0 && attempts.every(({ state }) => state === 'failed') ? 'failed' : 'open';
}
