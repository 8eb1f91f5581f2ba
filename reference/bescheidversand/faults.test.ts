import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FAULTS } from './faults.ts';

const sources = readdirSync(import.meta.dirname)
  .filter((name) => /(?<!\.test)\.ts$/.test(name))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));

for (const [name, { breaks, de, en }] of Object.entries(FAULTS)) {
  test(`${name} is described, and asked for in one file`, () => {
    for (const id of breaks) assert.match(id, /^(ZBP-\d\d|MUK-PF-\d\d)$/);
    assert.ok(de.endsWith('.') && en.endsWith('.') && de !== en);
    assert.equal(sources.filter((source) => source.includes(`has('${name}')`)).length, 1);
  });
}
