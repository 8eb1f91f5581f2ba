/** The clock shows the real time until it is set, and runs on from there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProductClock } from './clock.ts';

test('the clock runs on from the time it was set to, forward and back', () => {
  let real = 1_000_000;
  const clock = createProductClock(() => real);
  assert.equal(clock.now(), 1_000_000);
  clock.set(1_360_000);
  assert.equal(clock.now(), 1_360_000);
  real += 5_000;
  assert.equal(clock.now(), 1_365_000);
  clock.set(real);
  assert.equal(clock.now(), 1_005_000);
});
