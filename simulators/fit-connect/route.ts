/**
 * A route as data: method, path, operation, the guards in front of it and its handler. `run` takes a call through them in
 * a fixed order: read, attribute, label, faults, guards, handler, faults, record, answer.
 */
import { encoded, toResponse, withHeaders } from './answer.ts';
import type { Answer } from './answer.ts';
import { readBody } from './body.ts';
import type { Call, Guard, Handler } from './call.ts';
import { problem } from './problems.ts';
import { readPostedEvent } from './posted-event.ts';
import { recordCall } from './record.ts';
import { isAdmitted, isWithinRate } from './rules/admission.ts';
import { identify } from './rules/token.ts';
import { partsOfEvent } from './event-names.ts';
import type { Limits } from './service.ts';
import type { VersionAdapter } from './versions/adapter.ts';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the base path, with `:name` parameters. */
  readonly path: string;
  readonly operation: string;
  /** Version of the API that the path belongs to. */
  readonly version?: VersionAdapter;
  /** Which limit holds for the body. Default `otherBytes`. */
  readonly bodyLimit?: keyof Limits;
  /** Attributes the call to a client; by its token unless said otherwise. */
  readonly identify?: (call: Call) => void;
  readonly guards: readonly Guard[];
  readonly handle: Handler;
}

/** Takes a call through its route. Never rejects. @returns the answer, recorded */
export async function run(call: Call, route: Route, params: Readonly<Record<string, string>>): Promise<Response> {
  call.operation = route.operation;
  call.version = route.version;
  call.params = params;
  let answer: Answer;
  try {
    const isReadable = hasNoBody(call) || (await readBody(call, call.tenant.service.limits[route.bodyLimit ?? 'otherBytes']));
    (route.identify ?? identify)(call);
    label(call);
    const given = isReadable ? answerTo(call, route) : problem('request-malformed', 'The body could not be read to its end.');
    answer = given instanceof Promise ? await given : given;
  } catch (error) {
    call.tenant.service.onInternalError(error);
    answer = problem('internal-error');
  }
  return finish(call, answer);
}

/** Records the answer and sends it. Answers without content never carry a body. */
export function finish(call: Call, answer: Answer): Response {
  const complete = encoded(call.rateLimitHeaders === undefined ? answer : withHeaders(answer, call.rateLimitHeaders));
  labelRecords(call);
  recordCall(call, complete);
  noteAnswered(call);
  return toResponse(complete);
}

/** Reads have nothing to wait for, and promises would be a noticeable part of their cost. */
function answerTo(call: Call, route: Route): Answer | Promise<Answer> {
  const { faults } = call.tenant;
  const answer = faults.before(call) ?? isAdmitted(call) ?? isWithinRate(call) ?? guard(call, route.guards) ?? route.handle(call);
  return answer instanceof Promise ? answer.then((waited) => faults.after(call, waited)) : faults.after(call, answer);
}

function hasNoBody({ request }: Call): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function guard(call: Call, guards: readonly Guard[]): Answer | undefined {
  for (const check of guards) {
    const refusal = check(call);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** What the path, the SET and the state say about the call, before anything is judged: faults are matched with it. */
function label(call: Call): void {
  const { destinationId, submissionId, caseId, attachmentId, keyId } = call.params;
  if (destinationId !== undefined) call.labels.destinationId = destinationId;
  if (submissionId !== undefined) call.labels.submissionId = submissionId;
  if (caseId !== undefined) call.labels.caseId = caseId;
  if (attachmentId !== undefined) call.labels.attachmentId = attachmentId;
  if (keyId !== undefined) call.labels.keyId = keyId;
  if (call.operation === 'post-event') labelEvent(call);
  if (submissionId !== undefined) call.submission = call.tenant.store.submission(submissionId);
  if (caseId !== undefined) call.theCase = call.tenant.store.case(caseId);
  labelRecords(call);
}

function labelEvent(call: Call): void {
  call.postedEvent = readPostedEvent(call.body);
  const subject = call.postedEvent?.submissionId;
  if (subject !== undefined) call.labels.submissionId = subject;
}

/** Ids that follow from records: a submission names its case and destination. */
function labelRecords({ submission, labels }: Call): void {
  if (submission === undefined) return;
  labels.submissionId ??= submission.submissionId;
  labels.caseId ??= submission.caseId;
  labels.destinationId ??= submission.destinationId;
}

/** Notes that the product has posted a decision, whatever the answer was. */
function noteAnswered(call: Call): void {
  const { postedEvent, tenant } = call;
  if (call.peer !== 'product' || postedEvent?.name === undefined || postedEvent.submissionId === undefined) return;
  const { verb } = partsOfEvent(postedEvent.name);
  if (verb !== 'accept' && verb !== 'reject') return;
  tenant.answered.add(postedEvent.submissionId);
  for (const listener of [...tenant.onAnswered]) listener();
}
