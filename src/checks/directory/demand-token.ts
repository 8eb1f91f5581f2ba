/** A look-up without a valid token is answered 401 and shows no entry. Another refusal weighs as our reading. Clause: DVDV2 API 2.15.0, responses 401. */
import { broken, cannotTell } from '../flaw.ts';
import { statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-014 */
export const demandToken = answerRule(
  'DVDV-DIR-014',
  'demand-token',
  (answer) => {
    const status = statusOf(answer);
    if (status === 401) return [];
    if (status < 400 && !LOOKED_UP.includes(status)) return [cannotTell('directory-status-unexpected', { params: { status } })];
    const params = { authorization: answer.authorization ?? '', status };
    return LOOKED_UP.includes(status)
      ? [broken('look-up-without-token', { params, at: 'response/status' })]
      : [broken('look-up-refused-otherwise', { params, basis: 'I' })];
  },
  { takes: ({ authorization }) => authorization === 'none' || authorization === 'made-up', judges: 'refusals' },
);

/** Statuses of look-ups that were carried out. */
const LOOKED_UP = [200, 204, 400, 404];
