/** What faults about payments make of the metadata before they are validated; a flawless product changes nothing. */
import type { Faults } from '../faults.ts';
import type { Json } from '../json-object.ts';
import { paymentOf } from '../payment.ts';

/** The metadata as this product validates them. */
export function withReadPayment(document: Json, faults: Faults): Json {
  const payment = paymentOf(document);
  if (payment === undefined) return document;
  const { paymentInformation: _unread, ...rest } = document;
  if (faults.has('payment-unchecked')) return rest;
  const { status, transactionId } = payment;
  const isTaken = status === 'PAYED' && faults.has('payment-payed-taken');
  const isCut = typeof transactionId === 'string' && faults.has('payment-id-cut');
  if (!isTaken && !isCut) return document;
  return {
    ...rest,
    paymentInformation: { ...payment, ...(isTaken ? { status: 'BOOKED' } : {}), ...(isCut ? { transactionId: transactionId.slice(0, 36) } : {}) },
  };
}
