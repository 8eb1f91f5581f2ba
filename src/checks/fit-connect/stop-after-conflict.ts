/**
 * 409 means the case is decided: the event is not posted again. That the log is read then is reported, not demanded.
 * Clause: Submission API 1.1.3, send-case-event, 409. Judged once the product has begun another pickup round.
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import type { CaseSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-041';

/** @requirement FC-SUB-041 */
export const stopAfterConflict: Check<CaseSubject> = {
  id: 'stop-after-conflict',
  requirement: REQUIREMENT,
  run({ observation, laterRounds }) {
    const base = { requirement: REQUIREMENT, params: { count: observation.events.length }, cause: 'product' } as const;
    const at = observation.events.findIndex(({ status }) => status === 409);
    const conflict = observation.events[at];
    if (conflict === undefined)
      return [{ ...base, kind: 'cantTell', messageKey: 'no-conflict-seen', evidence: observation.exchanges.slice(-2).map(({ id }) => ({ exchange: id })) }];
    const evidence = observation.events.slice(at).map(({ exchange }) => ({ exchange: exchange.id }));
    if (evidence.length > 1) return [{ ...base, kind: 'broken', messageKey: 'repeated-after-conflict', evidence }];
    if (laterRounds === 0) return [{ ...base, kind: 'cantTell', messageKey: 'no-later-round', evidence }];
    const isLogRead = observation.exchanges.some((exchange) => exchange.seq > conflict.exchange.seq && exchange.operation.endsWith('event-log'));
    const unread: Finding = { ...base, kind: 'observation', messageKey: 'log-not-read-after-conflict', evidence };
    return isLogRead ? [] : [unread];
  },
};
