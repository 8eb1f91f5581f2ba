/**
 * No value of the encrypted content appears in a posted event: the log is signed, not encrypted.
 * Basis: our inference from data protection. Searched are the marked values of the sample data, nothing else.
 */
import type { Check } from '../check.ts';
import { eachEvent } from './posted-events.ts';
import type { RunSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-039';

/** @requirement FC-SUB-039 */
export const keepDataOutOfTheLog: Check<RunSubject> = {
  id: 'keep-data-out-of-the-log',
  requirement: REQUIREMENT,
  run(subject) {
    const canaries = [...new Set(subject.observations.flatMap(({ sent }) => sent.canaries))];
    if (canaries.length === 0) return [{ requirement: REQUIREMENT, kind: 'cantTell', messageKey: 'no-canaries', params: {}, cause: 'setup', evidence: [] }];
    return eachEvent(REQUIREMENT, subject, (event) => {
      const text = comparable(textOf(event.claims));
      const found = canaries.find((canary) => text.includes(comparable(canary)));
      if (found === undefined) return [];
      return [
        {
          requirement: REQUIREMENT,
          kind: 'broken',
          messageKey: 'data-in-log',
          params: { length: found.length },
          cause: 'product',
          evidence: [{ exchange: event.exchange.id, at: 'request/body/claims/events' }],
        },
      ];
    });
  },
};

/** Neither letter case nor the form of composed characters hides a value. */
function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** All strings inside a value, so that escapes of JSON hide nothing. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(textOf).join('\n') : '';
}
