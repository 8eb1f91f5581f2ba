/** Whether an answer shows that the function is not offered at its address. A miss is an answer of the function. */
import { broken, cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { objectOf, statusOf } from './answer-reading.ts';
import { OUTAGES } from './answer-rule.ts';
import type { SeenAnswer } from './subject.ts';

const NO_SUCH_METHOD = [405, 501];
/** Answers a miss without content. */
const WITHOUT_PROBLEM = 'findCertificateByFingerprint';

export function missingFunction(answer: SeenAnswer): readonly Flaw[] {
  const status = statusOf(answer);
  const params = { function: answer.kind === 'batch' ? `batch/${answer.function}` : answer.function, status };
  if (NO_SUCH_METHOD.includes(status)) return [broken('function-missing', { params })];
  if (status === 401) return [cannotTell('directory-not-admitted', { params: { function: answer.function } })];
  if (status >= 500 || OUTAGES.has(status)) return [cannotTell('directory-unavailable', { params: { status } })];
  if (status !== 404 || answer.function === WITHOUT_PROBLEM) return [];
  const type = objectOf(answer)?.['type'];
  return typeof type === 'string' && /(^|\/)problems\/type\//.test(type) ? [] : [broken('function-missing', { params })];
}
