/**
 * An item that is delivered again is processed once: one decision, one business record.
 * Basis: at-least-once delivery as the official SDK's users report it. Judged once another pickup round has begun. Events
 * the service did not take (token run out, trouble on its side, flawed) do not count: sending those again is right.
 */
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import type { CaseSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-043';

/** @requirement FC-SUB-043 */
export const processOnce: Check<CaseSubject> = {
  id: 'process-once',
  requirement: REQUIREMENT,
  run({ observation, laterRounds, inspected }) {
    const taken = observation.events.filter(({ status = 0 }) => (status >= 200 && status < 300) || status === 409);
    const evidence = taken.map(({ exchange }) => ({ exchange: exchange.id }));
    const base = { requirement: REQUIREMENT, cause: 'product' } as const;
    if (taken.length === 0)
      return [
        {
          ...base,
          kind: 'cantTell',
          messageKey: 'no-accept-seen',
          params: {},
          evidence: observation.exchanges.slice(0, 2).map(({ id }) => ({ exchange: id })),
        },
      ];
    if (taken.length > 1)
      return [
        {
          ...base,
          kind: 'broken',
          messageKey: 'processed-again',
          params: { count: taken.length, seen: excerpt(taken.map(({ status }) => status).join(', ')) },
          evidence,
        },
      ];
    if (inspected?.copies !== undefined && inspected.copies > 1)
      return [
        {
          ...base,
          kind: 'broken',
          messageKey: 'stored-again',
          params: { count: inspected.copies },
          evidence: [...evidence, { exchange: inspected.exchange, at: 'response/body/copies' }],
        },
      ];
    return laterRounds < 1 ? [{ ...base, kind: 'cantTell', messageKey: 'no-later-round', params: {}, evidence }] : [];
  },
};
