/** The summary on the terminal: width, colour, content, and nothing that steers the terminal. */
import { doesNotMatch, match, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { renderSummary } from './console.ts';
import { readExample } from './golden/example.ts';
import { displayWidth } from './terminal-text.ts';

const example = readExample();
// eslint-disable-next-line no-control-regex -- the point is to find control characters
const CONTROL = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

test('without colour there is no control character but the line feed, whatever the product sent', () => {
  for (const language of ['de', 'en'] as const) doesNotMatch(renderSummary(example, { language, width: 100, color: false }), CONTROL);
});

test('colour adds escape sequences and changes no word', () => {
  const plain = renderSummary(example, { language: 'de', width: 100, color: false });
  const coloured = renderSummary(example, { language: 'de', width: 100, color: true });
  // eslint-disable-next-line no-control-regex -- our own escape sequences are removed
  strictEqual(coloured.replaceAll(/\u001B\[\d+m/gu, ''), plain);
  ok(coloured.length > plain.length);
});

test('no line is wider than the terminal, down to 40 columns', () => {
  for (const width of [40, 61, 80, 100, 120]) {
    for (const line of renderSummary(example, { language: 'de', width, color: false }).split('\n')) ok(displayWidth(line) <= width, `${width}: ${line}`);
  }
});

test('widths that no terminal has are bounded', () => {
  strictEqual(renderSummary(example, { language: 'de', width: 1000, color: false }), renderSummary(example, { language: 'de', width: 120, color: false }));
  strictEqual(renderSummary(example, { language: 'de', width: 1, color: false }), renderSummary(example, { language: 'de', width: 40, color: false }));
});

test('verdict, counts and each failure with where it is and how to mend it', () => {
  const text = renderSummary(example, { language: 'de', width: 100, color: false });
  match(text, /^✗ NICHT KONFORM$/mu);
  match(text, /Anforderungen {3}3 erfüllt · 2 mit Hinweis · 2 verletzt · 3 nicht entscheidbar/u);
  match(text, /✗ FC-SUB-012 MUSS · [\s\S]*Erwartet {4}Ablehnung[\s\S]*Beobachtet[\s\S]*Stelle {6}x000017 POST [\s\S]*Abhilfe/u);
  match(text, /! FC-SUB-038 {2}Von drei Problemen/u);
  match(text, /1 nicht anwendbar · 1 nicht geprüft · 2 nur durch Unterlagen/u);
});

test('a failure takes nine lines at most, however long the values are', () => {
  const text = renderSummary(example, { language: 'de', width: 100, color: false });
  const failures = text.slice(text.indexOf('Fehler ('), text.indexOf('\nHinweise (')).split('\n\n').slice(1);
  strictEqual(failures.length, 2);
  for (const failure of failures) ok(failure.trimEnd().split('\n').length <= 9, failure);
});

test('a run without findings is short', () => {
  const { declaration: _, ...undeclared } = example;
  const clean = {
    ...undeclared,
    conclusion: 'conformant',
    cases: [],
    requirements: example.requirements.filter(({ verdict }) => verdict === 'passed'),
  } as const;
  const text = renderSummary(clean, { language: 'en', width: 80, color: false });
  match(text, /^✓ CONFORMANT$/mu);
  doesNotMatch(text, /Failures|Remarks|Cannot tell|not tested/u);
});

test('why a run ended early is told in the language of the summary', () => {
  const early = { ...example, run: { ...example.run, isComplete: false, interrupted: 'interrupted by the user' } };
  match(renderSummary(early, { language: 'de', width: 100, color: false }), /^ {2}Grund: vom Benutzer abgebrochen$/mu);
  match(renderSummary(early, { language: 'en', width: 100, color: false }), /^ {2}Reason: interrupted by the user$/mu);
});

test('a case that only an error of ours explains is told', () => {
  const open = example.cases
    .filter(({ id }) => id.includes('callback'))
    .map((entry) => ({ ...entry, attempts: entry.attempts.map((attempt) => ({ ...attempt, findings: [] })) }));
  const text = renderSummary({ ...example, cases: open }, { language: 'de', width: 100, color: false });
  match(text, /\? Nachrichten mit falschem HMAC[\s\S]*ECONNRESET/u);
});

test('a failure without its requirement, exchange or places is told with what there is', () => {
  const cases = example.cases
    .filter(({ verdict }) => verdict === 'failed')
    .map((entry) => ({
      ...entry,
      attempts: entry.attempts.map((attempt) => ({
        ...attempt,
        findings: attempt.findings
          .filter(({ severity }) => severity === 'failure')
          .flatMap((finding) => [
            { ...finding, cause: 'partner' as const },
            { ...finding, messageKey: 'second', evidence: [] },
            { ...finding, messageKey: 'third', text: { ...finding.text, de: { summary: 's', expected: '', observed: '' } } },
          ]),
      })),
    }));
  const told = (change: object): string => renderSummary({ ...example, cases, ...change }, { language: 'de', width: 100, color: false });
  match(
    told({ requirements: [], cited: [] }),
    /✗ FC-SUB-012 · –[\s\S]*Stelle {6}x000017, request[\s\S]*Vermutlich {2}die Gegenstelle[\s\S]*\+ 2 weitere Befunde/u,
  );
  const [first] = cases;
  const unplaced = first!.attempts.map((attempt) => ({ ...attempt, findings: attempt.findings.slice(1, 3).map((finding) => ({ ...finding, evidence: [] })) }));
  match(told({ cases: [{ ...first, attempts: unplaced }] }), /Stelle {6}Eine Ablehnung nennt[\s\S]*\+ 1 weiterer Befund/u);
});
