import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FAULTS } from './faults.ts';

const folders = [import.meta.dirname, join(import.meta.dirname, 'checks')];
const source = folders
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /(?<!\.test)\.ts$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  .join('\n')
  // The three faults about tags share one place.
  .replace('has(`tag-${kind}-unchecked`)', "has('tag-metadata-unchecked') has('tag-data-unchecked') has('tag-attachment-unchecked')");

for (const [name, { breaks, de, en }] of Object.entries(FAULTS)) {
  test(`${name} is described and checked at exactly one place`, () => {
    for (const id of breaks) assert.match(id, /^FC-(SUB|CBK|SND)-\d{3}$/);
    assert.ok(de.endsWith('.') && en.endsWith('.') && de !== en);
    assert.equal(source.split(`has('${name}')`).length - 1, 1);
  });
}
