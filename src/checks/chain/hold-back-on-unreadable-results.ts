/** Errors instead of a result let nothing through. Our inference of PAY-026. */
import { withheldRule } from './chain-rule.ts';

/** @requirement KET-011 */
export const holdBackOnUnreadableResults = withheldRule('KET-011', 'hold-back-on-unreadable-results', 'chain-error-taken-for-payment');
