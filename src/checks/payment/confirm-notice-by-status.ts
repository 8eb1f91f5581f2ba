/** Nothing is booked before the status query said paid. Client practice: a notice has no hash, so it proves nothing. */
import { parseJsonObject } from '../../formats/json.ts';
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule, isPaid, stateParams } from './payment-rule.ts';

/** @requirement PMP-007 */
export const confirmNoticeByStatus = applicationRule('PMP-007', 'confirm-notice-by-status', ({ told, reads, visits, attack }) => {
  if (told?.state === undefined) return [cannotTell('fee-not-told')];
  const isConfirmed = reads.some(({ response }) => response?.status === 200 && parseJsonObject(Buffer.from(response.body.text ?? ''))?.['status'] === 1);
  if (isPaid(told)) return isConfirmed ? [] : [broken('fee-notice-believed', { params: stateParams(told) })];
  const isTried = attack !== undefined && visits.some(({ response }) => response !== undefined);
  return isTried ? [] : [cannotTell(isConfirmed ? 'fee-not-told' : 'fee-attack-not-staged')];
});
