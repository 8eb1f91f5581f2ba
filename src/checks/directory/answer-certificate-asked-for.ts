/** The certificate answered is the one whose fingerprint was asked for. Clause: DVDV2 API 2.15.0, findCertificateByFingerprint. */
import { broken, cannotTell } from '../flaw.ts';
import { askedFor, textAt } from './answer-reading.ts';
import { contentRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-056 */
export const answerCertificateAskedFor = contentRule('DVDV-DIR-056', 'answer-certificate-asked-for', 'findCertificateByFingerprint', (value, answer) => {
  const seen = textAt(value, 'fingerprint')?.toLowerCase();
  const wanted = askedFor(answer, 'fingerPrint')?.toLowerCase() ?? '';
  if (seen === undefined) return [cannotTell('directory-answer-unreadable', { params: { function: answer.function } })];
  return seen === wanted ? [] : [broken('other-certificate', { params: { wanted, seen }, at: 'response/body/fingerprint' })];
});
