/**
 * A submission for which no callback came is fetched all the same: callbacks are a hint, the pickup list is the truth.
 * Clause: FIT-Connect documentation, callbacks. A product that reads the whole list whenever any callback comes finds the
 * submission too; only a request for the list that no callback prompted shows polling. Not checked: how often it polls, and what
 * becomes of the submission once it is fetched.
 */
import type { Check } from '../check.ts';
import { accepts } from './acceptance.ts';
import { idsOf, isFetched } from './observation.ts';
import type { CaseSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-004';
const acceptance = accepts(REQUIREMENT, 'poll-without-callback');

/** @requirement FC-SUB-004 */
export const pollWithoutCallback: Check<CaseSubject> = {
  ...acceptance,
  run(subject) {
    const findings = isFetched(subject.observation) ? [] : acceptance.run(subject);
    if (findings.length > 0 || subject.pollsUnprompted !== false) return findings;
    const { sent, exchanges } = subject.observation;
    return [
      {
        requirement: REQUIREMENT,
        kind: 'cantTell',
        messageKey: 'poll-not-told-apart',
        params: { deviationDe: sent.text.de, deviationEn: sent.text.en },
        cause: 'product',
        evidence: idsOf(exchanges, 'get-submission'),
      },
    ];
  },
};
