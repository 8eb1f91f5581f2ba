/**
 * The suite's own schemas of documents, read once per process. Compiling one takes longer than judging some thousand exchanges by
 * it, so that what was compiled is kept: in the user's own cache folder, under the digest of
 * what is compiled and how, and the libraries' versions.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../formats/hash.ts';
import { programBasis, programOf, validatorFrom } from '../formats/json-schema.ts';
import type { SchemaValidator } from '../formats/json-schema.ts';
import { versionOf } from '../runner/basis.ts';
import { cacheFolder, packageRoot } from '../runner/environment.ts';
import { keep, readKept } from '../runner/kept.ts';

const LIBRARIES = ['ajv', 'ajv-formats'];

const known = new Map<string, SchemaValidator>();

/**
 * Judges by a schema of ours. That the schema itself keeps its draft is a matter of the tests beside it.
 * @param path below `schemas/`
 * @param definition by which of its definitions, instead of the whole
 */
export function ownValidator(path: string, definition?: string): SchemaValidator {
  const name = definition === undefined ? path : `${path}#${definition}`;
  const validator = known.get(name) ?? validatorFrom(program(name, readFileSync(join(packageRoot(), 'schemas', path), 'utf8'), definition));
  known.set(name, validator);
  return validator;
}

function program(name: string, text: string, definition: string | undefined): string {
  const schema = part(JSON.parse(text) as Schema, definition);
  const key = [sha256Hex(JSON.stringify(schema)), programBasis, ...LIBRARIES.map((library) => `${library} ${versionOf(library)}`)].join(', ');
  const as = { name: `validator-${name.replaceAll(/[/#]/g, '-')}`, key };
  const before = readKept(cacheFolder(), as);
  return typeof before === 'string' ? before : keep(cacheFolder(), as, programOf(schema));
}

interface Schema {
  readonly $schema: string;
  readonly $defs: object;
}

function part(schema: Schema, definition: string | undefined): object {
  const { $schema, $defs } = schema;
  return definition === undefined ? schema : { $schema, $defs, $ref: `#/$defs/${definition}` };
}
