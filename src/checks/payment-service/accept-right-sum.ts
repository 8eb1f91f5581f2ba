/** A grosAmount that is the sum of the items is not refused: amounts are decimals, not binary fractions. Rounding of fractions of cents is known from a client. */
import { broken } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { isSuccess, toldBy } from './content.ts';

/** @requirement PAY-005 */
export const acceptRightSum = callRule('PAY-005', 'accept-right-sum', ({ about, exchange }) =>
  isSuccess(exchange) ? [] : [broken('provider-right-sum-refused', { params: { about, told: toldBy(exchange) }, at: 'response' })],
);
