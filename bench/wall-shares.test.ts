/** Dividing wall time: shares exclude each other and add up, whoever works at the same time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { divide } from './wall-shares.ts';

const NONE = { product: 0, crypto: 0, suite: 0, waiting: 0 };
const START = { product: 100, suiteMain: 100, suitePool: 100, suiteOther: 100 };

test('an interval goes to the product first, then to cryptography, then to the suite', () => {
  const busy = { product: 110, suiteMain: 115, suitePool: 105, suiteOther: 102 };
  assert.deepEqual(divide(NONE, 40, START, busy), { product: 10, crypto: 5, suite: 17, waiting: 8 });
});

test('two cores at work fill an interval once', () => {
  const busy = { product: 125, suiteMain: 125, suitePool: 125, suiteOther: 100 };
  assert.deepEqual(divide(NONE, 25, START, busy), { product: 25, crypto: 0, suite: 0, waiting: 0 });
});

test('nobody at work is waiting, and earlier shares stay', () => {
  assert.deepEqual(divide({ ...NONE, suite: 3 }, 25, START, START), { product: 0, crypto: 0, suite: 3, waiting: 25 });
});
