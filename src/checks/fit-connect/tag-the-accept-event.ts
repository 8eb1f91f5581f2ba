/**
 * An accept event carries the authentication tags of everything that was received, unchanged.
 * Clause: payload schema 1.2.2 of the events. Not checked: tags in a reject event, which has none.
 */
import type { Finding } from '../../core/finding.ts';
import type { SentSubmission } from '../../core/submission.ts';
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import type { PostedEvent } from './observation.ts';
import { eventPayload, isSameId } from './observation.ts';
import { eachEvent } from './posted-events.ts';
import type { RunSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-035';

/** @requirement FC-SUB-035 */
export const tagTheAcceptEvent: Check<RunSubject> = {
  id: 'tag-the-accept-event',
  requirement: REQUIREMENT,
  run: (subject) =>
    eachEvent(
      REQUIREMENT,
      subject,
      (event) => flawsOf(event, subject),
      (event) => event.names.includes('accept-submission') && isJudged(event, subject),
    ),
};

function sentFor(event: PostedEvent, { observations }: RunSubject): SentSubmission | undefined {
  return observations.find(({ sent: { caseId } }) => isSameId(event.exchange.labels.caseId, caseId))?.sent;
}

/** What ought to have been refused has no right tags. */
function isJudged(event: PostedEvent, subject: RunSubject): boolean {
  const sent = sentFor(event, subject);
  return sent !== undefined && sent.expectation !== 'refuse';
}

function flawsOf(event: PostedEvent, subject: RunSubject): readonly Finding[] {
  const sent = sentFor(event, subject);
  if (sent === undefined) return [];
  const seen = eventPayload(event, 'accept-submission')['authenticationTags'];
  const nearest = JSON.stringify({ authenticationTags: sent.tags });
  const broken = (messageKey: string, part: string, found: unknown): Finding => ({
    requirement: REQUIREMENT,
    kind: 'broken',
    messageKey,
    params: { part, seen: excerpt(found) },
    ...(sent.basis === undefined ? {} : { basis: sent.basis }),
    cause: 'product',
    evidence: [{ exchange: event.exchange.id, at: 'request/body/claims/events/authenticationTags' }],
    nearest,
  });
  if (typeof seen !== 'object' || seen === null) return [broken('accept-without-tags', '', seen ?? null)];
  const wanted: readonly (readonly [string, string | undefined])[] = [
    ['metadata', sent.tags.metadata],
    ['data', sent.tags.data],
    ...Object.entries(sent.tags.attachments).map(([id, tag]) => [`attachments/${id}`, tag] as const),
  ];
  return wanted
    .filter(([part, tag]) => tag !== undefined && at(seen, part) !== tag)
    .map(([part]) => broken('accept-tag-differs', part, at(seen, part) ?? null));
}

function at(tags: object, part: string): unknown {
  return part
    .split('/')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => isSameId(name, key))?.[1] : undefined),
      tags,
    );
}
