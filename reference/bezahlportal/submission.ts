/** What the metadata of a submission over FIT-Connect say about the payment. Other names, other words, other limits than those of the payment service. */
import { decimal, feeOf } from './application.ts';
import type { Application } from './application.ts';
import type { Faults } from './faults.ts';

const ID = /^[\w-]{1,36}$/;
const METHODS = ['GIROPAY', 'PAYDIRECT', 'CREDITCARD', 'PAYPAL', 'OTHER'];

/**
 * The member `paymentInformation`.
 *
 * @returns undefined while the application is not paid, or what is needed is missing or does not fit
 */
export function paymentInformationOf(application: Application, faults: Faults): Readonly<Record<string, unknown>> | undefined {
  const receipt = application.attempts.find(({ state }) => state === 'paid')?.receipt;
  const { transactionId: sent = '', method = 'OTHER', transactionUrl, timestamp, methodDetail } = receipt ?? {};
  if (receipt === undefined || application.bookings === 0) return undefined;
  const transactionId = faults.has('long-id-cut') ? sent.slice(0, 36) : sent;
  const reference = receipt.reference ?? (faults.has('reference-invented') ? application.id : undefined);
  if (!ID.test(transactionId) || reference === undefined || !METHODS.includes(method)) return undefined;
  const showsDetail = methodDetail !== undefined && (ID.test(methodDetail) || faults.has('detail-copied'));
  return {
    ...(faults.has('information-copied') ? receipt.raw : {}),
    ...(faults.has('information-copied') ? { statusDetail: receipt.raw['statusDetail'] ?? 'bezahlt' } : {}),
    ...(transactionUrl === undefined ? {} : { transactionUrl }),
    transactionId,
    transactionReference: reference,
    ...(timestamp === undefined ? {} : { transactionTimestamp: timestamp }),
    paymentMethod: method,
    ...(showsDetail ? { paymentMethodDetail: methodDetail } : {}),
    status: faults.has('status-not-mapped') ? 'PAYED' : 'BOOKED',
    [faults.has('amount-not-renamed') ? 'grosAmount' : 'grossAmount']: Number(decimal(feeOf(application.order))),
  };
}
