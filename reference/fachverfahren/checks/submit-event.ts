/**
 * The event log of the case: no entry about this submission may be broken, and exactly one submit event of the delivery
 * service must name this submission and case. Its authentication tags are what everything received is compared with.
 */
import type { AuthenticationTags, CaseEvent, EventLog } from '../events.ts';
import { problem } from '../problems.ts';
import type { Problem } from '../problems.ts';
import type { CheckContext } from './context.ts';

/** The tags are missing when no trustworthy submit event was found. */
export interface SubmitEventResult {
  readonly tags: AuthenticationTags | undefined;
  readonly problems: readonly Problem[];
}

/** Checks the log of the case that a submission belongs to. */
export function checkSubmitEvent(log: EventLog, ids: { readonly submissionId: string; readonly caseId: string }, context: CheckContext): SubmitEventResult {
  const subject = `submission:${ids.submissionId}`;
  const problems: Problem[] = [];
  if (hasBrokenEntry(log, subject, context)) {
    problems.push(problem('invalid-event-log', 'submission', 'Das Ereignisprotokoll enthält einen Eintrag, der sich nicht prüfen lässt.'));
  }
  const event = findSubmitEvent(log.events, subject, ids.caseId, context);
  if (event === undefined) {
    problems.push(
      problem(
        'not-exactly-one-submit-event',
        'submission',
        'Das Ereignisprotokoll enthält nicht genau ein Submit-Ereignis des Zustelldienstes für diese Einreichung.',
      ),
    );
    return { tags: undefined, problems };
  }
  const tags = readTags(event.payload['authenticationTags']);
  if (tags === undefined) problems.push(problem('missing-authentication-tags', 'submission', 'Das Submit-Ereignis enthält keine Authentication-Tags.'));
  return { tags, problems };
}

/**
 * A broken entry about another submission of the case does not spoil this one; an entry that names no subject at all
 * could be about this one and counts. A decision about this submission signed by a stranger counts as broken, too.
 */
function hasBrokenEntry(log: EventLog, subject: string, context: CheckContext): boolean {
  const isBroken = log.brokenSubjects.some((claimed) => claimed === undefined || claimed === subject);
  const isForeign = ({ name, issuer, isFromService }: CaseEvent) =>
    (name === 'accept-submission' || name === 'reject-submission') && !isFromService && issuer !== context.destinationId;
  return isBroken || log.events.some((event) => event.subject === subject && isForeign(event));
}

function findSubmitEvent(events: readonly CaseEvent[], subject: string, caseId: string, context: CheckContext): CaseEvent | undefined {
  const submits = events.filter(({ name }) => name === 'submit-submission');
  if (context.faults.has('submit-event-any')) return submits.at(-1);
  const [event, ...others] = submits.filter((submit) => submit.subject === subject);
  const isSound = event !== undefined && others.length === 0 && event.isFromService && event.transaction === `case:${caseId}`;
  return isSound ? event : undefined;
}

function readTags(value: unknown): AuthenticationTags | undefined {
  const { metadata, data, attachments } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof metadata !== 'string') return undefined;
  const entries = Object.entries(typeof attachments === 'object' && attachments !== null ? attachments : {});
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { metadata, ...(typeof data === 'string' ? { data } : {}), attachments: Object.fromEntries(texts) };
}
