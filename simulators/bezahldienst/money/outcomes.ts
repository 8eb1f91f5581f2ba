/**
 * What becomes of a payment without anybody choosing on the page: amounts that choose an outcome, as sandboxes of payment
 * services have them, and orders of the control interface. `at` says what sets it off: the creation, or the opening of the page.
 */
import type { Method, Payment } from './payment.ts';
import type { PaymentBook } from './book.ts';

export interface OutcomeOrder {
  /** `open`: nothing becomes of it until the page runs out. */
  readonly result: 'paid' | 'failed' | 'canceled' | 'open';
  /** Default `page`. `creation`: no browser is needed. */
  readonly at?: 'page' | 'creation';
  /** Default creditcard. */
  readonly method?: Method;
  /** The result comes that much later, by the virtual clock; the browser is led back before. */
  readonly resultDelaySeconds?: number;
  /** Default true. False: the window is closed, and the browser never comes back. */
  readonly returns?: boolean;
  /** The Kassenzeichen comes that much later than the money. */
  readonly referenceDelaySeconds?: number;
  /** What comes in differs from what is owed by that much. @unit cents */
  readonly differenceCents?: number;
  /** The bank books a second time, that much later. */
  readonly againAfterSeconds?: number;
  /** The bank takes the money back, that much later. */
  readonly backAfterSeconds?: number;
}

/** An amount that chooses. */
export interface OutcomeAmount {
  readonly amountCents: number;
  readonly order: OutcomeOrder;
  readonly text: { readonly de: string; readonly en: string };
}

const DAY_SECONDS = 86_400;

/** Amounts that choose; every other amount leaves the choice to the page. */
export const OUTCOME_AMOUNTS: readonly OutcomeAmount[] = [
  amount(101, { result: 'paid' }, 'mit Karte bezahlt', 'paid by card'),
  amount(102, { result: 'paid', method: 'giropay' }, 'mit giropay bezahlt', 'paid by giropay'),
  amount(103, { result: 'paid', method: 'paypal' }, 'mit PayPal bezahlt', 'paid by PayPal'),
  amount(104, { result: 'paid', method: 'sepa' }, 'per Lastschrift bezahlt', 'paid by direct debit'),
  amount(105, { result: 'failed' }, 'abgelehnt', 'refused'),
  amount(106, { result: 'canceled' }, 'abgebrochen', 'cancelled'),
  amount(107, { result: 'open' }, 'zurück ohne Ergebnis; läuft nach der Frist der Seite ab', 'back without a result; ends when the page runs out'),
  amount(108, { result: 'paid', resultDelaySeconds: 60 }, 'zurück, 60 Sekunden später bezahlt', 'back, paid 60 seconds later'),
  amount(109, { result: 'failed', resultDelaySeconds: 60 }, 'zurück, 60 Sekunden später abgelehnt', 'back, refused 60 seconds later'),
  amount(110, { result: 'paid', returns: false }, 'bezahlt, das Fenster wird geschlossen', 'paid, the window is closed'),
  amount(111, { result: 'paid', at: 'creation' }, 'bezahlt, ohne dass jemand die Seite öffnet', 'paid without anybody opening the page'),
  amount(112, { result: 'paid', referenceDelaySeconds: 60 }, 'bezahlt, Kassenzeichen 60 Sekunden später', 'paid, Kassenzeichen 60 seconds later'),
  amount(113, { result: 'paid', againAfterSeconds: 0 }, 'doppelt bezahlt', 'paid twice'),
  amount(
    114,
    { result: 'canceled', againAfterSeconds: 60 },
    'abgebrochen, 60 Sekunden später trotzdem bezahlt',
    'cancelled, paid nevertheless 60 seconds later',
  ),
  amount(115, { result: 'paid', differenceCents: -1 }, 'ein Cent zu wenig bezahlt', 'paid one cent too little'),
  amount(116, { result: 'paid', method: 'sepa', backAfterSeconds: 2 * DAY_SECONDS }, 'bezahlt, nach zwei Tagen zurückgebucht', 'paid, returned after two days'),
];

function amount(amountCents: number, order: OutcomeOrder, de: string, en: string): OutcomeAmount {
  return { amountCents, order, text: { de, en } };
}

const ORDERS: ReadonlyMap<number, OutcomeOrder> = new Map(OUTCOME_AMOUNTS.map(({ amountCents, order }) => [amountCents, order]));

/** The order that an amount stands for. */
export function outcomeOfAmount(amountCents: number): OutcomeOrder | undefined {
  return ORDERS.get(amountCents);
}

/** Carries an order out; what was ended before stays so. */
export function carryOutOrder(book: PaymentBook, payment: Payment, order: OutcomeOrder): void {
  const { result, method = 'creditcard', resultDelaySeconds: delay, againAfterSeconds, backAfterSeconds, differenceCents = 0 } = order;
  if (payment.status !== 'INITIAL' || result === 'open') return;
  const cents = Math.max(0, payment.amountCents + differenceCents);
  if (delay !== undefined) book.later(payment, delay, { action: ACTIONS[result], method, cents });
  else if (result === 'paid') book.pay(payment, { method, cents, ...referenceDelayOf(order) });
  else if (result === 'failed') book.end(payment, 'FAILED', 'Vom Zahlungsanbieter abgelehnt');
  else book.end(payment, 'CANCELED', 'Abgebrochen');
  if (againAfterSeconds !== undefined) book.later(payment, (delay ?? 0) + againAfterSeconds, { action: 'pay-again' });
  if (backAfterSeconds !== undefined) book.later(payment, (delay ?? 0) + backAfterSeconds, { action: 'give-back' });
  book.tick();
}

const ACTIONS = { paid: 'pay', failed: 'fail', canceled: 'cancel' } as const;

function referenceDelayOf({ referenceDelaySeconds }: OutcomeOrder): { readonly referenceDelaySeconds?: number } {
  return referenceDelaySeconds === undefined ? {} : { referenceDelaySeconds };
}
