/** A request that lacks the account assignment which is configured is refused with BOOKING_DATA_MISSING. */
import { broken } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { codeIn, toldBy } from './content.ts';

const CODE = 'BOOKING_DATA_MISSING';

/** @requirement PAY-007 */
export const requireBookingData = callRule('PAY-007', 'require-booking-data', ({ about, exchange }) =>
  codeIn(exchange) === CODE ? [] : [broken('provider-wrong-code', { params: { about, code: CODE, told: toldBy(exchange) }, at: 'response' })],
);
