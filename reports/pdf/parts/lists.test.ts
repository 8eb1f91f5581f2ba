/** Attempts in the list of all test cases: what ended alike is told together, what differs apart, every time of every one. */
import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { selfTestHead } from '../../../src/core/report-head.ts';
import type { AttemptResult, Result } from '../../../src/core/result.ts';
import { readExample } from '../../golden/example.ts';
import { createReportContext, timesInRow } from '../context.ts';
import { paragraphsOf } from '../model.ts';
import { caseBlocks } from './lists.ts';

const example = readExample();
const [entry] = example.cases;
const [first] = entry?.attempts ?? [];
if (entry === undefined || first === undefined) throw new TypeError('The example has an attempt.');

function attempt(number: number, startedAt: string, durationMs: number, change: Partial<AttemptResult> = {}): AttemptResult {
  return { ...first, attempt: number, startedAt, durationMs, steps: [], findings: [], verdict: 'passed', ...change } as AttemptResult;
}

/** Texts of the cell with the attempts. */
function told(attempts: readonly AttemptResult[], language: 'de' | 'en' = 'de'): readonly string[] {
  const result = { ...example, cases: [{ ...entry, attempts }] } as Result;
  const context = createReportContext({ result, resultBytes: new Uint8Array(), language, head: selfTestHead(result) });
  const table = caseBlocks(context).find(({ kind }) => kind === 'table');
  return paragraphsOf((table?.kind === 'table' ? table.rows[0]?.[2] : undefined) ?? '').map(({ text }) => text.replaceAll('\u00a0', ' '));
}

test('attempts that ended alike are one entry with every time', () => {
  const attempts = [attempt(1, '2026-09-14T07:30:04.000Z', 8), attempt(2, '2026-09-14T07:30:08.000Z', 1300), attempt(3, '2026-09-15T00:00:01.000Z', 9)];
  deepEqual(told(attempts), ['Versuche 1 bis 3: erfüllt', '14.09.2026, 07:30:04 UTC, 8 ms; 07:30:08, 1,3 s; 15.09.2026, 00:00:01 UTC, 9 ms']);
  deepEqual(told(attempts, 'en')[0], 'Attempts 1 to 3: met');
});

test('an attempt that ended otherwise stands apart, and so do those behind it', () => {
  const at = '2026-09-14T07:30:04.000Z';
  const attempts = [attempt(1, at, 1), attempt(2, at, 1, { verdict: 'failed' }), attempt(3, at, 1), attempt(4, at, 1)];
  deepEqual(
    told(attempts).filter((_, index) => index % 2 === 0),
    ['Versuch 1: erfüllt', 'Versuch 2: verletzt', 'Versuche 3 bis 4: erfüllt'],
  );
});

test('errors of the suite that differ are told apart', () => {
  const at = '2026-09-14T07:30:04.000Z';
  const attempts = [attempt(1, at, 1, { verdict: 'cantTell', error: 'eins' }), attempt(2, at, 1, { verdict: 'cantTell', error: 'zwei' })];
  deepEqual(told(attempts).length, 6);
});

test('times in a row tell date and zone where they change, and leave alone what is no time', () => {
  deepEqual(timesInRow(['2026-09-14T07:30:04Z', '2026-09-14T07:30:05+02:00', '2026-09-14T07:30:06+02:00', 'später', 'später'], 'de'), [
    '14.09.2026, 07:30:04 UTC',
    '14.09.2026, 07:30:05 UTC+02:00',
    '07:30:06',
    'später',
    'später',
  ]);
});
