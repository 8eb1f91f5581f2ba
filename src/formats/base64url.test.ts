import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { base64urlLength, decodeBase64url, encodeBase64url, isBase64url } from './base64url.ts';

test('vectors of RFC 4648 section 10, without padding', () => {
  const vectors = [
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
  ] as const;
  for (const [plain, encoded] of vectors) {
    assert.equal(encodeBase64url(plain), encoded);
    assert.equal(decodeBase64url(encoded)?.toString('utf8'), plain);
  }
});

test('the two characters that differ from base64 (RFC 4648 section 5)', () => {
  assert.equal(encodeBase64url(Uint8Array.of(0xfb, 0xff, 0xbf)), '-_-_');
  assert.deepEqual(decodeBase64url('-_-_'), Buffer.of(0xfb, 0xff, 0xbf));
});

test('what is not canonical is refused', () => {
  for (const text of ['Zg==', 'Z', 'Zh', 'Zm9=', 'Zm9v\n', ' Zg', 'Zm+v', 'Zm/v', 'Zm9vYmF', 'ü']) {
    assert.equal(decodeBase64url(text), undefined, JSON.stringify(text));
  }
});

test('bytes survive, and the length is known before', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = encodeBase64url(bytes);
      assert.equal(text.length, base64urlLength(bytes.length));
      assert.deepEqual(Uint8Array.from(decodeBase64url(text) ?? []), bytes);
    }),
  );
});

test('a text is accepted only if it is the one encoding of its bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('A', 'Q', 'g', 'w', 'Z', 'z', '0', '9', '-', '_', '=', '+', '/', ' '), maxLength: 12 }), (text) => {
      assert.equal(isBase64url(text), Buffer.from(text, 'base64url').toString('base64url') === text);
    }),
  );
});

test('a view into a larger buffer encodes its own bytes only', () => {
  assert.equal(encodeBase64url(new Uint8Array([1, 2, 102, 111, 111, 3]).subarray(2, 5)), 'Zm9v');
});
