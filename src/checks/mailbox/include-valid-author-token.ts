/**
 * A submission by way of FIT-Connect brings the sender's token and certificate along, and the token is still valid when the submission is
 * processed. The members are known from a client; how long processing takes is not known, so that what is staged is our reading. Not judged:
 * what else the token says (ZBP-02), which is compared with requests to the mailbox itself.
 */
import { broken } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { messageRule } from './sender-rule.ts';
import type { SeenDelivery } from './subject.ts';

const AT = { token: 'request/body/encryptedData/authorToken', certificate: 'request/body/encryptedData/authorCertificate' } as const;
/** Accepted difference between the clocks of sender and receiver. */
const TOLERANCE_SECONDS = 30;

/** @requirement ZBP-19 */
export const includeValidAuthorToken = messageRule('ZBP-19', 'include-valid-author-token', (delivery, { notice: { processedAfterSeconds = 0 } }) => [
  ...certificateFlaws(delivery),
  ...tokenFlaws(delivery, processedAfterSeconds),
]);

function certificateFlaws({ certificate, token }: SeenDelivery): readonly Flaw[] {
  if (certificate === undefined) return [broken('author-certificate-missing', { at: AT.certificate })];
  // With another algorithm than RS512 nothing is told about the certificate; that is ZBP-02.
  return token === undefined || token.isSignatureValid || token.header['alg'] !== 'RS512' ? [] : [broken('author-certificate-foreign', { at: AT.certificate })];
}

function tokenFlaws({ token, exchange }: SeenDelivery, processedAfterSeconds: number): readonly Flaw[] {
  if (token === undefined) return [broken('author-token-missing', { at: AT.token })];
  const submitted = Date.parse(exchange.startedAt) / 1000;
  const { iat, exp } = token.claims;
  if (typeof exp !== 'number' || exp <= submitted + processedAfterSeconds)
    return [broken('author-token-ended', { params: { seconds: processedAfterSeconds, seen: lifeAfter(exp, submitted) }, at: AT.token })];
  return typeof iat === 'number' && iat > submitted + TOLERANCE_SECONDS ? [broken('author-token-of-the-future', { at: AT.token })] : [];
}

/** How long the token was still valid when it was submitted. @unit seconds */
function lifeAfter(exp: unknown, submitted: number): number | string {
  return typeof exp === 'number' ? Math.floor(exp - submitted) : '–';
}
