/** A payment whose browser never comes back is noticed, and its application delivered. Our inference of PAY-024. */
import { deliveredRule } from './chain-rule.ts';

/** @requirement KET-009 */
export const deliverAfterALateResult = deliveredRule('KET-009', 'deliver-after-a-late-result', 'chain-late-result-missed');
