/** Tables and figures as they are printed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figure, percent, tableOf } from './table.ts';

test('a table has a line for titles, one for the alignment and one per row', () => {
  const table = tableOf(
    [{ title: 'Server' }, { title: 'requests/s', isFigure: true }],
    [
      ['a|b', '1,000'],
      ['c', '–'],
    ],
  );
  assert.equal(table, ['| Server | requests/s |', '| --- | ---: |', '| a\\|b | 1,000 |', '| c | – |'].join('\n'));
});

test('a row that does not fit its columns is a mistake', () => {
  assert.throws(() => tableOf([{ title: 'one' }], [['1', '2']]), /does not fit its 1 columns/);
});

test('figures have three digits, thousands set off, and a unit where there is one', () => {
  assert.equal(figure(31_659), '31,659');
  assert.equal(figure(1_234_567), '1,234,567');
  assert.equal(figure(12.34), '12.3');
  assert.equal(figure(1.234), '1.23');
  assert.equal(figure(0.123_4), '0.123');
  assert.equal(figure(2), '2');
  assert.equal(figure(100), '100');
  assert.equal(figure(0), '0');
  assert.equal(figure(464.3, 'MB'), '464 MB');
});

test('what was not measured is a dash, never a zero', () => {
  assert.equal(figure(undefined, 'MB'), '–');
  assert.equal(figure(Number.NaN), '–');
  assert.equal(percent(undefined), '–');
});

test('shares are percent', () => {
  assert.equal(percent(0.604), '60 %');
  assert.equal(percent(0.025_1), '2.5 %');
  assert.equal(percent(1), '100 %');
});
