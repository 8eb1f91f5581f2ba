import { strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgedFinding } from '../core/finding.ts';
import type { AttemptResult, StepResult } from '../core/result.ts';
import { isSteppedAsWritten } from './verify-steps.ts';

const SCENARIO = { steps: ['a', 'b', 'c'], keywords: ['Angenommen ', 'Wenn ', 'Dann '] };

function finding(kind: JudgedFinding['kind'], severity: JudgedFinding['severity']): JudgedFinding {
  return { kind, severity } as JudgedFinding;
}

const BROKEN = [finding('broken', 'failure')];
const WARNED = [finding('broken', 'warning')];
const OPEN = [finding('cantTell', 'cantTell')];

/** @param statuses by their first letters: passed, failed, skipped, error */
function attempt(statuses: string, findings: readonly JudgedFinding[] = [], error?: string): AttemptResult {
  const names: Readonly<Record<string, StepResult['status']>> = { p: 'passed', f: 'failed', s: 'skipped', e: 'error' };
  const steps = Array.from(statuses, (letter, index) => ({
    keyword: SCENARIO.keywords[index] ?? '',
    text: SCENARIO.steps[index] ?? '',
    status: names[letter] ?? 'error',
  }));
  return { attempt: 1, verdict: 'passed', startedAt: '', durationMs: 0, exchanges: [], findings, steps, ...(error === undefined ? {} : { error }) };
}

const RIGHT: readonly (readonly [string, AttemptResult])[] = [
  ['all passed', attempt('ppp')],
  ['a warning ends nothing', attempt('ppp', WARNED)],
  ['a failure ends a scenario', attempt('pfs', BROKEN)],
  ['what cannot be told leaves the rest out', attempt('pps', OPEN)],
  ['what cannot be told at the end', attempt('ppp', OPEN)],
  ['an error of the suite', attempt('pes', [], 'x')],
  ['an error before the first step', attempt('sss', [], 'x')],
  ['an error after the last step', attempt('ppp', [], 'x')],
  ['shards: the failure of one, the error of another', attempt('pef', BROKEN, 'x')],
  ['shards: the error hides the failure', attempt('pes', BROKEN, 'x')],
];

const WRONG: readonly (readonly [string, AttemptResult])[] = [
  ['a step is missing', attempt('pp')],
  ['a step too many', attempt('pppp')],
  ['a failure that is not shown', attempt('ppp', BROKEN)],
  ['a failure without a finding', attempt('pfs')],
  ['a warning is no failure', attempt('pfs', WARNED)],
  ['an error that nobody tells', attempt('pes')],
  ['skipped without a reason', attempt('pps')],
  ['passed after the failure', attempt('pfp', BROKEN)],
];

test('steps stand as in the feature and end as the judgement lets them', () => {
  for (const [name, told] of RIGHT) strictEqual(isSteppedAsWritten(told, SCENARIO), true, name);
  for (const [name, told] of WRONG) strictEqual(isSteppedAsWritten(told, SCENARIO), false, name);
});

test('words and keywords are those of the feature', () => {
  strictEqual(isSteppedAsWritten(attempt('ppp'), { ...SCENARIO, steps: ['a', 'b', 'd'] }), false);
  strictEqual(isSteppedAsWritten(attempt('ppp'), { ...SCENARIO, keywords: ['Angenommen ', 'Wenn ', 'Und '] }), false);
});
