/**
 * The other shape: a flawless submission must be answered, and with accept. That it is rejected although the plain one
 * was accepted is our reading of "flawless" against the product's, so it can only warn; that it is never answered is not.
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import { eventPayload, firstEvent, idsOf, isAnswered, isFetched } from './observation.ts';
import type { CaseSubject } from './subject.ts';

/** A check that a submission is accepted. */
export function accepts(requirement: string, id: string): Check<CaseSubject> {
  return { id, requirement, run: (subject) => judgeAcceptance(requirement, subject) };
}

function judgeAcceptance(requirement: string, subject: CaseSubject): readonly Finding[] {
  const { observation, control, deadlineSeconds } = subject;
  const { sent, exchanges } = observation;
  const params = { deviationDe: sent.text.de, deviationEn: sent.text.en, deadlineSeconds };
  const base = { requirement, params, ...(sent.basis === undefined ? {} : { basis: sent.basis }) };
  if (firstEvent(observation, 'accept-submission') !== undefined) return [];
  const isControlAccepted = control === undefined || firstEvent(control, 'accept-submission') !== undefined;
  const rejected = firstEvent(observation, 'reject-submission');
  if (rejected !== undefined) {
    const seen = excerpt(eventPayload(rejected, 'reject-submission')['problems']);
    const kind = isControlAccepted && control !== undefined ? 'broken' : 'cantTell';
    return [
      {
        ...base,
        params: { ...params, seen },
        kind,
        basis: 'I',
        messageKey: 'valid-rejected',
        cause: kind === 'broken' ? 'product' : 'setup',
        evidence: [{ exchange: rejected.exchange.id, at: 'request/body' }],
      },
    ];
  }
  if (isAnswered(observation)) {
    return [{ ...base, kind: 'cantTell', messageKey: 'answer-unreadable', cause: 'product', evidence: idsOf(exchanges, 'post-event') }];
  }
  if (!isControlAccepted)
    return [{ ...base, kind: 'cantTell', messageKey: 'control-not-accepted', cause: 'setup', evidence: idsOf(exchanges, 'get-submission') }];
  return [
    {
      ...base,
      kind: 'broken',
      messageKey: isFetched(observation) ? 'valid-unanswered' : 'valid-not-fetched',
      cause: 'product',
      evidence: idsOf(exchanges, 'get-submission', 'get-attachment', 'get-event-log'),
    },
  ];
}
