import { deepStrictEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { isSameJson, readBoundedLine, readHostileJson, readWrittenJson } from './hostile-json.ts';

const read = (text: string): unknown => readHostileJson(Buffer.from(text, 'utf8'))?.value;

test('JSON that can be written again is read, with its text', () => {
  deepStrictEqual(readHostileJson(Buffer.from('{"a":["é😀"]}')), { value: { a: ['é😀'] }, text: '{"a":["é😀"]}' });
  deepStrictEqual(read(String.raw`"\\ud800 is spelt so"`), String.raw`\ud800 is spelt so`);
});

test('half characters, bytes that are no text, nesting without end and other things are no JSON', () => {
  for (const text of [
    String.raw`"\ud800"`,
    String.raw`"\\\uDC00"`,
    '{',
    '',
    `${'['.repeat(66)}${']'.repeat(66)}`,
    `${'['.repeat(300_000)}${']'.repeat(300_000)}`,
  ])
    equal(read(text), undefined, text.slice(0, 40));
  equal(readHostileJson(Uint8Array.of(0x22, 0xff, 0x22)), undefined);
  for (const reads of [readHostileJson, readWrittenJson, readBoundedLine]) equal(reads(Buffer.from('\ufeff{}')), undefined);
});

test('what lies 65 levels deep is too deep, in lists and in objects', () => {
  const lists = (depth: number, inside: string): unknown => read(`${'['.repeat(depth)}${inside}${']'.repeat(depth)}`);
  const objects = (depth: number, inside: string): unknown => read(`${'{"a":'.repeat(depth)}${inside}${'}'.repeat(depth)}`);
  for (const nested of [lists, objects])
    deepStrictEqual(
      [nested(64, '1'), nested(64, '{}'), nested(65, '1'), nested(65, '[]'), nested(64, '[1]')].map((value) => value !== undefined),
      [true, true, false, false, false],
    );
});

test('the order of members does not count, that of a list does, and nothing is null', () => {
  equal(isSameJson({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }), true);
  equal(isSameJson([1, 2], [2, 1]), false);
  equal(isSameJson(undefined, null), true);
});

test('members that are missing, null, inherited or of another kind are told apart', () => {
  equal(isSameJson({ a: undefined, b: 1 }, { b: 1 }), true);
  equal(isSameJson([undefined], [null]), true);
  equal(isSameJson({ a: [{ b: 'c' }, 0] }, { a: [{ b: 'c' }, -0] }), true);
  for (const [one, other] of [
    [{ a: null }, {}],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: '1' }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [[], {}],
    [[1], [1, 2]],
    [{ toString: 1 }, { a: 1 }],
    [JSON.parse('{"__proto__":{"a":1}}'), {}],
    [JSON.parse('{"__proto__":{"a":1}}'), { a: 1 }],
    [{}, null],
    [[], undefined],
  ]) {
    equal(isSameJson(one, other), false, JSON.stringify([one, other]));
    equal(isSameJson(other, one), false, JSON.stringify([other, one]));
  }
});

test('a line is read as the suite writes it, and neither deeper nor otherwise', () => {
  const line = (text: string): unknown => readBoundedLine(Buffer.from(text))?.value;
  deepStrictEqual(line('{"a":[1]}'), { a: [1] });
  for (const text of [
    '{"a": 1}',
    '{"a":1,"a":1}',
    '{"a":"\\u0041"}',
    '{"a":1.0}',
    '{',
    `${'['.repeat(66)}${']'.repeat(66)}`,
    '['.repeat(300_000) + ']'.repeat(300_000),
  ])
    equal(line(text), undefined, text.slice(0, 40));
});

test('a document is read as the suite writes it, whatever the indentation, and not with a member twice', () => {
  const document = (text: string): unknown => readWrittenJson(Buffer.from(text))?.value;
  const value = { b: [{ c: 'é"\\' }, [], {}], a: -1.5e-7, 7: null };
  for (const space of [undefined, 1, 2, 4, '\t'])
    for (const end of ['', '\n']) deepStrictEqual(document(JSON.stringify(value, null, space) + end), value, JSON.stringify([space, end]));
  for (const text of ['{}', '[]', '1', '"a\\n"', '[\n 1\n]\n']) equal(document(text) !== undefined, true, text);
  for (const text of ['{"a":1,"a":1}', '{\n "a": 1,\n "a": 1\n}', '{"a": 1}', '{\n "a": 1}', '{\n "a":1\n}', '{"a":"\\u0041"}', '{}\n\n', ' {}', ''])
    equal(document(text), undefined, text);
});
