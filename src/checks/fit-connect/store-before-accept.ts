/**
 * The content is stored durably before accept is sent, because the service deletes it afterwards.
 * Basis: our inference. Seen through the adapter while the service keeps the answer to the accept event back.
 */
import type { Check } from '../check.ts';
import { firstEvent } from './observation.ts';
import type { CaseSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-032';

/** @requirement FC-SUB-032 */
export const storeBeforeAccept: Check<CaseSubject> = {
  id: 'store-before-accept',
  requirement: REQUIREMENT,
  run({ observation, inspected }) {
    const accepted = firstEvent(observation, 'accept-submission');
    const base = { requirement: REQUIREMENT, params: {}, cause: 'product' } as const;
    if (accepted === undefined)
      return [{ ...base, kind: 'cantTell', messageKey: 'no-accept-seen', evidence: observation.exchanges.slice(0, 2).map(({ id }) => ({ exchange: id })) }];
    const isSilent = inspected === undefined || (inspected.found && inspected.dataSha512 === undefined);
    if (isSilent)
      return [
        {
          ...base,
          kind: 'cantTell',
          messageKey: 'adapter-silent',
          cause: 'setup',
          evidence: [{ exchange: accepted.exchange.id }, ...(inspected === undefined ? [] : [{ exchange: inspected.exchange }])],
        },
      ];
    const isStored = inspected.found && inspected.dataSha512 === observation.sent.dataSha512;
    return isStored
      ? []
      : [{ ...base, kind: 'broken', messageKey: 'accepted-before-store', evidence: [{ exchange: accepted.exchange.id }, { exchange: inspected.exchange }] }];
  },
};
