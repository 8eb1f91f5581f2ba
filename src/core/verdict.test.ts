import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VERDICTS, VERDICT_MAPPING, exitCodeOf, joinParts, joinRepeats, worstOf } from './verdict.ts';

test('the worst part decides; inapplicable only if all parts are', () => {
  assert.equal(worstOf(['passed', 'failed', 'cantTell']), 'failed');
  assert.equal(worstOf(['passed', 'cantTell', 'untested']), 'cantTell');
  assert.equal(worstOf(['passed', 'untested']), 'untested');
  assert.equal(worstOf(['passed', 'inapplicable']), 'passed');
  assert.equal(worstOf(['inapplicable', 'inapplicable']), 'inapplicable');
  assert.equal(worstOf([]), 'untested');
});

test('a shard without a subject does not weaken one that has', () => {
  assert.equal(joinParts(['untested', 'passed']), 'passed');
  assert.equal(joinParts(['untested', 'failed', 'passed']), 'failed');
  assert.equal(joinParts(['untested', 'inapplicable']), 'untested');
});

test('different verdicts of repeated runs are undetermined, never a failure', () => {
  assert.equal(joinRepeats(['passed', 'failed', 'passed']), 'cantTell');
  assert.equal(joinRepeats(['failed', 'failed']), 'failed');
  assert.equal(joinRepeats([]), 'untested');
});

test('every verdict has a name in every other vocabulary', () => {
  for (const verdict of VERDICTS) assert.ok(VERDICT_MAPPING[verdict].earl.startsWith('earl:'), verdict);
  assert.deepEqual(
    VERDICTS.map((verdict) => VERDICT_MAPPING[verdict].junit),
    ['passed', 'failure', 'error', 'skipped', 'skipped'],
  );
});

test('exit codes are 0, 0, 1 and 5', () => {
  assert.deepEqual((['conformant', 'conformantWithRemarks', 'notConformant', 'undetermined'] as const).map(exitCodeOf), [0, 0, 1, 5]);
});
