/** Which commands are loaded for which call. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandsFor } from './commands.ts';

const namesFor = async (...argv: readonly string[]): Promise<readonly string[]> => (await commandsFor(argv)).map(({ usage }) => usage.split(' ')[0] ?? '');

test('a call loads its own command and no other, wherever the language stands', async () => {
  for (const name of await namesFor('--help')) {
    assert.deepEqual(await namesFor(name, '--help'), [name]);
    assert.deepEqual(await namesFor('--lang', 'en', name), [name]);
    assert.deepEqual(await namesFor('--lang=en', name, 'verify', 'run'), [name]);
  }
});

test('help and calls of what there is not load all, the version none', async () => {
  const all = await namesFor();
  assert.equal(all.length, 23);
  assert.equal(new Set(all).size, all.length);
  for (const argv of [['help', 'run'], ['-h'], ['rnu'], ['--verbose', 'run'], ['toString'], ['--lang'], ['--lang', 'run']])
    assert.deepEqual(await namesFor(...argv), all);
  assert.deepEqual([await namesFor('--version'), await namesFor('-V')], [[], []]);
});
