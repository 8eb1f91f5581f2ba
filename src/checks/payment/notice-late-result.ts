/** A payment that is paid after another one was created for the same application is noticed. Our inference. */
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule, isPaid, stateParams } from './payment-rule.ts';

/** @requirement PTR-007 */
export const noticeLateResult = applicationRule('PTR-007', 'notice-late-result', ({ transactions, told }) => {
  if (told?.state === undefined) return [cannotTell('fee-not-told')];
  if (transactions[0]?.status !== 'PAYED') return [cannotTell('fee-not-begun')];
  return isPaid(told) || told.state === 'clarify' ? [] : [broken('fee-late-result-missed', { params: stateParams(told) })];
});
