/**
 * 422 on an event is the product's own fault: the submission does not count as delivered.
 * Clause: Submission API 1.1.3, send-case-event, 422. Seen through the product's adapter only; the wire does not tell.
 */
import type { Check } from '../check.ts';
import type { CaseSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-042';

/** @requirement FC-SUB-042 */
export const ownUpToRefusedEvent: Check<CaseSubject> = {
  id: 'own-up-to-refused-event',
  requirement: REQUIREMENT,
  run({ observation, inspected }) {
    const base = { requirement: REQUIREMENT, params: { state: inspected?.state ?? '' }, cause: 'product' } as const;
    const refused = observation.events.filter(({ status }) => status === 422).map(({ exchange }) => ({ exchange: exchange.id }));
    if (refused.length === 0)
      return [{ ...base, kind: 'cantTell', messageKey: 'no-refusal-seen', evidence: observation.exchanges.slice(-2).map(({ id }) => ({ exchange: id })) }];
    if (inspected === undefined) return [{ ...base, kind: 'cantTell', messageKey: 'adapter-silent', cause: 'setup', evidence: refused }];
    if (!inspected.found || inspected.state === 'undelivered' || inspected.state === 'received') return [];
    const shown = [...refused, { exchange: inspected.exchange, at: 'response/body/state' }];
    if (inspected.state !== 'accepted' && inspected.state !== 'rejected')
      return [{ ...base, kind: 'cantTell', messageKey: 'adapter-silent', cause: 'setup', evidence: shown }];
    return [{ ...base, kind: 'broken', messageKey: 'delivered-although-refused', evidence: shown }];
  },
};
