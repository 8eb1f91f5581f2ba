/** Cases and their event logs (Submission API 1.1.3; DOC:getting-started/event-log; fact sheet, section 16). */
import { empty, json } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { notifyAboutEvent } from '../callbacks.ts';
import { caseOf, clientOf, submissionOf } from '../call.ts';
import type { Call } from '../call.ts';
import { compactOf } from '../event-log.ts';
import { partsOfEvent } from '../event-names.ts';
import { textOfDraft } from '../faults/set-draft.ts';
import { judgePostedEvent } from '../rules/set.ts';
import { refuseTransition } from '../rules/transitions.ts';
import type { Case, LogEvent } from '../state.ts';
import { isLinked } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';
import { isRefusal, listOf, pageOf, readPage } from './paging.ts';
import type { Page } from './paging.ts';

const STATUS_AFTER = { accept: 'accepted', reject: 'rejected', forward: 'forwarded' } as const;

/** `GET /cases/{id}/events`, oldest first. @requirement FC-SVC-016 */
export async function getEventLog(call: Call): Promise<Answer> {
  return answerLog(call, caseOf(call).events);
}

/** `GET /submissions/{id}/events` and `GET /replies/{id}/events`: what of the case's log is about the item. */
export async function getItemEventLog(call: Call): Promise<Answer> {
  const submission = submissionOf(call);
  const events = call.tenant.store.case(submission.caseId)?.events ?? [];
  return answerLog(
    call,
    events.filter((event) => event.submission === submission),
  );
}

/** `POST /cases/{id}/events`: a good event is kept unchanged and decides the item. @requirement FC-SVC-014 FC-SVC-015 */
export async function postEvent(call: Call): Promise<Answer> {
  const { tenant } = call;
  const judged = await judgePostedEvent(call);
  if ('refusal' in judged) return judged.refusal;
  const { name, submission, compact } = judged;
  // Asked now and not before the signature was verified: meanwhile another event may have decided the item.
  const refusal = refuseTransition(submission, name);
  if (refusal !== undefined) return refusal;
  const now = tenant.clock.now();
  const verb = partsOfEvent(name).verb as keyof typeof STATUS_AFTER;
  const status = STATUS_AFTER[verb];
  tenant.store.changeSubmission(submission, { status, ...(verb === 'forward' ? {} : { decidedAt: now }) });
  tenant.store.appendEvent(caseOf(call), { author: 'destination', name, submission, compact }, now);
  notifyAboutEvent(tenant, submission, 'sender');
  return empty(204);
}

/** `GET /cases`: the cases the client takes part in. Path and form are inferred from the operations of the official SDK. */
export function listCases(call: Call): Answer {
  const page = readPage(call);
  if (isRefusal(page)) return page;
  const client = clientOf(call);
  const own = [...call.tenant.store.cases()].filter(
    ({ senderId, submissions }) => senderId === client.clientId || submissions.some(({ destinationId }) => isLinked(client, destinationId)),
  );
  return json(200, listOf('cases', [...pageOf(own, page)].map(presentCase), page, own.length));
}

/** `GET /cases/{id}`. Inferred as {@link listCases}. */
export function getCase(call: Call): Answer {
  return json(200, presentCase(caseOf(call)));
}

/** All events of a case as compact SETs, without any fault applied; for the control interface. */
export async function plainLog(tenant: Tenant, theCase: Case): Promise<readonly string[]> {
  return Promise.all(theCase.events.map(async (event) => compactOf(tenant, event)));
}

async function answerLog(call: Call, events: readonly LogEvent[]): Promise<Answer> {
  const page = readPage(call);
  if (isRefusal(page)) return page;
  return json(200, call.tenant.faults.changesLog() ? await changedLog(call, events, page) : await ordinaryLog(call.tenant, events, page));
}

async function ordinaryLog(tenant: Tenant, events: readonly LogEvent[], page: Page): Promise<Record<string, unknown>> {
  const shown = events.slice(page.offset, page.offset + page.limit);
  return listOf('eventLog', await Promise.all(shown.map(async (event) => compactOf(tenant, event))), page, events.length);
}

async function changedLog(call: Call, events: readonly LogEvent[], page: Page): Promise<Record<string, unknown>> {
  const drafts = call.tenant.faults.log(call, events);
  const shown = drafts.slice(page.offset, page.offset + page.limit);
  return listOf('eventLog', await Promise.all(shown.map(async (draft) => textOfDraft(call.tenant, draft))), page, drafts.length);
}

function presentCase({ caseId, submissions }: Case): Record<string, unknown> {
  const idsOf = (kind: 'submission' | 'reply'): readonly string[] => submissions.filter((item) => item.kind === kind).map(({ submissionId }) => submissionId);
  return { caseId, submissionIds: idsOf('submission'), replyIds: idsOf('reply') };
}
