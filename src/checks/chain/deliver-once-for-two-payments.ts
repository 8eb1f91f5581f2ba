/** Two payments of one application are one application; the ledger names the second. Our inference of PTR-008. */
import { broken, cannotTell, note } from '../flaw.ts';
import { begunRule } from './chain-rule.ts';

/** @requirement KET-007 */
export const deliverOnceForTwoPayments = begunRule('KET-007', 'deliver-once-for-two-payments', ({ payments, deliveries, irregularities, told }) => {
  const paid = payments.filter(({ status }) => status === 'PAYED');
  if (paid.length < 2) return [cannotTell('chain-not-paid')];
  if (deliveries.length === 0) return [cannotTell('chain-not-delivered')];
  if (deliveries.length > 1) return [broken('chain-delivered-again', { params: { count: deliveries.length } })];
  const named = deliveries[0]?.paymentInformation?.['transactionId'];
  const surplus = paid.filter(({ transactionId }) => transactionId !== named).map(({ transactionId }) => transactionId);
  return [note('chain-paid-twice', { params: { transactions: surplus.join(', '), ledger: irregularities.join(', '), state: told?.state ?? '?' } })];
});
