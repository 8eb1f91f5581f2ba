/** The specification sheet: rules are stated once, with a source; sources are addresses. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { SPECIFICATION } from './spec.ts';

test('rules are stated once, with a source', () => {
  const { behaviours, documents } = SPECIFICATION;
  assert.equal(new Set(behaviours.map(({ rule }) => rule)).size, behaviours.length);
  const known = documents.map(({ short }) => short);
  for (const { rule, source, fidelity, requirement } of behaviours) {
    assert.notEqual(source, '');
    if (fidelity === 'verified')
      assert.ok(
        known.some((short) => short !== undefined && source.includes(short)),
        rule,
      );
    if (requirement !== undefined) assert.match(requirement, /^MUK-[A-Z]{2,3}-\d\d$/);
  }
  for (const { url } of documents) assert.equal(new URL(url).protocol, 'https:');
});
