/** `POST /v6/mailbox/applications/states`: one status report for one application (fact sheet, section 2.4). */
import { compileWhenUsed } from '../../../src/formats/json-schema.ts';
import type { JsonObject } from '../../../src/formats/json.ts';
import stateSchema from '../../../schemas/zbp/state-content-6.schema.json' with { type: 'json' };
import { restEmpty } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { headerValue, isMediaType } from '../call.ts';
import type { Call, Refusal } from '../call.ts';
import { problem } from '../problems.ts';
import { identify, refuseConnection, refuseToken } from './authentication.ts';
import { stateFrom } from './contents.ts';
import { invalid, readEnvelope, refuseEnvelope, textMember } from './envelope.ts';
import type { Envelope } from './envelope.ts';

const validateState = compileWhenUsed(stateSchema);

/** Reads the request. @returns carries it out */
export function openPostState(call: Call): () => Answer {
  identify(call);
  const envelope = readEnvelope(call, call.body);
  return () => refuse(call, envelope) ?? store(call, envelope.data ?? {});
}

function refuse(call: Call, envelope: Envelope): Refusal {
  return refuseConnection(call) ?? refuseToken(call) ?? refuseType(call) ?? refuseEnvelope(call, envelope) ?? refuseContent(call, envelope.data ?? {});
}

function refuseType(call: Call): Refusal {
  const isJson = isMediaType(headerValue(call, 'content-type'), 'application/json');
  return isJson ? undefined : problem('content-type-wrong', 'A status report is sent as application/json.');
}

/** @requirement ZBP-16, ZBP-17 */
function refuseContent({ tenant }: Call, data: JsonObject): Refusal {
  if (data['status'] === 'NONE') return problem('status-reserved');
  const problems = validateState(data);
  if (problems.length > 0) return invalid('content', problems);
  const isKnown = tenant.takesUnknownApplications || tenant.store.hasApplication(textMember(data, 'applicationId') ?? '');
  return isKnown ? undefined : problem('application-not-found');
}

function store(call: Call, data: JsonObject): Answer {
  const state = stateFrom(call.tenant, data);
  call.tenant.store.addState(state);
  call.stored.push(state);
  // The body of the real answer is not known.
  return restEmpty(200);
}
