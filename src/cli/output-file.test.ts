/** A single file that a command writes: asked for before, and in its place only when it is whole. */
import { deepStrictEqual, equal, throws } from 'node:assert/strict';
import { readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { requireWritable, writeOutput } from './output-file.ts';
import { openTerminal } from './test-terminal.ts';

test('a file or folder that is there is only replaced when that is asked for; a device, or a link to nowhere, holds nothing', () => {
  using terminal = openTerminal();
  const ask = (path: string, isForced = false): void => requireWritable({ path, isForced, inputs: [] });
  writeFileSync(terminal.pathOf('there'), 'text');
  symlinkSync('there', terminal.pathOf('link'));
  symlinkSync('nowhere', terminal.pathOf('dangling'));
  for (const taken of [terminal.pathOf('there'), terminal.pathOf('link'), terminal.cwd]) throws(() => ask(taken), { code: 'ERR_CONFIG_EXISTS', place: taken });
  ask(terminal.pathOf('there'), true);
  for (const free of ['/dev/null', terminal.pathOf('new'), terminal.pathOf('dangling')]) ask(free);
});

test('what cannot be written leaves the former file', () => {
  using terminal = openTerminal();
  const path = terminal.pathOf('there');
  writeOutput(path, Buffer.from('text'));
  throws(() => writeOutput(`${path}/below`, Buffer.from('new')), {
    code: 'ERR_CONFIG_OUTPUT_UNWRITABLE',
    mend: { de: 'Mit --out einen anderen Ort nennen.', en: 'Name another place with --out.' },
  });
  equal(readFileSync(path, 'utf8'), 'text');
  deepStrictEqual(readdirSync(terminal.cwd), ['there']);
});
