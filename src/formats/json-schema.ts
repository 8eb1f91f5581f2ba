/**
 * JSON Schema validation (2020-12, 2019-09, draft-07) with problems as data. Schemas are taken as delivered: unknown
 * keywords are tolerated, nothing is loaded from elsewhere, size and depth of a schema are bounded.
 */
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type * as Draft07 from 'ajv';
import type { ErrorObject, Options, ValidateFunction } from 'ajv';
import type * as Draft2019 from 'ajv/dist/2019.js';
import type * as Draft2020 from 'ajv/dist/2020.js';
import type { FormatsPlugin } from 'ajv-formats';
import { PruefstandError } from '../core/errors.ts';
import { isJsonObject } from './json.ts';

export type SchemaDraft = '2020-12' | '2019-09' | '07';

export interface SchemaOptions {
  /** Default by `$schema`, 2020-12 without it. */
  readonly draft?: SchemaDraft;
  /** Judge `format`. Default true. */
  readonly formats?: boolean;
  /** Other documents that `$ref` may name by their `$id`. Nothing else is ever loaded. */
  readonly references?: readonly object[];
  /** A schema of ours that tests judge by its draft: it need not be judged each time. Default false. */
  readonly isOwn?: boolean;
}

export interface SchemaProblem {
  /** JSON Pointer into the value; empty for the whole value. */
  readonly pointer: string;
  /** Keyword of the schema that was broken. */
  readonly keyword: string;
  readonly message: string;
  /** Name of the member that is one too many; with `additionalProperties` only. */
  readonly member?: string;
}

/** @returns empty when the value is valid, at most 100 problems otherwise */
export type SchemaValidator = (value: unknown) => readonly SchemaProblem[];

const MAX_SCHEMA_NODES = 200_000;
const MAX_SCHEMA_DEPTH = 200;
const MAX_PROBLEMS = 100;

/**
 * `multipleOf: 0.01` has to accept 19.99 in spite of binary rounding; five digits of the quotient hold for amounts up to
 * about a thousand million. Not strict: the strict mode refuses unknown formats, which JSON Schema wants ignored.
 */
const OPTIONS: Options = { strict: false, logger: false, allErrors: true, multipleOfPrecision: 5, validateSchema: false };

const DRAFTS: readonly (readonly [RegExp, SchemaDraft])[] = [
  [/^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/, '2020-12'],
  [/^https?:\/\/json-schema\.org\/draft\/2019-09\/schema#?$/, '2019-09'],
  [/^https?:\/\/json-schema\.org\/draft-07\/schema#?$/, '07'],
];

const compiled = new WeakMap<object, Map<string, SchemaValidator>>();

/**
 * Compiles a schema; the same object is compiled once per set of options.
 * @throws ERR_CONFIG_INVALID when the schema is too large, of an unknown draft, against its own draft, or refers to a
 *   document that was not given
 */
export function compileSchema(schema: object, options: SchemaOptions = {}): SchemaValidator {
  const draft = options.draft ?? draftOf(schema);
  const variants = compiled.get(schema) ?? new Map<string, SchemaValidator>();
  compiled.set(schema, variants);
  const key = `${draft} ${options.formats !== false}`;
  const known = options.references === undefined ? variants.get(key) : undefined;
  if (known !== undefined) return known;
  const validator = validatorOf(compile(schema, draft, options));
  if (options.references === undefined) variants.set(key, validator);
  return validator;
}

/**
 * As {@link compileSchema}, at the first value that is judged: a process that never sees one is spared the compiling.
 * For schemas that tests compile; what is wrong with another one would be told late.
 */
export function compileWhenUsed(schema: object, options: SchemaOptions = {}): SchemaValidator {
  let validator: SchemaValidator | undefined;
  return (value) => (validator ??= compileSchema(schema, options))(value);
}

function compile(schema: object, draft: SchemaDraft, options: SchemaOptions): ValidateFunction {
  if (options.isOwn !== true) for (const part of [schema, ...(options.references ?? [])]) requireUsable(part);
  const ajv = createAjv(draft, options.formats !== false, options.isOwn === true);
  try {
    for (const reference of options.references ?? []) ajv.addSchema(reference);
    if (options.isOwn !== true) requireValidSchema(schema, draft);
    return ajv.compile(schema);
  } catch (error) {
    if (error instanceof PruefstandError) throw error;
    throw unusable(describe(error), error);
  }
}

type AnyAjv = Draft07.Ajv | Draft2019.Ajv2019 | Draft2020.Ajv2020;

/** The library is loaded when something is compiled: it is a hundred modules, and validators that were kept need a few of them. */
const load = createRequire(import.meta.url);

function libraryOf(draft: SchemaDraft): new (options: Options) => AnyAjv {
  if (draft === '2020-12') return (load('ajv/dist/2020.js') as typeof Draft2020).Ajv2020;
  if (draft === '2019-09') return (load('ajv/dist/2019.js') as typeof Draft2019).Ajv2019;
  return (load('ajv') as typeof Draft07).Ajv;
}

/** @param isOwn what is compiled for a few values need not be made fast: that takes longer than it saves */
function createAjv(draft: SchemaDraft, hasFormats: boolean, isOwn = false): AnyAjv {
  return withFormats(draft, { ...OPTIONS, validateFormats: hasFormats, ...(isOwn ? { code: { optimize: false } } : {}) });
}

function withFormats(draft: SchemaDraft, options: Options): AnyAjv {
  const ajv = new (libraryOf(draft))(options);
  (load('ajv-formats') as { readonly default: FormatsPlugin }).default(ajv);
  return ajv;
}

const PROGRAM_OPTIONS: Options = { ...OPTIONS, code: { source: true } };

/** What a program depends on beside its schema and the library: part of the key under which one is kept. */
export const programBasis = JSON.stringify(PROGRAM_OPTIONS);

/**
 * The program that judges by a schema of ours, as text: {@link validatorFrom} makes it a validator without compiling the schema.
 * @throws as {@link compileSchema}
 */
export function programOf(schema: object): string {
  const ajv = withFormats(draftOf(schema), PROGRAM_OPTIONS);
  const { default: standalone } = load('ajv/dist/standalone') as { readonly default: (ajv: AnyAjv, validate: ValidateFunction) => string };
  return standalone(ajv, ajv.compile(schema));
}

/** @param program from {@link programOf} and from nobody else: it is executed */
export function validatorFrom(program: string): SchemaValidator {
  const module: { exports?: ValidateFunction } = {};
  (compileFunction(program, ['module', 'require']) as (module: object, require: NodeJS.Require) => void)(module, load);
  if (module.exports === undefined) throw unusable('its program gives nothing');
  return validatorOf(module.exports);
}

/** Validators of the drafts themselves are costly to compile: once per draft and process. */
const metaValidators = new Map<SchemaDraft, AnyAjv>();

function requireValidSchema(schema: object, draft: SchemaDraft): void {
  const ajv = metaValidators.get(draft) ?? createAjv(draft, false);
  metaValidators.set(draft, ajv);
  if (ajv.validateSchema(withoutDialect(schema)) === true) return;
  throw unusable(`it breaks its own draft at ${ajv.errors?.[0]?.instancePath ?? ''}: ${ajv.errors?.[0]?.message ?? ''}`);
}

/** The draft is chosen by us already; spellings of `$schema` with `http` or `#` would be unknown to the validator. */
function withoutDialect(schema: object): object {
  const { $schema: _, ...rest } = schema as Record<string, unknown>;
  return rest;
}

function draftOf(schema: object): SchemaDraft {
  const dialect = (schema as Record<string, unknown>)['$schema'];
  if (dialect === undefined) return '2020-12';
  const draft = DRAFTS.find(([pattern]) => typeof dialect === 'string' && pattern.test(dialect))?.[1];
  if (draft === undefined) throw unusable(`its draft ${JSON.stringify(dialect)} is none of 2020-12, 2019-09, draft-07`);
  return draft;
}

function requireUsable(schema: object): void {
  if ('$async' in schema) throw unusable('it has $async, which belongs to no draft');
  let nodes = 0;
  let level: readonly unknown[] = [schema];
  for (let depth = 0; level.length > 0; depth += 1) {
    nodes += level.length;
    if (nodes > MAX_SCHEMA_NODES || depth > MAX_SCHEMA_DEPTH) throw unusable('it is too large or too deep');
    level = level.flatMap((node) => (Array.isArray(node) || isJsonObject(node) ? (Object.values(node) as unknown[]) : []));
  }
}

function validatorOf(validate: ValidateFunction): SchemaValidator {
  return (value) => {
    try {
      return validate(value) ? [] : (validate.errors ?? []).slice(0, MAX_PROBLEMS).map(problemOf);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [{ pointer: '', keyword: 'depth', message: 'the value is nested too deeply' }];
    }
  };
}

function problemOf(error: ErrorObject): SchemaProblem {
  const { additionalProperty: member } = error.params as { readonly additionalProperty?: unknown };
  const named = typeof member === 'string' ? { member } : {};
  return { pointer: error.instancePath, keyword: error.keyword, message: error.message ?? 'does not match', ...named };
}

function describe(error: unknown): string {
  const missing = isJsonObject(error) ? error['missingRef'] : undefined;
  if (typeof missing === 'string') return `it refers to ${missing}, which is not part of it; nothing is loaded from elsewhere`;
  return error instanceof Error ? error.message : String(error);
}

function unusable(reason: string, cause?: unknown): PruefstandError {
  return new PruefstandError('ERR_CONFIG_INVALID', `A JSON Schema cannot be used: ${reason}.`, {
    hint: 'Give a self-contained schema of draft 2020-12, 2019-09 or 07.',
    cause,
  });
}
