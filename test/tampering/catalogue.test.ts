/** The catalogue of tamperings as data: every kind there is, each once, and every part tried by a file of tests. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { TAMPERINGS } from '../../src/core/verification.ts';
import { PARTS } from './groups.ts';
import type { Tampering } from './tampering.ts';

const all: readonly Tampering[] = Object.values(PARTS).flatMap((groups) => Object.values<readonly Tampering[]>(groups).flat());

test('the catalogue covers every kind there is', () => {
  const named = new Set<string>(all.flatMap(({ kinds }) => kinds));
  deepStrictEqual(
    Object.keys(TAMPERINGS).filter((kind) => !named.has(kind)),
    [],
  );
});

test('it has at least 120 tamperings, not counting those of single files, and none twice', () => {
  ok(all.length >= 120, `${all.length} tamperings`);
  equal(new Set(all.map(({ name }) => name)).size, all.length);
});

test('every part is tried', () => {
  for (const part of Object.keys(PARTS))
    match(readFileSync(new URL(`${part}.test.ts`, import.meta.url), 'utf8'), new RegExp(`^(const \\w+ = )?tryPart\\('${part}'\\);$`, 'm'));
});
