/** A call of a back link proves nothing: nothing counts as paid before the claim was read as settled. Client practice. */
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule, isPaid, stateParams } from './payment-rule.ts';

/** @requirement EPBL-020 */
export const distrustBackLinks = applicationRule('EPBL-020', 'distrust-back-links', ({ told, reads, attack }) => {
  if (told?.state === undefined) return [cannotTell('fee-not-told')];
  const isSettled = reads.some(({ response }) => response?.status === 200 && (response.body.text ?? '').includes('INAKTIV'));
  if (isPaid(told)) return isSettled ? [] : [broken('fee-backlink-believed', { params: stateParams(told) })];
  if (isSettled) return [cannotTell('fee-not-told')];
  return (attack?.staged ?? 0) > 0 ? [] : [cannotTell('fee-attack-not-staged')];
});
