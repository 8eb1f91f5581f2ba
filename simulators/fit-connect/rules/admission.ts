/**
 * Who may speak at all: the optional filter on `User-Agent` (fact sheet, sections 3 and 22) and the number of requests.
 * Both hold for every path, before anything else is looked at.
 */
import { json } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { headerValue } from '../call.ts';
import type { Call } from '../call.ts';
import { problem } from '../problems.ts';

/**
 * Refuses a `User-Agent` that contains one of the tenant's words; the empty word refuses requests without one.
 * @requirement FC-SVC-024
 */
export function isAdmitted(call: Call): Answer | undefined {
  const words = call.tenant.botFilter;
  if (words.length === 0) return undefined;
  const agent = headerValue(call, 'user-agent') ?? '';
  const isFiltered = words.some((word) => (word === '' ? agent.trim() === '' : agent.includes(word)));
  return isFiltered ? problem('client-filtered', 'The filter on User-Agent of this tenant refuses the request.') : undefined;
}

const ROUTING = '/routing/';

/** Counts the request and refuses it when the window is used up. @requirement FC-SVC-019 FC-RTE-005 */
export function isWithinRate(call: Call): Answer | undefined {
  const limiter = call.tenant.rateLimiter;
  if (limiter === undefined) return undefined;
  const { headers, refusal } = limiter.count(call.client?.clientId ?? '');
  call.rateLimitHeaders = headers;
  // No body in the Submission API, a JSON object in the description of routing (fact sheet, sections 11 and 13).
  return refusal !== undefined && call.path.startsWith(ROUTING) ? json(refusal.status, {}) : refusal;
}
