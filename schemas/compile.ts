/**
 * Compiles a schema file of this folder for the tests beside the data: JSON Schema 2020-12 by ajv with formats, strict,
 * all errors. The suite itself compiles schemas in `src/formats`; this file serves tests only.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';

/** Digits behind the point that still count as a multiple; without it 19.99 is no multiple of 0.01 in binary numbers. */
export const MULTIPLE_OF_PRECISION = 6;

/** @throws Error when the file is no JSON or breaks ajv's strict mode */
export function compileFile(url: URL): ValidateFunction {
  return compileText(readFileSync(fileURLToPath(url), 'utf8'));
}

/** Compiles the text of a schema; a union of plain types is allowed, every other strict rule of ajv stands. */
export function compileText(text: string): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true, multipleOfPrecision: MULTIPLE_OF_PRECISION });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(text) as object);
}

/** Errors of one document; empty when it is valid. */
export function errorsOf(validate: ValidateFunction, document: unknown): readonly ErrorObject[] {
  return validate(document) ? [] : (validate.errors ?? []);
}
