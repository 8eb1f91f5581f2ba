/**
 * The claims of a posted event: `iss` the own destination, `iat` in seconds, `jti` a unique UUID, `sub` and `txn` of the
 * submission, exactly one event. Clause: FIT-Connect documentation, creation of SETs. Not checked: further claims.
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import type { CaseObservation, PostedEvent } from './observation.ts';
import { EVENT_PREFIX, isSameId } from './observation.ts';
import { eachEvent } from './posted-events.ts';
import type { RunSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-034';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** First second of 2020 in Germany's time zone, the lower bound of the payload schema. */
const EARLIEST_IAT = 1_577_833_200;
/** Seconds since the epoch stay below this for a thousand years; milliseconds do not. */
const LATEST_IAT = 33_000_000_000;

/** @requirement FC-SUB-034 */
export const writeSetClaims: Check<RunSubject> = {
  id: 'write-set-claims',
  requirement: REQUIREMENT,
  run: (subject) => [...eachEvent(REQUIREMENT, subject, (event) => flawsOf(event, subject)), ...repeatedIds(subject)],
};

function broken(event: PostedEvent, messageKey: string, claim: string, seen: unknown, wanted: string): Finding {
  return {
    requirement: REQUIREMENT,
    kind: 'broken',
    messageKey,
    params: { claim, seen: excerpt(seen), wanted },
    cause: 'product',
    evidence: [{ exchange: event.exchange.id, at: `request/body/claims/${claim}` }],
    nearest: `"${claim}": ${wanted}`,
  };
}

function flawsOf(event: PostedEvent, subject: RunSubject): readonly Finding[] {
  const { claims } = event;
  if (Object.keys(claims).length === 0) return [broken(event, 'set-claims-unreadable', '', event.compact, '')];
  const findings: Finding[] = [];
  if (!isSameId(claims['iss'], subject.destinationId)) findings.push(broken(event, 'set-iss', 'iss', claims['iss'], `"${subject.destinationId}"`));
  const { iat, jti } = claims;
  if (!Number.isInteger(iat) || (iat as number) < EARLIEST_IAT || (iat as number) > LATEST_IAT)
    findings.push(broken(event, 'set-iat', 'iat', iat, String(Math.trunc(Date.parse(event.exchange.startedAt) / 1000))));
  if (typeof jti !== 'string' || !UUID.test(jti)) findings.push(broken(event, 'set-jti', 'jti', jti, '"<UUID>"'));
  const count = eventCount(claims['events']);
  if (count !== 1) findings.push(broken(event, 'set-event-count', 'events', count, '1'));
  return [...findings, ...bindingFlaws(event, subject.observations)];
}

/** Members of `events`; a single one that is none of FIT-Connect's by its name does not count. */
function eventCount(events: unknown): number {
  const names = typeof events === 'object' && events !== null && !Array.isArray(events) ? Object.keys(events) : [];
  return names.length === 1 && names[0]?.startsWith(EVENT_PREFIX) !== true ? 0 : names.length;
}

/** `sub` and `txn` are compared with the submission to whose case the event was posted. */
function bindingFlaws(event: PostedEvent, observations: readonly CaseObservation[]): readonly Finding[] {
  const sent = observations.find(({ sent: { caseId } }) => isSameId(event.exchange.labels.caseId, caseId))?.sent;
  if (sent === undefined) return [];
  const { sub, txn } = event.claims;
  const findings: Finding[] = [];
  if (!isReference(sub, 'submission:', sent.submissionId)) findings.push(broken(event, 'set-sub', 'sub', sub ?? null, `"submission:${sent.submissionId}"`));
  if (!isReference(txn, 'case:', sent.caseId)) findings.push(broken(event, 'set-txn', 'txn', txn ?? null, `"case:${sent.caseId}"`));
  return findings;
}

function isReference(claim: unknown, prefix: string, id: string): boolean {
  return typeof claim === 'string' && claim.startsWith(prefix) && isSameId(claim.slice(prefix.length), id);
}

/** The same token sent again after a failure keeps its `jti`; another token must not. */
function repeatedIds({ events }: RunSubject): readonly Finding[] {
  const first = new Map<unknown, PostedEvent>();
  for (const event of events) {
    const jti = event.claims['jti'];
    const earlier = first.get(jti);
    if (jti !== undefined && earlier !== undefined && !isSameStatement(earlier, event)) {
      return [
        {
          ...broken(event, 'set-jti-repeated', 'jti', jti, '"<UUID>"'),
          evidence: [
            { exchange: earlier.exchange.id, at: 'request/body/claims/jti' },
            { exchange: event.exchange.id, at: 'request/body/claims/jti' },
          ],
        },
      ];
    }
    if (earlier === undefined) first.set(jti, event);
  }
  return [];
}

/** Whether two events say the same of the same submission, so that one may be the other sent again. */
function isSameStatement(one: PostedEvent, other: PostedEvent): boolean {
  return one.claims['sub'] === other.claims['sub'] && one.claims['txn'] === other.claims['txn'] && one.names.join() === other.names.join();
}
