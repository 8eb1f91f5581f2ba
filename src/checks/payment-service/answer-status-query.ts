/** The status query answers 200 or 503 for a combination that is configured, 403 for one that is not, and always with problem+json. */
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { PROBLEM_TYPE, answerIn, mediaTypeOf, statusOf } from './content.ts';
import type { SeenCall } from './subject.ts';

/** What scenarios call a combination that nobody configured. */
export const UNKNOWN_PAIR = 'eine unbekannte Kombination';

/** @requirement PAY-017 */
export const answerStatusQuery = callRule(
  'PAY-017',
  'answer-status-query',
  ({ about, exchange }) => {
    const allowed = about === UNKNOWN_PAIR ? [403] : [200, 503];
    const status = statusOf(exchange);
    const type = mediaTypeOf(exchange);
    const flaws: Flaw[] = [];
    if (!allowed.includes(status))
      flaws.push(broken('provider-status-query-status', { params: { about, status, wanted: allowed.join(' / ') }, at: 'response' }));
    if (type !== PROBLEM_TYPE || answerIn(exchange) === undefined)
      flaws.push(broken('provider-status-query-type', { params: { about, seen: excerpt(type === '' ? '–' : type, 60) }, at: 'response/header/Content-Type' }));
    return flaws;
  },
  isOwnWord,
);

/** 503 in the form of the standard is an answer to this query; in any other form it is a server that is out of order. */
function isOwnWord({ about, exchange }: SeenCall): boolean {
  return about !== UNKNOWN_PAIR && statusOf(exchange) === 503 && mediaTypeOf(exchange) === PROBLEM_TYPE;
}
