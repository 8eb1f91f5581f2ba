/** The application that arrives names the person who had logged in. Our inference of BID-AT-03. */
import { broken, cannotTell } from '../flaw.ts';
import { begunRule } from './chain-rule.ts';

/** @requirement KET-002 */
export const nameWhoLoggedIn = begunRule('KET-002', 'name-who-logged-in', ({ deliveries: [delivery] }) => {
  if (delivery === undefined) return [cannotTell('chain-not-delivered')];
  return delivery.namesApplicant ? [] : [broken('chain-applicant-missing')];
});
