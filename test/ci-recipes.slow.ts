/**
 * The recipes of docs/ci carried out: every shell command of every job, in order, against this checkout; steps that move
 * files are copies. Each recipe runs the whole profile once (about half a minute), so this has a script of its own.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openBuildServer } from './ci/carry-out.ts';
import type { BuildServer, JobOutcome } from './ci/carry-out.ts';
import { gitHubJobs, gitLabJobs } from './ci/jobs.ts';
import type { Job, RunContext } from './ci/jobs.ts';
import { textOf } from './repository-files.ts';

const POLICY = textOf('docs/ci/gate-policy.yaml');
/** Past its end for ever: the gate closes, whatever the day. */
const STALE_POLICY = POLICY.replace('waivers: []', 'waivers:\n  - { requirement: FC-SUB-012, author: ci, reason: forgotten, expires: 2020-01-01 }');

interface Recipe {
  readonly name: string;
  readonly jobs: (context: RunContext) => readonly Job[];
}

const RECIPES: readonly Recipe[] = [
  { name: 'github-actions.yml', jobs: (context) => gitHubJobs(textOf('docs/ci/github-actions.yml'), context) },
  { name: 'gitlab-ci.yml', jobs: (context) => gitLabJobs(textOf('docs/ci/gitlab-ci.yml'), context) },
];

function outcomeOf(outcomes: readonly JobOutcome[], id: string): JobOutcome {
  const found = outcomes.find((outcome) => outcome.id === id);
  assert.ok(found !== undefined, `${id} was not carried out: ${JSON.stringify(outcomes)}`);
  return found;
}

function firstRun(server: BuildServer, { jobs }: Recipe): readonly JobOutcome[] {
  const outcomes = server.carryOut(jobs({ runId: '1', isMain: true }));
  for (const { id, exitCode, output } of outcomes) assert.equal(exitCode, 0, `${id}: ${output}`);
  const gate = outcomeOf(outcomes, 'gate');
  assert.match(gate.output, /GATE OPEN/);
  assert.match(gate.output, /First run without a baseline/);
  for (const file of ['gate.json', 'gate.sarif', 'gate-junit.xml', 'gate.md']) assert.ok(existsSync(join(gate.folder, 'gate', file)), file);
  assert.ok(existsSync(join(gate.folder, 'whole', 'junit.xml')) && existsSync(join(gate.folder, 'whole', 'result.json')));
  return outcomes;
}

for (const recipe of RECIPES) {
  describe(recipe.name, { concurrency: false }, () => {
    test('first run, a second one against its baseline, and a gate that is closed', () => {
      using server = openBuildServer({ 'gate-policy.yaml': POLICY });
      const outcomes = firstRun(server, recipe);
      assert.equal(outcomes.filter(({ id }) => id === 'run').length, 2, 'the parts ran');

      // The parts are those of the first run: only what follows them is carried out again.
      const after = recipe.jobs({ runId: '2', isMain: false }).filter(({ id }) => id !== 'run');
      const second = outcomeOf(server.carryOut(after.map((job) => ({ ...job, needs: [] }))), 'gate');
      assert.equal(second.exitCode, 0, second.output);
      assert.match(second.output, /Compared with .*, run merged-/);
      const decision = JSON.parse(readFileSync(join(second.folder, 'gate', 'gate.json'), 'utf8')) as { readonly changes: readonly unknown[] };
      assert.deepEqual(decision.changes, []);

      if (recipe.name === 'github-actions.yml') {
        assert.equal(second.scanned.length, 1, 'the log goes to code scanning');
        assert.match(readFileSync(join(second.folder, 'step-summary.md'), 'utf8'), /Gate open/);
      }
      closedGate(server, recipe);
    });
  });
}

function closedGate(server: BuildServer, recipe: Recipe): void {
  const jobs = recipe.jobs({ runId: '3', isMain: true }).filter(({ id }) => id === 'gate' || id === 'keep-baseline');
  const stale = jobs.map((job) => ({
    ...job,
    needs: job.id === 'gate' ? [] : job.needs,
    steps: job.steps.flatMap((step) =>
      step.kind === 'checkout' ? [step, { ...step, kind: 'run' as const, script: `cat > gate-policy.yaml <<'END'\n${STALE_POLICY}\nEND` }] : [step],
    ),
  }));
  const outcomes = server.carryOut(stale);
  assert.deepEqual(
    outcomes.map(({ id, exitCode }) => [id, exitCode]),
    [['gate', 1]],
    'a closed gate ends its job and keeps no baseline',
  );
  assert.match(outcomes[0]?.output ?? '', /GATE CLOSED[\s\S]*Stale waivers: 1/);
  assert.ok(existsSync(join(outcomes[0]?.folder ?? '', 'gate', 'gate.md')), 'what was found is there all the same');
}
