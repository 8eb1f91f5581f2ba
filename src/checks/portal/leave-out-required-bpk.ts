/** bPK is not asked for as required. Clause: BundID interface description 6.2.1. */
import { attributeUrn } from '../../core/account-attributes.ts';
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

/** @requirement BID-RQ-13 */
export const leaveOutRequiredBpk = requestRule('BID-RQ-13', 'leave-out-required-bpk', ({ request: { extension } }) =>
  extension?.requestedAttributes?.some(({ name, isRequired }) => isRequired && name === attributeUrn('bPK')) === true
    ? [broken('bpk-required', { at: 'request/body/SAMLRequest' })]
    : [],
);
