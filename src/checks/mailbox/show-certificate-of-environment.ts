/**
 * The sender identifies itself with the client certificate of the environment it sends to. Clause: BundID onboarding guide 1.9. The
 * chain is not verified: a certificate counts when it is the one that the target names.
 */
import { broken } from '../flaw.ts';
import { messageRule } from './sender-rule.ts';

/** @requirement ZBP-01 */
export const showCertificateOfEnvironment = messageRule('ZBP-01', 'show-certificate-of-environment', ({ certificate }, { facts }) => {
  if (certificate === undefined) return [broken('certificate-missing', { at: 'request' })];
  const known = facts.certificates.find(({ sha256 }) => sha256 === certificate.sha256);
  if (known === undefined) return [broken('certificate-unknown', { params: { sha256: certificate.sha256.slice(0, 16) }, at: 'request' })];
  const { environment } = facts;
  return known.environment === environment
    ? []
    : [broken('certificate-of-other-environment', { params: { seen: known.environment, environment }, at: 'request' })];
});
