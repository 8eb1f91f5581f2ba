/** Products side by side and releases over time: rows, steps, order, and what makes a comparison unfair. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sampleResult, sampleReview } from '../../fixtures/result/sample-results.ts';
import type { SampleCase, SampleResult } from '../../fixtures/result/sample-results.ts';
import { STANDINGS } from '../../reports/tally.ts';
import { compileSchema } from '../formats/json-schema.ts';
import type { CheckedEvidence } from './checked.ts';
import { compare, modeOf, stepOf } from './compare.ts';
import type { CellStanding } from './compare.ts';
import { fairnessOf } from './fairness.ts';
import { conclusionText } from './telling.ts';
import type { ComparedSubject } from './subject.ts';

const REQUIREMENTS = [{ id: 'R-1' }, { id: 'R-2' }, { id: 'R-3', level: 'SHOULD' as const }];
const schema = JSON.parse(readFileSync(new URL('../../schemas/comparison/comparison-1.schema.json', import.meta.url), 'utf8')) as object;

function tried(requirement: string, ...findings: NonNullable<SampleCase['attempts']>[number] extends infer F ? F[] : never): SampleCase {
  return { id: requirement, requirement, attempts: findings.length === 0 ? [[]] : findings };
}

let runs = 0;
function subject(cases: readonly SampleCase[], more: Partial<SampleResult> = {}, extra: Partial<ComparedSubject> = {}): ComparedSubject {
  runs += 1;
  const result = sampleResult({ requirements: REQUIREMENTS, cases, ...more, run: { id: `lauf-${runs}`, ...more.run } });
  return { file: `${runs}.json`, kind: 'result', result, ...extra };
}

const CHECKED: CheckedEvidence = { signature: 'yes', evidence: 'yes', verdicts: 'yes', signer: 'O=Beispielstelle', isTrusted: true, wrong: [] };
const ALL_MET = REQUIREMENTS.map(({ id }) => tried(id));
const version = (text: string, finishedAt: string): Partial<SampleResult> => ({ product: { version: text }, run: { finishedAt } });

describe('rows', () => {
  test('hold every requirement of any subject, and what happened to it in each', () => {
    const other = subject([tried('R-1', ['failure:x']), tried('R-2', 'error'), tried('R-9')], {
      requirements: [...REQUIREMENTS, { id: 'R-9' }],
      product: { name: 'Anderes' },
    });
    const { rows, mode } = compare([subject([tried('R-1'), { id: 'R-2', requirement: 'R-2', notRun: 'inapplicable' }, tried('R-3', ['warning:w'])]), other]);
    equal(mode, 'products');
    deepStrictEqual(
      rows.map(({ requirement, cells, differs }) => [requirement, ...cells, differs]),
      [
        ['R-1', 'passed', 'failed', true],
        ['R-2', 'inapplicable', 'cantTell', true],
        ['R-3', 'remarked', 'untested', true],
        ['R-9', 'absent', 'passed', true],
      ],
    );
  });

  test('equal outcomes do not differ', () => {
    deepStrictEqual(new Set(compare([subject(ALL_MET), subject(ALL_MET)]).rows.map(({ differs }) => differs)), new Set([false]));
  });
});

test('what only the declaration shows stands with the conclusion', () => {
  const { result, ...one } = subject(ALL_MET);
  const declaration = { ...sampleReview([]), errors: 2 };
  const [first, second] = compare([{ ...one, result: { ...result, conclusion: 'notConformant', declaration } }, subject(ALL_MET)]).subjects;
  ok(first !== undefined && second !== undefined);
  equal(conclusionText(first, 'de'), 'nicht konform (2 Fehler in der Erklärung des Herstellers)');
  equal(conclusionText({ ...first, isComplete: false }, 'en'), "not conformant (incomplete; 2 errors in the vendor's declaration)");
  equal(conclusionText(second, 'en'), 'conformant');
});

describe('over time', () => {
  const early = subject([tried('R-1', ['failure:x']), tried('R-2'), tried('R-3')], version('1.0', '2026-01-01T00:00:00.000Z'));
  const middle = subject([tried('R-1'), tried('R-2', ['failure:y']), tried('R-3', ['warning:w'])], version('1.1', '2026-02-01T00:00:00.000Z'));
  const late = subject([tried('R-1', 'error'), tried('R-3')], version('1.2', '2026-03-01T00:00:00.000Z'));

  test('is detected by one product in several versions, and put in the order of the runs', () => {
    const { mode, subjects, transitions } = compare([late, early, middle]);
    equal(mode, 'releases');
    deepStrictEqual(
      subjects.map(({ letter, product }) => `${letter} ${product.version}`),
      ['A 1.0', 'B 1.1', 'C 1.2'],
    );
    deepStrictEqual(
      transitions.map(({ from, to, ...steps }) => [`${from}${to}`, Object.fromEntries(Object.entries(steps).filter(([, ids]) => ids.length > 0))]),
      [
        ['AB', { fixed: ['R-1'], broken: ['R-2'], remarkGained: ['R-3'] }],
        ['BC', { noLongerTested: ['R-2'], newlyUndetermined: ['R-1'], remarkGone: ['R-3'] }],
      ],
    );
  });

  test('the same version twice, or another vendor, is no release', () => {
    equal(modeOf([early, subject(ALL_MET, version('1.0', '2026-04-01T00:00:00.000Z'))]), 'products');
    equal(modeOf([early, subject(ALL_MET, { product: { version: '2.0', vendor: 'Anderes Haus' } })]), 'products');
    deepStrictEqual(
      compare([late, early], 'products').subjects.map(({ product }) => product.version),
      ['1.2', '1.0'],
      'products stay in the order given',
    );
  });

  test('every pair of outcomes has one name at most, and going back and forth is never the same step', () => {
    const cells: readonly CellStanding[] = [...STANDINGS, 'absent'];
    for (const before of cells)
      for (const now of cells) {
        const step = stepOf(before, now);
        if (before === now) equal(step, undefined);
        else if (step !== undefined) ok(step !== stepOf(now, before), `${before} ${now}`);
        if (now === 'failed' && (before === 'passed' || before === 'remarked')) equal(step, 'broken');
        if (step === 'fixed') ok(before === 'failed' && (now === 'passed' || now === 'remarked'), 'only what passed is fixed');
      }
  });
});

describe('fairness', () => {
  const kinds = (...subjects: readonly ComparedSubject[]): readonly string[] => fairnessOf(subjects).map(({ kind }) => kind);
  const base = subject(ALL_MET);

  test('equal conditions are fair, another version of the product is no reason', () => {
    deepStrictEqual(kinds(base, subject(ALL_MET, version('2.0', '2026-05-01T00:00:00.000Z'))), []);
    equal(compare([base, subject(ALL_MET)]).isFair, true);
  });

  const UNFAIR: readonly (readonly [string, ComparedSubject])[] = [
    ['specification', subject(ALL_MET, { specification: { version: '2' } })],
    ['profile', subject(ALL_MET, { profile: { version: '2.0.0' } })],
    ['suite', subject(ALL_MET, { suiteVersion: '9.9.9' })],
    ['options', subject(ALL_MET, { declared: { apiVersion: 'v1' } })],
    ['capabilities', subject(ALL_MET, { declared: { apiVersion: 'v2', capabilities: ['callback'] } })],
    ['declaration', subject(ALL_MET, { declaration: sampleReview([{ id: 'ICS-1', status: 'optional', support: 'no' }]) })],
    ['verification', subject(ALL_MET, {}, { checked: { ...CHECKED, verdicts: 'no', wrong: ['conclusion-changed'] } })],
    ['incomplete', subject(ALL_MET, { run: { isComplete: false, interrupted: 'SIGINT' } })],
    ['part', subject(ALL_MET, { run: { shard: { index: 1, total: 2 } } })],
    ['evidence', subject(ALL_MET, {}, { kind: 'certificate', certificate: { number: 'PS-2026-000001', level: 'L4', validUntil: '2027-01-01' } })],
    ['targetKind', subject(ALL_MET, { kind: 'container' })],
    ['repeats', subject(ALL_MET, { run: { attempts: 3 } })],
    ['sameRun', { ...base, file: 'copy.json' }],
  ];
  for (const [kind, other] of UNFAIR)
    test(`${kind} is told, with what each has`, () => {
      deepStrictEqual(kinds(base, other), [kind]);
      equal(fairnessOf([base, other])[0]?.values.length, 2);
      equal(compare([base, other]).isFair, false);
    });

  test('evidence that is wrong comes first, also when all of it is; evidence that was looked at and a bare result are equal', () => {
    const wrong = (): ComparedSubject => subject(ALL_MET, {}, { checked: { ...CHECKED, signature: 'no', wrong: ['chain-broken', 'file-changed'] } });
    deepStrictEqual(kinds(wrong(), wrong()), ['verification']);
    deepStrictEqual(fairnessOf([base, wrong(), subject(ALL_MET, { suiteVersion: '9.9.9' }, { checked: CHECKED })])[0]?.values, [
      '–',
      '✗ chain-broken, file-changed',
      '✓',
    ]);
    deepStrictEqual(kinds(base, subject(ALL_MET, {}, { checked: CHECKED })), []);
  });

  test('the kind of evidence is told in one language', () => {
    const [point] = fairnessOf([base, subject(ALL_MET, {}, { kind: 'selfTest' })]);
    deepStrictEqual(point?.values[1], { de: 'Selbsttest', en: 'self-test' });
  });

  test('two incomplete runs are unfair although they are equal', () => {
    const early = (): ComparedSubject => subject(ALL_MET, { run: { isComplete: false } });
    deepStrictEqual(kinds(early(), early()), ['incomplete']);
  });
});

test('a comparison is valid against its schema and has no rank or percentage', () => {
  const certified = subject(
    ALL_MET,
    {},
    { kind: 'certificate', certificate: { number: 'PS-2026-000001', level: 'L4', validUntil: '2027-01-01' }, checked: CHECKED },
  );
  for (const subjects of [
    [subject(ALL_MET), certified],
    [subject(ALL_MET, version('1.0', '2026-01-01T00:00:00.000Z')), subject([tried('R-1', ['failure:x'])], version('2.0', '2026-02-01T00:00:00.000Z'))],
  ])
    deepStrictEqual(compileSchema(schema)(JSON.parse(JSON.stringify(compare(subjects)))), []);
});

test('whatever is compared, cells follow the subjects and every step is in one list', () => {
  const finding = fc.constantFrom<readonly ('failure:x' | 'warning:w' | 'cantTell:q')[]>([], ['failure:x'], ['warning:w'], ['cantTell:q']);
  const cases = fc
    .array(fc.tuple(fc.constantFrom('R-1', 'R-2', 'R-3'), finding), { maxLength: 3 })
    .map((list) => list.map(([id, found], index): SampleCase => ({ id: `${id}-${index}`, requirement: id, attempts: [found] })));
  fc.assert(
    fc.property(fc.array(cases, { minLength: 2, maxLength: 4 }), (all) => {
      const subjects = all.map((each, index) => subject(each, version(`${index}.0`, new Date(Date.UTC(2026, index, 1)).toISOString())));
      const { rows, transitions, subjects: views } = compare(subjects, 'releases');
      for (const { cells } of rows) equal(cells.length, views.length);
      equal(transitions.length, views.length - 1);
      for (const { from: _from, to: _to, ...steps } of transitions) {
        const told = Object.values(steps).flat();
        equal(new Set(told).size, told.length);
      }
    }),
  );
});
