import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { isDate } from './calendar.ts';

test('a date is a day that the calendar has, and nothing besides', () => {
  const rows: readonly (readonly [text: string, is: boolean])[] = [
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2027-02-30', false],
    ['2027-13-01', false],
    ['2027-1-1', false],
    ['', false],
    ['2027-05-01T00:00:00Z', false],
  ];
  deepStrictEqual(
    rows.map(([text]) => [text, isDate(text)]),
    rows,
  );
});
