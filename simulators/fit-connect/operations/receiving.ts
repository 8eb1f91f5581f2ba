/** The subscriber's side: list, fetch, download (Submission API 1.1.3, tag Einreichungsempfang). Fetching changes no status. */
import { jose, json, jsonText } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { clientOf, param, submissionOf, versionOf } from '../call.ts';
import type { Call } from '../call.ts';
import { expirePending } from '../deadlines.ts';
import type { PickupItem } from '../faults/definition.ts';
import { problem } from '../problems.ts';
import type { Submission } from '../state.ts';
import { isLinked } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';
import { isRefusal, listOf, readPage } from './paging.ts';
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
  return call.tenant.faults.changesPickup() ? json(200, changedList(call, pending, page)) : jsonText(200, plainList(call.tenant, pending, page));
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

/** A product asks for the same list again and again: it is written anew when something on it has changed. */
function plainList(tenant: Tenant, pending: readonly ReadonlySet<Submission>[], page: Page): string {
  const totalCount = pending.reduce((sum, { size }) => sum + size, 0);
  const items = itemsOn(page, pending);
  const last = lastLists.get(tenant);
  if (last?.offset === page.offset && last.totalCount === totalCount && areSame(last.items, items)) return last.text;
  const text = JSON.stringify(listOf('submissions', items.map(itemOf), page, totalCount));
  lastLists.set(tenant, { offset: page.offset, totalCount, items, text });
  return text;
}

interface ListText {
  readonly offset: number;
  readonly totalCount: number;
  /** The ids of a submission, which are all that a list says of it, never change. */
  readonly items: readonly Submission[];
  readonly text: string;
}

/** The list each tenant was answered last. */
const lastLists = new WeakMap<Tenant, ListText>();

function itemsOn({ offset, limit }: Page, pending: readonly ReadonlySet<Submission>[]): readonly Submission[] {
  const items: Submission[] = [];
  let passed = 0;
  for (const set of pending) {
    if (passed + set.size <= offset) {
      passed += set.size;
      continue;
    }
    for (const submission of set) {
      if (items.length === limit) return items;
      if (passed >= offset) items.push(submission);
      passed += 1;
    }
  }
  return items;
}

function areSame(one: readonly Submission[], other: readonly Submission[]): boolean {
  return one.length === other.length && one.every((submission, index) => submission === other[index]);
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
