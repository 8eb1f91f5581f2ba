/** `.ci/run` and `npm run check` check the same things. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from './repository-files.ts';

const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
const CI = textOf('.ci/run');

function npmCalls(text: string): readonly string[] {
  return [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
}

test('CI runs the test command of the README and every part of the check', () => {
  assert.match(CI, /^if .* then stage 'npm test with coverage' npm run coverage; else stage 'npm test' npm test; fi$/m);
  assert.equal(scripts['coverage'], 'c8 npm test', 'the test command of the README, counted');
  const parts = npmCalls(scripts['check'] ?? '').filter((name) => !npmCalls(scripts['test'] ?? '').includes(name));
  assert.ok(parts.length > 5, 'the parts were found');
  assert.deepEqual(
    parts.filter((name) => !npmCalls(CI).includes(name)),
    [],
  );
});

test('every script that CI runs exists', () => {
  assert.deepEqual(
    npmCalls(CI).filter((name) => scripts[name] === undefined),
    [],
  );
});
