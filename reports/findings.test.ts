/** Grouping of findings: by requirement and severity, equal ones once, unconfirmed ones apart. */
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseResult, Result } from '../src/core/result.ts';
import { findingSections, groupFindings, isFailure, isUnsteady, unexplainedCases, worstFinding } from './findings.ts';
import { readExample } from './golden/example.ts';

const example = readExample();

function caseNamed(start: string): CaseResult {
  const found = example.cases.find(({ name }) => name.startsWith(start));
  if (found === undefined) throw new Error(`no case ${start}`);
  return found;
}

test('equal findings of two attempts are one finding with two occurrences', () => {
  const [group] = groupFindings(example, 'failure');
  strictEqual(group?.requirementId, 'FC-SUB-012');
  strictEqual(group.findings.length, 1);
  deepStrictEqual(
    group.findings[0]?.occurrences.map(({ attempt }) => attempt.attempt),
    [1, 2],
  );
});

test('sections follow the order of requirements; a rule broken in one of two attempts cannot be told', () => {
  const sections = findingSections(example);
  const idsOf = (severity: keyof typeof sections): readonly string[] => sections[severity].map(({ requirementId }) => requirementId);
  deepStrictEqual(idsOf('failure'), ['FC-SUB-012', 'FC-SUB-037']);
  deepStrictEqual(idsOf('warning'), ['FC-SUB-038', 'FC-SUB-041']);
  deepStrictEqual(idsOf('cantTell'), ['FC-CBK-003', 'FC-SUB-032', 'FC-SUB-033']);
  deepStrictEqual(idsOf('observation'), ['FC-SUB-029']);
  strictEqual(sections.cantTell.find(({ requirementId }) => requirementId === 'FC-SUB-033')?.isConfirmed, false);
});

test('findings of requirements that the result does not list are told last', () => {
  const unlisted: Result = { ...example, requirements: example.requirements.filter(({ requirement }) => requirement.id !== 'FC-SUB-012') };
  const groups = groupFindings(unlisted, 'failure');
  deepStrictEqual(
    groups.map(({ requirementId }) => requirementId),
    ['FC-SUB-033', 'FC-SUB-037', 'FC-SUB-012'],
  );
  strictEqual(groups.at(-1)?.requirement, undefined);
});

test('a case with nothing worse than remarks is no failure, whatever its verdict is called', () => {
  const { attempts } = caseNamed('Nach 409');
  strictEqual(isFailure({ verdict: 'passed', attempts }), false);
  strictEqual(isFailure({ verdict: 'failed', attempts }), false);
  strictEqual(isFailure(caseNamed('Eine Ablehnung')), true);
  strictEqual(isFailure({ verdict: 'failed', attempts: [] }), true);
});

test('a remark stays a remark where something else could not be told', () => {
  const requirements = example.requirements.map((entry) => (entry.requirement.id === 'FC-SUB-038' ? { ...entry, verdict: 'cantTell' as const } : entry));
  strictEqual(findingSections({ ...example, requirements }).warning.length, 2);
});

test('worst finding, differing repeats, and cases that nothing explains', () => {
  strictEqual(worstFinding(caseNamed('Eine Ablehnung').attempts), 'failure');
  strictEqual(worstFinding([]), undefined);
  strictEqual(isUnsteady(caseNamed('Das Ereignis hat')), true);
  deepStrictEqual(unexplainedCases(example), []);
  const bare = {
    ...caseNamed('Nachrichten mit falschem'),
    attempts: caseNamed('Nachrichten mit falschem').attempts.map((attempt) => ({ ...attempt, findings: [] })),
  };
  deepStrictEqual(unexplainedCases({ ...example, cases: [bare] }), [bare]);
});
