import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeUtf8, isJsonObject, parseJson, parseJsonObject } from './json.ts';

test('JSON is read from text and from bytes', () => {
  assert.deepEqual(parseJson('[1]'), { value: [1] });
  assert.deepEqual(parseJson(Buffer.from('{"a":"ü"}')), { value: { a: 'ü' } });
  assert.deepEqual(parseJson('null'), { value: null });
});

test('what is not JSON, not UTF-8 or not an object is told apart', () => {
  assert.equal(parseJson('{'), undefined);
  assert.equal(parseJson(Uint8Array.of(0x22, 0xff, 0x22)), undefined);
  assert.equal(decodeUtf8(Uint8Array.of(0xc3)), undefined);
  assert.equal(parseJsonObject('[]'), undefined);
  assert.equal(parseJsonObject('null'), undefined);
  assert.equal(isJsonObject({}), true);
  assert.equal(isJsonObject([]), false);
});

test('no bytes make reading throw', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void parseJsonObject(bytes)));
});

test('deep nesting and __proto__ do no harm', () => {
  assert.equal(parseJsonObject('['.repeat(100_000)), undefined);
  const value = parseJsonObject('{"__proto__":{"polluted":1}}');
  assert.ok(value !== undefined);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});
