/** `compare` as it is called: modes, files, and wrong input with exit code 2. */
import { deepStrictEqual, equal, match } from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { sampleResult } from '../../fixtures/result/sample-results.ts';
import type { SampleResult } from '../../fixtures/result/sample-results.ts';
import { BUNDLE_FILES } from '../core/bundle.ts';
import { writeZip } from '../formats/zip.ts';
import { openTerminal } from './test-terminal.ts';
import type { TestTerminal } from './test-terminal.ts';

const textOf = (more: Partial<SampleResult>, fails = false): string =>
  JSON.stringify(sampleResult({ requirements: [{ id: 'R-1' }], cases: [{ id: 'a', requirement: 'R-1', attempts: [fails ? ['failure:x'] : []] }], ...more }));
const early: Partial<SampleResult> = { product: { version: '1.0' }, run: { id: 'lauf-1', finishedAt: '2026-01-01T00:00:00.000Z' } };
const late: Partial<SampleResult> = { product: { version: '1.1' }, run: { id: 'lauf-2', finishedAt: '2026-02-01T00:00:00.000Z' } };
const other: Partial<SampleResult> = { product: { name: 'Anderes' }, run: { id: 'lauf-3' } };

async function withFiles(): Promise<TestTerminal> {
  const terminal = openTerminal();
  writeFileSync(terminal.pathOf('early.json'), textOf(early, true));
  writeFileSync(terminal.pathOf('late.zip'), await writeZip([{ path: BUNDLE_FILES.result, content: new TextEncoder().encode(textOf(late)) }]));
  writeFileSync(terminal.pathOf('other.json'), textOf(other));
  writeFileSync(terminal.pathOf('broken.zip'), 'PK\u0003\u0004');
  writeFileSync(terminal.pathOf('list.json'), '[]');
  return terminal;
}

test('releases are found and told over time, from a bundle and a bare result', async () => {
  using terminal = await withFiles();
  const { exitCode, stdout } = await terminal.call(['compare', 'late.zip', 'early.json', '--lang', 'en']);
  equal(exitCode, 0);
  match(stdout, /^One product over time\n\n! The comparison is not fair\n {2}- Not every piece of evidence is what it says/);
  match(stdout, /B {2}✗ file-missing/);
  match(stdout, /Signature: none; evidence complete: /);
  match(stdout, /fixed: R-1/);
  match(stdout, /pruefstand verify/);
  deepStrictEqual(readdirSync(terminal.cwd).length, 5, 'nothing was written');
});

test('files are written where asked for', async () => {
  using terminal = await withFiles();
  const { exitCode } = await terminal.call(['compare', 'early.json', 'other.json', '--format', 'html,json,csv,markdown', '--out', 'out', '--all']);
  equal(exitCode, 0);
  deepStrictEqual(readdirSync(terminal.pathOf('out')).sort(), ['comparison.csv', 'comparison.html', 'comparison.json', 'comparison.md']);
  equal((JSON.parse(readFileSync(terminal.pathOf('out/comparison.json'), 'utf8')) as { mode: string }).mode, 'products');
});

test('wrong input ends with 2 and one sentence with place and mend', async () => {
  using terminal = await withFiles();
  const WRONG: readonly (readonly [argv: readonly string[], said: RegExp])[] = [
    [['early.json'], /2 to 26 files are compared, 1 is given/],
    [['early.json', 'nothing.zip'], /cannot be read: there is none[\s\S]*nothing\.zip/],
    [['early.json', 'list.json'], /no result of the suite[\s\S]*list\.json/],
    [['early.json', 'broken.zip'], /archive is not in order[\s\S]*broken\.zip/],
    [['early.json', 'other.json', '--over-time'], /releases of one product, given are: Beispielverfahren \(Beispielhaus\), Anderes/],
    [['early.json', 'other.json', '--format', 'pdf'], /--format does not know/],
  ];
  for (const [argv, said] of WRONG) {
    const { exitCode, stdout, stderr } = await terminal.call(['compare', ...argv, '--lang', 'en']);
    deepStrictEqual([exitCode, stdout], [2, ''], argv.join(' '));
    match(stderr, said);
    match(stderr, /Mend:/);
  }
});
