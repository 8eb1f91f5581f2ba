/**
 * Callbacks (Submission API 1.1.3; DOC:details/callbacks; fact sheet, section 18): a hint to the other side that something
 * happened, secured by an HMAC. They are sent after the answer is under way and never change it. The documentation says
 * that failed callbacks are repeated; how often and how long is not known, so this simulator sends each one once.
 */
import { callbackHmac } from '../../src/formats/hmac.ts';
import { toTimestamp } from '../../src/core/clock.ts';
import type { Peer, RawHeader } from '../../src/core/exchange.ts';
import type { CallbackOrder, CallbackOutcome } from './contract.ts';
import { failureOf } from '../../src/transport/transport-failure.ts';
import { recordExchange } from './record.ts';
import type { Labels } from './call.ts';
import type { CallbackAddress, Submission } from './state.ts';
import type { Tenant } from './tenant.ts';

const TYPE_PREFIX = 'https://schema.fitko.de/fit-connect/submission-api/callbacks/';
const HEADER_NAMES = { authentication: 'callback-authentication', timestamp: 'callback-timestamp' };

/** A callback before it is sent; faults change it here. */
export interface CallbackMessage {
  readonly address: CallbackAddress;
  readonly body: string;
  /** Text that is signed; differs from `body` only on command. */
  readonly signedBody: string;
  /** Timestamp that is signed; differs from `timestamp` only on command. */
  readonly signedTimestamp?: string | undefined;
  /** Value of the timestamp header, `undefined` leaves it out. */
  readonly timestamp: string | undefined;
  /** Value instead of the right HMAC; `null` leaves the header out. */
  readonly hmac: string | null | undefined;
  readonly headerNames: { readonly authentication: string; readonly timestamp: string };
  readonly labels: Labels;
  readonly peer: Peer;
}

/** Tells the receiver about a submission or reply that it can pick up, and the sender about the notify event. @requirement FC-SVC-017 */
export function notifyAboutItem(tenant: Tenant, submission: Submission): void {
  announce(tenant, submission, receiverOf(tenant, submission), submission.kind === 'reply' ? 'new-replies' : 'new-submissions');
  notifyAboutEvent(tenant, submission, 'sender');
}

/** Tells about new events: by the rule that a side hears of every change it did not make itself. */
export function notifyAboutEvent(tenant: Tenant, submission: Submission, told: 'sender' | 'receiver' | 'both'): void {
  if (told !== 'receiver') announce(tenant, submission, senderOf(tenant, submission), 'new-events');
  if (told !== 'sender') announce(tenant, submission, receiverOf(tenant, submission), 'new-events');
}

/** Sends a callback of the control's making to a destination. @returns what came of it, never rejects */
export async function sendOrderedCallback(tenant: Tenant, destinationId: string, order: CallbackOrder): Promise<CallbackOutcome | undefined> {
  const callback = tenant.store.destination(destinationId)?.callback;
  if (callback === undefined) return undefined;
  const body = order.body ?? JSON.stringify(bodyOf(order.type ?? 'new-submissions', order.submissions, order.includesSubmissionIds ?? true));
  const [first] = order.submissions;
  return send(tenant, {
    address: { url: callback.url, secret: order.secret ?? callback.secret },
    body,
    signedBody: order.signedBody ?? body,
    signedTimestamp: order.signedTimestamp,
    timestamp: order.timestamp === null ? undefined : String(order.timestamp ?? nowSeconds(tenant)),
    hmac: order.hmac,
    headerNames: order.headerNames ?? HEADER_NAMES,
    labels: { destinationId, ...(first === undefined ? {} : { submissionId: first.submissionId, caseId: first.caseId }) },
    peer: peerOfDestination(tenant, destinationId),
  });
}

interface Audience {
  readonly address: CallbackAddress | undefined;
  readonly peer: Peer;
}

function announce(tenant: Tenant, submission: Submission, { address, peer }: Audience, type: string): void {
  if (address === undefined || tenant.service.callbackClient === undefined) return;
  const { destinationId, submissionId, caseId } = submission;
  const labels = { destinationId, submissionId, caseId };
  const content =
    type === 'new-replies' ? { type: TYPE_PREFIX + type, replies: [{ destinationId, replyId: submissionId, caseId }] } : bodyOf(type, [labels], true);
  const body = JSON.stringify(content);
  const message: CallbackMessage = {
    address,
    body,
    signedBody: body,
    timestamp: String(nowSeconds(tenant)),
    hmac: undefined,
    headerNames: HEADER_NAMES,
    labels,
    peer,
  };
  const { messages, struck } = tenant.faults.changeCallback(message);
  for (const changed of messages) track(tenant, send(tenant, changed, struck));
}

/** Starts after the present step of the call and is not awaited by it, so that a slow receiver delays nobody. */
async function send(tenant: Tenant, message: CallbackMessage, faults: readonly string[] = []): Promise<CallbackOutcome> {
  await Promise.resolve();
  const client = tenant.service.callbackClient;
  const startedAt = Date.now();
  const startedTick = performance.now();
  const headers = headersOf(message);
  const outcome = client === undefined ? { failure: 'no-client' } : await deliver(client, message, headers);
  const exchange = recordExchange(tenant, {
    direction: 'outbound',
    peer: message.peer,
    operation: 'callback',
    startedAt: toTimestamp(startedAt),
    durationMs: performance.now() - startedTick,
    labels: message.labels,
    request: { method: 'POST', target: message.address.url, headers, body: message.body },
    ...('response' in outcome ? { response: outcome.response } : {}),
    faults,
  });
  return { exchange: exchange.id, ...('response' in outcome ? { status: outcome.response.status } : { failure: outcome.failure }) };
}

type Delivery =
  { readonly response: { readonly status: number; readonly headers: readonly RawHeader[]; readonly body: Uint8Array } } | { readonly failure: string };

async function deliver(client: NonNullable<Tenant['service']['callbackClient']>, message: CallbackMessage, headers: readonly RawHeader[]): Promise<Delivery> {
  try {
    return { response: await client(message.address.url, { headers, body: message.body }) };
  } catch (error) {
    return { failure: failureOf(error)?.kind ?? 'unknown' };
  }
}

function headersOf(message: CallbackMessage): readonly RawHeader[] {
  const { authentication, timestamp } = message.headerNames;
  const hmac =
    message.hmac === undefined ? callbackHmac(message.address.secret, message.signedTimestamp ?? message.timestamp ?? '', message.signedBody) : message.hmac;
  return [
    ['Content-Type', 'application/json'],
    ...(hmac === null ? [] : [[authentication, hmac] as const]),
    ...(message.timestamp === undefined ? [] : [[timestamp, message.timestamp] as const]),
  ];
}

function bodyOf(type: string, submissions: readonly { readonly submissionId: string }[], includesSubmissionIds: boolean): Record<string, unknown> {
  return {
    type: type.includes(':') ? type : TYPE_PREFIX + type,
    ...(includesSubmissionIds ? { submissionIds: submissions.map(({ submissionId }) => submissionId) } : {}),
    submissions,
  };
}

/** The side that announced the item. */
function senderOf(tenant: Tenant, submission: Submission): Audience {
  if (submission.kind === 'reply') return destinationAudience(tenant, submission.destinationId);
  return { address: submission.callback, peer: tenant.clients.get(submission.senderId)?.peer ?? 'unknown' };
}

/** The side that picks the item up; for a reply the address that came with the case's first submission. */
function receiverOf(tenant: Tenant, submission: Submission): Audience {
  if (submission.kind !== 'reply') return destinationAudience(tenant, submission.destinationId);
  const address = tenant.store.case(submission.caseId)?.submissions.find(({ kind }) => kind === 'submission')?.callback;
  return { address, peer: tenant.clients.get(submission.receiverId ?? '')?.peer ?? 'unknown' };
}

function destinationAudience(tenant: Tenant, destinationId: string): Audience {
  return { address: tenant.store.destination(destinationId)?.callback, peer: peerOfDestination(tenant, destinationId) };
}

function peerOfDestination(tenant: Tenant, destinationId: string): Peer {
  const linked = [...tenant.clients.values()].filter((client) => client.destinationIds.has(destinationId));
  return (linked.find(({ peer }) => peer === 'product') ?? linked[0])?.peer ?? 'unknown';
}

function track(tenant: Tenant, promise: Promise<unknown>): void {
  const { callbacksUnderWay } = tenant.service;
  callbacksUnderWay.add(promise);
  void promise.finally(() => callbacksUnderWay.delete(promise));
}

function nowSeconds(tenant: Tenant): number {
  return Math.floor(tenant.service.clock.now() / 1000);
}
