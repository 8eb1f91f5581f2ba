/** Validators of request bodies, compiled at their first use from the schemas under `schemas/fit-connect/submission-api/`. */
import { compileWhenUsed } from '../../src/formats/json-schema.ts';
import type { SchemaValidator } from '../../src/formats/json-schema.ts';
import createDestination from '../../schemas/fit-connect/submission-api/create-destination.schema.json' with { type: 'json' };
import createReply from '../../schemas/fit-connect/submission-api/create-reply.schema.json' with { type: 'json' };
import createSubmissionV1 from '../../schemas/fit-connect/submission-api/create-submission-v1.schema.json' with { type: 'json' };
import createSubmissionV2 from '../../schemas/fit-connect/submission-api/create-submission-v2.schema.json' with { type: 'json' };
import definitions from '../../schemas/fit-connect/submission-api/definitions.schema.json' with { type: 'json' };
import patchDestination from '../../schemas/fit-connect/submission-api/patch-destination.schema.json' with { type: 'json' };
import submitSubmissionV1 from '../../schemas/fit-connect/submission-api/submit-submission-v1.schema.json' with { type: 'json' };
import submitSubmissionV2 from '../../schemas/fit-connect/submission-api/submit-submission-v2.schema.json' with { type: 'json' };
import updateDestination from '../../schemas/fit-connect/submission-api/update-destination.schema.json' with { type: 'json' };
import { versionOf } from './call.ts';
import type { Call } from './call.ts';
import type { ApiVersion } from './contract.ts';

function compile(schema: object): SchemaValidator {
  return compileWhenUsed(schema, { references: [definitions] });
}

const ANNOUNCE: Readonly<Record<ApiVersion, SchemaValidator>> = { v1: compile(createSubmissionV1), v2: compile(createSubmissionV2) };
const SUBMIT: Readonly<Record<ApiVersion, SchemaValidator>> = { v1: compile(submitSubmissionV1), v2: compile(submitSubmissionV2) };
const CREATE_DESTINATION = compile(createDestination);
const UPDATE_DESTINATION = compile(updateDestination);
const PATCH_DESTINATION = compile(patchDestination);
const REPLY = compile(createReply);
const OBJECT = compileWhenUsed({ type: 'object' });

/** Body schemas by operation; where the API version matters, by that of the call. */
export const BODY_SCHEMAS = {
  announce: (call: Call) => ANNOUNCE[versionOf(call).version],
  submit: (call: Call) => SUBMIT[versionOf(call).version],
  reply: () => REPLY,
  createDestination: () => CREATE_DESTINATION,
  updateDestination: () => UPDATE_DESTINATION,
  patchDestination: () => PATCH_DESTINATION,
  /** Judged by rules of its own. */
  object: () => OBJECT,
} as const;
