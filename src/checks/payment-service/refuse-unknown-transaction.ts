/** A transaction that does not exist cannot be read: whoever guesses an id learns nothing. Which error answers, no source says: our reading. */
import { broken } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { isSuccess, toldBy } from './content.ts';

/** @requirement PAY-014 */
export const refuseUnknownTransaction = callRule('PAY-014', 'refuse-unknown-transaction', ({ about, exchange }) =>
  isSuccess(exchange) ? [broken('provider-error-expected', { params: { about, told: toldBy(exchange) }, basis: 'I', at: 'response' })] : [],
);
