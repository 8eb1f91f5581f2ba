/** The suite's own schemas of documents, read and compiled once per process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileSchema } from '../formats/json-schema.ts';
import type { SchemaValidator } from '../formats/json-schema.ts';
import { packageRoot } from '../runner/environment.ts';

const known = new Map<string, object>();

/** A schema of ours, always the same object, so that it is compiled once. @param path below `schemas/` */
export function schemaOf(path: string): object {
  const schema = known.get(path) ?? (JSON.parse(readFileSync(join(packageRoot(), 'schemas', path), 'utf8')) as object);
  known.set(path, schema);
  return schema;
}

/** Judges by a schema of ours. That the schema itself keeps its draft is a matter of the tests beside it. @param path below `schemas/` */
export function ownValidator(path: string): SchemaValidator {
  return compileSchema(schemaOf(path), { isOwn: true });
}
