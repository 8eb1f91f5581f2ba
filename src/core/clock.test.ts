import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createVirtualClock, systemClock, toTimestamp } from './clock.ts';

const at = (milliseconds: number): { now(): number } => ({ now: () => milliseconds });

it('a virtual clock runs with its base and keeps the distance it was moved', () => {
  let time = 1_000;
  const clock = createVirtualClock({ now: () => time });
  assert.deepEqual([clock.now(), clock.offsetMs], [1_000, 0]);
  clock.advance(14 * 86_400_000);
  time = 1_500;
  assert.deepEqual([clock.now(), clock.offsetMs], [1_500 + 14 * 86_400_000, 14 * 86_400_000]);
});

it('it never runs backwards, and adds up what it was moved', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000_000), { maxLength: 20 }), (steps) => {
      const clock = createVirtualClock(at(0));
      let before = clock.now();
      for (const step of steps) {
        clock.advance(step);
        assert.ok(clock.now() >= before);
        before = clock.now();
      }
      assert.equal(
        clock.offsetMs,
        steps.reduce((sum, step) => sum + step, 0),
      );
    }),
  );
});

it('it refuses to be moved back or by no number, and stays where it was', () => {
  const clock = createVirtualClock(at(5));
  for (const step of [-1, Number.NaN, Number.POSITIVE_INFINITY]) assert.throws(() => clock.advance(step), RangeError);
  assert.deepEqual([clock.now(), clock.offsetMs], [5, 0]);
});

it('virtual clocks can stand on one another', () => {
  const lower = createVirtualClock(at(100));
  const upper = createVirtualClock(lower);
  lower.advance(10);
  upper.advance(1);
  assert.deepEqual([lower.now(), upper.now(), upper.offsetMs], [110, 111, 1]);
});

it("the machine's clock does not go back between two looks", () => {
  const first = systemClock.now();
  assert.ok(Number.isInteger(first) && systemClock.now() >= first);
});

it('timestamps are RFC 3339 in UTC with milliseconds', () => {
  assert.equal(toTimestamp(0), '1970-01-01T00:00:00.000Z');
  assert.equal(toTimestamp(1_770_112_800_123), '2026-02-03T10:00:00.123Z');
});
