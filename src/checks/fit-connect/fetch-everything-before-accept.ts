/**
 * Accept follows the checks, so every part has been fetched before it: submission, event log and each attachment.
 * Clause: Submission API 1.1.3, send-case-event (after validation). Not checked: what the product did with the parts.
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import type { CaseObservation } from './observation.ts';
import { firstEvent, isSameId } from './observation.ts';
import type { CaseSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-031';

/** @requirement FC-SUB-031 */
export const fetchEverythingBeforeAccept: Check<CaseSubject> = {
  id: 'fetch-everything-before-accept',
  requirement: REQUIREMENT,
  run({ observation }) {
    const accepted = firstEvent(observation, 'accept-submission');
    if (accepted === undefined) return [notAccepted(observation)];
    const missing = missingParts(observation, accepted.exchange.seq);
    if (missing.length === 0) return [];
    return [
      {
        requirement: REQUIREMENT,
        kind: 'broken',
        messageKey: 'accepted-before-fetch',
        params: { missing: missing.join(', ') },
        cause: 'product',
        evidence: [{ exchange: accepted.exchange.id }],
      },
    ];
  },
};

function notAccepted({ exchanges }: CaseObservation): Finding {
  return {
    requirement: REQUIREMENT,
    kind: 'cantTell',
    messageKey: 'no-accept-seen',
    params: {},
    cause: 'product',
    evidence: exchanges.slice(0, 3).map(({ id }) => ({ exchange: id })),
  };
}

function missingParts({ sent, exchanges }: CaseObservation, acceptSeq: number): readonly string[] {
  const before = exchanges.filter(({ seq, request, response }) => seq < acceptSeq && request.method === 'GET' && response?.status === 200);
  const missing: string[] = [];
  if (!before.some(({ operation }) => operation === 'get-submission')) missing.push('submission');
  if (!before.some(({ operation }) => operation === 'get-event-log' || operation === 'get-submission-event-log')) missing.push('event log');
  for (const id of sent.attachmentIds) {
    if (!before.some(({ operation, labels }) => operation === 'get-attachment' && isSameId(labels.attachmentId, id))) missing.push(`attachment ${id}`);
  }
  return missing;
}
