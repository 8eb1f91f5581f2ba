/**
 * A return of the browser delivers nothing: the result is learned by reading. Printed: the query is not to be trusted (PAY-023). That it was
 * believed is shown by a submission which calls the unpaid payment BOOKED. One that does not may go out before every payment, for reasons of
 * its own: then that it should have waited is our inference.
 */
import { withheldRule } from './chain-rule.ts';

/** @requirement KET-008 */
export const distrustTheReturn = withheldRule('KET-008', 'distrust-the-return', 'chain-return-believed', {
  basisOf: (deliveries) => (deliveries.some(({ paymentInformation }) => paymentInformation?.['status'] === 'BOOKED') ? undefined : 'I'),
});
