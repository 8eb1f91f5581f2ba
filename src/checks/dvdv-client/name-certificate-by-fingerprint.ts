/**
 * The subject of the JWT is `fp:` and the SHA-1 fingerprint of the client certificate, 40 hexadecimal digits. Clause: DVDV2 API
 * 2.15.0, createToken. Letter case of the digits is left alone.
 */
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { callRule } from './rule.ts';
import type { LookUpsSubject, SeenCall } from './subject.ts';

/** @requirement DVDV-021 */
export const nameCertificateByFingerprint = callRule<LookUpsSubject>('DVDV-021', 'name-certificate-by-fingerprint', {
  calls: ({ tokens }) => tokens.filter(({ assertion }) => assertion?.claims !== undefined),
  nothing: 'dvdv-no-token-requested',
  judge: judgeSubject,
});

function judgeSubject({ assertion }: SeenCall): readonly Flaw[] {
  const subject = assertion?.claims?.['sub'];
  if (typeof subject === 'string' && /^fp:[0-9a-f]{40}$/i.test(subject)) return [];
  return [broken('dvdv-subject', { params: { seen: excerpt(subject ?? '–', 100) }, at: 'request/body' })];
}
