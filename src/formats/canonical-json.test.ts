import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

test('members are sorted by UTF-16 code units at every level (RFC 8785 section 3.2.3)', () => {
  assert.equal(canonicalJson({ b: [{ z: 1, a: null }], a: true, B: 'x', '10': 0, '2': 0 }), '{"10":0,"2":0,"B":"x","a":true,"b":[{"a":null,"z":1}]}');
  assert.equal(canonicalJson({ '\u{1f600}': 1, '\ufb33': 2 }), '{"\u{1f600}":1,"\ufb33":2}');
});

test('numbers as ECMAScript writes them (RFC 8785 section 3.2.2.3)', () => {
  assert.equal(canonicalJson([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0]), '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
});

test('what JSON cannot hold is refused', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  for (const value of [Number.NaN, Infinity, 1n, () => 1, Symbol('s'), undefined, cycle, 'lone \ud800', { '\udc00': 1 }]) {
    assert.throws(() => canonicalJson(value), TypeError);
  }
});

test('the same object twice is no cycle, and undefined members are left out', () => {
  const shared = { x: 1 };
  assert.equal(canonicalJson({ a: shared, b: shared, c: undefined, d: [undefined] }), '{"a":{"x":1},"b":{"x":1},"d":[null]}');
});

test('the order in which members were added does not matter, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ noUnicodeString: false })), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      const text = canonicalJson(value);
      assert.equal(canonicalJson(turned), text);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
    }),
  );
});
