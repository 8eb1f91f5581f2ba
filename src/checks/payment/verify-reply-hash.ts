/** A reply to a start whose header hash is wrong or missing is not followed: the browser is led nowhere (general structure). */
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule } from './payment-rule.ts';

/** @requirement GIRO-003 */
export const verifyReplyHash = applicationRule('GIRO-003', 'verify-reply-hash', ({ attempts, attack }) => {
  if ((attack?.staged ?? 0) === 0) return [cannotTell('fee-attack-not-staged')];
  const followed = attempts.find(({ acceptance }) => acceptance === 'begun');
  return followed === undefined ? [] : [broken('fee-reply-taken', { params: { page: followed.pageUrl ?? '?' } })];
});
