/**
 * A submission that names a payment ends with an answer like any other; which answer, and what the product keeps of the payment,
 * is noted and never judged: no source names duties of a receiving system about payments (PAY-030 is our reading).
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import { answerInvalidSubmission } from './answer-invalid-submission.ts';
import { eventPayload, firstEvent } from './observation.ts';
import type { PostedEvent } from './observation.ts';
import { problemTypes } from './refusal.ts';
import type { CaseSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-030';

/** @requirement FC-SUB-030 */
export const notePayment: Check<CaseSubject> = {
  id: 'note-payment',
  requirement: REQUIREMENT,
  run(subject) {
    const event = firstEvent(subject.observation, 'accept-submission') ?? firstEvent(subject.observation, 'reject-submission');
    return event === undefined ? answerInvalidSubmission.run(subject) : [noteOf(subject, event)];
  },
};

function noteOf({ observation: { sent }, inspected }: CaseSubject, event: PostedEvent): Finding {
  const answer = event.names.includes('accept-submission') ? ACCEPTED : rejected(event);
  const kept = keptOf(sent.transactionReference, inspected);
  return {
    requirement: REQUIREMENT,
    kind: 'observation',
    messageKey: 'payment-observed',
    params: { deviationDe: sent.text.de, deviationEn: sent.text.en, answerDe: answer.de, answerEn: answer.en, keptDe: kept.de, keptEn: kept.en },
    cause: 'product',
    evidence: [
      { exchange: event.exchange.id, at: 'request/body' },
      ...(inspected === undefined ? [] : [{ exchange: inspected.exchange, at: 'response/body' }]),
    ],
  };
}

const ACCEPTED = { de: 'Angenommen', en: 'Accepted' };

function rejected(event: PostedEvent): { readonly de: string; readonly en: string } {
  const types = excerpt(problemTypes(eventPayload(event, 'reject-submission')['problems']).join(', '));
  return { de: `Abgelehnt (${types})`, en: `Rejected (${types})` };
}

function keptOf(reference: string | undefined, inspected: CaseSubject['inspected']): { readonly de: string; readonly en: string } {
  const told = inspected?.transactionReference;
  if (told === undefined) return { de: 'ein gespeichertes Kassenzeichen zeigt der Adapter nicht', en: 'the adapter shows no stored reference of the payment' };
  const shown = excerpt(told);
  return told === reference
    ? { de: `laut Adapter mit dem Kassenzeichen ${shown} gespeichert`, en: `stored with the reference ${shown} of the payment, as the adapter tells` }
    : { de: `laut Adapter mit einem anderen Kassenzeichen gespeichert: ${shown}`, en: `stored with another reference, as the adapter tells: ${shown}` };
}
