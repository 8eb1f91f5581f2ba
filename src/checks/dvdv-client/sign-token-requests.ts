/**
 * The token is requested with a form: client_credentials, the type jwt-bearer, and a JWT signed RS256 with the key of a registered
 * client certificate. Clause: DVDV2 API 2.15.0, createToken. Further fields and claims are left alone.
 */
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { callRule } from './rule.ts';
import type { LookUpsSubject, SeenCall } from './subject.ts';

const FIELDS = [
  ['grant_type', 'client_credentials'],
  ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
] as const;
const FORM = 'application/x-www-form-urlencoded';

/** @requirement DVDV-020 */
export const signTokenRequests = callRule<LookUpsSubject>('DVDV-020', 'sign-token-requests', {
  calls: ({ tokens }) => tokens,
  nothing: 'dvdv-no-token-requested',
  judge: judgeRequest,
});

function judgeRequest({ exchange: { request }, assertion }: SeenCall): readonly Flaw[] {
  const type = request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '–';
  if (type.split(';', 1)[0]?.trim().toLowerCase() !== FORM) return [broken('dvdv-token-type', { params: { seen: type }, at: 'request' })];
  if (assertion === undefined) return [];
  const { fields, header, fingerprint, isRegistered, isSignatureValid } = assertion;
  const flaws = FIELDS.flatMap(([name, wanted]): readonly Flaw[] => {
    const values = fields.filter(([field]) => field === name).map(([, value]) => value);
    const isRight = values.length === 1 && values[0] === wanted;
    return isRight ? [] : [broken('dvdv-token-field', { params: { name, wanted, seen: excerpt(values.join(', ') || '–', 100) }, at: 'request/body' })];
  });
  if (header === undefined) return [...flaws, broken('dvdv-assertion-missing', { at: 'request/body' })];
  if (header['alg'] !== 'RS256')
    return [...flaws, broken('dvdv-assertion-algorithm', { params: { seen: excerpt(header['alg'] ?? '–', 40) }, at: 'request/body' })];
  // Without a fingerprint it is not known whose key it should be; another rule says so.
  if (fingerprint === undefined) return flaws;
  if (!isRegistered) return [...flaws, broken('dvdv-certificate-unregistered', { params: { seen: fingerprint }, at: 'request/body' })];
  return isSignatureValid ? flaws : [...flaws, broken('dvdv-assertion-signature', { at: 'request/body' })];
}
