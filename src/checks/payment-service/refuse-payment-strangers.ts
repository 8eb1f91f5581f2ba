/** Who shows no credentials is refused. The standard names a code for callers who are not permitted and leaves open how they are told apart: our reading. */
import { broken } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { isSuccess } from './content.ts';

/** @requirement PAY-014 */
export const refusePaymentStrangers = callRule('PAY-014', 'refuse-payment-strangers', ({ about, exchange }) =>
  isSuccess(exchange) ? [broken('provider-stranger-served', { params: { about }, basis: 'I', at: 'response' })] : [],
);
