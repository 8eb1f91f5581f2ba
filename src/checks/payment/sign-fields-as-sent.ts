/** The hash of a start covers exactly the fields that are sent, in the fixed order. Client practice. */
import { broken, cannotTell } from '../flaw.ts';
import { creationRule } from './payment-rule.ts';

/** @requirement PMP-002 */
export const signFieldsAsSent = creationRule('PMP-002', 'sign-fields-as-sent', ({ isSigned }) => {
  if (isSigned === undefined) return [cannotTell('fee-creation-not-seen')];
  return isSigned ? [] : [broken('fee-hash-wrong', { at: 'request/body/hash' })];
});
