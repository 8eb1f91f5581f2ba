/**
 * The event log of a case: events the service writes and signs, events a destination posted. A service event is signed
 * when somebody first reads it and the result is kept, because three RSA-4096 signatures per submission would cost more
 * than all the rest; PS512 is randomised, so keeping it also makes every reading alike (DOC:getting-started/event-log).
 */
import { signJws } from '../../src/formats/jose.ts';
import { EVENT_PREFIX } from './event-names.ts';
import type { EventName } from './event-names.ts';
import type { LogEvent, RejectProblem, Submission, Tags } from './state.ts';
import type { Tenant } from './tenant.ts';

export type ServiceEvent = Extract<LogEvent, { author: 'service' }>;

/** Version of the payload schema that service events name. */
export const SET_SCHEMA = 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json';

/** Header and claims of a SET before it is signed. */
export interface SetContent {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

const signed = new WeakMap<LogEvent, Promise<string>>();

/** Adds an event of the service to the log of the item's case. @param content `at` is virtual time, default now @requirement FC-SVC-011 */
export function writeServiceEvent(
  tenant: Tenant,
  submission: Submission,
  name: EventName,
  content: { readonly tags?: Tags; readonly problems?: readonly RejectProblem[]; readonly at?: number },
): void {
  const theCase = tenant.store.case(submission.caseId);
  if (theCase === undefined) return;
  const { at, ...payload } = content;
  const { ids, clock } = tenant.service;
  const event: ServiceEvent = { author: 'service', name, submission, jti: ids(), iat: Math.floor(clock.now() / 1000), ...payload };
  tenant.store.appendEvent(theCase, event, at ?? tenant.clock.now());
}

/** The issuer of the service's events: the base URL of the Submission API without version. */
export function serviceIssuer(tenant: Tenant): string {
  return `${tenant.service.baseUrl()}${tenant.prefix}/submission-api`;
}

/** Header and claims of a service event, members in the order of the published example. */
export function contentOf(tenant: Tenant, event: ServiceEvent): SetContent {
  const { submission } = event;
  return {
    header: { typ: 'secevent+jwt', alg: 'PS512', kid: tenant.service.signing.publicJwk.kid },
    payload: {
      $schema: SET_SCHEMA,
      iss: serviceIssuer(tenant),
      iat: event.iat,
      jti: event.jti,
      sub: `${submission.kind}:${submission.submissionId}`,
      txn: `case:${submission.caseId}`,
      events: { [EVENT_PREFIX + event.name]: payloadOf(event) },
    },
  };
}

/** The event as compact JWS; signed once, then always the same text. */
export async function compactOf(tenant: Tenant, event: LogEvent): Promise<string> {
  if (event.author === 'destination') return event.compact;
  const known = signed.get(event);
  if (known !== undefined) return known;
  const { header, payload } = contentOf(tenant, event);
  const compact = signJws(header, payload, tenant.service.signing.privateJwk);
  signed.set(event, compact);
  return compact;
}

/** Authentication tags of what was uploaded: the last part of each JWE, unchanged. */
export function tagsOf(submission: Submission): Tags {
  const attachments: Record<string, string> = {};
  for (const [attachmentId, content] of submission.attachments) attachments[attachmentId] = tagOfBytes(content);
  return {
    metadata: tagOfText(submission.encryptedMetadata ?? ''),
    ...(submission.encryptedData === undefined ? {} : { data: tagOfText(submission.encryptedData) }),
    attachments,
  };
}

function payloadOf(event: ServiceEvent): Readonly<Record<string, unknown>> {
  if (event.tags !== undefined) return { authenticationTags: event.tags };
  return event.problems === undefined ? {} : { problems: event.problems };
}

/** A copy of its own, so that the tag does not keep the whole JWE in memory after the content was deleted. */
function tagOfText(compact: string): string {
  return Buffer.from(compact.slice(compact.lastIndexOf('.') + 1), 'latin1').toString('latin1');
}

function tagOfBytes(compact: Uint8Array): string {
  return Buffer.from(compact.subarray(compact.lastIndexOf(0x2e) + 1)).toString('latin1');
}
