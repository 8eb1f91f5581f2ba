/** The five dates, computed from fixed moments. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { virtualDates } from './virtual-dates.ts';

const datesAfter = (moment: string): readonly (string | undefined)[] => virtualDates(new Date(moment)).map((date) => date.at?.toISOString());

test('each date is the next one of its kind', () => {
  assert.deepEqual(datesAfter('2025-11-05T12:00:00Z'), [
    undefined,
    '2026-11-05T12:00:00.000Z',
    '2026-03-29T00:59:50.000Z',
    '2028-02-29T11:00:00.000Z',
    '2025-12-31T22:59:50.000Z',
  ]);
});

test('a date that is almost here gives way to the next one', () => {
  assert.deepEqual(datesAfter('2028-02-29T10:00:00Z').slice(2), ['2028-03-26T00:59:50.000Z', '2032-02-29T11:00:00.000Z', '2028-12-31T22:59:50.000Z']);
  assert.deepEqual(datesAfter('2028-12-31T12:00:00Z').slice(4), ['2029-12-31T22:59:50.000Z']);
});

test('a century without leap day is passed over', () => {
  assert.equal(datesAfter('2097-01-01T00:00:00Z')[3], '2104-02-29T11:00:00.000Z');
});
