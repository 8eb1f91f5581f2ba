/**
 * Every request carries a JWT that the sender signed itself: typ JWT, RS512, iat, exp, signer, roles with THIRD_PARTY, at most an
 * hour of life. Known from scripts and a client. Where the sender is not known, its signature cannot be verified and is left open.
 */
import type { SenderFacts } from '../../core/sender.ts';
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { messageRule } from './sender-rule.ts';
import type { SeenDelivery } from './subject.ts';

const AT = 'request/header/Authorization';
/** The longest that was seen to be accepted. */
const LONGEST_SECONDS = 3600;

/** @requirement ZBP-02 */
export const signOwnToken = messageRule('ZBP-02', 'sign-own-token', (delivery, { facts }) => {
  const { token, sender } = delivery;
  if (token === undefined) return [broken('token-missing', { at: AT })];
  const { typ, alg } = token.header;
  const header =
    typ === 'JWT' && alg === 'RS512' ? [] : [broken('token-header', { params: { typ: excerpt(typ ?? '–', 20), alg: excerpt(alg ?? '–', 20) }, at: AT })];
  const isForged = alg === 'RS512' && sender !== undefined && !token.isSignatureValid;
  return [...header, ...claimFlaws(token, facts), ...(isForged ? [broken('token-signature', { at: AT })] : [])];
});

function claimFlaws({ claims }: NonNullable<SeenDelivery['token']>, { signer }: SenderFacts): readonly Flaw[] {
  const { iat, exp, roles } = claims;
  const flaws: Flaw[] = [];
  if (typeof iat !== 'number' || typeof exp !== 'number') flaws.push(broken('token-times', { at: AT }));
  else if (exp - iat > LONGEST_SECONDS) flaws.push(broken('token-life', { params: { seconds: Math.round(exp - iat) }, at: AT }));
  if (claims['signer'] !== signer) flaws.push(broken('token-signer', { params: { seen: excerpt(claims['signer'] ?? '–', 60), signer }, at: AT }));
  if (!Array.isArray(roles) || !roles.includes('THIRD_PARTY')) flaws.push(broken('token-roles', { params: { seen: excerpt(roles ?? '–', 60) }, at: AT }));
  return flaws;
}
