/**
 * 404 on a listed submission (decided, expired, deleted meanwhile) does not end the round: the next one is fetched.
 * Clause: Submission API 1.1.3, get-submission, 404. Not checked: how often the missing one is asked for again.
 */
import type { Check } from '../check.ts';
import { isFetched } from './observation.ts';
import type { PickupSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-044';

/** @requirement FC-SUB-044 */
export const surviveMissingSubmission: Check<PickupSubject> = {
  id: 'survive-missing-submission',
  requirement: REQUIREMENT,
  run({ ghostIds, exchanges, last }) {
    const ghosts = new Set(ghostIds);
    const tried = exchanges.filter(
      ({ operation, labels, response }) => operation === 'get-submission' && ghosts.has(labels.submissionId ?? '') && response?.status === 404,
    );
    const evidence = tried.slice(0, 3).map(({ id }) => ({ exchange: id }));
    const base = { requirement: REQUIREMENT, params: { tried: tried.length }, cause: 'product', evidence } as const;
    if (isFetched(last) || new Set(tried.map(({ labels }) => labels.submissionId)).size > 1) return [];
    if (tried.length === 0) return [{ ...base, kind: 'cantTell', messageKey: 'missing-never-tried' }];
    return [{ ...base, kind: 'broken', messageKey: 'stopped-at-404' }];
  },
};
