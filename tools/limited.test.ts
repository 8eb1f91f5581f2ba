/** A command that ends by itself, one that fails, one that hangs, and one whose child keeps its output open. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limited } from './limited.ts';

const options = { cwd: '.', env: process.env };

test('a command that ends in time is told with its code and both streams', async () => {
  assert.deepEqual(await limited('echo done; echo beside >&2; exit 3', 20_000, options), { code: 3, said: 'done\nbeside\n' });
});

test('a command that hangs is ended with all its children, which are named', async () => {
  const outcome = await limited('echo begun; sleep 987 & sleep 986', 300, options);
  assert.equal(outcome.code, undefined);
  assert.equal(outcome.said, 'begun\n');
  assert.match(outcome.stillRunning ?? '', /sleep 987/u);
  assert.match(outcome.stillRunning ?? '', /sleep 986/u);
});

test('a child that outlives the command and holds its output does not keep anybody waiting', async () => {
  const started = process.hrtime.bigint();
  const { code } = await limited('sleep 3 & exit 0', 20_000, options);
  assert.equal(code, 0);
  assert.ok(process.hrtime.bigint() - started < 2_000_000_000n);
});
