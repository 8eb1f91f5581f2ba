/** What is barely allowed is not refused. That a rule binds in this direction too is our reading, so that it warns. */
import { broken } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { isSuccess, toldBy } from './content.ts';

/** @requirement PAY-006 */
export const acceptFieldLimits = callRule('PAY-006', 'accept-field-limits', ({ about, exchange }) =>
  isSuccess(exchange) ? [] : [broken('provider-limit-refused', { params: { about, told: toldBy(exchange) }, basis: 'I', at: 'response' })],
);
