/**
 * Peer: veraPDF, the open validator for PDF/A and PDF/UA. What the PDF reports say of themselves, PDF/A-3a and PDF/UA-1, is said
 * because this test finds it confirmed: for every kind of report, in both languages, also with hostile and very long texts.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import PDFDocument from 'pdfkit';
import { bodyInput } from '../../reports/golden/body-input.ts';
import { readExample } from '../../reports/golden/example.ts';
import { renderPdf } from '../../reports/index.ts';
import type { PdfInput } from '../../reports/index.ts';
import { selfTestHead } from '../../src/core/report-head.ts';
import type { Result } from '../../src/core/result.ts';
import { builtOrSkipped } from './building/build-outcome.ts';
import { buildWithMaven, classPathOf } from './building/maven.ts';
import { runPeer } from './building/run-tool.ts';
import { peerFolder } from './counterpart/conversation.ts';

const NAME = 'pdf-verapdf';
const PROGRAM_TIMEOUT_MS = 300_000;
/** What the metadata of the reports name. */
const FLAVOURS = ['3a', 'ua1'] as const;

interface Judgement {
  readonly file: string;
  readonly flavour: string;
  readonly isCompliant: boolean;
  readonly checks: number;
  readonly broken: readonly string[];
}

function selfTest(result: Result, language: 'de' | 'en'): PdfInput {
  return { result, resultBytes: Buffer.from(JSON.stringify(result)), language, head: selfTestHead(result) };
}

/** Everything worse at once: 105 cases, texts over several pages, letters with several marks, signs the font lacks. */
function burdened(): Result {
  const result = readExample();
  const long = 'Ein sehr langer Satz über Zuständigkeiten, Rückkanäle und Fristen. '.repeat(60);
  const name = 'Ḱëïňš Łódź M̂ r̥̄ k͟h ẞ \u202E \u{1F469}\u200D\u{1F467} שלום → ≤';
  const cases = Array.from({ length: 105 }, (_, index) => {
    const entry = result.cases[index % result.cases.length] ?? assert.fail('the example has cases');
    return { ...entry, id: `${entry.id} ${index}`, name: `${entry.name} ${name}` };
  });
  const requirements = result.requirements.map((entry) => ({ ...entry, requirement: { ...entry.requirement, mend: { de: long, en: long } } }));
  return { ...result, cases, requirements, target: { ...result.target, product: { ...result.target.product, name } } };
}

function conformant(): Result {
  const { proof: _, declaration: __, ...result } = readExample();
  return { ...result, conclusion: 'conformant', requirements: [], cases: [], cited: [], evidence: [] };
}

const REPORTS: Readonly<Record<string, () => PdfInput>> = {
  'self-test.de.pdf': () => selfTest(readExample(), 'de'),
  'self-test.en.pdf': () => selfTest(readExample(), 'en'),
  'laboratory.de.pdf': () => bodyInput(readExample(), 'de'),
  'laboratory.en.pdf': () => bodyInput(readExample(), 'en'),
  'burdened.de.pdf': () => selfTest(burdened(), 'de'),
  'conformant.de.pdf': () => selfTest(conformant(), 'de'),
};

await test('veraPDF', async (context: TestContext) => {
  const built = builtOrSkipped(context, await buildWithMaven({ name: NAME, directory: peerFolder(NAME), peerGroup: 'org.verapdf' }));
  if (built === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-verapdf-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const judge = async (names: readonly string[]): Promise<readonly Judgement[]> =>
    runPeer({
      command: 'java',
      words: ['-cp', classPathOf(built), 'pruefstand.verapdf.Main', FLAVOURS.join(','), ...names.map((name) => join(folder, name))],
      timeoutMs: PROGRAM_TIMEOUT_MS,
    });

  await context.test('confirms PDF/A-3a and PDF/UA-1 of every report', async () => {
    for (const [name, input] of Object.entries(REPORTS)) writeFileSync(join(folder, name), await renderPdf(input()));
    const judgements = await judge(Object.keys(REPORTS));
    assert.equal(judgements.length, Object.keys(REPORTS).length * FLAVOURS.length);
    for (const { file, flavour, isCompliant, checks, broken } of judgements) {
      assert.deepEqual([isCompliant, broken], [true, []], `${file} as ${flavour}`);
      assert.ok(checks > 10_000, `${file} as ${flavour}: ${checks} checks`);
    }
  });

  await context.test('is a judge that can say no: of a file without structure, language or embedded font', async () => {
    const document = new PDFDocument({ compress: false });
    const chunks: Buffer[] = [];
    const ended = new Promise((resolve) => document.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', resolve));
    document.text('plain').end();
    await ended;
    writeFileSync(join(folder, 'plain.pdf'), Buffer.concat(chunks));
    for (const { flavour, isCompliant, broken } of await judge(['plain.pdf'])) {
      assert.equal(isCompliant, false, flavour);
      assert.ok(broken.length > 3, flavour);
    }
  });
});
