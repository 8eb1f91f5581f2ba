import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FAULTS } from './faults.ts';

const source = ['', 'accounts', 'delivery', 'directory', 'login', 'orders', 'pages', 'payment', 'saml', 'web']
  .map((folder) => join(import.meta.dirname, folder))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /(?<!\.test)\.ts$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  .join('\n');

for (const [name, { breaks, de, en }] of Object.entries(FAULTS)) {
  test(`${name} is described and asked for in the product`, () => {
    for (const id of breaks) assert.match(id, /^(BID-(MD|RQ|RS|AT|SE|ER)-\d\d|MUK-(RQ|RS|AT|ER|SE|MIX)-\d\d|ATK-(SIG|XSW|XML|PRO|ACC|WEB)(-\d\d)?|KET-\d{3})$/);
    assert.ok(de.endsWith('.') && en.endsWith('.') && de !== en);
    assert.ok(source.includes(`has('${name}')`));
  });
}
