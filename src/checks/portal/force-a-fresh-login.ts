/**
 * ForceAuthn is true and IsPassive is not. Clause: sample of BundID interface description 10.1. IsPassive left out means false,
 * so nothing is said of it.
 */
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const AT = 'request/body/SAMLRequest';

/** @requirement BID-RQ-11 */
export const forceAFreshLogin = requestRule('BID-RQ-11', 'force-a-fresh-login', ({ request: { forceAuthn, isPassive } }) => [
  ...(forceAuthn === true ? [] : [broken('force-authn-missing', { at: AT, nearest: 'ForceAuthn="true"' })]),
  ...(isPassive === true ? [broken('is-passive', { at: AT, nearest: 'IsPassive="false"' })] : []),
]);
