/**
 * Requests are signed, without SHA-1. Clauses: BundID interface description 9; OWASP SAML Security Cheat Sheet. That the
 * signature fits a key of the metadata is inferred, so a signature that does not can only warn here.
 */
import type { Flaw } from '../flaw.ts';
import { broken } from '../flaw.ts';
import { metadataOf, requestRule } from './request-rule.ts';
import { signatureOf } from './request-signature.ts';

const AT = 'request/body/SAMLRequest';

/** @requirement BID-RQ-03 */
export const signRequestWithoutSha1 = requestRule('BID-RQ-03', 'sign-request-without-sha1', (seen, subject) => {
  const keys = metadataOf(subject)?.model.signingCertificates ?? [];
  const { isPresent, state, reason = '', algorithm, digests } = signatureOf(seen, keys);
  if (!isPresent) return [broken('request-unsigned', { at: AT })];
  const weak = [algorithm ?? '', ...digests].find((uri) => uri.toLowerCase().endsWith('sha1'));
  const flaws: Flaw[] = weak === undefined ? [] : [broken('request-sha1', { params: { seen: weak }, at: AT })];
  const isWrong = state === 'unsound' || state === 'wrong';
  return isWrong ? [...flaws, broken('request-signature-wrong', { params: { reason }, at: AT, basis: 'I' })] : flaws;
});
