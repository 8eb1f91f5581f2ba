/**
 * Bodies of the Destination API. No description of it is public: members are those of the Submission API 1.1.3, eased to
 * what a client reports to have sent with success (fact sheet, section 7): the contact needs name and e-mail only. That v2
 * takes the services under either name, and `null` in a merge patch, is inferred.
 */
import { compileWhenUsed } from '../../src/formats/json-schema.ts';
import type { SchemaValidator } from '../../src/formats/json-schema.ts';
import definitions from '../../schemas/fit-connect/submission-api/definitions.schema.json' with { type: 'json' };
import { versionOf } from './call.ts';
import type { Call } from './call.ts';
import type { ApiVersion } from './contract.ts';

type Schema = Readonly<Record<string, unknown>>;

const { contactInformation } = definitions.$defs;

function ref(name: keyof typeof definitions.$defs): Schema {
  return { $ref: `${definitions.$id}#/$defs/${name}` };
}

function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

const PLAIN: Schema = {
  name: { type: 'string', minLength: 1 },
  contactInformation: { ...contactInformation, required: ['legalName', 'email'] },
  encryptionKid: ref('encryptionKid'),
  metadataVersions: ref('metadataVersions'),
};
const FULL: Schema = { ...PLAIN, callback: ref('callback'), replyChannels: ref('replyChannels') };
/** What a merge patch may take away. */
const PATCH: Schema = {
  ...PLAIN,
  callback: orNull(ref('callback')),
  replyChannels: orNull(ref('replyChannels')),
  status: { enum: ['active', 'inactive', 'decommissioned'] },
};

const SERVICES: Readonly<Record<ApiVersion, { readonly properties: Schema; readonly isRequired: Schema; readonly isAllowed: Schema }>> = {
  v1: { properties: { services: ref('services') }, isRequired: { required: ['services'] }, isAllowed: {} },
  v2: {
    properties: { services: ref('services'), publicServices: ref('services') },
    isRequired: { oneOf: [{ required: ['services'] }, { required: ['publicServices'] }] },
    isAllowed: { not: { required: ['services', 'publicServices'] } },
  },
};

interface BodySchemas {
  readonly create: SchemaValidator;
  readonly update: SchemaValidator;
  readonly patch: SchemaValidator;
}

function bodySchemas(version: ApiVersion): BodySchemas {
  const { properties, isRequired, isAllowed } = SERVICES[version];
  const compile = (schema: Schema): SchemaValidator =>
    compileWhenUsed({ $schema: definitions.$schema, type: 'object', ...schema }, { references: [definitions] });
  return {
    create: compile({
      ...isRequired,
      required: ['contactInformation', 'encryptionKid', 'encryptionPublicKey', 'signingPublicKey', 'metadataVersions', ...requiredOf(isRequired)],
      properties: { ...FULL, ...properties, encryptionPublicKey: { type: 'object' }, signingPublicKey: { type: 'object' } },
    }),
    update: compile({
      ...isRequired,
      required: ['status', 'contactInformation', 'encryptionKid', 'metadataVersions', ...requiredOf(isRequired)],
      properties: { ...FULL, ...properties, status: { enum: ['created', 'active', 'inactive', 'decommissioned'] } },
    }),
    patch: compile({ ...isAllowed, properties: { ...PATCH, ...properties } }),
  };
}

function requiredOf({ required }: Schema): readonly unknown[] {
  return Array.isArray(required) ? required : [];
}

const SCHEMAS: Readonly<Record<ApiVersion, BodySchemas>> = { v1: bodySchemas('v1'), v2: bodySchemas('v2') };

/** Validators by operation, for the API version of the call. */
export const DESTINATION_BODIES = {
  create: (call: Call) => SCHEMAS[versionOf(call).version].create,
  update: (call: Call) => SCHEMAS[versionOf(call).version].update,
  patch: (call: Call) => SCHEMAS[versionOf(call).version].patch,
} as const;
