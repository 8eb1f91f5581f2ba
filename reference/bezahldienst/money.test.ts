/** Exact decimals: against whole numbers that nobody can doubt, and the traps of binary fractions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { centsOf, euros, exact, wholeCentsOf } from './money.ts';

const sum = (...values: readonly number[]): bigint => values.reduce((all, value) => all + (exact(value) ?? assert.fail(String(value))), 0n);

test('sums that binary fractions get wrong', () => {
  assert.equal(centsOf(sum(0.1, 0.2)), 30n);
  assert.equal(centsOf(sum(1.1, 2.2)), 330n);
  assert.equal(centsOf(exact(1.005) ?? 0n), 101n);
  assert.equal(centsOf(exact(10.004) ?? 0n), 1000n);
  assert.equal(wholeCentsOf(exact(1.009) ?? 0n), 100n);
});

test('any two amounts of whole cents add up exactly', () => {
  const cents = fc.integer({ min: 0, max: 99_999_900 });
  fc.assert(fc.property(cents, cents, (a, b) => assert.equal(centsOf(sum(a / 100, b / 100)), BigInt(a + b))));
});

test('what is no amount is none', () => {
  for (const value of [1e21, 1e-10, Number.NaN, Infinity]) assert.equal(exact(value), undefined, String(value));
  assert.equal(exact(1e-7), 100n);
  assert.equal(exact(-2), -2_000_000_000n);
});

test('euros as people read them', () => assert.deepEqual([euros(1205n), euros(7n)], ['12,05 €', '0,07 €']));
