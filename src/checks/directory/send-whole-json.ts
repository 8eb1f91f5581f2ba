/** An answer with status 200 is complete, well-formed JSON. Clause: DVDV2 API 2.15.0, responses. */
import { broken, cannotTell } from '../flaw.ts';
import { isWhole, jsonOf, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-003 */
export const sendWholeJson = answerRule(
  'DVDV-DIR-003',
  'send-whole-json',
  (answer) => {
    const params = { function: answer.function };
    if (answer.begunStatus === 200) return [broken('answer-cut-off', { params })];
    if (statusOf(answer) !== 200 || !isWhole(answer)) return [cannotTell('directory-entry-not-answered', { params: { ...params, status: statusOf(answer) } })];
    return jsonOf(answer) === undefined ? [broken('answer-not-json', { params, at: 'response/body' })] : [];
  },
  { judges: 'statuses' },
);
