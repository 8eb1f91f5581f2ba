/** The same finding: words and weight count, the place and the nearest message do not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleResult } from '../../fixtures/result/sample-results.ts';
import type { JudgedFinding } from './finding.ts';
import { countResults } from './judging.ts';
import type { CaseResult } from './result.ts';
import { distinctFindings } from './same-finding.ts';

const [sample] = sampleResult({ requirements: [{ id: 'R-1' }], cases: [{ id: 'c', requirement: 'R-1', attempts: [['warning:key']] }] }).cases as [CaseResult];
const finding = sample.attempts[0]!.findings[0]!;

function observed(text: string): JudgedFinding {
  return { ...finding, text: { de: { ...finding.text.de, observed: text }, en: { ...finding.text.en, observed: text } } };
}

function attempts(...findings: readonly (readonly JudgedFinding[])[]): CaseResult {
  return { ...sample, attempts: findings.map((found, index) => ({ ...sample.attempts[0]!, attempt: index + 1, findings: found })) };
}

test('other exchanges and another nearest message make no other finding', () => {
  const again = { ...finding, evidence: [{ exchange: 'x000009' }], nearest: 'id=9' };
  assert.deepEqual(distinctFindings([finding, again]), [finding]);
});

test('other words, another requirement or severity do', () => {
  const others: readonly JudgedFinding[] = [observed('c'), { ...finding, requirement: 'R-2' }, { ...finding, severity: 'failure' }];
  assert.deepEqual(distinctFindings([finding, ...others]), [finding, ...others]);
});

test('the counts of a result count each finding of a case once, whatever its message', () => {
  const twice = { ...finding, evidence: [{ exchange: 'x000009' }] };
  const warnings = (...cases: readonly CaseResult[]): number => countResults([], cases).warnings;
  assert.equal(warnings(attempts([finding, observed('c'), observed('d')])), 3);
  assert.equal(warnings(attempts([finding, observed('c')], [twice, observed('c')])), 2);
  assert.equal(warnings(attempts([finding]), attempts([twice])), 2);
});
