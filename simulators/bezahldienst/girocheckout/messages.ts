/** What GiroCheckout tells an online service by notice and return: parameters of a GET, the HMAC last (fact sheet on other payment interfaces, C2). */
import type { GiroCheckoutSeed } from '../contract.ts';
import { GIRO_CHECKOUT_HMAC, hmacOf } from '../hmac.ts';
import type { Payment } from '../money/payment.ts';

/** 4000 is success, everything else is not; which other numbers mean what is the simulator's choice. @requirement GIRO-004 */
export const RESULT_CODES = { PAYED: '4000', FAILED: '4051', CANCELED: '4502', INITIAL: '4152' } as const;

/** Parameters in the order in which they are signed. */
export function giroFields(payment: Payment, { projectPassword }: GiroCheckoutSeed): readonly (readonly [name: string, value: string])[] {
  const fields = [
    ['gcReference', payment.transactionId],
    ['gcMerchantTxId', payment.ownId ?? ''],
    ['gcBackendTxId', payment.reference ?? ''],
    ['gcAmount', String(payment.amountCents)],
    ['gcCurrency', payment.currency],
    ['gcResultPayment', RESULT_CODES[payment.status]],
  ] as const;
  const values = fields.map(([, value]) => value);
  return [...fields, ['gcHash', hmacOf(GIRO_CHECKOUT_HMAC, projectPassword, values)]];
}
