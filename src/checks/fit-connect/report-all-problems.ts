/**
 * A submission with two separate flaws is rejected with both, so that the sender mends them at once.
 * Basis: our inference. Not checked: the order of the problems.
 */
import type { Check } from '../check.ts';
import { eventPayload, firstEvent } from './observation.ts';
import type { CaseSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-038';

/** @requirement FC-SUB-038 */
export const reportAllProblems: Check<CaseSubject> = {
  id: 'report-all-problems',
  requirement: REQUIREMENT,
  run({ observation }) {
    const rejected = firstEvent(observation, 'reject-submission');
    const { sent } = observation;
    const params = { deviationDe: sent.text.de, deviationEn: sent.text.en, flaws: sent.flaws };
    if (rejected === undefined)
      return [
        {
          requirement: REQUIREMENT,
          kind: 'cantTell',
          messageKey: 'no-reject-seen',
          params,
          cause: 'product',
          evidence: observation.events.map(({ exchange }) => ({ exchange: exchange.id })),
        },
      ];
    const problems = eventPayload(rejected, 'reject-submission')['problems'];
    const named = new Set(
      Array.isArray(problems)
        ? problems.map((problem: unknown) =>
            JSON.stringify(
              Object.entries(problem ?? {})
                .filter(([key]) => key === 'type' || key === 'instance')
                .sort(),
            ),
          )
        : [],
    );
    if (named.size >= sent.flaws) return [];
    return [
      {
        requirement: REQUIREMENT,
        kind: 'broken',
        messageKey: 'problems-incomplete',
        params: { ...params, named: named.size },
        cause: 'product',
        evidence: [{ exchange: rejected.exchange.id, at: 'request/body/claims/events/problems' }],
      },
    ];
  },
};
