/**
 * One item that cannot be read at all does not keep the others waiting.
 * Basis: our inference. Not checked: what becomes of the bad item itself.
 */
import type { Check } from '../check.ts';
import { idsOf, isFetched } from './observation.ts';
import type { PickupSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-045';

/** @requirement FC-SUB-045 */
export const isolateBadItems: Check<PickupSubject> = {
  id: 'isolate-bad-items',
  requirement: REQUIREMENT,
  run({ badItem, last, ghostIds, exchanges }) {
    const base = { requirement: REQUIREMENT, params: {}, cause: 'product' } as const;
    const tried = badItem?.exchanges.find(({ operation, request }) => operation === 'get-submission' && request.method === 'GET');
    if (badItem === undefined || tried === undefined) return [{ ...base, kind: 'cantTell', messageKey: 'bad-item-never-tried', evidence: [] }];
    const evidence = idsOf(badItem.exchanges, 'get-submission').slice(0, 3);
    const ghosts = new Set(ghostIds);
    const wentOn =
      isFetched(last) ||
      exchanges.some(({ seq, operation, labels }) => seq > tried.seq && operation === 'get-submission' && ghosts.has(labels.submissionId ?? ''));
    return wentOn ? [] : [{ ...base, kind: 'broken', messageKey: 'blocked-by-bad-item', evidence }];
  },
};
