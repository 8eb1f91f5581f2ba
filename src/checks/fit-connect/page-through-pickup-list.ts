/**
 * A pickup list longer than a page is read to its end: the submission on the last page is fetched although the first
 * page stays full. Clause: Submission API 1.1.3, limit, offset, totalCount. Not checked: the page size.
 */
import type { Check } from '../check.ts';
import { isFetched } from './observation.ts';
import type { PickupSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-003';

/** @requirement FC-SUB-003 */
export const pageThroughPickupList: Check<PickupSubject> = {
  id: 'page-through-pickup-list',
  requirement: REQUIREMENT,
  run({ last, exchanges, limit, ghostIds }) {
    if (isFetched(last)) return [];
    const lists = exchanges.filter(({ operation, response }) => operation === 'list-submissions' && response?.status === 200);
    const evidence = lists.slice(-3).map(({ id }) => ({ exchange: id, at: 'request/target' }));
    const base = { requirement: REQUIREMENT, params: { limit, pending: ghostIds.length + 1 }, cause: 'product', evidence } as const;
    if (lists.length === 0) return [{ ...base, kind: 'cantTell', messageKey: 'no-pickup-seen' }];
    const asked = lists.some(({ request }) => Number(new URLSearchParams(request.target.split('?')[1] ?? '').get('offset') ?? 0) > 0);
    const fetched = new Set(exchanges.filter(({ operation }) => operation === 'get-submission').map(({ labels }) => labels.submissionId));
    const isFirstPageWorked = ghostIds.slice(0, Math.max(0, limit - 2)).every((id) => fetched.has(id));
    if (asked || !isFirstPageWorked) return [{ ...base, kind: 'cantTell', messageKey: 'page-not-worked' }];
    return [{ ...base, kind: 'broken', messageKey: 'second-page-never-read', nearest: `GET …/submissions?destinationId=…&limit=${limit}&offset=${limit}` }];
  },
};
