/** The address that an answer names as transactionUrl leads to the transaction. Told by the member's description; that it must work is our reading. */
import { broken } from '../flaw.ts';
import { paymentRule } from './call-rule.ts';
import { informationIn, isSuccess } from './content.ts';

/** @requirement PAY-008 */
export const serveTransactionUrl = paymentRule('PAY-008', 'serve-transaction-url', ({ creation, namedReading }) => {
  if (namedReading === undefined) return [];
  const isThere = isSuccess(namedReading) && informationIn(namedReading)?.['transactionId'] === informationIn(creation)?.['transactionId'];
  return [{ exchange: namedReading, flaws: isThere ? [] : [broken('provider-url-elsewhere', { basis: 'I', at: 'response' })] }];
});
