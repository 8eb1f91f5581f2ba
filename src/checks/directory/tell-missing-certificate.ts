/** An unknown fingerprint is answered 404. Clause: DVDV2 API 2.15.0, findCertificateByFingerprint. */
import { broken } from '../flaw.ts';
import { statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-054 */
export const tellMissingCertificate = answerRule(
  'DVDV-DIR-054',
  'tell-missing-certificate',
  (answer) => {
    const status = statusOf(answer);
    return status === 404 ? [] : [broken('miss-told-otherwise', { params: { function: answer.function, status }, at: 'response' })];
  },
  { takes: ({ function: asked }) => asked === 'findCertificateByFingerprint' },
);
