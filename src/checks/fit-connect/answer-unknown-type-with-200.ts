/**
 * A correct callback of an unknown type is ignored and answered with 200, so that new types break nobody.
 * Basis: our inference. Not checked: types of replies, which FIT-Connect defines but products need not know.
 */
import type { Check } from '../check.ts';
import type { CallbackSubject } from './subject.ts';

const REQUIREMENT = 'FC-CBK-010';

/** @requirement FC-CBK-010 */
export const answerUnknownTypeWith200: Check<CallbackSubject> = {
  id: 'answer-unknown-type-with-200',
  requirement: REQUIREMENT,
  run({ status, failure, exchange, description }) {
    const base = {
      requirement: REQUIREMENT,
      params: { status: status ?? '', callbackDe: description.de, callbackEn: description.en },
      evidence: [{ exchange, at: 'response/status' }],
    } as const;
    if (status === 200) return [];
    if (status === undefined)
      return [{ ...base, params: { ...base.params, failure: failure ?? '' }, kind: 'cantTell', messageKey: 'callback-unreachable', cause: 'setup' }];
    return [{ ...base, kind: 'broken', messageKey: 'callback-status', cause: 'product', nearest: 'HTTP/1.1 200 OK' }];
  },
};
