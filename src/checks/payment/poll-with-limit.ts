/** A return is answered although the claim stays unsettled, and the payment counts as open. Client practice. Not judged: how often is asked. */
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule, isPaid, stateParams } from './payment-rule.ts';

/** @requirement EPBL-021 */
export const pollWithLimit = applicationRule('EPBL-021', 'poll-with-limit', ({ told, visits, reads, attack }) => {
  if (attack === undefined || visits.length === 0) return [cannotTell('fee-attack-not-staged')];
  // Whoever takes it for paid needs no reading for that.
  if (told !== undefined && isPaid(told)) return [broken('fee-unsettled-taken', { params: stateParams(told) })];
  if (reads.length === 0) return [cannotTell('fee-attack-not-staged')];
  if (visits.some(({ response }) => response === undefined)) return [broken('fee-asks-without-end', { params: { count: reads.length } })];
  if (told?.state === undefined) return [cannotTell('fee-not-told')];
  return [];
});
