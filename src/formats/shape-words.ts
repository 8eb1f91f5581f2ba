/**
 * Problems of a JSON Schema in words: one sentence with place and mend for each. The mend is the description of the member
 * in the schema (German, dash, English), so that file, editor and error tell the same.
 */
import { nearest } from '../core/nearest.ts';
import type { Bilingual } from '../core/language.ts';
import type { ToldProblem } from '../core/told-problem.ts';
import { compileSchema } from './json-schema.ts';
import type { SchemaProblem } from './json-schema.ts';
import { isJsonObject } from './json.ts';
import type { JsonObject } from './json.ts';
import { pointerTokens } from './yaml-source.ts';
import type { YamlSource } from './yaml-source.ts';

export interface ShapeOptions {
  readonly schema: JsonObject;
  /** The whole file in a sentence, capitalised: `Die Erklärung`, `The declaration`. */
  readonly name: Bilingual;
  /** Whether a value at this pointer must not be shown. Default: none. */
  readonly isSecret?: (pointer: string) => boolean;
  /** Sentences of this kind of file for a keyword of the schema, in place of the general ones. */
  readonly sentences?: Readonly<Record<string, (name: Bilingual) => Bilingual>>;
}

/** Judges the shape of a file. @returns empty when the schema holds */
export function tellShapeProblems(source: YamlSource, options: ShapeOptions): readonly ToldProblem[] {
  return compileSchema(options.schema)(source.value)
    .filter(({ keyword }) => keyword !== 'if')
    .flatMap((problem) => tell(problem, source, options));
}

/** What a schema says about a member, in both languages. @param pointer into a document of the schema */
export function describeSchemaMember(schema: JsonObject, pointer: string): Bilingual {
  return mendOf(nodeAt(schema, pointer));
}

/** `destination.services[0].regions` for `/destination/services/0/regions`; empty for the whole. */
export function memberName(pointer: string): string {
  return pointerTokens(pointer)
    .map((token, index) => (/^\d+$/.test(token) ? `[${token}]` : `${index === 0 ? '' : '.'}${token}`))
    .join('');
}

/** Orders what was found: a misspelt name before the missing member it was meant to be. */
function tell(problem: SchemaProblem, source: YamlSource, options: ShapeOptions): readonly ToldProblem[] {
  const { schema } = options;
  const value = valueAtPointer(source.value, problem.pointer);
  const node = nodeAt(schema, problem.pointer);
  if (problem.keyword === 'additionalProperties') return unknownMembers(problem.pointer, value, node, source);
  if (problem.keyword === 'required') return missingMember(problem, value, node, source, schema);
  const name = nameOf(problem.pointer, options);
  const written = writtenValue(problem.pointer, value, source, options);
  const text = options.sentences?.[problem.keyword]?.(name) ?? TELLERS[problem.keyword]?.({ ...problem, value, node, name, written });
  return [
    {
      code: 'ERR_CONFIG_INVALID',
      text: text ?? { de: `${name.de} ist nicht zulässig (${problem.message}).`, en: `${name.en} is not allowed (${problem.message}).` },
      mend: quotesHelp(problem, value, node, source, options) ?? mendOf(node),
      place: source.placeOf(problem.pointer),
    },
  ];
}

function unknownMembers(pointer: string, value: unknown, node: JsonObject, source: YamlSource): readonly ToldProblem[] {
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

function missingMember(problem: SchemaProblem, value: unknown, node: JsonObject, source: YamlSource, schema: JsonObject): readonly ToldProblem[] {
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
  readonly name: Bilingual;
  readonly node: JsonObject;
  readonly written: Bilingual;
}

const TELLERS: Readonly<Record<string, (told: Told) => Bilingual>> = {
  type: ({ name, node, value }) => ({
    de: `${name.de} muss ${typesOf(node).de} sein, ist aber ${foundOf(value).de}.`,
    en: `${name.en} must be ${typesOf(node).en}, but is ${foundOf(value).en}.`,
  }),
  enum: ({ name, node, written }) => chosenFrom(name, Array.isArray(node['enum']) ? node['enum'] : [], written),
  const: ({ name, node, written }) => chosenFrom(name, [node['const'] ?? false], written),
  pattern: ({ name, written }) => ({
    de: `${name.de} hat nicht die verlangte Form${written.de}.`,
    en: `${name.en} does not have the form that is asked for${written.en}.`,
  }),
  minimum: ({ name, node, written }) => ({
    de: `${name.de} muss mindestens ${bound(node, 'minimum')} sein${written.de}.`,
    en: `${name.en} must be at least ${bound(node, 'minimum')}${written.en}.`,
  }),
  maximum: ({ name, node, written }) => ({
    de: `${name.de} darf höchstens ${bound(node, 'maximum')} sein${written.de}.`,
    en: `${name.en} must be at most ${bound(node, 'maximum')}${written.en}.`,
  }),
  exclusiveMinimum: ({ name, node, written }) => ({
    de: `${name.de} muss größer als ${bound(node, 'exclusiveMinimum')} sein${written.de}.`,
    en: `${name.en} must be greater than ${bound(node, 'exclusiveMinimum')}${written.en}.`,
  }),
  minLength: ({ name, node }) => ({
    de: `${name.de} ist zu kurz: mindestens ${bound(node, 'minLength')} Zeichen.`,
    en: `${name.en} is too short: at least ${bound(node, 'minLength')} characters.`,
  }),
  maxLength: ({ name, node }) => ({
    de: `${name.de} ist zu lang: höchstens ${bound(node, 'maxLength')} Zeichen.`,
    en: `${name.en} is too long: at most ${bound(node, 'maxLength')} characters.`,
  }),
  minItems: ({ name }) => ({ de: `Die Liste ${name.de} ist leer.`, en: `The list ${name.en} is empty.` }),
  maxItems: ({ name, node }) => ({
    de: `Die Liste ${name.de} ist zu lang: höchstens ${bound(node, 'maxItems')} Einträge.`,
    en: `The list ${name.en} is too long: at most ${bound(node, 'maxItems')} entries.`,
  }),
  uniqueItems: ({ name }) => ({
    de: `In der Liste ${name.de} steht ein Eintrag zweimal.`,
    en: `The list ${name.en} holds an entry twice.`,
  }),
  minProperties: ({ name }) => ({ de: `${name.de} ist leer.`, en: `${name.en} is empty.` }),
  maxProperties: ({ name, node }) => ({
    de: `${name.de} hat zu viele Angaben: höchstens ${bound(node, 'maxProperties')}.`,
    en: `${name.en} has too many members: at most ${bound(node, 'maxProperties')}.`,
  }),
  format: ({ name, written }) => ({
    de: `${name.de} hat nicht die verlangte Form${written.de}.`,
    en: `${name.en} does not have the form that is asked for${written.en}.`,
  }),
};

function chosenFrom(name: Bilingual, values: readonly unknown[], written: Bilingual): Bilingual {
  return {
    de: `${name.de} muss ${values.map(String).join(' oder ')} sein${written.de}.`,
    en: `${name.en} must be ${values.map(String).join(' or ')}${written.en}.`,
  };
}

function nameOf(pointer: string, { name }: ShapeOptions): Bilingual {
  return pointer === '' ? name : { de: `„${memberName(pointer)}“`, en: `"${memberName(pointer)}"` };
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
function writtenValue(pointer: string, value: unknown, source: YamlSource, { isSecret }: ShapeOptions): Bilingual {
  const isShown = isSecret?.(pointer) !== true && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean');
  const text = isShown ? (source.writtenAt(pointer) ?? String(value)) : '';
  if (text === '' || text.length > 120) return { de: '', en: '' };
  return { de: ` (hier: ${text})`, en: ` (here: ${text})` };
}

/** YAML reads 1.10 as the number 1.1 and 12345 as a number: quotes keep it text. */
function quotesHelp(
  { keyword, pointer }: SchemaProblem,
  value: unknown,
  node: JsonObject,
  source: YamlSource,
  { isSecret }: ShapeOptions,
): Bilingual | undefined {
  const isText = [node['type']].flat().includes('string');
  if (keyword !== 'type' || !isText || (typeof value !== 'number' && typeof value !== 'boolean')) return undefined;
  if (isSecret?.(pointer) === true) return { de: 'Den Wert in Anführungszeichen setzen.', en: 'Put the value in quotes.' };
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
  return pointerTokens(pointer).reduce<JsonObject>((node, token) => {
    const next = /^\d+$/.test(token) && node['items'] !== undefined ? node['items'] : (propertiesOf(node)[token] ?? node['additionalProperties']);
    return resolved(schema, next);
  }, schema);
}

function resolved(schema: JsonObject, node: unknown): JsonObject {
  if (!isJsonObject(node)) return {};
  const target = typeof node['$ref'] === 'string' ? valueAtPointer(schema, node['$ref'].slice(1)) : undefined;
  const branch = isJsonObject(node['then']) ? node['then'] : {};
  const fallback = isJsonObject(node['else']) ? node['else'] : {};
  return { ...fallback, ...(isJsonObject(target) ? target : {}), ...branch, ...node };
}

/** The value at a JSON Pointer, undefined when there is none. */
export function valueAtPointer(value: unknown, pointer: string): unknown {
  return pointerTokens(pointer).reduce<unknown>((node, token) => {
    if (Array.isArray(node)) return node[Number(token)];
    return isJsonObject(node) && Object.hasOwn(node, token) ? node[token] : undefined;
  }, value);
}
