/**
 * The shape that most receiving checks share: a submission with one flaw must not be accepted. Rejecting shows that the
 * flaw was noticed only if the flawless twin was accepted; silence shows nothing.
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import { eventPayload, firstEvent, idsOf, isFetched } from './observation.ts';
import type { CaseSubject } from './subject.ts';

const GENERIC = 'https://schema.fitko.de/fit-connect/events/problems/';

/** A check that a deviating submission is refused. @param id sentence of the check */
export function refuses(requirement: string, id: string): Check<CaseSubject> {
  return { id, requirement, run: (subject) => judgeRefusal(requirement, subject) };
}

function judgeRefusal(requirement: string, subject: CaseSubject): readonly Finding[] {
  const { observation, control } = subject;
  const { sent, exchanges } = observation;
  const params = { deviationDe: sent.text.de, deviationEn: sent.text.en };
  const base = { requirement, params, ...(sent.basis === undefined ? {} : { basis: sent.basis }) };
  const accepted = firstEvent(observation, 'accept-submission');
  if (accepted !== undefined) {
    return [
      {
        ...base,
        kind: 'broken',
        messageKey: 'deviation-accepted',
        cause: 'product',
        evidence: [{ exchange: accepted.exchange.id, at: 'request/body' }, ...idsOf(exchanges, 'get-submission').slice(0, 1)],
      },
    ];
  }
  const rejected = firstEvent(observation, 'reject-submission');
  if (rejected === undefined) {
    const messageKey = isFetched(observation) ? 'deviation-unanswered' : 'submission-not-fetched';
    return [{ ...base, kind: 'cantTell', messageKey, cause: 'product', evidence: idsOf(exchanges, 'get-submission', 'get-event-log', 'post-event') }];
  }
  if (control === undefined || firstEvent(control, 'accept-submission') === undefined) {
    return [
      {
        ...base,
        kind: 'cantTell',
        messageKey: 'control-not-accepted',
        cause: 'setup',
        evidence: [{ exchange: rejected.exchange.id }, ...(control === undefined ? [] : idsOf(control.exchanges, 'post-event'))],
      },
    ];
  }
  return reasonOf(requirement, subject, rejected);
}

/** A rejection that names another problem than the one we seeded is worth a remark, never more: the list is not public. */
function reasonOf(requirement: string, { observation }: CaseSubject, rejected: NonNullable<ReturnType<typeof firstEvent>>): readonly Finding[] {
  const named = problemTypes(eventPayload(rejected, 'reject-submission')['problems']);
  const wanted = observation.sent.problems;
  if (wanted.length === 0 || named.some((type) => wanted.some((problem) => problem.type === type) || type === `${GENERIC}technical-error`)) return [];
  return [
    {
      requirement,
      kind: 'observation',
      messageKey: 'other-reason',
      params: {
        deviationDe: observation.sent.text.de,
        deviationEn: observation.sent.text.en,
        wanted: wanted.map(({ type }) => type).join(', '),
        seen: excerpt(named.join(', ')),
      },
      cause: 'product',
      evidence: [{ exchange: rejected.exchange.id, at: 'request/body/claims/events' }],
    },
  ];
}

/** Types of a `problems` list as far as it is one. */
export function problemTypes(problems: unknown): readonly string[] {
  if (!Array.isArray(problems)) return [];
  return problems.flatMap((problem: unknown) => {
    const type = typeof problem === 'object' && problem !== null ? (problem as Record<string, unknown>)['type'] : undefined;
    return typeof type === 'string' ? [type] : [];
  });
}
