/** Batches of up to 200 requests are answered. Clause: DVDV2 API 2.15.0, maxItems. */
import { broken, cannotTell } from '../flaw.ts';
import { statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-022 */
export const takeLargeBatches = answerRule(
  'DVDV-DIR-022',
  'take-large-batches',
  (answer) => {
    const status = statusOf(answer);
    if (status === 404) return [cannotTell('directory-entry-not-answered', { params: { function: answer.function, status } })];
    return status === 200
      ? []
      : [broken('large-batch-refused', { params: { requests: Array.isArray(answer.request) ? answer.request.length : 0, status }, at: 'response/status' })];
  },
  { takes: ({ kind }) => kind === 'batch' },
);
