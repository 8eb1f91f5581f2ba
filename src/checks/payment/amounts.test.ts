/** Amounts are read as they were written: nothing passes through floating point. */
import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseExactJson } from '../../formats/exact-json.ts';
import { micros, roundedCents, wholeCents } from './amounts.ts';

const value = (text: string): unknown => parseExactJson(text)?.value;

test('decimals, exponents, and what is none', () => {
  equal(micros(value('12.5')), 12_500_000n);
  equal(micros(value('1.25e1')), 12_500_000n);
  equal(micros(value('125E-1')), 12_500_000n);
  equal(micros(value('0.0000001')), undefined);
  equal(micros(value('-1')), undefined);
  equal(micros(value('"1"')), undefined);
  equal(wholeCents(value('12.505')), undefined);
  equal(wholeCents(value('0.30000000000000004')), undefined);
  equal(roundedCents(5_000n), 1);
  equal(roundedCents(4_999n), 0);
});

test('every whole number of cents comes back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_900 }), (cents) =>
      equal(wholeCents(value(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`)), cents),
    ),
  );
});
