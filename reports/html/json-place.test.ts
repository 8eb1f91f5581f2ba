/** Places in JSON text are found exactly, or not at all. */
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { locateInJson, pointerTokens } from './json-place.ts';

function found(text: string, pointer: string): string | undefined {
  const span = locateInJson(text, pointerTokens(pointer));
  return span === undefined ? undefined : text.slice(span.start, span.end);
}

test('members and elements are found with their names', () => {
  const text = '{ "iss" : "a", "events": [ {"x": 1}, {"x": [2, 3]} ] }';
  strictEqual(found(text, 'iss'), '"iss" : "a"');
  strictEqual(found(text, 'events/1/x'), '"x": [2, 3]');
  strictEqual(found(text, 'events/1/x/1'), '3');
});

test('escapes of pointer and JSON are read (RFC 6901, section 4)', () => {
  deepStrictEqual(pointerTokens('a~1b/~01'), ['a/b', '~1']);
  strictEqual(found('{"a/b":{"\\u00fc\\"":true}}', 'a~1b/ü"'), '"\\u00fc\\"":true');
});

test('what is missing, malformed, cut or too deep has no place', () => {
  strictEqual(found('{"a":1}', 'b'), undefined);
  strictEqual(found('no json', 'a'), undefined);
  strictEqual(found('{"a" 1}', 'a'), undefined);
  strictEqual(found('{"a":"cut', 'a'), undefined);
  strictEqual(found('{"a":1}', ''), undefined);
  strictEqual(found(`{"z":${'['.repeat(100_000)},"a":1}`, 'a'), undefined);
});

test('a body that is cut is searched up to the cut', () => {
  strictEqual(found('{"a":{"b":2},"c":"cu', 'a/b'), '"b":2');
});

test('any JSON: every top-level member is found with its value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      for (const [name, member] of Object.entries(value)) {
        const span = locateInJson(text, [name]);
        deepStrictEqual(JSON.parse(`{${text.slice(span?.start, span?.end)}}`), JSON.parse(JSON.stringify({ [name]: member })));
      }
    }),
  );
});
