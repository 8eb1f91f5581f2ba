/** What a gate policy breaks of its schema, in words; the mend is the description of the member in the schema. */
import type { Bilingual } from '../core/language.ts';
import type { SchemaProblem } from '../formats/json-schema.ts';
import { isJsonObject } from '../formats/json.ts';
import type { JsonObject } from '../formats/json.ts';

/** The members of a JSON Pointer (RFC 6901). */
function tokensOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `waivers[0].expires` for `/waivers/0/expires`. */
function memberName(pointer: string): string {
  return tokensOf(pointer)
    .map((token, index) => (/^\d+$/.test(token) ? `[${token}]` : `${index === 0 ? '' : '.'}${token}`))
    .join('');
}

function propertiesOf(node: JsonObject): JsonObject {
  return isJsonObject(node['properties']) ? node['properties'] : {};
}

function nodeAt(schema: object, pointer: string): JsonObject {
  return tokensOf(pointer).reduce<JsonObject>((node, token) => {
    const next = /^\d+$/.test(token) ? node['items'] : propertiesOf(node)[token];
    return isJsonObject(next) ? next : {};
  }, schema as JsonObject);
}

function valueAt(value: unknown, pointer: string): unknown {
  return tokensOf(pointer).reduce<unknown>((node, token) => {
    if (Array.isArray(node)) return node[Number(token)];
    return isJsonObject(node) && Object.hasOwn(node, token) ? node[token] : undefined;
  }, value);
}

/** The description of a member, German and English parted by a dash. */
function mendOf(node: JsonObject): Bilingual {
  const [de = '', en = de] = typeof node['description'] === 'string' ? node['description'].split(' — ') : [];
  return { de, en };
}

function nameOf(pointer: string): Bilingual {
  return pointer === '' ? { de: 'Das Regelwerk', en: 'The policy' } : { de: `„${memberName(pointer)}“`, en: `"${memberName(pointer)}"` };
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { de: 'ein Text', en: 'a text' },
  boolean: { de: 'true oder false', en: 'true or false' },
  array: { de: 'eine Liste', en: 'a list' },
  object: { de: 'eine Gruppe von Angaben', en: 'a group of members' },
};

function unknownName(pointer: string, value: unknown, node: JsonObject): Bilingual {
  const known = Object.keys(propertiesOf(node));
  const name = isJsonObject(value) ? (Object.keys(value).find((given) => !known.includes(given)) ?? '') : '';
  const inside = pointer === '' ? { de: 'im Regelwerk', en: 'in the policy' } : { de: `in ${nameOf(pointer).de}`, en: `in ${nameOf(pointer).en}` };
  return { de: `„${name}“ ist ${inside.de} keine bekannte Angabe.`, en: `"${name}" is no known member ${inside.en}.` };
}

/** The value in brackets, unless it is long or no scalar. */
function written(value: unknown): Bilingual {
  const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  return text === '' || text.length > 120 ? { de: '', en: '' } : { de: ` (hier: ${text})`, en: ` (here: ${text})` };
}

function listed(values: unknown): string {
  return [values].flat().map(String).join(', ');
}

function wrongValue(problem: SchemaProblem, value: unknown, node: JsonObject): Bilingual {
  const name = nameOf(problem.pointer);
  const here = written(value);
  const type = TYPES[String(node['type'])] ?? { de: 'anders', en: 'something else' };
  switch (problem.keyword) {
    case 'type':
      return { de: `${name.de} muss ${type.de} sein${here.de}.`, en: `${name.en} must be ${type.en}${here.en}.` };
    case 'const':
    case 'enum': {
      const values = listed(node['const'] ?? node['enum']);
      return { de: `${name.de} muss eines sein von: ${values}${here.de}.`, en: `${name.en} must be one of: ${values}${here.en}.` };
    }
    case 'format':
      return { de: `${name.de} ist kein Datum${here.de}.`, en: `${name.en} is no date${here.en}.` };
    case 'pattern':
      return {
        de: `${name.de} ist leer oder hat nicht die verlangte Form${here.de}.`,
        en: `${name.en} is empty or does not have the form that is asked for${here.en}.`,
      };
    default:
      return { de: `${name.de} ist nicht zulässig (${problem.message}).`, en: `${name.en} is not allowed (${problem.message}).` };
  }
}

/** One sentence and the mend for a problem that the schema found. */
export function tellPolicyProblem(problem: SchemaProblem, policy: unknown, schema: object): { readonly text: Bilingual; readonly mend: Bilingual } {
  const node = nodeAt(schema, problem.pointer);
  const value = valueAt(policy, problem.pointer);
  if (problem.keyword === 'additionalProperties') {
    const known = Object.keys(propertiesOf(node)).join(', ');
    return { text: unknownName(problem.pointer, value, node), mend: { de: `Möglich sind: ${known}.`, en: `Possible are: ${known}.` } };
  }
  if (problem.keyword === 'required') {
    const missing = /'([^']+)'/.exec(problem.message)?.[1] ?? '';
    const pointer = `${problem.pointer}/${missing}`;
    return {
      text: { de: `Die Angabe „${memberName(pointer)}“ fehlt.`, en: `The member "${memberName(pointer)}" is missing.` },
      mend: mendOf(nodeAt(schema, pointer)),
    };
  }
  return { text: wrongValue(problem, value, node), mend: mendOf(node) };
}
