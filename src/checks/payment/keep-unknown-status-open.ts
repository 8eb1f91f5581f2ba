/** A status that the standard does not have pays nothing. Our inference. */
import { unpaidRule } from './payment-rule.ts';

/** @requirement PTR-003 */
export const keepUnknownStatusOpen = unpaidRule('PTR-003', 'keep-unknown-status-open', 'fee-unknown-status-taken');
