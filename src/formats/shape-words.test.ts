/** Problems of a schema in words: each keyword is a sentence in both languages with the place and the member's description as mend. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { ToldProblem } from '../core/told-problem.ts';
import { describeSchemaMember, memberName, tellShapeProblems, valueAtPointer } from './shape-words.ts';
import { parseYamlSource } from './yaml-source.ts';

const NAME = { de: 'Die Datei', en: 'The file' };
const text = (rest: object = {}): object => ({ type: 'string', description: 'Deutsch. — English.', ...rest });
const SCHEMA = {
  type: 'object',
  description: 'Alles. — Everything.',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: text({ minLength: 2, maxLength: 4, pattern: '^[a-z0-9.]+$' }),
    kind: text({ enum: ['a', 'b'] }),
    fixed: { const: 1, description: 'Eins. — One.' },
    when: text({ format: 'date' }),
    secret: text({ pattern: '^x' }),
    count: { type: 'integer', minimum: 2, maximum: 5, description: 'Zahl. — Number.' },
    share: { type: 'number', exclusiveMinimum: 0, description: 'Anteil. — Share.' },
    list: { type: 'array', minItems: 1, maxItems: 2, uniqueItems: true, items: { $ref: '#/$defs/line' }, description: 'Liste. — List.' },
    group: { type: 'object', minProperties: 1, maxProperties: 1, additionalProperties: { type: 'boolean' }, description: 'Gruppe. — Group.' },
  },
  $defs: { line: text({ minLength: 1 }) },
};

function tell(yaml: string): readonly ToldProblem[] {
  const { source } = parseYamlSource(new TextEncoder().encode(yaml), 'x.yaml', NAME);
  ok(source !== undefined);
  return tellShapeProblems(source, { schema: SCHEMA, name: NAME, isSecret: (pointer) => pointer === '/secret' });
}

const SAID: readonly (readonly [yaml: string, pointer: string, de: RegExp])[] = [
  ['5', '', /^Die Datei muss eine Gruppe von Angaben sein, ist aber eine Zahl\.$/],
  ['{}', '/name', /^Die Angabe „name“ fehlt\.$/],
  ['{name: ab, nme: x}', '/nme', /^„nme“ ist hier keine bekannte Angabe\.$/],
  ['{name: x}', '/name', /zu kurz: mindestens 2/],
  ['{name: abcde}', '/name', /zu lang: höchstens 4/],
  ['{name: A B}', '/name', /verlangte Form \(hier: A B\)/],
  ['{name: }', '/name', /ist aber leer/],
  ['{name: ab, kind: c}', '/kind', /a oder b sein \(hier: c\)/],
  ['{name: ab, fixed: 2}', '/fixed', /muss 1 sein/],
  ['{name: ab, when: 2026-02-30}', '/when', /verlangte Form/],
  ['{name: ab, count: 1}', '/count', /mindestens 2/],
  ['{name: ab, count: 6}', '/count', /höchstens 5/],
  ['{name: ab, count: 2.5}', '/count', /eine ganze Zahl sein/],
  ['{name: ab, share: 0}', '/share', /größer als 0/],
  ['{name: ab, list: []}', '/list', /Liste „list“ ist leer/],
  ['{name: ab, list: [a, b, c]}', '/list', /höchstens 2 Einträge/],
  ['{name: ab, list: [a, a]}', '/list', /zweimal/],
  ['{name: ab, list: [1]}', '/list/0', /„list\[0\]“ muss ein Text sein/],
  ['{name: ab, group: {}}', '/group', /ist leer/],
  ['{name: ab, group: {a: true, b: true}}', '/group', /zu viele Angaben/],
  ['{name: ab, group: {a: x}}', '/group/a', /true oder false/],
];
for (const [yaml, pointer, de] of SAID) {
  test(yaml, () => {
    const [first, ...others] = tell(yaml);
    ok(first !== undefined);
    deepStrictEqual(others, []);
    match(first.text.de, de);
    ok((first.text.en !== first.text.de && first.text.en !== '' && first.mend.de !== '') || pointer === '/group/a');
    ok(pointer === '' || first.place.endsWith(`(${pointer})`), first.place);
  });
}

test('a number where a text belongs gets quotes, a misspelt name its likely meaning, a secret stays one', () => {
  deepStrictEqual(tell('{name: 1.10}')[0]?.mend.de, 'In Anführungszeichen setzen: "1.10".');
  deepStrictEqual(tell('{name: ab, cuont: 3}')[0]?.mend.de, 'Gemeint ist vielleicht „count“.');
  const [secret] = tell('{name: ab, secret: geheim}');
  ok(secret !== undefined && !JSON.stringify(secret).includes('geheim'));
});

test('sentences of a kind of file win; descriptions and values are found behind references', () => {
  const { source } = parseYamlSource(new TextEncoder().encode('{name: ab, group: {a: true, b: true}}'), 'x.yaml', NAME);
  ok(source !== undefined);
  const [told] = tellShapeProblems(source, {
    schema: SCHEMA,
    name: NAME,
    sentences: { maxProperties: ({ de, en }) => ({ de: `${de} doppelt.`, en: `${en} twice.` }) },
  });
  equal(told?.text.de, '„group“ doppelt.');
  deepStrictEqual(describeSchemaMember(SCHEMA, '/list/0'), { de: 'Deutsch.', en: 'English.' });
  equal(memberName('/a/0/b'), 'a[0].b');
  equal(valueAtPointer({ a: [{ b: 1 }] }, '/a/0/b'), 1);
  equal(valueAtPointer({ a: 1 }, '/constructor'), undefined);
});
