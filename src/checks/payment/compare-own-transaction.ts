/** A genuine message about another amount or another own id pays nothing. Our inference. */
import { unpaidRule } from './payment-rule.ts';

/** @requirement GIRO-005 */
export const compareOwnTransaction = unpaidRule('GIRO-005', 'compare-own-transaction', 'fee-foreign-message-taken');
