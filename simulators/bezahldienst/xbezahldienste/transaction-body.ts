/** The answer of E1 and E2: payment information and the request as it was sent, its numbers unchanged (fact sheet, section 4). */
import { toTimestamp } from '../../../src/core/clock.ts';
import type { Call } from '../call.ts';
import type { Method, Payment } from '../money/payment.ts';
import { PATHS } from '../paths.ts';
import type { Tenant } from '../tenant.ts';

const METHOD_NAMES: Readonly<Record<Method, readonly [method: string, detail?: string]>> = {
  giropay: ['GIROPAY'],
  paydirekt: ['PAYDIRECT'],
  creditcard: ['CREDITCARD', 'VISA'],
  paypal: ['PAYPAL'],
  sepa: ['OTHER', 'SEPA'],
  applepay: ['OTHER', 'ApplePay'],
  googlepay: ['OTHER', 'GooglePay'],
  transfer: ['OTHER', 'Vorkasse'],
};

/**
 * JSON text of the transaction.
 * @param source what the online service sent, where the caller has it at hand
 * @requirement PAY-008, PAY-009, PAY-010, PAY-011
 */
export function transactionBody(call: Call, payment: Payment, source = sourceOf(call, payment)): string {
  return `{"paymentInformation":${JSON.stringify(informationOf(call, payment))},"paymentRequest":${source}}`;
}

/** What is undefined is left out of the text. */
function informationOf({ tenant }: Call, payment: Payment): Record<string, unknown> {
  const { transactionId, status, reference, statusDetail } = payment;
  const showsPage = status === 'INITIAL' || tenant.seed.habits === 'ePay21';
  const transactionUrl = transactionUrlOf(tenant, payment);
  const transactionRedirectUrl = showsPage ? tenant.pageUrl(payment) : undefined;
  if (status !== 'PAYED') return { transactionUrl, transactionRedirectUrl, transactionId, transactionReference: reference, status, statusDetail };
  return { transactionUrl, transactionRedirectUrl, transactionId, transactionReference: reference, ...paidMembers(payment), status, statusDetail };
}

function paidMembers({ method = 'creditcard', methodDetail, endedAtReal = 0 }: Payment): Record<string, unknown> {
  const [name, detail] = METHOD_NAMES[method];
  const shown = methodDetail ?? detail;
  return { transactionTimestamp: toTimestamp(endedAtReal), paymentMethod: name, ...(shown === undefined ? {} : { paymentMethodDetail: shown }) };
}

/** `xbezahldienste:originator/endPoint` is how the core keeps the place; payments of other faces have none here. */
function transactionUrlOf({ service, prefix }: Tenant, { place, transactionId }: Payment): string {
  return `${service.baseUrl()}${prefix}${PATHS.xbezahldienste}/paymenttransaction/${place.slice(place.indexOf(':') + 1)}/${transactionId}`;
}

/** A payment that came by another face has no request; it is told with what the core knows. */
function sourceOf({ tenant }: Call, payment: Payment): string {
  return payment.face === 'xbezahldienste' ? tenant.book.sourceOf(payment) : '{}';
}
