/**
 * The shape of a target file: schemas/target/target-1.schema.json decides, this file says it in words. The mend is the
 * description of the member in the schema, so that file, editor and error tell the same.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../core/language.ts';
import { compileSchema } from '../formats/json-schema.ts';
import type { SchemaProblem } from '../formats/json-schema.ts';
import { isJsonObject } from '../formats/json.ts';
import type { JsonObject } from '../formats/json.ts';
import { packageRoot } from './environment.ts';
import { nearest } from './target-file-nearest.ts';
import { isSecretPlace, memberName, tokensOf } from './target-file-problem.ts';
import type { TargetProblem } from './target-file-problem.ts';
import type { TargetSource } from './target-file-source.ts';

/** What the schema says about a member, in both languages. @param pointer into a target file */
export function describeMember(pointer: string): Bilingual {
  return mendOf(nodeAt(targetSchema(), pointer));
}

/** The schema of target files as data. */
export function targetSchema(): JsonObject {
  return JSON.parse(readFileSync(join(packageRoot(), 'schemas/target/target-1.schema.json'), 'utf8')) as JsonObject;
}

/** Judges the shape. @returns empty when the file can be read as a `TargetFile` */
export function shapeProblems(source: TargetSource): readonly TargetProblem[] {
  const schema = targetSchema();
  const problems = compileSchema(schema)(source.value).filter(({ keyword }) => keyword !== 'if');
  const told = problems.flatMap((problem) => tell(problem, source, schema));
  const isVersion = ({ place }: TargetProblem): boolean => place.endsWith('(/pruefstand)');
  return [...told.filter(isVersion), ...told.filter((problem) => !isVersion(problem))];
}

/** Orders what was found: a misspelt name before the missing member it was meant to be. */
function tell(problem: SchemaProblem, source: TargetSource, schema: JsonObject): readonly TargetProblem[] {
  const value = valueAt(source.value, problem.pointer);
  const node = nodeAt(schema, problem.pointer);
  if (problem.keyword === 'additionalProperties') return unknownMembers(problem.pointer, value, node, source);
  if (problem.keyword === 'required') return missingMember(problem, value, node, source, schema);
  const text = TELLERS[problem.keyword]?.({ ...problem, value, node, written: writtenValue(problem.pointer, value, source) });
  return [
    {
      code: 'ERR_CONFIG_INVALID',
      text: text ?? {
        de: `${nameOf(problem.pointer).de} ist nicht zulässig (${problem.message}).`,
        en: `${nameOf(problem.pointer).en} is not allowed (${problem.message}).`,
      },
      mend: quotesHelp(problem, value, node, source) ?? mendOf(node),
      place: source.placeOf(problem.pointer),
    },
  ];
}

function unknownMembers(pointer: string, value: unknown, node: JsonObject, source: TargetSource): readonly TargetProblem[] {
  const known = Object.keys(propertiesOf(node));
  const unknown = isJsonObject(value) ? Object.keys(value).filter((name) => !known.includes(name)) : [];
  return unknown.slice(0, 1).map((name) => {
    const [meant] = nearest(name, known, 1);
    return {
      code: 'ERR_CONFIG_INVALID',
      text: { de: `„${name}“ ist hier keine bekannte Angabe.`, en: `"${name}" is no known member here.` },
      mend:
        meant === undefined
          ? { de: `Möglich sind: ${known.join(', ')}.`, en: `Possible are: ${known.join(', ')}.` }
          : { de: `Gemeint ist vielleicht „${meant}“.`, en: `Perhaps "${meant}" is meant.` },
      place: source.placeOfName(`${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    };
  });
}

function missingMember(problem: SchemaProblem, value: unknown, node: JsonObject, source: TargetSource, schema: JsonObject): readonly TargetProblem[] {
  const name = /'([^']+)'/.exec(problem.message)?.[1] ?? '';
  const isMisspelt = isJsonObject(value) && Object.keys(value).some((given) => !(given in propertiesOf(node)) && nearest(given, [name], 1).length > 0);
  if (isMisspelt) return [];
  const pointer = `${problem.pointer}/${name}`;
  return [
    {
      code: 'ERR_CONFIG_INVALID',
      text: { de: `Die Angabe „${memberName(pointer)}“ fehlt.`, en: `The member "${memberName(pointer)}" is missing.` },
      mend: mendOf(nodeAt(schema, pointer)),
      place: source.placeOfName(problem.pointer).replace(/ \(.*\)$/, '') + ` (${pointer})`,
    },
  ];
}

interface Told extends SchemaProblem {
  readonly value: unknown;
  readonly node: JsonObject;
  readonly written: Bilingual;
}

const TELLERS: Readonly<Record<string, (told: Told) => Bilingual>> = {
  type: ({ pointer, node, value }) => ({
    de: `${nameOf(pointer).de} muss ${typesOf(node).de} sein, ist aber ${foundOf(value).de}.`,
    en: `${nameOf(pointer).en} must be ${typesOf(node).en}, but is ${foundOf(value).en}.`,
  }),
  enum: ({ pointer, node, written }) => chosenFrom(pointer, Array.isArray(node['enum']) ? node['enum'] : [], written),
  const: ({ pointer, node, written }) => chosenFrom(pointer, [node['const'] ?? false], written),
  pattern: ({ pointer, written }) => ({
    de: `${nameOf(pointer).de} hat nicht die verlangte Form${written.de}.`,
    en: `${nameOf(pointer).en} does not have the form that is asked for${written.en}.`,
  }),
  minimum: ({ pointer, node, written }) => ({
    de: `${nameOf(pointer).de} muss mindestens ${bound(node, 'minimum')} sein${written.de}.`,
    en: `${nameOf(pointer).en} must be at least ${bound(node, 'minimum')}${written.en}.`,
  }),
  maximum: ({ pointer, node, written }) => ({
    de: `${nameOf(pointer).de} darf höchstens ${bound(node, 'maximum')} sein${written.de}.`,
    en: `${nameOf(pointer).en} must be at most ${bound(node, 'maximum')}${written.en}.`,
  }),
  exclusiveMinimum: ({ pointer, node, written }) => ({
    de: `${nameOf(pointer).de} muss größer als ${bound(node, 'exclusiveMinimum')} sein${written.de}.`,
    en: `${nameOf(pointer).en} must be greater than ${bound(node, 'exclusiveMinimum')}${written.en}.`,
  }),
  minLength: ({ pointer, node }) => ({
    de: `${nameOf(pointer).de} ist zu kurz: mindestens ${bound(node, 'minLength')} Zeichen.`,
    en: `${nameOf(pointer).en} is too short: at least ${bound(node, 'minLength')} characters.`,
  }),
  maxLength: ({ pointer, node }) => ({
    de: `${nameOf(pointer).de} ist zu lang: höchstens ${bound(node, 'maxLength')} Zeichen.`,
    en: `${nameOf(pointer).en} is too long: at most ${bound(node, 'maxLength')} characters.`,
  }),
  minItems: ({ pointer }) => ({ de: `Die Liste ${nameOf(pointer).de} ist leer.`, en: `The list ${nameOf(pointer).en} is empty.` }),
  maxItems: ({ pointer, node }) => ({
    de: `Die Liste ${nameOf(pointer).de} ist zu lang: höchstens ${bound(node, 'maxItems')} Einträge.`,
    en: `The list ${nameOf(pointer).en} is too long: at most ${bound(node, 'maxItems')} entries.`,
  }),
  uniqueItems: ({ pointer }) => ({
    de: `In der Liste ${nameOf(pointer).de} steht ein Eintrag zweimal.`,
    en: `The list ${nameOf(pointer).en} holds an entry twice.`,
  }),
  minProperties: ({ pointer }) => ({ de: `${nameOf(pointer).de} ist leer.`, en: `${nameOf(pointer).en} is empty.` }),
  maxProperties: ({ pointer }) => ({ de: `${nameOf(pointer).de} nennt env und file zugleich.`, en: `${nameOf(pointer).en} names env and file at once.` }),
};

function chosenFrom(pointer: string, values: readonly unknown[], written: Bilingual): Bilingual {
  return {
    de: `${nameOf(pointer).de} muss ${values.map(String).join(' oder ')} sein${written.de}.`,
    en: `${nameOf(pointer).en} must be ${values.map(String).join(' or ')}${written.en}.`,
  };
}

function nameOf(pointer: string): Bilingual {
  return pointer === '' ? { de: 'Die Zieldatei', en: 'The target file' } : { de: `„${memberName(pointer)}“`, en: `"${memberName(pointer)}"` };
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { de: 'ein Text', en: 'a text' },
  number: { de: 'eine Zahl', en: 'a number' },
  integer: { de: 'eine ganze Zahl', en: 'a whole number' },
  boolean: { de: 'true oder false', en: 'true or false' },
  array: { de: 'eine Liste', en: 'a list' },
  object: { de: 'eine Gruppe von Angaben', en: 'a group of members' },
};

function typesOf(node: JsonObject): Bilingual {
  const types = [node['type']].flat().flatMap((type) => TYPES[String(type)] ?? []);
  return { de: types.map(({ de }) => de).join(' oder '), en: types.map(({ en }) => en).join(' or ') };
}

function foundOf(value: unknown): Bilingual {
  if (value === undefined || value === null) return { de: 'leer', en: 'empty' };
  const kind = Array.isArray(value) ? 'array' : typeof value;
  return TYPES[kind] ?? { de: kind, en: kind };
}

function bound(node: JsonObject, keyword: string): string {
  const value = node[keyword];
  return typeof value === 'number' ? String(value) : '';
}

/** The value in brackets for a sentence, unless it is a secret or long. */
function writtenValue(pointer: string, value: unknown, source: TargetSource): Bilingual {
  const isShown = !isSecretPlace(pointer) && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean');
  const text = isShown ? (source.writtenAt(pointer) ?? String(value)) : '';
  if (text === '' || text.length > 120) return { de: '', en: '' };
  return { de: ` (hier: ${text})`, en: ` (here: ${text})` };
}

/** YAML reads 1.10 as the number 1.1 and 12345 as a number: quotes keep it text. */
function quotesHelp({ keyword, pointer }: SchemaProblem, value: unknown, node: JsonObject, source: TargetSource): Bilingual | undefined {
  const isText = [node['type']].flat().includes('string');
  if (keyword !== 'type' || !isText || (typeof value !== 'number' && typeof value !== 'boolean')) return undefined;
  if (isSecretPlace(pointer)) return { de: 'Den Wert in Anführungszeichen setzen.', en: 'Put the value in quotes.' };
  const text = source.writtenAt(pointer) ?? String(value);
  return { de: `In Anführungszeichen setzen: "${text}".`, en: `Put it in quotes: "${text}".` };
}

/** The description of a member, German and English parted by a dash. */
function mendOf(node: JsonObject): Bilingual {
  const [de = '', en = de] = typeof node['description'] === 'string' ? node['description'].split(' — ') : [];
  return { de, en };
}

function propertiesOf(node: JsonObject): JsonObject {
  return isJsonObject(node['properties']) ? node['properties'] : {};
}

/** The schema that rules a place; the members beside a `$ref` win over those behind it. */
function nodeAt(schema: JsonObject, pointer: string): JsonObject {
  return tokensOf(pointer).reduce<JsonObject>((node, token) => {
    const next = /^\d+$/.test(token) && node['items'] !== undefined ? node['items'] : (propertiesOf(node)[token] ?? node['additionalProperties']);
    return resolved(schema, next);
  }, schema);
}

function resolved(schema: JsonObject, node: unknown): JsonObject {
  if (!isJsonObject(node)) return {};
  const target = typeof node['$ref'] === 'string' ? valueAt(schema, node['$ref'].slice(1)) : undefined;
  const branch = isJsonObject(node['then']) ? node['then'] : {};
  const fallback = isJsonObject(node['else']) ? node['else'] : {};
  return { ...fallback, ...(isJsonObject(target) ? target : {}), ...branch, ...node };
}

/** The value at a JSON Pointer, undefined when there is none. */
export function valueAt(value: unknown, pointer: string): unknown {
  return tokensOf(pointer).reduce<unknown>((node, token) => {
    if (Array.isArray(node)) return node[Number(token)];
    return isJsonObject(node) && Object.hasOwn(node, token) ? node[token] : undefined;
  }, value);
}
