/** Comparison is not "exact". Clause: BundID interface description 5.1. */
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

/** @requirement BID-RQ-10 */
export const avoidExactComparison = requestRule('BID-RQ-10', 'avoid-exact-comparison', ({ request }) =>
  request.requestedAuthnContext?.comparison === 'exact'
    ? [broken('comparison-exact', { at: 'request/body/SAMLRequest', nearest: 'Comparison="minimum"' })]
    : [],
);
