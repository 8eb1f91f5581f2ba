/** The suite's own schemas of documents, read and compiled once per process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../runner/environment.ts';

const known = new Map<string, object>();

/** A schema of ours, always the same object, so that it is compiled once. @param path below `schemas/` */
export function schemaOf(path: string): object {
  const schema = known.get(path) ?? (JSON.parse(readFileSync(join(packageRoot(), 'schemas', path), 'utf8')) as object);
  known.set(path, schema);
  return schema;
}
