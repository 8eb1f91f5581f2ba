/** What the metadata of a submission over FIT-Connect say about the payment. Other names, other words, other limits than those of the payment service. */
import { decimal, feeOf } from './application.ts';
import type { Application, Receipt } from './application.ts';
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
  return receipt === undefined || application.bookings === 0 ? undefined : informationOf(application, receipt, faults);
}

function informationOf(application: Application, receipt: Receipt, faults: Faults): Readonly<Record<string, unknown>> | undefined {
  const { method = 'OTHER' } = receipt;
  const sent = receipt.transactionId ?? '';
  const transactionId = faults.has('long-id-cut') ? sent.slice(0, 36) : sent;
  const reference = receipt.reference ?? (faults.has('reference-invented') ? application.id : undefined);
  if (!ID.test(transactionId) || reference === undefined || !METHODS.includes(method)) return undefined;
  return {
    ...(faults.has('information-copied') ? { ...receipt.raw, statusDetail: receipt.raw['statusDetail'] ?? 'bezahlt' } : {}),
    ...withValue('transactionUrl', receipt.transactionUrl),
    transactionId,
    transactionReference: reference,
    ...withValue('transactionTimestamp', receipt.timestamp),
    paymentMethod: method,
    ...withValue('paymentMethodDetail', detailOf(receipt, faults)),
    status: faults.has('status-not-mapped') ? 'PAYED' : 'BOOKED',
    [faults.has('amount-not-renamed') ? 'grosAmount' : 'grossAmount']: Number(decimal(feeOf(application.order))),
  };
}

function detailOf({ methodDetail = '' }: Receipt, faults: Faults): string | undefined {
  return ID.test(methodDetail) || (methodDetail !== '' && faults.has('detail-copied')) ? methodDetail : undefined;
}

/** A member that is left out where nothing is known. */
function withValue(name: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [name]: value };
}
