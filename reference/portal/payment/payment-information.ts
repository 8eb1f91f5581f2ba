/** What the metadata of a submission say about the payment: other names, other words, other limits than those of the payment service. */
import { decimal, feeOf } from '../orders/order.ts';
import type { Attempt, Order } from '../orders/order.ts';

const ID = /^[\w-]{1,36}$/;
const METHODS = ['GIROPAY', 'PAYDIRECT', 'CREDITCARD', 'PAYPAL', 'OTHER'];

/**
 * The member `paymentInformation` (FIT-Connect metadata 2.1.0).
 *
 * @returns undefined while something that it needs is missing or does not fit; nothing is cut or invented
 */
export function paymentInformationOf(order: Order, { receipt }: Attempt): Readonly<Record<string, unknown>> | undefined {
  if (receipt?.reference === undefined || !ID.test(receipt.transactionId) || !METHODS.includes(receipt.method)) return undefined;
  const { transactionUrl, transactionId, reference, timestamp, method, methodDetail } = receipt;
  return {
    ...(transactionUrl === undefined ? {} : { transactionUrl }),
    transactionId,
    transactionReference: reference,
    ...(timestamp === undefined ? {} : { transactionTimestamp: timestamp }),
    paymentMethod: method,
    ...(methodDetail !== undefined && ID.test(methodDetail) ? { paymentMethodDetail: methodDetail } : {}),
    status: 'BOOKED',
    grossAmount: Number(decimal(feeOf(order))),
  };
}
