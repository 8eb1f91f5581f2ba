/** ForceAuthn is true. Seen in integrators' settings for Mein Unternehmenskonto. */
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

/** @requirement MUK-RQ-03 */
export const forceAFreshCompanyLogin = requestRule('MUK-RQ-03', 'force-a-fresh-company-login', ({ request: { forceAuthn } }) =>
  forceAuthn === true ? [] : [broken('force-authn-missing', { at: 'request/body/SAMLRequest', nearest: 'ForceAuthn="true"' })],
);
