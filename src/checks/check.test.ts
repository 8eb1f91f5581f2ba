import assert from 'node:assert/strict';
import { it } from 'node:test';
import { excerpt } from './check.ts';

it('excerpts keep text, write everything else as JSON, and say that they were cut', () => {
  assert.equal(excerpt('secevent+jwt'), 'secevent+jwt');
  assert.equal(excerpt({ a: [1, null] }), '{"a":[1,null]}');
  assert.deepEqual([excerpt(undefined), excerpt(null), excerpt(0)], ['undefined', 'null', '0']);
  assert.equal(excerpt('x'.repeat(160)), 'x'.repeat(160));
  assert.equal(excerpt('x'.repeat(161)), `${'x'.repeat(160)}…`);
  assert.equal(excerpt('abcdef', 3), 'abc…');
});
