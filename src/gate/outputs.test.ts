/** What the gate writes: console, comment, JUnit, JSON and SARIF, also for texts that want to break out of them. */
import { deepStrictEqual, doesNotMatch, doesNotThrow, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { sampleResult, sampleReview } from '../../fixtures/result/sample-results.ts';
import type { SampleCase } from '../../fixtures/result/sample-results.ts';
import { markdownText } from '../../reports/markdown-text.ts';
import { renderSarif } from '../../reports/sarif.ts';
import type { Result } from '../core/result.ts';
import { compileSchema } from '../formats/json-schema.ts';
import { annotatorOf } from './annotate.ts';
import { renderGateSummary } from './console.ts';
import { decide } from './decide.ts';
import type { GateReport } from './decide.ts';
import { renderGateJUnit } from './junit.ts';
import { renderGateMarkdown } from './markdown.ts';
import { DEFAULT_RULES } from './policy.ts';
import type { GatePolicy } from './policy.ts';

const clock = { now: (): number => Date.parse('2026-11-21T12:00:00Z') };
const schema = JSON.parse(readFileSync(new URL('../../schemas/gate/gate-1.schema.json', import.meta.url), 'utf8')) as object;
const shape = XmlDocument.fromString(readFileSync(new URL('../../reports/shapes/junit.xsd', import.meta.url), 'utf8'));
after(() => shape.dispose());

const REQUIREMENTS = [{ id: 'R-1' }, { id: 'R-2' }, { id: 'R-3', level: 'SHOULD' as const }];
const CASES: readonly SampleCase[] = [
  { id: 'a', requirement: 'R-1', attempts: [['failure:x', 'failure:y']] },
  { id: 'b', requirement: 'R-2', attempts: ['error'] },
  { id: 'c', requirement: 'R-3', attempts: [['warning:w']] },
];
const before = sampleResult({
  requirements: REQUIREMENTS,
  cases: [
    { id: 'a', requirement: 'R-1', attempts: [['failure:x']] },
    { id: 'b', requirement: 'R-2' },
    { id: 'c', requirement: 'R-3', attempts: [['warning:old']] },
  ],
});
const current = sampleResult({ requirements: REQUIREMENTS, cases: CASES, product: { version: '1.1' }, run: { id: 'lauf-2' } });
const policy: GatePolicy = {
  fail: DEFAULT_RULES,
  waivers: [
    { requirement: 'R-1', finding: 'y', author: 'Teamleitung', reason: 'Vorgang 7', expires: '2026-12-31' },
    { requirement: 'R-9', author: 'Teamleitung', reason: 'alt', expires: '2026-12-31' },
  ],
};
const report = decide({ current, baseline: before, policy, clock });
const first = decide({ current, policy: { fail: DEFAULT_RULES, waivers: [] }, clock });

const denied = sampleResult({
  requirements: REQUIREMENTS,
  cases: [{ id: 'a', requirement: 'R-1' }],
  declaration: sampleReview([
    { id: 'ICS-1', support: 'no', problems: [{ kind: 'mandatoryNotSupported', text: { de: 'Das ist verlangt.', en: 'This is required.' } }] },
  ]),
});
const declared = decide({
  current: denied,
  baseline: sampleResult({ requirements: REQUIREMENTS, cases: [{ id: 'a', requirement: 'R-1' }] }),
  policy: { fail: DEFAULT_RULES, waivers: [] },
  clock,
});

const HOSTILE = '</failure>]]> <img src=x onerror=alert(1)> [x](javascript:1) @team #12 \u202Etxt\u0007 `code` | *b*\n/close\n## H';
const hostileResult: Result = {
  ...current,
  target: { ...current.target, product: { ...current.target.product, name: HOSTILE } },
  cases: current.cases.map((entry) => ({ ...entry, name: HOSTILE })),
};
const hostile = decide({ current: hostileResult, policy, clock });

describe('console', () => {
  const summary = (given: GateReport, language: 'de' | 'en'): string => renderGateSummary(given, { language, width: 80, color: false });

  test('tells decision, why, changes, what got better and waivers', () => {
    equal(
      summary(report, 'en'),
      `✗ GATE CLOSED
  The verdict on Beispielverfahren 1.1 is not conformant, as before.
  Compared with Beispielverfahren 1.0, run lauf-1 of 2026-11-02.

Why
  ✗ Newly undetermined: 1
  ✗ Stale waivers: 1

New failures (1)
  · R-1 Fall a: y! [waived]

Newly undetermined (1)
  ✗ R-2 Fall b: the connection ended

New remarks (1)
  · R-3 Fall c: w! [not counted]

Better (1)
  ✓ R-3 Fall c: remark settled

What else differs
  · Version of the product: 1.0 → 1.1. Two versions of the product are compared.

Waivers (2)
  · R-1 · y, until 2026-12-31, by Teamleitung, covers 1 finding, holds. Vorgang
    7
  ✗ R-9, until 2026-12-31, by Teamleitung, covers 0 findings, matches nothing
    any more: delete it. alt
  Waivers change the gate only. The verdict in the result stays as it is.
`,
    );
  });

  test('says that there is no baseline, in both languages', () => {
    match(summary(first, 'de'), /^✗ SCHRANKE GESCHLOSSEN\n.*\n {2}Erster Lauf ohne Vergleich/);
    match(summary(first, 'en'), /First run without a baseline/);
    match(summary(first, 'en'), /\nFailures \(2\)\n/);
  });

  test('no line is wider than the terminal, no control code unless colour is wanted', () => {
    for (const given of [report, hostile])
      for (const language of ['de', 'en'] as const) {
        const text = summary(given, language);
        deepStrictEqual(
          text.split('\n').filter((line) => line.length > 80),
          [],
        );
        doesNotMatch(text, /[^\P{Cc}\n]|\u202E/u);
      }
    ok(renderGateSummary(report, { language: 'de', width: 80, color: true }).includes('\u001B[31m'));
  });
});

describe('comment', () => {
  test('is short and says where the rest is', () => {
    const many = sampleResult({
      requirements: [{ id: 'R-1' }],
      cases: Array.from({ length: 40 }, (_, index) => ({ id: `c${index}`, requirement: 'R-1', attempts: [['failure:x']] as const })),
    });
    const text = renderGateMarkdown(decide({ current: many, policy: { fail: DEFAULT_RULES, waivers: [] }, clock }), 'en');
    ok(text.split('\n').length < 40, text);
    match(text, /\*\*Failures \(40\)\*\*/);
    match(text, /- and 30 more, see gate\.json/);
  });

  test('text of the result cannot format, mention, refer or command', () => {
    const text = renderGateMarkdown(hostile, 'en');
    doesNotMatch(text, /(?<!\\)<img|\]\(javascript|@team|#12|^\/close|^## H|\u202E/mu);
    for (const line of text.split('\n')) ok(/^(###|-|\*\*|[\p{L}\\⟨]|$)/u.test(line), line);
    equal(markdownText('a_b *c* <d> &amp;'), 'a\\_b \\*c\\* \\<d\\> &amp;\u200Bamp;');
  });
});

describe('JUnit', () => {
  const rulesOf = (given: GateReport): readonly string[] => {
    const text = renderGateJUnit(given, 'en');
    using document = XmlDocument.fromString(text);
    const validator = XsdValidator.fromDoc(shape);
    doesNotThrow(() => {
      validator.validate(document);
    });
    validator.dispose();
    return ['failure', 'error', 'skipped'].flatMap((kind) => document.find(`//testcase[${kind}]/@classname`).map(({ content }) => `${kind} ${content}`));
  };

  test('has a test case per rule; the broken ones fail, those not asked for are skipped', () => {
    deepStrictEqual(rulesOf(report), [
      'failure pruefstand.gate.newlyUndetermined',
      'failure pruefstand.gate.staleWaivers',
      'skipped pruefstand.gate.newWarnings',
      'skipped pruefstand.gate.conclusion',
    ]);
  });

  test('a problem of the declaration is told under new failures', () => {
    deepStrictEqual(rulesOf(declared).slice(0, 1), ['failure pruefstand.gate.newFailures']);
    match(renderGateJUnit(declared, 'en'), /ICS-1 {2}declaration: This is required\. \(Question ICS-1\?\)/u);
    match(renderGateMarkdown(declared, 'de'), /ICS\\-1 Herstellererklärung: Das ist verlangt/u);
  });

  test('an undetermined result is an error; hostile text stays text', () => {
    const open = sampleResult({ requirements: REQUIREMENTS, cases: [{ id: 'b', requirement: 'R-2', attempts: ['error'] }] });
    ok(rulesOf(decide({ current: open, policy: { fail: DEFAULT_RULES, waivers: [] }, clock })).includes('error pruefstand.gate.undetermined'));
    ok(rulesOf(hostile).includes('failure pruefstand.gate.newFailures'));
  });
});

test('gate.json is valid against its schema', () => {
  for (const given of [report, first, hostile, declared]) deepStrictEqual(compileSchema(schema)(JSON.parse(JSON.stringify(given))), []);
});

describe('SARIF', () => {
  interface Annotated {
    readonly ruleId: string;
    readonly level: string;
    readonly baselineState?: string;
    readonly suppressions?: readonly { readonly kind: string; readonly status: string; readonly justification: string; readonly properties: object }[];
    readonly properties: { readonly messageKey?: string };
  }
  const resultsOf = (given: GateReport, baseline?: Result): readonly Annotated[] =>
    (JSON.parse(renderSarif(current, 'en', annotatorOf(given, baseline))) as { runs: [{ results: readonly Annotated[] }] }).runs[0].results;

  test('each result has its state against the baseline, a waived one its suppression, and keeps its level', () => {
    deepStrictEqual(
      resultsOf(report, before).map(({ ruleId, level, baselineState, suppressions, properties }) => [
        ruleId,
        properties.messageKey ?? '',
        level,
        baselineState,
        suppressions?.length ?? 0,
      ]),
      [
        ['R-1', 'x', 'error', 'unchanged', 0],
        ['R-1', 'y', 'error', 'new', 1],
        ['R-2', '', 'none', 'new', 0],
        ['R-3', 'w', 'warning', 'new', 0],
      ],
    );
    const [, waived] = resultsOf(report, before);
    deepStrictEqual(waived?.suppressions, [
      { kind: 'external', status: 'accepted', justification: 'Vorgang 7', properties: { author: 'Teamleitung', expires: '2026-12-31' } },
    ]);
  });

  test('a problem of the declaration is a result, with its suppression when waived', () => {
    const waived = decide({
      current: denied,
      policy: { fail: DEFAULT_RULES, waivers: [{ requirement: 'ICS-1', author: 'Teamleitung', reason: 'Vorgang 8', expires: '2026-12-31' }] },
      clock,
    });
    const log = JSON.parse(renderSarif(denied, 'en', annotatorOf(waived, before))) as { runs: [{ results: readonly Annotated[] }] };
    deepStrictEqual(
      log.runs[0].results.map(({ ruleId, level, baselineState, suppressions }) => [ruleId, level, baselineState, suppressions?.length]),
      [['ICS-1', 'error', 'new', 1]],
    );
  });

  test('without a baseline there are no states', () => ok(resultsOf(first).every(({ baselineState }) => baselineState === undefined)));
});
