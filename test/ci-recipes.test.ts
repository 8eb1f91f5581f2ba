/**
 * The recipes of docs/ci say only what can be carried out: they parse, use what the interpreter knows, and call the command
 * line with options that exist. They are really carried out in ci-recipes.slow.ts.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openTerminal } from '../src/cli/test-terminal.ts';
import { gitHubJobs, gitLabJobs } from './ci/jobs.ts';
import type { Job } from './ci/jobs.ts';
import { textOf } from './repository-files.ts';

const MAIN = { runId: '1', isMain: true };
const RECIPES: readonly (readonly [name: string, jobs: readonly Job[]])[] = [
  ['github-actions.yml', gitHubJobs(textOf('docs/ci/github-actions.yml'), MAIN)],
  ['gitlab-ci.yml', gitLabJobs(textOf('docs/ci/gitlab-ci.yml'), MAIN)],
];
const { version } = JSON.parse(textOf('package.json')) as { readonly version: string };

/** Calls of the command line in a script, with their options. */
function callsIn(jobs: readonly Job[]): readonly { readonly command: string; readonly options: readonly string[] }[] {
  const scripts = jobs.flatMap(({ steps }) => steps.map(({ script }) => script)).join('\n');
  return [...scripts.matchAll(/npx --yes "\$PRUEFSTAND" (\w+)(.*)/g)].map(([, command = '', rest = '']) => ({
    command,
    options: [...rest.matchAll(/--[\w-]+/g)].map(([option]) => option),
  }));
}

for (const [name, jobs] of RECIPES)
  describe(name, () => {
    test('runs every part once, joins, and asks the gate', () => {
      const commands = callsIn(jobs).map(({ command }) => command);
      assert.deepEqual(commands, ['run', 'run', 'merge', 'gate']);
      assert.ok(
        jobs.every(({ env }) => env['PRUEFSTAND'] === `pruefstand@${version}`),
        'the version is that of this release',
      );
    });

    test('calls the command line with options that exist', async () => {
      using terminal = openTerminal();
      for (const { command, options } of callsIn(jobs)) {
        const { stdout } = await terminal.call([command, '--help', '--lang', 'en']);
        for (const option of options) assert.ok(new RegExp(`(^|[ ,])${option}\\b`, 'm').test(stdout), `${command} ${option}`);
      }
    });

    test('hides no failure', () => {
      const scripts = jobs.flatMap(({ steps }) => steps.map(({ script }) => script)).join('\n');
      assert.doesNotMatch(scripts, /\|\| *true|set \+e|\|\| *:/);
    });

    test('keeps a baseline on the main branch only', () => {
      const saves = (given: readonly Job[]): number => given.flatMap(({ steps }) => steps).filter(({ kind }) => kind === 'save').length;
      const elsewhere = { runId: '1', isMain: false };
      const branch =
        name === 'gitlab-ci.yml' ? gitLabJobs(textOf('docs/ci/gitlab-ci.yml'), elsewhere) : gitHubJobs(textOf('docs/ci/github-actions.yml'), elsewhere);
      assert.deepEqual([saves(jobs), saves(branch)], [1, 0]);
    });
  });
