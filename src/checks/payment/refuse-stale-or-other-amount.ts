/** A return that is signed, and old or about another amount, is refused. Client practice. */
import { unpaidRule } from './payment-rule.ts';

/** @requirement PMP-009 */
export const refuseStaleOrOtherAmount = unpaidRule('PMP-009', 'refuse-stale-or-other-amount', 'fee-doubtful-return-taken');
