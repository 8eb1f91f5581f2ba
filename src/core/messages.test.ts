import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MESSAGES_DE } from './messages.de.ts';
import { MESSAGES_EN } from './messages.en.ts';
import { textOf } from './messages.ts';

test('both languages have the same keys, each with three sentences', () => {
  assert.deepEqual(Object.keys(MESSAGES_EN), Object.keys(MESSAGES_DE));
  for (const table of [MESSAGES_DE, MESSAGES_EN]) {
    for (const [key, text] of Object.entries(table)) assert.ok(text.summary && text.expected && text.observed, key);
  }
});

test('parameters fill their places, unknown ones stay visible', () => {
  assert.equal(textOf({ messageKey: 'set-typ', params: { seen: 'JWT' } }, 'en').observed, 'typ: JWT');
  assert.equal(textOf({ messageKey: 'set-typ', params: {} }, 'en').observed, 'typ: {seen}');
});

test('a key without text shows itself', () => {
  assert.equal(textOf({ messageKey: 'no-such-key', params: {} }, 'de').summary, 'no-such-key');
});
