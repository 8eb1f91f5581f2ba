/** Numbers as printed, independent of the environment. */
import { strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes, formatDuration, formatInteger, formatSeconds } from './numbers.ts';

test('integers are grouped from five digits on', () => {
  strictEqual(formatInteger(0), '0');
  strictEqual(formatInteger(1945), '1945');
  strictEqual(formatInteger(48213), '48\u202F213');
  strictEqual(formatInteger(-1234567), '-1\u202F234\u202F567');
});

test('durations choose their unit and the decimal sign of the language', () => {
  strictEqual(formatDuration(840, 'de'), '840\u00A0ms');
  strictEqual(formatDuration(12_440, 'de'), '12,4\u00A0s');
  strictEqual(formatDuration(12_440, 'en'), '12.4\u00A0s');
  strictEqual(formatDuration(59_960, 'en'), '1\u00A0min 0\u00A0s');
  strictEqual(formatDuration(95_250, 'en'), '1\u00A0min 35\u00A0s');
});

test('seconds have three places and bytes are exact', () => {
  strictEqual(formatSeconds(1250), '1.250');
  strictEqual(formatSeconds(0.4), '0.000');
  strictEqual(formatBytes(48213), '48\u202F213\u00A0B');
});
