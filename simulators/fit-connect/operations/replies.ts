/**
 * Replies from the destination to the client that opened the case (fact sheet, section 8). Only `POST /replies` and
 * `GET /replies/{id}/events` are known to exist; bodies and the other paths are inferred by analogy with submissions.
 */
import { json } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { clientOf, submissionOf, versionOf } from '../call.ts';
import type { Call } from '../call.ts';
import { expirePending } from '../deadlines.ts';
import { writeServiceEvent } from '../event-log.ts';
import { problem } from '../problems.ts';
import type { Case, Submission } from '../state.ts';
import { isLinked } from '../tenant.ts';
import { isRefusal, listOf, pageOf, readPage } from './paging.ts';
import { refusePart, submitNow, uploadedContent } from './sending.ts';

const NO_ATTACHMENTS: ReadonlyMap<string, Uint8Array> = new Map();

/** `POST /replies`: by a subscriber of the case. */
export function createReply(call: Call): Answer {
  const { tenant } = call;
  const { caseId, announcedAttachments } = call.json as { caseId: string; announcedAttachments: readonly string[] };
  const theCase = tenant.store.case(caseId);
  if (theCase === undefined) return problem('case-unknown');
  const answered = theCase.submissions.find(({ kind, destinationId }) => kind === 'submission' && isLinked(clientOf(call), destinationId));
  if (answered === undefined) return problem('client-not-linked', 'The client is linked with no destination of the case.');
  const reply = newReply(call, theCase, answered, announcedAttachments);
  tenant.store.addSubmission(reply, theCase.senderId);
  writeServiceEvent(tenant, reply, 'create-reply', {});
  call.submission = reply;
  return json(201, { replyId: reply.submissionId, caseId, destinationId: reply.destinationId });
}

/** `PUT /replies/{id}`. */
export function submitReply(call: Call): Answer {
  const reply = submissionOf(call);
  if (reply.status !== 'incomplete') return problem('invalid-state-transition', `The reply is ${reply.status}.`);
  const missing = reply.announcedAttachments.filter((id) => !reply.attachments.has(id));
  if (missing.length > 0) return problem('attachments-missing', `Not uploaded: ${missing.join(', ')}.`);
  const { encryptedMetadata, encryptedData } = uploadedContent(call);
  const refusal =
    refusePart(call, reply, 'metadata', encryptedMetadata) ?? (encryptedData === undefined ? undefined : refusePart(call, reply, 'data', encryptedData));
  if (refusal !== undefined) return refusal;
  submitNow(call.tenant, reply, encryptedMetadata, encryptedData);
  return json(versionOf(call).submitStatus, presentReply(reply));
}

/** `GET /replies`: replies that wait for the client. */
export function listReplies(call: Call): Answer {
  const page = readPage(call);
  if (isRefusal(page)) return page;
  const pending = call.tenant.store.pendingReplies(clientOf(call).clientId);
  expirePending(call.tenant, pending);
  const items = [...pageOf(pending, page)].map(({ submissionId, caseId, destinationId }) => ({ replyId: submissionId, caseId, destinationId }));
  return json(200, listOf('replies', items, page, pending.size));
}

/** `GET /replies/{id}`. */
export function getReply(call: Call): Answer {
  const reply = submissionOf(call);
  const { encryptedMetadata, encryptedData } = reply;
  return json(200, { ...presentReply(reply), encryptedMetadata, encryptedData });
}

function presentReply({ submissionId, caseId, destinationId, attachments }: Submission): Record<string, unknown> {
  return { replyId: submissionId, caseId, destinationId, attachments: [...attachments.keys()] };
}

function newReply(call: Call, theCase: Case, answered: Submission, announcedAttachments: readonly string[]): Submission {
  return {
    kind: 'reply',
    submissionId: call.tenant.service.ids(),
    caseId: theCase.caseId,
    destinationId: answered.destinationId,
    senderId: clientOf(call).clientId,
    receiverId: theCase.senderId,
    apiVersion: versionOf(call).version,
    service: answered.service,
    announcedAttachments: [...new Set(announcedAttachments)],
    announcedAt: call.tenant.clock.now(),
    status: 'incomplete',
    attachments: NO_ATTACHMENTS,
  };
}
