/** Dates as a calendar has them. */
import { deepStrictEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths, dayOf, retestDatesBetween } from './dates.ts';

test('months are added as a calendar does', () => {
  deepStrictEqual(
    [
      ['2026-11-21', 18],
      ['2026-08-31', 18],
      ['2027-08-31', 18],
      ['2026-12-31', 2],
      ['2026-01-31', 12],
    ].map(([date, months]) => addMonths(String(date), Number(months))),
    ['2028-05-21', '2028-02-29', '2029-02-28', '2027-02-28', '2027-01-31'],
  );
});

test('a day is a day in UTC', () => {
  equal(dayOf('2027-05-01T23:30:00-02:00'), '2027-05-02');
  equal(dayOf(Date.parse('2027-05-01T23:59:59.999Z')), '2027-05-01');
});

test('re-tests are on 1 May and 1 November, after the first and up to the last day', () => {
  deepStrictEqual(retestDatesBetween('2026-11-01', '2028-05-01'), ['2027-05-01', '2027-11-01', '2028-05-01']);
  deepStrictEqual(retestDatesBetween('2026-11-02', '2027-04-30'), []);
});
