/**
 * Posted events (FC-SVC-014; fact sheet, section 16): form, header, claims, payload, signature, in this order. Whether the
 * state allows the event is another rule (`transitions.ts`), asked when everything here has passed. `jti` is not compared with earlier ones and `iat` not with the clock: no source says that the service does.
 */
import { verifyJws } from '../../../src/formats/jose.ts';
import { compileWhenUsed } from '../../../src/formats/json-schema.ts';
import type { SchemaValidator } from '../../../src/formats/json-schema.ts';
import definitions from '../../../schemas/fit-connect/submission-api/definitions.schema.json' with { type: 'json' };
import tagsSchema from '../../../schemas/fit-connect/submission-api/authentication-tags.schema.json' with { type: 'json' };
import problemsSchema from '../../../schemas/fit-connect/submission-api/problems.schema.json' with { type: 'json' };
import type { Answer } from '../answer.ts';
import { caseOf, versionOf } from '../call.ts';
import type { Call } from '../call.ts';
import type { PublicJwk } from '../contract.ts';
import { partsOfEvent } from '../event-names.ts';
import type { EventName, EventVerb } from '../event-names.ts';
import type { PostedEvent } from '../posted-event.ts';
import { problem } from '../problems.ts';
import type { Submission } from '../state.ts';
import { isUuid } from './uuid.ts';

/** A posted event that has passed all rules of this file. */
export interface AcceptedEvent {
  readonly name: EventName;
  readonly submission: Submission;
  readonly compact: string;
}

const SCHEMA_URI = /^https:\/\/schema\.fitko\.de\/fit-connect\/set-payload\/(\d+\.\d+\.\d+)\/set-payload\.schema\.json$/;
const EARLIEST_IAT = 1_577_833_200;
const POSTABLE: readonly EventVerb[] = ['accept', 'reject', 'forward'];

const validateTags = compileWhenUsed(tagsSchema, { references: [definitions] });
const validateProblems = compileWhenUsed(problemsSchema, { references: [definitions] });
const PAYLOADS: Partial<Record<EventVerb, SchemaValidator>> = { accept: validateTags, reject: validateProblems };

/** Judges the posted event of a call. @requirement FC-SVC-014 */
export async function judgePostedEvent(call: Call): Promise<AcceptedEvent | { readonly refusal: Answer }> {
  const posted = call.postedEvent;
  if (posted === undefined) return { refusal: problem('request-malformed', 'The body is no compact JWS with a JSON object as payload.') };
  const subject = subjectOf(call, posted);
  const detail = wrongHeader(posted) ?? wrongClaims(call, posted) ?? (subject === undefined ? 'The claim sub names nothing in this case.' : undefined);
  if (detail !== undefined || subject === undefined) return refuse(detail);
  const event = posted.name;
  const wrong = wrongEvent(posted, subject) ?? wrongIssuer(posted, subject) ?? wrongPayload(posted) ?? (await wrongSignature(call, posted, subject));
  if (wrong !== undefined || event === undefined) return refuse(wrong);
  return { name: event, submission: subject, compact: posted.compact };
}

function wrongHeader({ jws: { header } }: PostedEvent): string | undefined {
  if (header['typ'] !== 'secevent+jwt') return 'The header typ is not secevent+jwt.';
  if (header['alg'] !== 'PS512') return 'The header alg is not PS512.';
  if (header['crit'] !== undefined) return 'No critical header members are supported.';
  return typeof header['kid'] === 'string' ? undefined : 'The header kid is missing.';
}

function wrongClaims(call: Call, { jws: { payload } }: PostedEvent): string | undefined {
  const { iat, jti, txn, $schema } = payload;
  if (typeof iat !== 'number' || !Number.isInteger(iat) || iat < EARLIEST_IAT) return 'The claim iat is no integer from 1577833200 on.';
  if (!isUuid(jti)) return 'The claim jti is no UUID.';
  if (txn !== `case:${caseOf(call).caseId}`) return 'The claim txn does not name this case.';
  if ($schema === undefined) return undefined;
  const version = typeof $schema === 'string' ? SCHEMA_URI.exec($schema)?.[1] : undefined;
  return version !== undefined && versionOf(call).supportsSetSchema(version) ? undefined : 'The schema version of the payload is not supported.';
}

/** The item of this case that `sub` names. */
function subjectOf(call: Call, { jws, submissionId }: PostedEvent): Submission | undefined {
  const found = caseOf(call).submissions.find((item) => item.submissionId === submissionId);
  return found !== undefined && jws.payload['sub'] === `${found.kind}:${found.submissionId}` ? found : undefined;
}

/** Exactly one event, known by name, that the other side may author for this kind of item. */
function wrongEvent({ jws, name }: PostedEvent, subject: Submission): string | undefined {
  const { events } = jws.payload;
  if (typeof events !== 'object' || events === null || Array.isArray(events)) return 'The claim events is no object.';
  if (Object.keys(events).length !== 1) return 'The claim events has to hold exactly one event.';
  if (name === undefined) return 'The event is not known.';
  const { verb, kind } = partsOfEvent(name);
  return kind === subject.kind && POSTABLE.includes(verb) ? undefined : `The event ${name} cannot be posted for a ${subject.kind}.`;
}

/** A submission is answered by its destination; who signs for a reply is inferred: a destination that publishes the key. */
function wrongIssuer({ jws }: PostedEvent, subject: Submission): string | undefined {
  const { iss } = jws.payload;
  if (subject.kind === 'submission') return iss === subject.destinationId ? undefined : 'The claim iss is not the destination of the submission.';
  return isUuid(iss) ? undefined : 'The claim iss is no destination.';
}

/** Without `$schema` the payload is not judged, but has to be an object. */
function wrongPayload({ jws, name }: PostedEvent): string | undefined {
  const [payload] = Object.values(jws.payload['events'] as Record<string, unknown>);
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return 'The payload of the event is no object.';
  if (jws.payload['$schema'] === undefined || name === undefined) return undefined;
  const [first] = PAYLOADS[partsOfEvent(name).verb]?.(payload) ?? [];
  return first === undefined ? undefined : `The payload is wrong at "${first.pointer}": ${first.message}.`;
}

async function wrongSignature(call: Call, { jws, compact }: PostedEvent, subject: Submission): Promise<string | undefined> {
  const issuer = subject.kind === 'reply' ? String(jws.payload['iss']) : subject.destinationId;
  const key = signingKey(call.tenant.store.destination(issuer)?.keys ?? [], jws.header['kid']);
  if (key === undefined) return 'The header kid names no signing key of the destination.';
  return (await verifyJws(compact, key, { algorithms: ['PS512'] })) ? undefined : 'The signature does not fit.';
}

function signingKey(keys: readonly PublicJwk[], kid: unknown): PublicJwk | undefined {
  return keys.find((key) => key.kid === kid && key['alg'] === 'PS512');
}

function refuse(detail: string | undefined): { readonly refusal: Answer } {
  return { refusal: problem('set-invalid', detail) };
}
