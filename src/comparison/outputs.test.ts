/** What the comparison writes: console, HTML, CSV and Markdown, in both languages and for texts that want to break out. */
import { deepStrictEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { XmlDocument } from 'libxml2-wasm';
import { sampleResult } from '../../fixtures/result/sample-results.ts';
import type { Result } from '../core/result.ts';
import { compare } from './compare.ts';
import type { Comparison } from './compare.ts';
import { renderComparisonSummary } from './console.ts';
import { renderComparisonHtml } from './html.ts';
import { renderComparisonCsv, renderComparisonMarkdown } from './tables.ts';

const LANGUAGES = ['de', 'en'] as const;
const hostileResult = JSON.parse(readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url), 'utf8')) as Result;
const REQUIREMENTS = [{ id: 'R-1' }, { id: 'R-2' }];
const plain = (version: string, finishedAt: string, failing: boolean): Result =>
  sampleResult({
    requirements: REQUIREMENTS,
    cases: [
      { id: 'a', requirement: 'R-1', attempts: [failing ? ['failure:x'] : []] },
      { id: 'b', requirement: 'R-2' },
    ],
    product: { version },
    run: { id: `lauf-${version}`, finishedAt },
  });
const releases = compare([
  { file: '1.json', kind: 'result', result: plain('1.0', '2026-01-01T00:00:00.000Z', true) },
  { file: '2.json', kind: 'result', result: plain('1.1', '2026-02-01T00:00:00.000Z', false) },
]);
const hostile = compare([
  { file: '<b>a.json', kind: 'result', result: hostileResult },
  {
    file: 'b.zip',
    kind: 'certificate',
    result: plain('1.0', '2026-01-01T00:00:00.000Z', false),
    certificate: { number: '=1+1', level: '<i>' as 'L4', validUntil: '2027-01-01' },
    checked: { signature: 'no', evidence: 'yes', verdicts: 'no', signer: 'O=<b>=x', isTrusted: false, wrong: ['verdict-changed'] },
  },
]);
const BOTH: readonly Comparison[] = [releases, hostile];

describe('console', () => {
  test('says what was fixed and which requirements differ', () => {
    equal(
      renderComparisonSummary(releases, { language: 'en', isAll: false, width: 80, color: false }),
      `One product over time

  The comparison is fair: same rules, same suite, same options.

What is compared
  A  Beispielverfahren 1.0 (Beispielhaus)
     not conformant
     result file, unsigned; Signature: not checked
     Run lauf-1.0, 2026-01-01; sample 1, sample-profile 1.0.0, Prüfstand 0.1.0
  B  Beispielverfahren 1.1 (Beispielhaus)
     conformant
     result file, unsigned; Signature: not checked
     Run lauf-1.1, 2026-02-01; sample 1, sample-profile 1.0.0, Prüfstand 0.1.0

Numbers
  A  1 met · 1 not met
  B  2 met

From release to release
  A → B 1.0 → 1.1
     fixed: R-1

Differences
  R-1  A ✗ not met   B ✓ met
  1 requirement went differently. 1 further requirement went the same way (--all
  shows it).

The comparison makes no ranking. Which differences matter depends on the use.
Whether a certificate was revoked is not asked here, and whom to trust only with
--trust. Nobody has looked at what is marked "not checked". "pruefstand verify"
tells more, file by file.
`,
    );
  });

  test('unfairness comes before anything else', () => {
    const lines = renderComparisonSummary(hostile, { language: 'de', isAll: false, width: 80, color: false }).split('\n');
    deepStrictEqual(lines.slice(0, 3), ['Vergleich von Produkten', '', '! Der Vergleich ist nicht fair']);
    ok(lines.findIndex((line) => line.startsWith('Was verglichen wird')) > 10);
  });

  test('no control code without colour, no line wider than the terminal', () => {
    for (const comparison of BOTH)
      for (const language of LANGUAGES) {
        const text = renderComparisonSummary(comparison, { language, isAll: true, width: 80, color: false });
        doesNotMatch(text, /[^\P{Cc}\n]|\u202E/u);
        deepStrictEqual(
          text.split('\n').filter((line) => [...new Intl.Segmenter('en').segment(line)].length > 80),
          [],
        );
      }
    ok(renderComparisonSummary(releases, { language: 'de', isAll: false, width: 80, color: true }).includes('\u001B['));
  });

  test('all shows equal requirements too', () => {
    match(renderComparisonSummary(releases, { language: 'en', isAll: true, width: 80, color: false }), /R-2 {2}A ✓ met {7}B ✓ met/);
  });
});

describe('HTML', () => {
  test('is well-formed, static and loads nothing', () => {
    for (const comparison of BOTH)
      for (const language of LANGUAGES) {
        const text = renderComparisonHtml(comparison, { language, isAll: true });
        using document = XmlDocument.fromString(text.replace('<!DOCTYPE html>\n', ''));
        const count = (path: string): unknown => document.eval(`count(${path})`);
        equal(count("//*[local-name()='script' or local-name()='img' or local-name()='iframe' or local-name()='link']"), 0);
        equal(count('//*[@onerror or @onclick or @style]'), 0);
        equal(count("//*[local-name()='h1']"), 1);
        equal(count("//*[local-name()='table'][not(*[local-name()='caption'])]"), 0);
        equal(count("//*[local-name()='th'][not(@scope)]"), 0);
        match(text, new RegExp(`<html lang="${language}"`));
      }
  });

  test('signs stand beside words and are hidden from screen readers', () => {
    const text = renderComparisonHtml(releases, { language: 'en', isAll: false });
    match(text, /aria-hidden="true">✗<\/span> <span>not met<\/span>/);
    match(text, /Nobody has looked at what is marked/);
  });

  test('hostile text stays text', () => {
    const text = renderComparisonHtml(hostile, { language: 'en', isAll: false });
    doesNotMatch(text, /<script>|<b>|<i>/u);
    match(text, /&lt;script&gt;/);
  });
});

describe('CSV', () => {
  test('is RFC 4180: quoted fields, CRLF, as many fields in every line', () => {
    for (const comparison of BOTH) {
      const lines = renderComparisonCsv(comparison, { language: 'en', isAll: true }).split('\r\n');
      equal(lines.pop(), '');
      const widths = lines.map((line) => (line.match(/"(?:[^"]|"")*"(?=,|$)/gu) ?? []).length);
      deepStrictEqual(new Set(widths), new Set([comparison.subjects.length + 4]));
    }
  });

  test('no field is a formula', () => {
    const formula: Comparison = { ...releases, rows: [{ ...releases.rows[0]!, requirement: '=HYPERLINK("x")', text: { de: '@SUM(1)', en: '+1' } }] };
    const text = renderComparisonCsv(formula, { language: 'en', isAll: true });
    doesNotMatch(text, /(^|,)"[=+\-@]/mu);
    match(text, /"'=HYPERLINK\(""x""\)"/);
  });
});

test('Markdown has fairness first, and hostile text formats nothing', () => {
  const text = renderComparisonMarkdown(hostile, { language: 'en', isAll: false });
  ok(text.indexOf('not fair') < text.indexOf('| Column |'));
  doesNotMatch(text, /(?<!\\)<script|\*\*Beispielhaus/u);
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  for (const line of rows) ok(line.endsWith(' |'), line);
  match(renderComparisonMarkdown(releases, { language: 'de', isAll: false }), /- behoben: R\\-1/);
});
