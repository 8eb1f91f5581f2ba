/**
 * What pmPayment tells an online service: notice and return of the browser (fact sheet on other payment interfaces, B2 to B4). The notice has
 * no HMAC, as observed; the return has one over seven values.
 */
import type { PmPaymentSeed } from '../contract.ts';
import { hmacOf, PM_PAYMENT_HMAC } from '../hmac.ts';
import type { Method, Payment } from '../money/payment.ts';

const METHOD_NAMES: Readonly<Record<Method, string>> = {
  giropay: 'giropay',
  paydirekt: 'paydirect',
  creditcard: 'creditcard',
  paypal: 'paypal',
  sepa: 'sepa',
  applepay: 'applepay',
  googlepay: 'googlepay',
  transfer: 'sepa',
};

/** 1 paid, 0 failed or cancelled, -1 in progress. @requirement PMP-005 */
export function statusOf({ status }: Pick<Payment, 'status'>): 1 | 0 | -1 {
  return status === 'PAYED' ? 1 : status === 'INITIAL' ? -1 : 0;
}

/** Date and time in Germany, `YYYY-MM-DD HH:MM:SS`. @param milliseconds since the epoch */
export function localTime(milliseconds: number): string {
  return FORMAT.format(milliseconds).replace(',', '');
}

const FORMAT = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Berlin' });

/** Fields of the notice, in order. */
export function noticeFields(payment: Payment): readonly (readonly [name: string, value: string])[] {
  return [...fieldsOf(payment), ['procedure', payment.details['procedure'] ?? '']];
}

/** Fields of the return, the HMAC last. @requirement PMP-006 */
export function returnFields(payment: Payment, { salt }: PmPaymentSeed): readonly (readonly [name: string, value: string])[] {
  const fields = fieldsOf(payment);
  const signed = ['ags', 'txid', 'amount', 'desc', 'status', 'payment_method', 'created_at'];
  const values = signed.map((name) => fields.find(([known]) => known === name)?.[1] ?? '');
  return [...fields, ['hash', hmacOf(PM_PAYMENT_HMAC, salt, values)]];
}

function fieldsOf(payment: Payment): readonly (readonly [name: string, value: string])[] {
  const { place, amountCents, purpose, method, endedAtReal, createdAtReal } = payment;
  return [
    ['ags', place.slice(place.indexOf(':') + 1)],
    ['txid', txidOf(payment)],
    ['amount', String(amountCents)],
    ['desc', purpose],
    ['status', String(statusOf(payment))],
    ['payment_method', method === undefined ? '' : METHOD_NAMES[method]],
    ['created_at', localTime(endedAtReal ?? createdAtReal)],
  ];
}

/** The id by which the online service knows the payment: its own one, else that of the provider. */
export function txidOf({ ownId, transactionId }: Payment): string {
  return ownId ?? transactionId;
}
