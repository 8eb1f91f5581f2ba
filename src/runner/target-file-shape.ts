/**
 * The shape of a target file: schemas/target/target-1.schema.json decides, src/formats/shape-words.ts says it in words.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../core/language.ts';
import type { JsonObject } from '../formats/json.ts';
import { describeSchemaMember, tellShapeProblems } from '../formats/shape-words.ts';
import { packageRoot } from './environment.ts';
import { isSecretPlace } from './target-file-problem.ts';
import type { TargetProblem } from './target-file-problem.ts';
import { TARGET_FILE } from './target-file-source.ts';
import type { TargetSource } from './target-file-source.ts';

/** What the schema says about a member, in both languages. @param pointer into a target file */
export function describeMember(pointer: string): Bilingual {
  return describeSchemaMember(targetSchema(), pointer);
}

/** The schema of target files as data. */
export function targetSchema(): JsonObject {
  return JSON.parse(readFileSync(join(packageRoot(), 'schemas/target/target-1.schema.json'), 'utf8')) as JsonObject;
}

/** Judges the shape. @returns empty when the file can be read as a `TargetFile` */
export function shapeProblems(source: TargetSource): readonly TargetProblem[] {
  const told = tellShapeProblems(source, { schema: targetSchema(), name: TARGET_FILE, isSecret: isSecretPlace, sentences: { maxProperties: twoSources } });
  const isVersion = ({ place }: TargetProblem): boolean => place.endsWith('(/pruefstand)');
  return [...told.filter(isVersion), ...told.filter((problem) => !isVersion(problem))];
}

function twoSources(name: Bilingual): Bilingual {
  return { de: `${name.de} nennt env und file zugleich.`, en: `${name.en} names env and file at once.` };
}
