/** What is delivered goes to the address that the directory names on that day. Our inference of DVDV-040. */
import { broken, cannotTell } from '../flaw.ts';
import { begunRule } from './chain-rule.ts';

/** @requirement KET-014 */
export const deliverToTheCurrentAddress = begunRule('KET-014', 'deliver-to-the-current-address', ({ deliveries }) => {
  if (deliveries.length === 0) return [cannotTell('chain-not-delivered')];
  return deliveries.some(({ destination }) => destination === 'other') ? [broken('chain-address-stale')] : [];
});
