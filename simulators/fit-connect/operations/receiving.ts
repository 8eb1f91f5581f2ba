/** The subscriber's side: list, fetch, download (Submission API 1.1.3, tag Einreichungsempfang). Fetching changes no status. */
import { jose, json } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { clientOf, param, submissionOf, versionOf } from '../call.ts';
import type { Call } from '../call.ts';
import { expirePending } from '../deadlines.ts';
import type { PickupItem } from '../faults/definition.ts';
import { problem } from '../problems.ts';
import type { Submission } from '../state.ts';
import { isLinked } from '../tenant.ts';
import { isRefusal, listOf, pageOf, readPage } from './paging.ts';
import type { Page } from './paging.ts';
import { isUuid } from '../rules/uuid.ts';

/** `GET /submissions`. A client that is linked with no destination gets 403, not an empty list. @requirement FC-SVC-012 */
export function listSubmissions(call: Call): Answer {
  const page = readPage(call);
  if (isRefusal(page)) return page;
  const destinationIds = askedDestinations(call);
  if (!Array.isArray(destinationIds)) return destinationIds as Answer;
  const pending = (destinationIds as readonly string[]).map((destinationId) => call.tenant.store.pending(destinationId));
  for (const set of pending) expirePending(call.tenant, set);
  return json(200, call.tenant.faults.changesPickup() ? changedList(call, pending, page) : plainList(pending, page));
}

/** `GET /submissions/{id}`. @requirement FC-SVC-013 */
export function getSubmission(call: Call): Answer {
  const submission = submissionOf(call);
  const { encryptedMetadata, encryptedData } = submission;
  return json(200, { ...versionOf(call).presentSubmission(submission), encryptedMetadata, encryptedData });
}

/** `GET /submissions/{id}/attachments/{attachmentId}`. The bytes go out as they came in. */
export function getAttachment(call: Call): Answer {
  const content = submissionOf(call).attachments.get(param(call, 'attachmentId'));
  return content === undefined ? problem('attachment-not-found') : jose(content);
}

function askedDestinations(call: Call): readonly string[] | Answer {
  const client = clientOf(call);
  const asked = call.query === '' ? null : new URLSearchParams(call.query).get('destinationId');
  if (asked === null)
    return client.destinationIds.size > 0 ? [...client.destinationIds] : problem('client-not-linked', 'The client is linked with no destination.');
  if (!isUuid(asked)) return problem('request-malformed', 'The parameter destinationId is no UUID.');
  call.labels.destinationId = asked;
  return isLinked(client, asked) ? [asked] : problem('client-not-linked');
}

function plainList(pending: readonly ReadonlySet<Submission>[], page: Page): Record<string, unknown> {
  const totalCount = pending.reduce((sum, { size }) => sum + size, 0);
  return listOf('submissions', [...pageOf(itemsOf(pending), page)].map(itemOf), page, totalCount);
}

function changedList(call: Call, pending: readonly ReadonlySet<Submission>[], page: Page): Record<string, unknown> {
  const items = call.tenant.faults.pickup(call, [...itemsOf(pending)].map(itemOf));
  return listOf('submissions', items.slice(page.offset, page.offset + page.limit), page, items.length);
}

function* itemsOf(pending: readonly ReadonlySet<Submission>[]): Generator<Submission> {
  for (const set of pending) yield* set;
}

function itemOf({ destinationId, submissionId, caseId }: Submission): PickupItem {
  return { destinationId, submissionId, caseId };
}
