/** The specification sheet: rules are stated once, with a source; sources are addresses. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { SPECIFICATION } from './spec.ts';

test('rules are stated once, with a source', () => {
  const rules = SPECIFICATION.behaviours.map(({ rule }) => rule);
  assert.equal(new Set(rules).size, rules.length);
  for (const { source, requirement } of SPECIFICATION.behaviours) {
    assert.ok(source.length > 2);
    if (requirement !== undefined) assert.match(requirement, /^BID-[A-Z]{2,3}-\d\d$/);
  }
  for (const { url } of SPECIFICATION.documents) assert.equal(new URL(url).protocol, 'https:');
});
