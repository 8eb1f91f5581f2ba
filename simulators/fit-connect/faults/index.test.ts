/** The table of faults: complete, described, and every one of them proven by a test that names it. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { FAULTS } from './index.ts';
import { createStand } from '../test-stand.ts';

test('every fault has a name of its own, a sentence, what it violates, and described parameters', () => {
  for (const [name, { text, violates, params = {} }] of FAULTS) {
    assert.match(name, /^[a-z][a-z-]+[a-z]$/);
    assert.match(text, /\.$/, name);
    assert.ok(violates.length > 2, name);
    for (const spec of Object.values(params)) assert.ok(spec.text.length > 3, name);
  }
});

test('every fault is named by a test', () => {
  const folders = [import.meta.dirname, `${import.meta.dirname}/..`];
  const tests = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.test.ts') && file !== 'index.test.ts')
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
  );
  const unproven = [...FAULTS.keys()].filter(
    (name) => !tests.some((text) => text.includes(`'${name}`) || text.includes(`${name} `) || text.includes(`${name},`)),
  );
  assert.deepEqual(unproven, []);
});

test('unknown faults, unknown, missing and wrong parameters are refused when arming', async () => {
  const { control } = await createStand();
  const orders = [
    { fault: 'no-such-fault' },
    { fault: 'answer-status' },
    { fault: 'answer-status', params: { status: '503' } },
    { fault: 'answer-slow', params: { delayMs: 1, more: 2 } },
    { fault: 'answer-status', params: { status: 500, body: 'poem' } },
    { fault: 'pickup-hides', params: { submissionIds: 'x' } },
  ];
  for (const order of orders) await assert.rejects(control.arm(order), { code: 'ERR_CONTROL_REFUSED' });
  assert.deepEqual(await control.armed(), []);
  await assert.rejects(control.disarm('f1'), { code: 'ERR_CONTROL_REFUSED' });
});
