/** A request that was refused with 4xx is not repeated. Our inference. Not judged: 401, after which a fresh token may be tried. */
import { broken, cannotTell } from '../flaw.ts';
import { noticeRule } from './sender-rule.ts';

const REPEATABLE = [401, 408, 425, 429];

/** @requirement ZBP-13 */
export const repeatFailuresOnly = noticeRule('ZBP-13', 'repeat-failures-only', ({ deliveries }) => {
  const refused = deliveries.filter(({ status }) => status >= 400 && status < 500 && !REPEATABLE.includes(status));
  if (refused.length === 0) return [cannotTell('failure-not-staged')];
  return refused.length === 1 ? [] : [broken('refusal-repeated', { params: { attempts: refused.length, status: refused[0]?.status ?? 0 } })];
});
