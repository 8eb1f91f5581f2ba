/**
 * Validation of JSON against schemas of the drafts 07, 2019-09 and 2020-12. A violation is reported by the place of the
 * broken rule inside the schema, never by the place or value inside the document, which could be personal data.
 */
import { Ajv } from 'ajv';
import type { ErrorObject, Options, ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';

/** Checks a parsed document; returns the broken rules as JSON Pointers into the schema, empty when it is valid. */
export type JsonRules = (document: unknown) => readonly string[];

// `multipleOf: 0.01` in the metadata schema would refuse 19.99 without the precision.
const OPTIONS: Options = { allErrors: true, strict: false, multipleOfPrecision: 6, formats: fullFormats };
const MAX_REPORTED_RULES = 10;

/** Compiles a schema; throws when it is none. */
export function compileJsonSchema(schema: object): JsonRules {
  const validate = compile(schema, '$schema' in schema && typeof schema.$schema === 'string' ? schema.$schema : '');
  return (document) => (validate(document) ? [] : brokenRules(validate.errors ?? []));
}

function compile(schema: object, draft: string): ValidateFunction {
  if (draft.includes('draft-07')) return new Ajv(OPTIONS).compile(schema);
  return draft.includes('2019-09') ? new Ajv2019(OPTIONS).compile(schema) : new Ajv2020(OPTIONS).compile(schema);
}

function brokenRules(errors: readonly ErrorObject[]): readonly string[] {
  return [...new Set(errors.map(ruleOf))].slice(0, MAX_REPORTED_RULES);
}

/** Names the missing member as well: like the place of the rule it comes from the schema. */
function ruleOf({ schemaPath, keyword, params }: ErrorObject): string {
  return keyword === 'required' ? `${schemaPath}/${String(params['missingProperty'])}` : schemaPath;
}
