/**
 * The payment of an application, as the metadata name it (`paymentInformation`): for the screen of the clerk, and the reference by
 * which the cash office finds the money. This product asks no payment service; it has nothing but these members.
 */
import { isObject, parseObject } from './json-object.ts';
import type { Json } from './json-object.ts';
import type { Application } from './store.ts';

/** A member of the payment for the screen. */
export interface PaymentField {
  readonly label: string;
  readonly value: string;
}

const STATUS: Readonly<Record<string, string>> = { INITIAL: 'noch offen', BOOKED: 'bezahlt', FAILED: 'gescheitert', CANCELED: 'abgebrochen' };

/** The payment that metadata name; undefined when they name none. */
export function paymentOf(metadata: Json | undefined): Json | undefined {
  const payment = metadata?.['paymentInformation'];
  return isObject(payment) ? payment : undefined;
}

/** Reference of the payment (Kassenzeichen) as stored; undefined without payment. */
export function referenceOf({ metadata }: Pick<Application, 'metadata'>): string | undefined {
  const reference = paymentOf(parseObject(metadata))?.['transactionReference'];
  return typeof reference === 'string' ? reference : undefined;
}

/** What the clerk sees of the payment; empty without payment. */
export function paymentFieldsOf({ metadata }: Pick<Application, 'metadata'>): readonly PaymentField[] {
  const payment = paymentOf(parseObject(metadata));
  if (payment === undefined) return [];
  const { status, grossAmount, paymentMethod, paymentMethodDetail, transactionReference, transactionId, transactionTimestamp } = payment;
  const fields: readonly (readonly [string, unknown])[] = [
    ['Stand', STATUS[String(status)] ?? status],
    ['Betrag', typeof grossAmount === 'number' ? grossAmount.toLocaleString('de-DE', { style: 'currency', currency: 'EUR' }) : undefined],
    ['Zahlungsart', [paymentMethod, paymentMethodDetail].filter((part) => typeof part === 'string').join(', ')],
    ['Kassenzeichen', transactionReference],
    ['Kennung', transactionId],
    ['Zeitpunkt', transactionTimestamp],
  ];
  return fields.flatMap(([label, value]) => (typeof value === 'string' && value !== '' ? [{ label, value }] : []));
}
