/** A payment as the interface shows it: paymentInformation, and the request as it came. */
import type { Faults } from './faults.ts';
import type { Payment } from './ledger.ts';

/** Where the product is reached. */
export interface Addresses {
  /** Base of the interface, without slash at the end. */
  readonly api: string;
  /** Base of the payment pages. */
  readonly pages: string;
}

/** @param isCreation whether the view answers the creation */
export function viewOf(payment: Payment, { api, pages }: Addresses, faults: Faults, isCreation: boolean): object {
  const { id, pair, request, cents, status, method, paidAt, reference } = payment;
  const pageUrl = `${pages}/${id}`;
  const isOpen = status === 'INITIAL' ? isCreation || !faults.has('page-address-once') : faults.has('page-address-kept');
  const told = method ?? (faults.has('method-always-told') ? 'OTHER' : undefined);
  const grosAmount = faults.has('echo-in-cents') ? Number(cents) : request.grosAmount;
  return {
    paymentInformation: {
      transactionUrl: faults.has('transaction-url-elsewhere') ? pageUrl : `${api}/paymenttransaction/${pair}/${id}`,
      ...(isOpen ? { transactionRedirectUrl: pageUrl } : {}),
      transactionId: id,
      ...(reference === undefined ? {} : { transactionReference: reference }),
      ...(paidAt === undefined || faults.has('payment-time-missing') ? {} : { transactionTimestamp: paidAt }),
      ...(told === undefined ? {} : { paymentMethod: told }),
      status,
    },
    ...(faults.has('request-not-echoed') ? {} : { paymentRequest: { ...request, grosAmount } }),
  };
}
