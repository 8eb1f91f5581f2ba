/**
 * A flawed submission ends with an answer too: dropping it in silence leaves the sender waiting for 14 days.
 * Clause: Submission API 1.1.3, send-case-event. Not checked: which answer (that is the business of the other checks).
 */
import type { Check } from '../check.ts';
import { firstEvent, idsOf, isAnswered, isFetched } from './observation.ts';
import type { CaseSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-030';

/** @requirement FC-SUB-030 */
export const answerInvalidSubmission: Check<CaseSubject> = {
  id: 'answer-invalid-submission',
  requirement: REQUIREMENT,
  run({ observation, deadlineSeconds }) {
    if (firstEvent(observation, 'reject-submission') !== undefined || firstEvent(observation, 'accept-submission') !== undefined) return [];
    const { sent, exchanges } = observation;
    const params = { deviationDe: sent.text.de, deviationEn: sent.text.en, deadlineSeconds };
    const evidence = idsOf(exchanges, 'get-submission', 'get-attachment', 'get-event-log');
    if (isAnswered(observation))
      return [{ requirement: REQUIREMENT, kind: 'cantTell', messageKey: 'no-reject-seen', params, cause: 'product', evidence: idsOf(exchanges, 'post-event') }];
    if (!isFetched(observation))
      return [{ requirement: REQUIREMENT, kind: 'cantTell', messageKey: 'submission-not-fetched', params, cause: 'product', evidence }];
    return [{ requirement: REQUIREMENT, kind: 'broken', messageKey: 'invalid-unanswered', params, cause: 'product', evidence }];
  },
};
