/** `result.json`: canonical order, one form for one result. */
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { readExample } from './golden/example.ts';
import { jsonWriter } from './json.ts';
import { RESULT_ORDER } from './member-order.ts';
import type { Order } from './member-order.ts';

function written(result = readExample()): string {
  return jsonWriter.write(result, { language: 'de' })[0]?.content ?? '';
}

/** The same value with every object's members in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

test('nothing is lost', () => {
  deepStrictEqual(JSON.parse(written()), readExample());
});

test('the order of members in memory does not matter', () => {
  strictEqual(written(reversed(readExample()) as ReturnType<typeof readExample>), written());
});

test('two spaces, one line feed at the end, members in type order', () => {
  const text = written();
  ok(text.startsWith('{\n  "format": "pruefstand-result",\n  "formatVersion": 1,\n  "suite": {\n    "name"'));
  match(text, /[^\n]\n$/u);
});

test('members that the types do not know are kept, sorted, after the known ones', () => {
  const extended = { zusatz: 1, anhang: 2, ...readExample() } as ReturnType<typeof readExample>;
  const names = Object.keys(JSON.parse(written(extended)) as object);
  deepStrictEqual(names.slice(-2), ['anhang', 'zusatz']);
  strictEqual(names[0], 'format');
});

test('free names are sorted', () => {
  const declared = (RESULT_ORDER as Order & { kind: 'members' }).members['target'];
  strictEqual(declared?.kind, 'members');
  const names = Object.keys((JSON.parse(written()) as ReturnType<typeof readExample>).target.declared);
  deepStrictEqual(names, [...names].sort());
});
