/** A reading about another transaction, or another request, pays nothing. Our inference. */
import { unpaidRule } from './payment-rule.ts';

/** @requirement PTR-002 */
export const compareTransaction = unpaidRule('PTR-002', 'compare-transaction', 'fee-other-transaction-taken');
