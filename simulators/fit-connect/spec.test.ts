/** The specification sheet: whole sentences, no duplicate rules, and every rule of the service has a test of its own. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { SPECIFICATION } from './spec.ts';

test('rules are stated once, with a source', () => {
  const rules = SPECIFICATION.behaviours.map(({ rule }) => rule);
  assert.equal(new Set(rules).size, rules.length);
  for (const { source, requirement } of SPECIFICATION.behaviours) {
    assert.ok(source.length > 5);
    if (requirement !== undefined) assert.match(requirement, /^FC-SVC-\d{3}$/);
  }
  for (const { url, sha256 } of SPECIFICATION.documents) {
    assert.equal(new URL(url).protocol, 'https:');
    if (sha256 !== undefined) assert.match(sha256, /^[0-9a-f]{64}$/);
  }
});

test('FC-SVC-001 to FC-SVC-024 each have a test with the id in its title', () => {
  const text = globSync(`${import.meta.dirname}/**/*.test.ts`)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const missing = Array.from({ length: 24 }, (_, index) => `FC-SVC-${String(index + 1).padStart(3, '0')}`).filter(
    (id) => !new RegExp(`test\\([\`']${id}:`).test(text),
  );
  assert.deepEqual(missing, []);
});
