/** The decision of the gate: what is new, fixed, vanished; what counts; that waivers change the decision and nothing else. */
import { deepStrictEqual, equal, notEqual, ok } from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sampleResult, sampleReview } from '../../fixtures/result/sample-results.ts';
import type { SampleCase, SampleFinding, SampleResult } from '../../fixtures/result/sample-results.ts';
import type { Result } from '../core/result.ts';
import { decide, gateExitCode, remainingConclusion } from './decide.ts';
import type { GateReport } from './decide.ts';
import { viewOf } from './items.ts';
import { misfitsOf } from './origin.ts';
import { DEFAULT_RULES } from './policy.ts';
import type { GateRules, Waiver } from './policy.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const clock = { now: (): number => NOW };
const REQUIREMENTS = [{ id: 'R-1' }, { id: 'R-2' }, { id: 'R-3', level: 'SHOULD' as const }];

function result(cases: readonly SampleCase[], more: Partial<SampleResult> = {}): Result {
  return sampleResult({ requirements: REQUIREMENTS, cases, ...more });
}

const one = (findings: readonly SampleFinding[] | 'error', id = 'a', requirement = 'R-1'): SampleCase => ({ id, requirement, attempts: [findings] });
const rest: readonly SampleCase[] = [one([], 'b', 'R-2'), one([], 'c', 'R-3')];
const good = result([one([]), ...rest]);

interface Given {
  readonly baseline?: Result;
  readonly rules?: Partial<GateRules>;
  readonly waivers?: readonly Waiver[];
}

function decided(current: Result, { baseline, rules = {}, waivers = [] }: Given = {}): GateReport {
  return decide({ current, ...(baseline === undefined ? {} : { baseline }), policy: { fail: { ...DEFAULT_RULES, ...rules }, waivers }, clock });
}

const told = ({ changes }: GateReport): readonly string[] =>
  changes.map(({ kind, item, isCounted }) => `${kind} ${item.requirement} ${item.caseId ?? '-'} ${item.messageKey ?? '-'} ${isCounted}`);
const better = (report: GateReport): readonly string[] => report.better.map(({ kind, item }) => `${kind} ${item.requirement} ${item.caseId ?? '-'}`);
const brokenRules = ({ rules }: GateReport): readonly string[] => rules.filter(({ isBroken }) => isBroken).map(({ rule }) => rule);

const waiver = (more: Partial<Waiver> = {}): Waiver => ({ requirement: 'R-1', author: 'Teamleitung', reason: 'Vorgang 7', expires: '2026-12-31', ...more });

describe('with a baseline', () => {
  test('the same result leaves the gate open, also with old failures', () => {
    const old = result([one(['failure:x']), ...rest]);
    const report = decided(old, { baseline: old });
    deepStrictEqual([report.decision, told(report), brokenRules(report)], ['open', [], []]);
  });

  test('a new failure closes it, one more finding in a failed case too', () => {
    deepStrictEqual(told(decided(result([one(['failure:x']), ...rest]), { baseline: good })), ['newFailure R-1 a x true']);
    const more = decided(result([one(['failure:x', 'failure:y']), ...rest]), { baseline: result([one(['failure:x']), ...rest]) });
    deepStrictEqual([more.decision, told(more), gateExitCode(more.decision)], ['closed', ['newFailure R-1 a y true'], 1]);
  });

  test('a fixed failure is told, one replaced by another is not called fixed', () => {
    const before = result([one(['failure:x']), ...rest]);
    deepStrictEqual(better(decided(good, { baseline: before })), ['fixed R-1 a']);
    const other = decided(result([one(['failure:y']), ...rest]), { baseline: before });
    deepStrictEqual([better(other), told(other)], [[], ['newFailure R-1 a y true']]);
  });

  test('a failure that is not tried any more is newly untested, never fixed', () => {
    const before = result([one(['failure:x']), ...rest]);
    for (const notRun of ['untested', 'untestedWithReason', 'inapplicable'] as const) {
      const report = decided(result([{ id: 'a', requirement: 'R-1', notRun }, ...rest]), { baseline: before });
      deepStrictEqual([report.decision, told(report), better(report)], ['closed', ['newlyUntested R-1 a - true'], []], notRun);
    }
    const gone = decided(result(rest), { baseline: before });
    deepStrictEqual([gone.decision, told(gone), better(gone)], ['closed', ['newlyUntested R-1 a - true'], []]);
  });

  test('what cannot be told any more closes it', () => {
    const report = decided(result([one('error'), ...rest]), { baseline: good });
    deepStrictEqual([report.decision, told(report)], ['closed', ['newlyUndetermined R-1 a - true']]);
    equal(report.changes[0]?.item.text.en, 'the connection ended');
    const unsteady = decided(result([{ id: 'a', requirement: 'R-1', attempts: [[], ['failure:x']] }, ...rest]), { baseline: good });
    deepStrictEqual(told(unsteady), ['newlyUndetermined R-1 a - true'], 'a failure that repeats do not confirm is none');
  });

  test('a result that was undetermined before and still is ends with 5, not 1', () => {
    const open = result([one('error'), ...rest]);
    const report = decided(open, { baseline: open });
    deepStrictEqual([report.decision, gateExitCode(report.decision), brokenRules(report)], ['undetermined', 5, ['undetermined']]);
    equal(decided(open, { baseline: open, rules: { undetermined: false } }).decision, 'open');
  });

  test('new remarks close it only where the policy says so; a failure that became a remark is none', () => {
    const remark = result([one(['warning:w']), ...rest]);
    deepStrictEqual([decided(remark, { baseline: good }).decision, told(decided(remark, { baseline: good }))], ['open', ['newWarning R-1 a w false']]);
    equal(decided(remark, { baseline: good, rules: { newWarnings: true } }).decision, 'closed');
    deepStrictEqual(told(decided(remark, { baseline: result([one(['failure:w']), ...rest]) })), []);
    deepStrictEqual(better(decided(good, { baseline: remark })), ['warningGone R-1 a']);
    deepStrictEqual(told(decided(result([one(['failure:w']), ...rest]), { baseline: remark })), ['newFailure R-1 a w true']);
  });

  test('what is tried for the first time is told', () => {
    deepStrictEqual(better(decided(good, { baseline: result([{ id: 'a', requirement: 'R-1', notRun: 'untestedWithReason' }, ...rest]) })), [
      'newlyTested R-1 a',
    ]);
  });
});

describe('other versions', () => {
  const added = sampleResult({
    requirements: [...REQUIREMENTS, { id: 'R-9' }],
    cases: [one([]), ...rest, one(['failure:x'], 'z', 'R-9')],
    specification: { version: '2' },
  });

  test('added requirements are listed, and their failures do not count as regressions', () => {
    const report = decided(added, { baseline: good });
    deepStrictEqual([report.decision, report.addedRequirements, told(report)], ['open', ['R-9'], ['newFailure R-9 z x false']]);
    deepStrictEqual(
      report.differences.map(({ kind }) => kind),
      ['specification'],
    );
    equal(decided(added, { baseline: good, rules: { conclusion: 'conformantWithRemarks' } }).decision, 'closed', 'the conclusion still counts');
  });

  test('removed requirements are listed and not newly untested', () => {
    const report = decided(good, { baseline: added });
    deepStrictEqual([report.removedRequirements, told(report), report.decision], [['R-9'], [], 'open']);
  });

  test('with the same catalogue a requirement that vanished is newly untested', () => {
    const report = decided(sampleResult({ requirements: REQUIREMENTS.slice(1), cases: rest }), { baseline: good });
    deepStrictEqual([report.decision, told(report)], ['closed', ['newlyUntested R-1 a - true']]);
  });

  test('a case that got another name counts only when nothing else judges the requirement', () => {
    const renamed = result([one([], 'a2'), ...rest], { suiteVersion: '0.2.0' });
    deepStrictEqual([decided(renamed, { baseline: good }).decision, told(decided(renamed, { baseline: good }))], ['open', []]);
    const lost = result(rest, { suiteVersion: '0.2.0' });
    ok(told(decided(lost, { baseline: good })).includes('newlyUntested R-1 a - true'));
  });

  test('other specification, profile or product cannot be compared; other versions can', () => {
    const names = (other: Partial<SampleResult>): readonly string[] => misfitsOf(good, result([one([])], other)).map(({ name }) => name.en);
    deepStrictEqual(names({ specification: { id: 'other' } }), ['the specification']);
    deepStrictEqual(names({ profile: { id: 'other' } }), ['the profile']);
    deepStrictEqual(names({ product: { name: 'Anderes' } }), ['the product']);
    deepStrictEqual(names({ product: { version: '2.0' }, suiteVersion: '9', specification: { version: '9' }, profile: { version: '9' } }), []);
  });

  test('other options are told with what differs', () => {
    const { differences } = decided(result([one([]), ...rest], { declared: { apiVersion: 'v1', pickup: 'polling' } }), { baseline: good });
    deepStrictEqual(
      differences.map(({ kind, baseline, current }) => [kind, baseline, current]),
      [['options', 'apiVersion=v2', 'apiVersion=v1 pickup=polling']],
    );
  });
});

describe('without a baseline', () => {
  test('every failure counts, nothing is called fixed', () => {
    const report = decided(result([one(['failure:x', 'warning:w']), ...rest]));
    deepStrictEqual([report.decision, told(report), report.baseline], ['closed', ['newFailure R-1 a x true', 'newWarning R-1 a w false'], undefined]);
    equal(decided(good).decision, 'open');
  });

  test('what cannot be told is listed and leaves it undetermined; what has a reason does neither', () => {
    const report = decided(result([one('error'), { id: 'b', requirement: 'R-2', notRun: 'untestedWithReason' }, one([], 'c', 'R-3')]));
    deepStrictEqual([report.decision, told(report)], ['undetermined', ['newlyUndetermined R-1 a - false']]);
    const incomplete = decided(result([one([]), ...rest], { run: { isComplete: false, interrupted: 'SIGINT' } }));
    deepStrictEqual([incomplete.decision, told(incomplete)], ['undetermined', []]);
  });
});

describe('least conclusion', () => {
  const remark = result([one(['warning:w']), ...rest]);
  const cases: readonly (readonly [Result, GateRules['conclusion'], string])[] = [
    [good, 'conformant', 'open'],
    [remark, 'conformant', 'closed'],
    [remark, 'conformantWithRemarks', 'open'],
    [result([one(['failure:x']), ...rest]), 'conformantWithRemarks', 'closed'],
    [result([one(['failure:x']), ...rest]), 'any', 'open'],
    [result([one('error'), ...rest]), 'conformantWithRemarks', 'undetermined'],
  ];
  for (const [current, conclusion, decision] of cases)
    test(`${current.conclusion} with at least ${conclusion} is ${decision}`, () =>
      equal(decided(current, { baseline: current, rules: { conclusion } }).decision, decision));

  test('missed for want of a verdict is closed where undetermined results may pass', () => {
    const open = result([one('error'), ...rest]);
    equal(decided(open, { baseline: open, rules: { conclusion: 'conformant', undetermined: false } }).decision, 'closed');
  });
});

describe('waivers', () => {
  const failed = result([one(['failure:x']), ...rest]);

  test('let a failure pass and change nothing in what is reported', () => {
    const report = decided(failed, { baseline: good, waivers: [waiver()], rules: { conclusion: 'conformantWithRemarks' } });
    deepStrictEqual([report.decision, told(report), report.current.conclusion], ['open', ['newFailure R-1 a x false'], 'notConformant']);
    deepStrictEqual(report.changes[0]?.waiver, 0);
    deepStrictEqual(
      report.waivers.map(({ state, items }) => [state, items.length]),
      [['holds', 1]],
    );
  });

  test('narrowed by case and finding they cover nothing else', () => {
    const two = result([one(['failure:x', 'failure:y']), ...rest]);
    deepStrictEqual(told(decided(two, { baseline: good, waivers: [waiver({ finding: 'x' })] })), ['newFailure R-1 a x false', 'newFailure R-1 a y true']);
    const other = decided(failed, { baseline: good, waivers: [waiver({ case: 'b' })] });
    deepStrictEqual([other.decision, brokenRules(other)], ['closed', ['newFailures', 'staleWaivers']]);
  });

  test('hold to the end of their last day in UTC', () => {
    const states = (expires: string, now: string): readonly string[] =>
      decide({ current: failed, policy: { fail: DEFAULT_RULES, waivers: [waiver({ expires })] }, clock: { now: () => Date.parse(now) } }).waivers.map(
        ({ state }) => state,
      );
    deepStrictEqual(states('2026-11-21', '2026-11-21T23:59:59.999Z'), ['holds']);
    deepStrictEqual(states('2026-11-21', '2026-11-22T00:00:00Z'), ['expired']);
    deepStrictEqual(states('2026-11-21', '2026-11-22T00:30:00+01:00'), ['holds'], 'the zone of the machine does not count');
  });

  test('a stale one closes a gate that would be open, and no longer covers anything', () => {
    const expired = decided(failed, { baseline: failed, waivers: [waiver({ expires: '2026-11-20' })] });
    deepStrictEqual([expired.decision, brokenRules(expired)], ['closed', ['staleWaivers']]);
    const unmatched = decided(good, { baseline: failed, waivers: [waiver()] });
    deepStrictEqual([unmatched.decision, unmatched.waivers[0]?.state], ['closed', 'unmatched']);
    equal(decided(failed, { baseline: good, waivers: [waiver({ expires: '2026-11-20' })] }).changes[0]?.isCounted, true);
  });

  test('cover what is newly untested or cannot be told, and what is only gone', () => {
    equal(decided(result([one('error'), ...rest]), { baseline: good, waivers: [waiver()] }).decision, 'open');
    equal(decided(sampleResult({ requirements: REQUIREMENTS.slice(1), cases: rest }), { baseline: good, waivers: [waiver()] }).decision, 'open');
  });

  test('cannot excuse an interrupted run', () => {
    const early = result([one(['failure:x']), ...rest], { run: { isComplete: false } });
    equal(decided(early, { baseline: early, waivers: [waiver()] }).decision, 'undetermined');
  });
});

describe('a declaration', () => {
  const text = { de: 'Satz.', en: 'Sentence.' };
  const denied = { id: 'ICS-1', support: 'no', problems: [{ kind: 'mandatoryNotSupported', text }] } as const;
  const withReview = (...given: Parameters<typeof sampleReview>): Result => result([one([]), ...rest], { declaration: sampleReview(...given) });
  const sound = withReview([{ id: 'ICS-1' }]);

  test('that denies what is mandatory closes the gate, with or without a declaration before', () => {
    const current = withReview([denied]);
    equal(current.conclusion, 'notConformant');
    for (const baseline of [sound, good]) {
      const report = decided(current, { baseline });
      deepStrictEqual([report.decision, told(report), brokenRules(report)], ['closed', ['newFailure ICS-1 - mandatoryNotSupported true'], ['newFailures']]);
    }
    deepStrictEqual([decided(current).decision, told(decided(current))], ['closed', ['newFailure ICS-1 - mandatoryNotSupported true']]);
    equal(decided(current, { baseline: current }).decision, 'open', 'an old one does not');
    deepStrictEqual(better(decided(sound, { baseline: current })), ['fixed ICS-1 -']);
    deepStrictEqual(better(decided(good, { baseline: current })), [], 'without a declaration nothing is fixed');
  });

  test('that is dropped is newly untested, whatever it said; a waiver can name its proforma', () => {
    for (const [baseline, before] of [
      [sound, 'passed'],
      [withReview([denied]), 'failed'],
      [withReview([{ id: 'ICS-1', support: 'unanswered', problems: [{ kind: 'answerMissing', text }] }]), 'cantTell'],
    ] as const) {
      const report = decided(good, { baseline });
      deepStrictEqual([report.decision, told(report), report.changes[0]?.before], ['closed', ['newlyUntested sample-ics - - true'], before]);
      equal(decided(good, { baseline, waivers: [waiver({ requirement: 'sample-ics' })] }).decision, 'open');
      equal(decided(good, { baseline, rules: { newlyUntested: false } }).decision, 'open');
    }
    deepStrictEqual(told(decided(good, { baseline: good })), []);
  });

  test('a waiver can name it by item and kind', () => {
    const current = withReview([denied]);
    const named = waiver({ requirement: 'ICS-1', finding: 'mandatoryNotSupported' });
    const report = decided(current, { baseline: sound, waivers: [named], rules: { conclusion: 'conformant' } });
    deepStrictEqual([report.decision, report.current.conclusion], ['open', 'notConformant']);
    equal(decided(current, { baseline: sound, waivers: [waiver()] }).decision, 'closed', 'one for the requirement does not cover it');
  });

  test('that does not hold together is newly undetermined, a remark is one', () => {
    const open = withReview([{ id: 'ICS-1', support: 'unanswered', problems: [{ kind: 'answerMissing', text }] }]);
    deepStrictEqual(told(decided(open, { baseline: sound })), ['newlyUndetermined ICS-1 - answerMissing true']);
    equal(decided(open).decision, 'undetermined');
    const other = withReview([{ id: 'ICS-1' }], [{ kind: 'contradictsProduct', text }]);
    deepStrictEqual(told(decided(other, { baseline: sound })), ['newlyUndetermined sample-ics - contradictsProduct true']);
    const remarked = withReview([{ id: 'ICS-1', status: 'optional', support: 'no', isRecommended: true }]);
    deepStrictEqual(told(decided(remarked, { baseline: sound })), ['newWarning ICS-1 - recommendedNotSupported false']);
    equal(decided(remarked, { baseline: sound, rules: { newWarnings: true } }).decision, 'closed');
  });

  test('an item that the proforma before did not have is listed and does not count', () => {
    const current = withReview([{ id: 'ICS-1' }, { ...denied, id: 'ICS-2' }]);
    const report = decided(current, { baseline: sound });
    deepStrictEqual([report.decision, told(report)], ['open', ['newFailure ICS-2 - mandatoryNotSupported false']]);
  });
});

describe('results that were tampered with', () => {
  test('a verdict without a finding still counts, a finding without a verdict too', () => {
    const verdictOnly: Result = {
      ...good,
      requirements: good.requirements.map((entry) => (entry.requirement.id === 'R-1' ? { ...entry, verdict: 'failed' } : entry)),
    };
    deepStrictEqual(told(decided(verdictOnly, { baseline: good })), ['newFailure R-1 - - true']);
    const failed = result([one(['failure:x']), ...rest]);
    const findingOnly: Result = { ...failed, conclusion: 'conformant', requirements: good.requirements };
    deepStrictEqual(told(decided(findingOnly, { baseline: good })), ['newFailure R-1 a x true']);
    equal(decided({ ...good, conclusion: 'notConformant' }, { rules: { conclusion: 'conformant' } }).decision, 'closed');
  });
});

const finding = fc.constantFrom<SampleFinding>('failure:x', 'failure:y', 'warning:w', 'warning:v', 'observation:o', 'cantTell:q');
const attempts = fc.array(fc.oneof(fc.array(finding, { maxLength: 3 }), fc.constant('error' as const)), { minLength: 1, maxLength: 2 });
const sampleCase: fc.Arbitrary<SampleCase> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    requirement: fc.constantFrom('R-1', 'R-2', 'R-3'),
    attempts,
    notRun: fc.option(fc.constantFrom('untested' as const, 'untestedWithReason' as const, 'inapplicable' as const), { nil: undefined, freq: 3 }),
  })
  .map(({ notRun, ...entry }) => (notRun === undefined ? entry : { ...entry, notRun }));
const anyItem = fc
  .record({
    id: fc.constantFrom('ICS-1', 'ICS-2'),
    requirements: fc.constantFrom(['R-1'], []),
    support: fc.constantFrom('yes' as const, 'no' as const),
    isRecommended: fc.boolean(),
    kinds: fc.array(fc.constantFrom('mandatoryNotSupported' as const, 'answerMissing' as const, 'valueMissing' as const), { maxLength: 2 }),
    isRemark: fc.boolean(),
  })
  .map(({ kinds, isRemark, ...item }) => ({ ...item, problems: kinds.map((kind) => ({ kind, text: { de: 'Satz.', en: 'Sentence.' }, isRemark })) }));
const anyReview = fc.uniqueArray(anyItem, { selector: ({ id }) => id, maxLength: 2 }).map((items) => sampleReview(items));
const anyResult = fc
  .tuple(fc.uniqueArray(sampleCase, { selector: ({ id }) => id, maxLength: 4 }), fc.boolean(), fc.option(anyReview, { nil: undefined }))
  .map(([cases, isComplete, declaration]) => result(cases, { run: { isComplete }, ...(declaration === undefined ? {} : { declaration }) }));
const anyWaiver: fc.Arbitrary<Waiver> = fc
  .record({
    requirement: fc.constantFrom('R-1', 'R-2', 'R-3', 'R-4'),
    case: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    finding: fc.option(fc.constantFrom('x', 'w', 'q'), { nil: undefined }),
    expires: fc.constantFrom('2026-11-20', '2026-11-21', '2027-01-01'),
  })
  .map(({ case: caseId, finding: key, ...more }) =>
    waiver({ ...more, ...(caseId === undefined ? {} : { case: caseId }), ...(key === undefined ? {} : { finding: key }) }),
  );
const anyRules: fc.Arbitrary<GateRules> = fc.record({
  newFailures: fc.boolean(),
  newWarnings: fc.boolean(),
  newlyUntested: fc.boolean(),
  newlyUndetermined: fc.boolean(),
  undetermined: fc.boolean(),
  conclusion: fc.constantFrom('conformant' as const, 'conformantWithRemarks' as const, 'any' as const),
});

describe('for any results', () => {
  test('the gate sees the conclusion that the result states', () => {
    fc.assert(fc.property(anyResult, (current) => equal(remainingConclusion(viewOf(current), []), current.conclusion)));
  });

  test('a result compared with itself has no changes; waivers change no conclusion, change or mended item', () => {
    fc.assert(
      fc.property(anyResult, anyResult, anyRules, fc.array(anyWaiver, { maxLength: 3 }), (current, baseline, rules, waivers) => {
        deepStrictEqual(told(decided(current, { baseline: current })), []);
        const bare = decided(current, { baseline, rules });
        const waived = decided(current, { baseline, rules, waivers });
        deepStrictEqual(waived.current, bare.current);
        deepStrictEqual(waived.better, bare.better);
        deepStrictEqual(
          waived.changes.map(({ kind, item }) => [kind, item]),
          bare.changes.map(({ kind, item }) => [kind, item]),
        );
        for (const change of waived.changes) if (change.waiver !== undefined) equal(change.isCounted, false);
      }),
    );
  });

  test('waivers that hold only ever open, stale ones only ever close', () => {
    fc.assert(
      fc.property(anyResult, anyResult, anyRules, fc.array(anyWaiver, { maxLength: 3 }), (current, baseline, rules, waivers) => {
        const bare = decided(current, { baseline, rules });
        const waived = decided(current, { baseline, rules, waivers });
        if (waived.waivers.some(({ state }) => state !== 'holds')) equal(waived.decision, 'closed');
        else if (bare.decision === 'open') equal(waived.decision, 'open');
        if (waivers.length === 0) deepStrictEqual(waived, bare);
      }),
    );
  });

  test('nothing is both new and fixed, and the decision follows from the broken rules', () => {
    fc.assert(
      fc.property(anyResult, anyResult, anyRules, (current, baseline, rules) => {
        const report = decided(current, { baseline, rules });
        const fixed = new Set(report.better.filter(({ kind }) => kind === 'fixed').map(({ item }) => `${item.requirement} ${item.caseId}`));
        for (const { kind, item } of report.changes)
          if (kind !== 'newWarning') ok(!fixed.has(`${item.requirement} ${item.caseId}`), `${kind} ${item.requirement} ${item.caseId}`);
        equal(report.decision === 'open', brokenRules(report).length === 0);
        if (report.decision === 'undetermined') notEqual(current.conclusion, 'conformant');
      }),
    );
  });
});
