/** The specification sheet: whole sentences, no duplicate rules, and every requirement it names has a test. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SPECIFICATION } from './spec.ts';

test('rules are stated once, with a source', () => {
  const rules = SPECIFICATION.behaviours.map(({ rule }) => rule);
  equal(new Set(rules).size, rules.length);
  for (const { source, requirement } of SPECIFICATION.behaviours) {
    ok(source.length > 5);
    if (requirement !== undefined) match(requirement, /^ZBP-\d{2}$/);
  }
  for (const { url } of SPECIFICATION.documents) equal(new URL(url).protocol, 'https:');
});

test('error statuses are never said to be verified', () => {
  const verified = SPECIFICATION.behaviours.filter(({ rule, fidelity }) => fidelity === 'verified' && /\b4\d\d\b/.test(rule));
  deepEqual(verified, []);
});

test('what rests on a requirement has a test with its id', () => {
  const text = globSync(`${import.meta.dirname}/**/*.test.ts`)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const named = ['ZBP-01', 'ZBP-02', 'ZBP-04', 'ZBP-07', 'ZBP-08', 'ZBP-09', 'ZBP-12', 'ZBP-13', 'ZBP-16', 'ZBP-17', 'ZBP-18', 'ZBP-19'];
  deepEqual(
    named.filter((id) => !text.includes(`test('${id}: `)),
    [],
  );
});
