/** An open transaction is read in the background too: the window was closed, and the product knows of the payment all the same. Client practice. */
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule, isPaid, stateParams } from './payment-rule.ts';

/** @requirement PAY-024 */
export const pollOpenTransactions = applicationRule('PAY-024', 'poll-open-transactions', ({ told, transactions, visits }) => {
  if (told?.state === undefined) return [cannotTell('fee-not-told')];
  if (visits.length > 0 || !transactions.some(({ status }) => status === 'PAYED')) return [cannotTell('fee-not-begun')];
  return isPaid(told) ? [] : [broken('fee-not-polled', { params: stateParams(told) })];
});
