/**
 * A signed AuthnRequest by HTTP-POST to the SSO address, entityID and ACS as registered. Seen in integrators' code; Mein
 * Unternehmenskonto has no public description.
 */
import { addressFlaws } from './request-addresses.ts';
import { broken } from '../flaw.ts';
import { metadataOf, requestRule } from './request-rule.ts';
import { signatureOf } from './request-signature.ts';

const AT = 'request/body/SAMLRequest';

/** @requirement MUK-RQ-01 */
export const sendRegisteredCompanyRequest = requestRule('MUK-RQ-01', 'send-registered-company-request', (seen, subject) => {
  const keys = metadataOf(subject)?.model.signingCertificates ?? [];
  const { isPresent, state, reason = '' } = signatureOf(seen, keys);
  const signing = isPresent
    ? state === 'unsound' || state === 'wrong'
      ? [broken('request-signature-wrong', { params: { reason }, at: AT, basis: 'I' })]
      : []
    : [broken('request-unsigned', { at: AT })];
  const sending = seen.received.binding === 'HTTP-POST' ? [] : [broken('request-by-redirect', { at: 'request/target' })];
  return [...signing, ...sending, ...addressFlaws(seen, subject)];
});
