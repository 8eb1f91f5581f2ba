/**
 * What a callback says is a hint: the event goes to the case that the API names, not to the one in the message.
 * Basis: our inference. Not checked: other members of the message, which a product need not read.
 */
import type { Check } from '../check.ts';
import { idsOf } from './observation.ts';
import type { CaseSubject, RunSubject } from './subject.ts';

const REQUIREMENT = 'FC-CBK-009';

/** The submission named by a callback with a false case id, and everything the product did in the run. */
export interface HintSubject extends Pick<CaseSubject, 'observation'> {
  readonly falseCaseId: string;
  readonly run: Pick<RunSubject, 'exchanges'>;
}

/** @requirement FC-CBK-009 */
export const treatCallbackAsHint: Check<HintSubject> = {
  id: 'treat-callback-as-hint',
  requirement: REQUIREMENT,
  run({ observation, falseCaseId, run }) {
    const misled = run.exchanges.filter(({ peer, labels }) => peer === 'product' && labels.caseId === falseCaseId);
    const base = { requirement: REQUIREMENT, params: { caseId: falseCaseId }, cause: 'product' } as const;
    if (misled.length > 0)
      return [{ ...base, kind: 'broken', messageKey: 'callback-trusted', evidence: misled.slice(0, 3).map(({ id }) => ({ exchange: id })) }];
    if (observation.events.length > 0) return [];
    return [{ ...base, kind: 'cantTell', messageKey: 'no-event-seen', evidence: idsOf(observation.exchanges, 'get-submission') }];
  },
};
