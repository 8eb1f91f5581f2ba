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
    if (requirement !== undefined) assert.match(requirement, /^FC-(?:SVC|RTE)-\d{3}$/);
  }
  for (const { url, sha256 } of SPECIFICATION.documents) {
    assert.equal(new URL(url).protocol, 'https:');
    if (sha256 !== undefined) assert.match(sha256, /^[0-9a-f]{64}$/);
  }
});

function idsOf(area: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `FC-${area}-${String(index + 1).padStart(3, '0')}`);
}

test('FC-SVC-001 to FC-SVC-024 and FC-RTE-001 to FC-RTE-006 each have a test with the id in its title', () => {
  const text = globSync(`${import.meta.dirname}/**/*.test.ts`)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const missing = [...idsOf('SVC', 24), ...idsOf('RTE', 6)].filter((id) => !new RegExp(`test\\([\`']${id}:`).test(text));
  assert.deepEqual(missing, []);
});

test('every interface the simulator serves has behaviours, and every rule of routing that can be judged is among them', () => {
  const { behaviours, documents } = SPECIFICATION;
  for (const name of ['Destination API', 'Routing', 'Self-Service-Portal'])
    assert.ok(
      behaviours.some(({ rule }) => rule.startsWith(`${name}: `)),
      name,
    );
  const stated = new Set(behaviours.map(({ requirement }) => requirement));
  assert.deepEqual(
    idsOf('RTE', 6).filter((id) => !stated.has(id)),
    [],
  );
  assert.ok(documents.some(({ title, version }) => title === 'Routing API' && version === '2.0.0'));
});
