/** A dry run over a folder of two features and one step file with each kind of mistake. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readStepWords } from './step-words.ts';

const FEATURE = `# language: de
Funktionalität: Beispiel
  Szenario: Ein Fall
    Angenommen ein Fall mit 3 Teilen
    Wenn nichts gebunden ist
    Dann ist etwas doppelt gebunden
`;
const STEPS = `import { Given, Then, When } from '@cucumber/cucumber';
Given('ein Fall mit {int} Teilen', () => { throw new Error('a dry run executes nothing'); });
When('niemand dies sagt', () => {});
Then('ist etwas doppelt gebunden', () => {});
Then(/^ist etwas doppelt/, () => {});
`;

test('bound, unbound, ambiguous and unused words are told apart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-words-'));
  try {
    for (const name of ['features', 'steps']) mkdirSync(join(folder, name));
    symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'features', 'fall.feature'), FEATURE);
    writeFileSync(join(folder, 'steps', 'fall.steps.ts'), STEPS);
    const { steps, problems } = await readStepWords(folder);
    assert.deepEqual(problems, [
      'No feature uses the step "niemand dies sagt".',
      'The words "ist etwas doppelt gebunden" are bound to 2 steps instead of one.',
      'The words "nichts gebunden ist" are bound to 0 steps instead of one.',
    ]);
    assert.deepEqual(
      steps.map(({ pattern }) => pattern).sort(),
      ['ein Fall mit {int} Teilen', 'ist etwas doppelt gebunden', 'niemand dies sagt', '^ist etwas doppelt'].sort(),
    );
    assert.deepEqual([...new Set(steps.map(({ file }) => file))], ['steps/fall.steps.ts']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
