/**
 * Examples of a catalogue stand in every result, and no bundle is made of a result in which something looks like a secret: an
 * example names a token or a key, and never spells one.
 */
import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { secretPatternsIn } from '../src/certification/secret-patterns.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

test('nothing in a catalogue looks like a secret', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  ok(files.length > 12);
  const found = files.flatMap((name) => secretPatternsIn(readFileSync(join(FOLDER, name), 'latin1')).map(({ what, offset }) => `${name}: ${what.en}, byte ${offset}`));
  deepEqual(found, []);
});
