/** What somebody may have meant: the nearest names, none that is far. */
import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from './nearest.ts';

test('nearest first, letter case and swapped letters forgiven, nothing that is far', () => {
  deepStrictEqual(nearest('vendro', ['vendor', 'version', 'name']), ['vendor']);
  deepStrictEqual(nearest('NAME', ['name', 'same']), ['name', 'same']);
  deepStrictEqual(nearest('xyz', ['vendor', 'version']), []);
  deepStrictEqual(nearest('a'.repeat(10_000), ['a'.repeat(100)], 1), ['a'.repeat(100)]);
  deepStrictEqual(nearest('', ['a']), ['a']);
});
