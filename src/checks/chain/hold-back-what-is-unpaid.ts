/** A payment that was cancelled or failed brings no application to the authority. Our inference of PAY-023. */
import { withheldRule } from './chain-rule.ts';

/** @requirement KET-006 */
export const holdBackWhatIsUnpaid = withheldRule('KET-006', 'hold-back-what-is-unpaid', 'chain-unpaid-sent');
