/** The sender's side: announce, upload, submit (Submission API 1.1.3, tag Einreichungsübermittlung; fact sheet, sections 4 and 5). */
import { empty, json } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { notifyAboutItem } from '../callbacks.ts';
import { clientOf, param, submissionOf, versionOf } from '../call.ts';
import type { Call } from '../call.ts';
import { tagsOf, writeServiceEvent } from '../event-log.ts';
import { eventName } from '../event-names.ts';
import { problem } from '../problems.ts';
import { refuseJwe } from '../rules/jwe.ts';
import type { Case, NamedService, Submission } from '../state.ts';
import type { Tenant } from '../tenant.ts';
import { isLinked } from '../tenant.ts';
import type { Announcement } from '../versions/adapter.ts';

const NO_ATTACHMENTS: ReadonlyMap<string, Uint8Array> = new Map();
const COMPACT = /^[a-zA-Z0-9\-_=.]+$/;

/** `POST /submissions`. @requirement FC-SVC-005 FC-SVC-006 FC-SVC-022 */
export function createSubmission(call: Call): Answer {
  const { tenant } = call;
  const announcement = readAnnouncement(call);
  const destination = tenant.store.destination(announcement.destinationId);
  if (destination === undefined) return problem('destination-not-found');
  if (destination.status !== 'active') return problem('destination-state-invalid', `The destination is ${destination.status}.`);
  const refusal = refuseAnnouncement(call, announcement);
  if (refusal !== undefined) return refusal;
  const submission = newSubmission(call, announcement);
  tenant.store.addSubmission(submission, submission.senderId);
  writeServiceEvent(tenant, submission, 'create-submission', {});
  call.submission = submission;
  const { submissionId, caseId, destinationId } = submission;
  return json(201, { destinationId, submissionId, caseId });
}

/** `PUT /submissions/{id}/attachments/{attachmentId}`. @requirement FC-SVC-007 */
export function addAttachment(call: Call): Answer {
  const submission = submissionOf(call);
  const attachmentId = param(call, 'attachmentId');
  if (submission.status !== 'incomplete') return problem('invalid-state-transition', 'Attachments can be uploaded before the submission is submitted only.');
  if (!submission.announcedAttachments.includes(attachmentId)) return problem('not-announced');
  const sum = sumOf(submission, attachmentId) + call.body.byteLength;
  if (sum > call.tenant.service.limits.attachmentSumBytes) return problem('content-too-large', 'The attachments are too large together.');
  const refusal = refuseJwe(call, submission, 'attachment', call.body);
  if (refusal !== undefined) return refusal;
  call.tenant.store.putAttachment(submission, attachmentId, call.body);
  return empty(204);
}

/** `PUT /submissions/{id}`. @requirement FC-SVC-008 FC-SVC-009 FC-SVC-010 FC-SVC-011 */
export function submitSubmission(call: Call): Answer {
  const { tenant } = call;
  const submission = submissionOf(call);
  if (submission.status !== 'incomplete') return problem('invalid-state-transition', `The submission is ${submission.status}.`);
  const missing = submission.announcedAttachments.filter((id) => !submission.attachments.has(id));
  if (missing.length > 0) return problem('attachments-missing', `Not uploaded: ${missing.join(', ')}.`);
  const { encryptedMetadata, encryptedData } = uploadedContent(call);
  const refusal =
    refusePart(call, submission, 'metadata', encryptedMetadata) ??
    (encryptedData === undefined ? undefined : refusePart(call, submission, 'data', encryptedData));
  if (refusal !== undefined) return refusal;
  submitNow(tenant, submission, encryptedMetadata, encryptedData);
  return json(versionOf(call).submitStatus, versionOf(call).presentSubmission(submission));
}

/**
 * What is uploaded, as parts of the body's text where they are most of it. A part refers to the text in memory; the record holds
 * that text too, so that content is kept once and not as state and as evidence.
 */
export function uploadedContent({ json: body, text = '' }: Call): { readonly encryptedMetadata: string; readonly encryptedData?: string } {
  const content = body as { readonly encryptedMetadata: string; readonly encryptedData?: string };
  const { encryptedMetadata, encryptedData } = content;
  if ((encryptedMetadata.length + (encryptedData?.length ?? 0)) * 2 < text.length) return content;
  return {
    encryptedMetadata: partOf(text, encryptedMetadata),
    ...(encryptedData === undefined ? {} : { encryptedData: partOf(text, encryptedData) }),
  };
}

function partOf(text: string, value: string): string {
  const start = text.indexOf(value);
  return start < 0 ? value : text.slice(start, start + value.length);
}

/** Takes the content over, writes submit and notify event, tells both sides. */
export function submitNow(tenant: Tenant, submission: Submission, encryptedMetadata: string, encryptedData: string | undefined): void {
  const now = tenant.clock.now();
  tenant.store.changeSubmission(submission, {
    status: 'submitted',
    submittedAt: now,
    encryptedMetadata,
    ...(encryptedData === undefined ? {} : { encryptedData }),
  });
  const tags = tagsOf(submission);
  writeServiceEvent(tenant, submission, eventName('submit', submission.kind), { tags });
  writeServiceEvent(tenant, submission, eventName('notify', submission.kind), { tags });
  notifyAboutItem(tenant, submission);
}

/** The pattern of the description first, then what the header tells. */
export function refusePart(call: Call, submission: Submission, part: 'metadata' | 'data', content: string): Answer | undefined {
  if (!COMPACT.test(content)) return problem('request-malformed', `The ${part} hold characters that no compact JWE has.`);
  return refuseJwe(call, submission, part, content);
}

function readAnnouncement(call: Call): Announcement {
  const { destinationId, announcedAttachments, region, caseId, callback, ...rest } = call.json as Announcement & Record<string, unknown>;
  const service = rest[versionOf(call).serviceMember] as NamedService;
  return {
    destinationId,
    announcedAttachments,
    service,
    ...(region === undefined ? {} : { region }),
    ...(caseId === undefined ? {} : { caseId }),
    ...(callback === undefined ? {} : { callback }),
  };
}

function refuseAnnouncement(call: Call, { caseId, callback, announcedAttachments }: Announcement): Answer | undefined {
  const { tenant } = call;
  if (callback !== undefined && !tenant.allowsHttpCallback && !callback.url.startsWith('https://'))
    return problem('request-malformed', 'The URL of the callback has to begin with https://.');
  const { attachmentCount } = tenant.service.limits;
  if (announcedAttachments.length > attachmentCount) return problem('request-malformed', `More than ${attachmentCount} attachments.`);
  if (caseId === undefined) return undefined;
  const theCase = tenant.store.case(caseId);
  if (theCase === undefined) return problem('case-unknown');
  return mayAdd(call, theCase) ? undefined : problem('right-missing', 'The case belongs to another client.');
}

/** The client that opened the case, and subscribers of it (a second submission in a case was v1's reply). */
function mayAdd(call: Call, theCase: Case): boolean {
  const client = clientOf(call);
  return theCase.senderId === client.clientId || theCase.submissions.some(({ destinationId }) => isLinked(client, destinationId));
}

function newSubmission(call: Call, announcement: Announcement): Submission {
  const { ids } = call.tenant.service;
  const { destinationId, announcedAttachments, service, region, callback } = announcement;
  return {
    kind: 'submission',
    submissionId: ids(),
    caseId: announcement.caseId ?? ids(),
    destinationId,
    senderId: clientOf(call).clientId,
    apiVersion: versionOf(call).version,
    service,
    ...(region === undefined ? {} : { region }),
    announcedAttachments: [...new Set(announcedAttachments)],
    ...(callback === undefined ? {} : { callback }),
    announcedAt: call.tenant.clock.now(),
    status: 'incomplete',
    attachments: NO_ATTACHMENTS,
  };
}

function sumOf(submission: Submission, without: string): number {
  let sum = 0;
  for (const [attachmentId, content] of submission.attachments) if (attachmentId !== without) sum += content.byteLength;
  return sum;
}
