/**
 * When the answer to an event is lost, the log is read before the event is posted again.
 * Basis: our inference. Not checked: that the product posts again at all, since the event had arrived.
 */
import type { Check } from '../check.ts';
import type { CaseSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-046';

/** @requirement FC-SUB-046 */
export const readLogAfterLostAnswer: Check<CaseSubject> = {
  id: 'read-log-after-lost-answer',
  requirement: REQUIREMENT,
  run({ observation, laterRounds }) {
    const base = { requirement: REQUIREMENT, params: {}, cause: 'product' } as const;
    const lostAt = observation.events.findIndex(({ status }) => status === undefined);
    const [lost, again] = lostAt < 0 ? [] : observation.events.slice(lostAt);
    if (lost === undefined)
      return [{ ...base, kind: 'cantTell', messageKey: 'no-accept-seen', evidence: observation.exchanges.slice(0, 2).map(({ id }) => ({ exchange: id })) }];
    if (again === undefined)
      return laterRounds > 0 ? [] : [{ ...base, kind: 'cantTell', messageKey: 'no-later-round', evidence: [{ exchange: lost.exchange.id }] }];
    const isLogRead = observation.exchanges.some(
      ({ seq, operation, request, response }) =>
        operation.endsWith('event-log') && request.method === 'GET' && response?.status === 200 && seq > lost.exchange.seq && seq < again.exchange.seq,
    );
    return isLogRead
      ? []
      : [{ ...base, kind: 'broken', messageKey: 'resent-blindly', evidence: [{ exchange: lost.exchange.id }, { exchange: again.exchange.id }] }];
  },
};
