/** Results of a batch conform to the answers of single look-ups, or are null. Clause: DVDV2 API 2.15.0, batch variants; sample answers. */
import { cannotTell } from '../flaw.ts';
import { jsonOf, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';
import { shapeFlaws } from './answer-shape.ts';

/** @requirement DVDV-DIR-043 */
export const describeBatchResults = answerRule(
  'DVDV-DIR-043',
  'describe-batch-results',
  (answer) => {
    const status = statusOf(answer);
    const parsed = jsonOf(answer);
    if (status !== 200 || parsed === undefined) return [cannotTell('directory-entry-not-answered', { params: { function: answer.function, status } })];
    return shapeFlaws(`batch/${answer.function}`, parsed.value);
  },
  { takes: ({ kind }) => kind === 'batch' },
);
