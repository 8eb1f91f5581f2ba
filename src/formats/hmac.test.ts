import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { callbackHmac, constantTimeEqual } from './hmac.ts';

/** From Python's hmac module over `1.x`. */
const KNOWN = 'bbdda097bfc336817865cc16dd092d0a4acc9142e4f4833bcc88af5b84d42cce9ab8047b1b6b5287c6351f3ec7ad702d1a70768f92870c1b6976a64561e254f0';

test('a value computed with another implementation', () => {
  assert.equal(callbackHmac('key', '1', 'x'), KNOWN);
});

test('input is timestamp, dot and body; text counts as UTF-8 bytes', () => {
  const secret = 'ein Geheimnis mit Umlaut: ä, 32 Zeichen lang';
  const body = '{"name":"Grün"}';
  const expected = createHmac('sha512', Buffer.from(secret))
    .update(Buffer.from(`1700000000.${body}`))
    .digest('hex');
  assert.equal(callbackHmac(secret, '1700000000', body), expected);
  assert.equal(callbackHmac(secret, '1700000000', Buffer.from(body)), expected);
  assert.match(expected, /^[0-9a-f]{128}$/);
});

test('timestamp, body and secret all matter', () => {
  const reference = callbackHmac('secret', '1700000000', '{}');
  for (const changed of [callbackHmac('secret', '1700000001', '{}'), callbackHmac('secret', '1700000000', '{ }'), callbackHmac('Secret', '1700000000', '{}')]) {
    assert.equal(constantTimeEqual(reference, changed), false);
  }
});

test('comparison is equality', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => assert.equal(constantTimeEqual(a, b), a === b)));
  fc.assert(fc.property(fc.string(), (a) => assert.equal(constantTimeEqual(a, Buffer.from(a).toString()), a.isWellFormed())));
});
