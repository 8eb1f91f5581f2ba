/** Search expressions of `/areas`: their form, their wildcards, and that hostile ones cost nothing. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findAreas, isSearchExpression } from './routing-api-search.ts';

const AREAS = [
  { id: '1', name: 'Halle (Saale)', type: 'Kreisfreie Stadt', ars: '99', postcodes: ['00108'] },
  { id: '2', name: 'Muster-Nord', type: 'Landkreis', ars: '98' },
];
/** The published pattern, for short texts only: it backtracks exponentially. */
const PUBLISHED = /^(\*?([^*]{2,})\*?)*$/;

test('the form of an expression agrees with the published pattern, except that it must not be empty', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('*', 'a', 'b', ' '), minLength: 1, maxLength: 9 }),
      (text) => isSearchExpression(text) === PUBLISHED.test(text),
    ),
    { numRuns: 2000, seed: 1 },
  );
  assert.equal(isSearchExpression(''), false);
});

test('an expression on which the published pattern would not end is judged at once', () => {
  assert.equal(isSearchExpression(`${'ab'.repeat(90)}***`), false);
  assert.equal(isSearchExpression('a'.repeat(201)), false);
});

test('words are found whole, by their beginning, end or middle, in any letter case, and by post code', () => {
  const found = (...expressions: readonly string[]) => findAreas(AREAS, expressions).map(({ id }) => id);
  for (const expression of ['Halle', 'halle', 'HAL*', '*alle', '*all*', 'ha*le', 'Saale', '(Saale)', '00108', '001*', 'Halle Saale'])
    assert.deepEqual(found(expression), ['1'], expression);
  for (const expression of ['Hall', 'all', '*hal', 'lle*', 'ha*ha', 'hall*lle', '0010', '()', 'Halle Nord'])
    assert.deepEqual(found(expression), [], expression);
  assert.deepEqual(found('Muster-Nord'), ['2']);
});
