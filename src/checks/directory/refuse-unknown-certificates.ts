/** An assertion for a certificate that is not in the directory is refused with 401 and AUTHENTICATION. Clause: DVDV2 API 2.15.0, createToken. */
import { broken } from '../flaw.ts';
import { isProblem, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-011 */
export const refuseUnknownCertificates = answerRule(
  'DVDV-DIR-011',
  'refuse-unknown-certificates',
  (answer) => {
    const status = statusOf(answer);
    if (status === 401 && isProblem(answer, 'AUTHENTICATION')) return [];
    return [broken(status === 200 ? 'token-for-stranger' : 'login-refused-otherwise', { params: { status }, at: 'response/status' })];
  },
  { takes: ({ kind, assertion }) => kind === 'token' && assertion === 'unknown-certificate', judges: 'refusals' },
);
