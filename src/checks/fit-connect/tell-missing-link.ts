/**
 * 403 means the client is not linked with its destination; the operator is told so and not that there is nothing to do.
 * Basis: observed live by a client's author. Seen through the product's adapter only; the wire does not tell.
 */
import type { Check } from '../check.ts';
import type { LinkSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-002';
/** What an adapter tells while something keeps the product from picking up (docs/reference/adapter.md). */
const TROUBLES: readonly string[] = ['not-linked', 'unauthorized', 'error'];

/** @requirement FC-SUB-002 */
export const tellMissingLink: Check<LinkSubject> = {
  id: 'tell-missing-link',
  requirement: REQUIREMENT,
  run({ refusals, told }) {
    const evidence = refusals.slice(-1).map(({ id }) => ({ exchange: id }));
    const base = { requirement: REQUIREMENT, params: { seen: told?.pickup ?? '' }, cause: 'product' } as const;
    if (refusals.length === 0) return [{ ...base, kind: 'cantTell', messageKey: 'no-pickup-seen', evidence }];
    if (told === undefined) return [{ ...base, kind: 'cantTell', messageKey: 'adapter-silent', cause: 'setup', evidence }];
    if (TROUBLES.includes(told.pickup)) return [];
    const shown = [...evidence, { exchange: told.exchange, at: 'response/body/pickup' }];
    if (told.pickup !== 'ok') return [{ ...base, kind: 'cantTell', messageKey: 'adapter-silent', cause: 'setup', evidence: shown }];
    return [{ ...base, kind: 'broken', messageKey: 'missing-link-hidden', evidence: shown, nearest: '{"pickup":"not-linked"}' }];
  },
};
