/** YAML with the way back to line and column; what is none is told, and nothing throws. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseYamlSource, pointerTokens } from './yaml-source.ts';
import type { YamlReading } from './yaml-source.ts';

const NAME = { de: 'Die Datei', en: 'The file' };

function parse(text: string | Uint8Array): YamlReading {
  return parseYamlSource(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'x.yaml', NAME);
}

test('a pointer leads to line and column of a value, of its name, or of the nearest parent', () => {
  const { source } = parse('a:\n  b: [1, 1.10]\n  "c/d~": yes\n');
  ok(source !== undefined);
  deepStrictEqual(source.value, { a: { b: [1, 1.1], 'c/d~': 'yes' } });
  equal(source.placeOf('/a/b/1'), 'x.yaml:2:10 (/a/b/1)');
  equal(source.placeOf('/a/c~1d~0'), 'x.yaml:3:11 (/a/c~1d~0)');
  equal(source.placeOfName('/a/b'), 'x.yaml:2:3 (/a/b)');
  equal(source.placeOf('/a/z/y'), 'x.yaml:2:3 (/a/z/y)');
  equal(source.placeOf(''), 'x.yaml:1:1');
  equal(source.writtenAt('/a/b/1'), '1.10');
  equal(source.writtenAt('/a'), undefined);
  deepStrictEqual(pointerTokens('/a/c~1d~0'), ['a', 'c/d~']);
});

test('JSON is YAML', () => {
  deepStrictEqual(parse('{"a": [true, null, "x"]}').source?.value, { a: [true, null, 'x'] });
});

const WRONG: readonly (readonly [text: string | Uint8Array, said: RegExp])[] = [
  [Uint8Array.of(0x61, 0x3a, 0xff), /nicht in UTF-8/],
  ['a: 1\n\tb: 2', /Tabulatoren|YAML-Leser/],
  ['a: 1\na: 2', /zweimal/],
  ['a: 1\n---\nb: 2', /mehrere Dokumente/],
  ['? [a]\n: b', /kein Text/],
  ['a: "x', /schließendes Zeichen/],
  [
    `a: &a [x]\nb: [${Array.from({ length: 80 }, () => '*a').join(', ')}]\nc: &c [*a, *a, *a, *a, *a, *a, *a]\nd: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]`,
    /Verweise/,
  ],
];
for (const [text, said] of WRONG) {
  test(`told: ${said.source}`, () => {
    const { source, problem } = parse(text);
    equal(source, undefined);
    ok(problem !== undefined);
    equal(problem.code, 'ERR_CONFIG_NOT_YAML');
    match(problem.text.de, said);
    ok(problem.place.startsWith('x.yaml') && problem.mend.de !== '' && problem.text.en.startsWith('The file'));
  });
}

test('any bytes are a source or a problem', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 100 }), fc.string({ unit: 'binary', maxLength: 100 })), (given) => {
      const { source, problem } = parse(given);
      equal(source === undefined, problem !== undefined);
    }),
  );
});
