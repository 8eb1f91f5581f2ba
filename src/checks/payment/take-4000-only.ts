/** Result code 4000 is a payment, every other one is none (result codes). */
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule, isPaid, stateParams } from './payment-rule.ts';

/** @requirement GIRO-004 */
export const take4000Only = applicationRule('GIRO-004', 'take-4000-only', ({ told, transactions, visits }) => {
  if (told?.state === undefined) return [cannotTell('fee-not-told')];
  const [transaction] = transactions;
  if (transaction === undefined || transaction.status === 'INITIAL' || !visits.some(({ response }) => response !== undefined))
    return [cannotTell('fee-not-begun')];
  const wasPaid = transaction.status === 'PAYED';
  if (wasPaid === isPaid(told)) return [];
  return [broken(wasPaid ? 'fee-result-code-ignored' : 'fee-result-code-taken', { params: stateParams(told) })];
});
