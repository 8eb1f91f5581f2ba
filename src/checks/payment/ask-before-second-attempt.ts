/** Before another payment is created, the first is read: one that was paid, its window closed, is not asked for again. Our inference. */
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule } from './payment-rule.ts';

/** @requirement PTR-006 */
export const askBeforeSecondAttempt = applicationRule('PTR-006', 'ask-before-second-attempt', ({ transactions, attempts }) => {
  if (attempts.length < 2 || transactions[0]?.status !== 'PAYED') return [cannotTell('fee-not-begun')];
  return transactions.length === 1 ? [] : [broken('fee-second-payment', { params: { count: transactions.length } })];
});
