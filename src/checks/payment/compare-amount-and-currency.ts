/** A transaction that was read with another amount or currency than requested pays nothing by itself. Our inference. */
import { unpaidRule } from './payment-rule.ts';

/** @requirement PTR-001 */
export const compareAmountAndCurrency = unpaidRule('PTR-001', 'compare-amount-and-currency', 'fee-other-amount-taken');
