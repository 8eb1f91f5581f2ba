/** Statistics of the benchmarks: known values, and what must not depend on the order of the samples. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, medianRatio, quantile, significant, slope } from './statistics.ts';

test('the median is the middle value, or the mean of the two in the middle', () => {
  assert.equal(median([3]), 3);
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([10, 9, 100]), 10, 'numbers are compared as numbers');
  assert.throws(() => median([]), RangeError);
});

test('taking a statistic leaves the samples as they were', () => {
  const samples = [3, 1, 2];
  median(samples);
  quantile(samples, 0.5);
  assert.deepEqual(samples, [3, 1, 2]);
});

test('a quantile is one of the values, by nearest rank', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.equal(quantile(values, 0), 1);
  assert.equal(quantile(values, 0.5), 50);
  assert.equal(quantile(values, 0.99), 99);
  assert.equal(quantile(values, 1), 100);
  assert.equal(quantile([7], 0.99), 7);
  assert.throws(() => quantile([1], 1.1), RangeError);
  assert.throws(() => quantile([], 0.5), RangeError);
});

test('a ratio is taken round by round, so that a slow round of both sides changes nothing', () => {
  assert.equal(medianRatio([50, 5, 60], [100, 10, 100]), 0.5);
  assert.throws(() => medianRatio([1], [1, 2]), RangeError);
});

test('the slope is that of the line through the points', () => {
  const line = [0, 1_000, 2_000].map((x) => ({ x, y: 40 + 0.03 * x }));
  assert.equal(significant(slope(line)), 0.03);
  assert.throws(
    () =>
      slope([
        { x: 1, y: 1 },
        { x: 1, y: 2 },
      ]),
    RangeError,
  );
});

test('figures keep as many digits as they are worth', () => {
  assert.equal(significant(31_659.4), 31_700);
  assert.equal(significant(0.012_345), 0.012_3);
  assert.equal(significant(0.456, 2), 0.46);
});
