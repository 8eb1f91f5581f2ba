/** Reasons for what was not tried: that of the result first, then what follows from the run, else none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleResult } from '../../fixtures/result/sample-results.ts';
import { STOPPED_BY_USER } from './early-end.ts';
import { caseReason, requirementReason } from './not-run.ts';
import type { Result } from './result.ts';

const GIVEN = 'Das Ziel nennt das nicht.';

function reasonsIn(run: Partial<Result['run']>): Readonly<Record<string, string | undefined>> {
  const result = sampleResult({
    requirements: ['R-1', 'R-2', 'R-3', 'R-4'].map((id) => ({ id })),
    cases: [
      { id: 'tried', requirement: 'R-1' },
      { id: 'left', requirement: 'R-2', notRun: 'untestedWithReason' },
      { id: 'open', requirement: 'R-3', notRun: 'untested' },
    ],
    run,
  });
  const requirements = result.requirements.map((entry) => [entry.requirement.id, requirementReason(result, entry)?.de] as const);
  const cases = result.cases.filter(({ attempts }) => attempts.length === 0).map((entry) => [entry.id, caseReason(result, entry)?.de] as const);
  return Object.fromEntries([...requirements, ...cases]);
}

test('a whole run knows the reasons of the result only', () => {
  assert.deepEqual(reasonsIn({}), { 'R-1': undefined, 'R-2': GIVEN, 'R-3': undefined, 'R-4': undefined, left: GIVEN, open: undefined });
});

test('after an early end that is the reason, where the result has none', () => {
  const why = 'Der Lauf ist unvollständig: vom Benutzer abgebrochen.';
  const early = { isComplete: false, interrupted: STOPPED_BY_USER };
  assert.deepEqual(reasonsIn(early), { 'R-1': undefined, 'R-2': GIVEN, 'R-3': why, 'R-4': why, left: GIVEN, open: why });
  assert.equal(reasonsIn({ isComplete: false }).open, 'Der Lauf ist unvollständig.');
});

test('what no case of a shard names belongs to another part', () => {
  const part = 'Ihre Testfälle gehören zu anderen Teilen des geteilten Laufs; dies ist Teil 2 von 3.';
  const shard = { index: 2, total: 3 };
  assert.deepEqual(reasonsIn({ shard }), { 'R-1': undefined, 'R-2': GIVEN, 'R-3': undefined, 'R-4': part, left: GIVEN, open: undefined });
  const interrupted = reasonsIn({ shard, isComplete: false, interrupted: STOPPED_BY_USER });
  assert.deepEqual([interrupted['R-3'], interrupted['R-4']], ['Der Lauf ist unvollständig: vom Benutzer abgebrochen.', part]);
});
