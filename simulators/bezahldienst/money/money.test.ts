/** Arithmetic: exact where floating point is not, and half-up where something has to be rounded. */
import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hasItsTax, hasItsTotals, sumOf, taxCentsOf, taxesOf } from './basket.ts';
import { centsText, dividedHalfUp, roundedCents, toMicros, wholeCents } from './decimal.ts';

const micros = (text: string): bigint => toMicros(text) ?? -1n;

test('decimals are read exactly, in every form that JSON has', () => {
  for (const [text, value] of [
    ['0', 0n],
    ['-0', 0n],
    ['19.99', 19_990_000n],
    ['19.990000000', 19_990_000n],
    ['1e2', 100_000_000n],
    ['1.5E-3', 1_500n],
    ['999999', 999_999_000_000n],
    ['-1.25', -1_250_000n],
  ] as const)
    equal(toMicros(text), value, text);
  for (const text of ['', '.5', '5.', '01.', '1,5', '0x1', 'Infinity', '0.0000001', '1e99', '1e-99', ' 1', '1'.repeat(25)])
    equal(toMicros(text), undefined, text);
});

test('cents: whole or rounded half-up, away from zero', () => {
  equal(wholeCents(micros('12.34')), 1234);
  equal(wholeCents(micros('12.345')), undefined);
  for (const [text, cents] of [
    ['0.005', 1],
    ['0.004999', 0],
    ['1.005', 101],
    ['2.675', 268],
    ['-0.005', -1],
  ] as const)
    equal(roundedCents(micros(text)), cents, text);
  equal(centsText(5), '0.05');
  equal(centsText(-1234), '-12.34');
});

test('a text of cents is read as the same cents', () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (cents) => {
      equal(wholeCents(micros(centsText(cents)) === -1n && cents !== 0 ? -1n : micros(centsText(cents))), cents);
    }),
  );
});

test('division rounds half-up: never more than half of the divisor away', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (dividend, divisor) => {
      const rest = 2n * (dividend - dividedHalfUp(dividend, divisor) * divisor);
      const distance = rest < 0n ? -rest : rest;
      ok(distance < divisor || (distance === divisor && (dividend < 0n ? rest > 0n : rest < 0n)));
    }),
  );
});

const item = fc
  .record({
    quantity: fc.bigInt({ min: 1n, max: 999_999n }),
    netCents: fc.integer({ min: 0, max: 99_999_900 }),
    rate: fc.constantFrom('0', '7', '10.7', '19', '100'),
  })
  .map(({ quantity, netCents, rate }) => {
    const singleNet = BigInt(netCents) * 10_000n;
    const taxRate = micros(rate);
    const singleTax = BigInt(taxCentsOf(singleNet, taxRate)) * 10_000n;
    return { quantity, singleNet, singleTax, totalNet: singleNet * quantity, totalTax: singleTax * quantity, taxRate };
  });

test('a basket: items fit their totals and their tax, and parts by rate add up to the sum', () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 99 }), (items) => {
      ok(items.every(hasItsTotals));
      ok(items.every(hasItsTax));
      const byRate = taxesOf(items).reduce((sum, { netCents, taxCents }) => sum + netCents + taxCents, 0);
      equal(byRate, sumOf(items));
      ok(Number.isSafeInteger(sumOf(items)));
    }),
  );
});

test('tax of 19 % of 0.50 is 0.10 and not 0.09: nothing is rounded twice', () => {
  equal(taxCentsOf(micros('0.50'), micros('19')), 10);
  equal(taxCentsOf(micros('10.50'), micros('7')), 74);
  equal(sumOf([{ totalNet: micros('0.1'), totalTax: micros('0.2') }]), 30);
});
