/**
 * Records a path names: whether they exist and whether the client may see them. Unknown and foreign ids differ: 404 for
 * what does not exist, 403 for what belongs to others (Submission API 1.1.3; fact sheet, sections 3 and 12).
 */
import type { Answer } from '../answer.ts';
import { caseOf, clientOf, destinationOf, param, submissionOf } from '../call.ts';
import type { Call, Guard } from '../call.ts';
import { expireCase, expireSubmission } from '../deadlines.ts';
import { problem } from '../problems.ts';
import { isLinked } from '../tenant.ts';
import { isUuid } from './uuid.ts';

/** Path parameters that are UUIDs; 400 otherwise. Used where the description names 400. */
export function hasUuids(...names: readonly string[]): Guard {
  return (call) => {
    const wrong = names.find((name) => !isUuid(param(call, name)));
    return wrong === undefined ? undefined : problem('request-malformed', `The path parameter ${wrong} is no UUID.`);
  };
}

/** Finds the submission or reply of the path, its deadlines applied. */
export function hasItem(kind: 'submission' | 'reply'): Guard {
  return (call) => {
    const found = call.tenant.store.submission(param(call, 'submissionId'));
    if (found !== undefined) expireSubmission(call.tenant, found);
    if (found?.kind !== kind || call.tenant.store.submission(found.submissionId) === undefined) return problem('submission-not-found');
    call.submission = found;
    return undefined;
  };
}

/** The client announced the submission itself. */
export function isSender(call: Call): Answer | undefined {
  const isOwn = submissionOf(call).senderId === clientOf(call).clientId;
  return isOwn ? undefined : problem('right-missing', 'The submission was announced by another client.');
}

/** The client picks the item up: linked with the destination, or for a reply the client that opened the case. @requirement FC-SVC-002 */
export function isReceiver(call: Call): Answer | undefined {
  const { kind, destinationId, receiverId } = submissionOf(call);
  const client = clientOf(call);
  const isOwn = kind === 'reply' ? receiverId === client.clientId : isLinked(client, destinationId);
  return isOwn ? undefined : problem('client-not-linked');
}

/** Only what is submitted or forwarded can be fetched. @requirement FC-SVC-013 */
export function isRetrievable(call: Call): Answer | undefined {
  const submission = submissionOf(call);
  if (submission.status === 'submitted' || submission.status === 'forwarded' || call.tenant.faults.keepsFetchable(call, submission)) return undefined;
  return problem('submission-not-found', 'The submission is not in a status in which it can be fetched.');
}

/** Finds the case of the path, its deadlines applied. */
export function hasCase(call: Call): Answer | undefined {
  const found = call.tenant.store.case(param(call, 'caseId'));
  if (found !== undefined) expireCase(call.tenant, found);
  if (found === undefined || call.tenant.store.case(found.caseId) === undefined) return problem('case-not-found');
  call.theCase = found;
  return undefined;
}

/** The client takes part in the case: it opened it, announced something in it, or is linked with a destination of it. */
export function isPartOfCase(call: Call): Answer | undefined {
  const client = clientOf(call);
  const { senderId, submissions } = caseOf(call);
  const isPart = senderId === client.clientId || submissions.some((item) => item.senderId === client.clientId || isLinked(client, item.destinationId));
  return isPart ? undefined : problem('client-not-linked', 'The client takes no part in the case.');
}

/** Finds the destination of the path. @requirement FC-SVC-005 */
export function hasDestination(call: Call): Answer | undefined {
  call.destination = call.tenant.store.destination(param(call, 'destinationId'));
  return call.destination === undefined ? problem('destination-not-found') : undefined;
}

/** The client is linked with the destination of the path. */
export function isLinkedWithDestination(call: Call): Answer | undefined {
  return isLinked(clientOf(call), destinationOf(call).destinationId) ? undefined : problem('client-not-linked');
}
