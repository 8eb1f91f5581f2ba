/** The specification sheet and the switches: rules stated once, each with a source, and every requirement it names has a test. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DEVIATION_NAMES, DEVIATIONS, SPECIFICATION } from './index.ts';

test('rules are stated once, with a source', () => {
  const rules = SPECIFICATION.behaviours.map(({ rule }) => rule);
  equal(new Set(rules).size, rules.length);
  for (const { source, requirement } of SPECIFICATION.behaviours) {
    ok(source.length > 5);
    if (requirement !== undefined) match(requirement, /^DVDV-\d{3}$/);
  }
  for (const { url } of SPECIFICATION.documents) equal(new URL(url).protocol, 'https:');
});

test('what no source says is never verified', () => {
  deepEqual(
    SPECIFICATION.behaviours.filter(({ fidelity, source }) => fidelity === 'verified' && source.includes('no public source')),
    [],
  );
});

test('every deviation says both forms and its source', () => {
  for (const name of DEVIATION_NAMES) {
    const { observed, documented, source } = DEVIATIONS[name];
    ok(observed.length > 10 && documented.length > 10 && source.length > 10, name);
  }
});

test('what rests on a requirement has a test with its id', () => {
  const text = globSync(`${import.meta.dirname}/**/*.test.ts`)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const named = [
    'DVDV-003',
    'DVDV-004',
    'DVDV-011',
    'DVDV-012',
    'DVDV-020',
    'DVDV-021',
    'DVDV-022',
    'DVDV-025',
    'DVDV-040',
    'DVDV-050',
    'DVDV-051',
    'DVDV-052',
    'DVDV-053',
  ];
  deepEqual(
    named.filter((id) => !new RegExp(`test\\('[^']*${id}[:,]`).test(text)),
    [],
  );
});
