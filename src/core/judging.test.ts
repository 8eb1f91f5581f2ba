import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from './finding.ts';
import type { ReviewedItem, ReviewProblem, StaticReview } from './declaration.ts';
import { conclude, declaredStanding, foldRequirement, foldRequirements, judgeFinding, verdictOf } from './judging.ts';
import type { Policy } from './policy.ts';
import { severityOf, weakestBasis } from './policy.ts';
import type { Basis, Level, Requirement } from './requirement.ts';
import type { AttemptResult, CaseResult } from './result.ts';

const POLICY: Policy = [
  { levels: ['MUST', 'MUST NOT'], weakestBasis: ['T', 'S', 'L'], broken: 'failure' },
  { levels: ['MUST', 'MUST NOT'], weakestBasis: ['C', 'I'], broken: 'warning' },
  { levels: ['SHOULD', 'SHOULD NOT'], weakestBasis: ['T', 'S', 'L', 'C', 'I'], broken: 'warning' },
];
const TEXT = { de: 'x', en: 'x' };

function requirement(level: Level, basis: readonly Basis[], method: Requirement['verification']['method'] = 'automated'): Requirement {
  const examples = { conforming: TEXT, broken: TEXT };
  return {
    id: 'R-1',
    level,
    levelOrigin: 'printed',
    basis,
    sources: [],
    actor: 'a',
    text: TEXT,
    clause: TEXT,
    verification: { method, reason: TEXT },
    mend: TEXT,
    examples,
  };
}

function finding(kind: Finding['kind'], basis?: Basis): Finding {
  return { requirement: 'R-1', kind, messageKey: 'set-typ', params: {}, evidence: [], cause: 'product', ...(basis === undefined ? {} : { basis }) };
}

function attempt(findings: readonly Finding[], rule: Requirement, error?: string): AttemptResult {
  const judged = findings.map((found) => judgeFinding(found, POLICY, rule));
  return {
    attempt: 1,
    verdict: verdictOf(judged, error !== undefined),
    startedAt: '',
    durationMs: 0,
    findings: judged,
    exchanges: [],
    steps: [],
    ...(error === undefined ? {} : { error }),
  };
}

function caseOf(...attempts: readonly AttemptResult[]): CaseResult {
  return {
    id: 'c',
    name: 'c',
    feature: { path: 'f', name: 'f', line: 1 },
    requirements: ['R-1'],
    tags: [],
    verdict: attempts[0]?.verdict ?? 'untested',
    attempts,
  };
}

test('mixed basis counts as its weakest part', () => {
  assert.equal(weakestBasis(['T', 'I']), 'I');
  assert.equal(weakestBasis(['S', 'C']), 'C');
  assert.equal(weakestBasis([]), 'I');
});

test('MUST with T, S or L fails; with C or I, and SHOULD, it warns; what no row names is an observation', () => {
  for (const basis of ['T', 'S', 'L'] as const) assert.equal(severityOf(POLICY, requirement('MUST', [basis])), 'failure');
  for (const basis of ['C', 'I'] as const) assert.equal(severityOf(POLICY, requirement('MUST', [basis])), 'warning');
  assert.equal(severityOf(POLICY, requirement('MUST', ['T', 'I'])), 'warning');
  assert.equal(severityOf(POLICY, requirement('SHOULD', ['T'])), 'warning');
  assert.equal(severityOf(POLICY, requirement('MAY', ['T'])), 'observation');
});

test('a finding on a weaker basis than its requirement takes the weaker', () => {
  assert.equal(judgeFinding(finding('broken', 'I'), POLICY, requirement('MUST', ['T'])).severity, 'warning');
  assert.equal(judgeFinding(finding('broken', 'T'), POLICY, requirement('MUST', ['I'])).severity, 'warning');
});

test('a warning passes with a remark, an error of the suite is cantTell, a failure outweighs both', () => {
  const must = requirement('MUST', ['T']);
  const inferred = requirement('MUST', ['I']);
  assert.deepEqual(pick(foldRequirement(inferred, [caseOf(attempt([finding('broken')], inferred))], POLICY)), ['passed', 'warning']);
  assert.deepEqual(pick(foldRequirement(must, [caseOf(attempt([], must, 'broken suite'))], POLICY)), ['cantTell', undefined]);
  assert.deepEqual(pick(foldRequirement(must, [caseOf(attempt([finding('broken'), finding('cantTell')], must))], POLICY)), ['failed', 'failure']);
});

test('what a case finds broken counts for a requirement that it does not name; what it does not find says nothing', () => {
  const must = requirement('MUST', ['T']);
  const inferred = requirement('MUST', ['I']);
  const elsewhere = (of: CaseResult): CaseResult => ({ ...of, id: 'elsewhere', requirements: ['FC-SUB-999'] });
  const named = caseOf(attempt([], must));
  const broken = elsewhere(caseOf(attempt([finding('broken')], must)));
  assert.deepEqual(pick(foldRequirement(must, [named, broken], POLICY)), ['failed', 'failure']);
  assert.deepEqual(pick(foldRequirement(must, [broken], POLICY)), ['failed', 'failure']);
  assert.deepEqual(foldRequirement(must, [named, broken], POLICY).cases, [named.id, 'elsewhere']);
  const remarked = elsewhere(caseOf(attempt([finding('broken')], inferred)));
  assert.deepEqual(pick(foldRequirement(inferred, [caseOf(attempt([], inferred)), remarked], POLICY)), ['passed', 'warning']);
  assert.deepEqual(pick(foldRequirement(inferred, [remarked], POLICY)), ['untested', 'warning']);
  assert.deepEqual(pick(foldRequirement(must, [elsewhere(caseOf(attempt([], must)))], POLICY)), ['untested', undefined]);
});

test('the reason of the catalogue speaks for what no case tries; a case that was to be tried and was not leaves it without one', () => {
  const must = requirement('MUST', ['T']);
  const untried = caseOf();
  const left: CaseResult = { ...untried, reason: { de: 'y', en: 'y' } };
  const reason = (rule: Requirement, ...cases: readonly CaseResult[]): string | undefined => foldRequirement(rule, cases, POLICY).reason?.de;
  assert.equal(reason(requirement('MUST', ['T'], 'inspection')), 'x');
  assert.equal(reason(must), undefined);
  assert.equal(reason(must, untried), undefined);
  assert.equal(reason(must, left), 'y');
  assert.equal(reason(must, left, untried), undefined);
});

test('attempts that differ are undetermined', () => {
  const must = requirement('MUST', ['T']);
  const folded = foldRequirement(must, [caseOf(attempt([finding('broken')], must), attempt([], must))], POLICY);
  assert.equal(folded.verdict, 'cantTell');
  assert.equal(conclude([folded], true), 'undetermined');
});

test('conclusions', () => {
  const must = requirement('MUST', ['T']);
  const should = requirement('SHOULD', ['T']);
  const passed = foldRequirement(must, [caseOf(attempt([], must))], POLICY);
  const failed = foldRequirement(must, [caseOf(attempt([finding('broken')], must))], POLICY);
  const unclear = foldRequirement(must, [caseOf(attempt([finding('cantTell')], must))], POLICY);
  const remark = foldRequirement(should, [caseOf(attempt([finding('broken')], should))], POLICY);
  const documents = foldRequirement(requirement('MUST', ['T'], 'inspection'), [], POLICY);
  assert.equal(conclude([passed, documents], true), 'conformant');
  assert.equal(conclude([passed, remark], true), 'conformantWithRemarks');
  assert.equal(conclude([passed, remark, failed, unclear], true), 'notConformant');
  assert.equal(conclude([passed, unclear], true), 'undetermined');
  assert.equal(conclude([passed], false), 'undetermined');
  assert.equal(conclude([documents], true), 'undetermined');
});

function item(change: Partial<ReviewedItem>): ReviewedItem {
  return { id: 'ICS-1', question: TEXT, reference: 'r', status: 'mandatory', support: 'yes', requirements: ['R-1'], isSelected: true, problems: [], ...change };
}

function problem(kind: ReviewProblem['kind'], isRemark = false): ReviewProblem {
  return { kind, text: TEXT, ...(isRemark ? { isRemark } : {}) };
}

function review(own: Partial<ReviewedItem>, change: Partial<StaticReview> = {}): StaticReview {
  return {
    declarationSha256: 'a'.repeat(64),
    proforma: { id: 'p', version: '1', sha256: 'b'.repeat(64) },
    product: { name: 'x', version: '1', vendor: { name: 'v' }, role: 'r', modules: [], thirdParty: [], deviations: [] },
    declaredBy: { name: 'n', role: 'r' },
    declaredAt: '2026-11-01T09:00:00Z',
    items: [item(own)],
    errors: 0,
    notSelected: [],
    ...change,
  };
}

test('a declaration concludes with the run: a denied duty breaks, an inferred one is a remark, anything else leaves it open', () => {
  const must = requirement('MUST', ['T']);
  const passed = [foldRequirement(must, [caseOf(attempt([], must))], POLICY)];
  const failed = [foldRequirement(must, [caseOf(attempt([finding('broken')], must))], POLICY)];
  const concluded = (own: Partial<ReviewedItem>, change: Partial<StaticReview> = {}): string => conclude(passed, true, review(own, change));
  assert.equal(concluded({}), 'conformant');
  assert.equal(concluded({ support: 'no', problems: [problem('mandatoryNotSupported')] }), 'notConformant');
  assert.equal(concluded({ status: 'prohibited', problems: [problem('prohibitedSupported')] }), 'notConformant');
  assert.equal(concluded({ support: 'no', problems: [problem('mandatoryNotSupported', true)] }), 'conformantWithRemarks');
  assert.equal(concluded({ status: 'prohibited', problems: [problem('prohibitedSupported', true)] }), 'conformantWithRemarks');
  assert.equal(concluded({ support: 'no', requirements: [], problems: [problem('mandatoryNotSupported')] }), 'undetermined');
  assert.equal(concluded({ status: 'optional', isRecommended: true, support: 'no' }), 'conformantWithRemarks');
  assert.equal(concluded({ status: 'optional', isRecommended: true, support: 'notApplicable' }), 'conformant');
  for (const kind of [
    'answerMissing',
    'choiceEmpty',
    'choiceTooMany',
    'contradictsTarget',
    'contradictsAnswer',
    'valueMissing',
    'notApplicableWithoutGround',
  ] as const)
    assert.equal(concluded({ problems: [problem(kind)] }), 'undetermined', kind);
  assert.equal(concluded({}, { problems: [problem('contradictsProduct')] }), 'undetermined');
  assert.equal(conclude(failed, true, review({ problems: [problem('answerMissing')] })), 'notConformant');
  assert.equal(conclude(passed, false, review({ support: 'no', problems: [problem('mandatoryNotSupported')] })), 'notConformant');
  assert.equal(declaredStanding(review({ problems: [problem('answerMissing'), problem('mandatoryNotSupported')] })), 'breaks');
});

test('what the declaration leaves out is inapplicable with its item, unless it was seen broken', () => {
  const must = requirement('MUST', ['T']);
  const left = review({ id: 'ICS-O-1', status: 'optional', support: 'no', isSelected: false }, { notSelected: [{ requirement: 'R-1', item: 'ICS-O-1' }] });
  const fold = (...cases: readonly CaseResult[]): ReturnType<typeof foldRequirement> => {
    const [folded] = foldRequirements([must], cases, POLICY, left);
    assert.ok(folded !== undefined);
    return folded;
  };
  assert.equal(fold().verdict, 'inapplicable');
  assert.match(fold().reason?.de ?? '', /^Nach der Erklärung nicht unterstützt: ICS-O-1/);
  assert.equal(fold(caseOf(attempt([], must))).verdict, 'inapplicable');
  assert.equal(fold(caseOf(attempt([finding('cantTell')], must))).verdict, 'inapplicable');
  assert.equal(fold(caseOf(attempt([finding('broken')], must))).verdict, 'failed');
  assert.equal(foldRequirements([must], [], POLICY)[0]?.verdict, 'untested');
});

function pick({ verdict, worst }: ReturnType<typeof foldRequirement>): readonly [string, string | undefined] {
  return [verdict, worst];
}
