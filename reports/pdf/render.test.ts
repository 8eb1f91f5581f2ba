/** The file: structure, language, embedded result, same bytes. Pages are read with poppler's tools where these are installed. */
import { deepStrictEqual, doesNotMatch, match, ok, strictEqual } from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Language } from '../../src/core/language.ts';
import { selfTestHead } from '../../src/core/report-head.ts';
import type { Result } from '../../src/core/result.ts';
import { bodyInput } from '../golden/body-input.ts';
import { readExample } from '../golden/example.ts';
import { contentsOf } from './compose.ts';
import { createReportContext } from './context.ts';
import { reportBlocks } from './parts/report.ts';
import { renderPdf } from './render.ts';
import type { PdfInput } from './render.ts';
import { pdfWriter } from './writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'pruefstand-pdf-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs one of poppler's tools. @returns what it printed */
function poppler(tool: 'pdftotext' | 'pdfdetach', words: readonly string[]): string {
  return execFileSync(tool, words, { encoding: 'utf8' });
}

const hasPoppler = ['pdftotext', 'pdfdetach'].every((tool) => spawnSync(tool, ['-v']).error === undefined);
const skip = hasPoppler ? false : 'poppler-utils are not installed: text and pages not checked';

function selfTest(result: Result, language: Language = 'de'): PdfInput {
  return { result, resultBytes: Buffer.from(JSON.stringify(result)), language, head: selfTestHead(result) };
}

async function saved(input: PdfInput): Promise<string> {
  const path = join(folder, 'report.pdf');
  writeFileSync(path, renderPdf(input));
  return path;
}

/** The text of each page. */
async function pagesOf(input: PdfInput): Promise<readonly string[]> {
  const text = poppler('pdftotext', ['-layout', await saved(input), '-']);
  return text.split('\f').slice(0, -1);
}

/** The file as text; it is not compressed. */
async function sourceOf(input: PdfInput): Promise<string> {
  return Buffer.from(renderPdf(input)).toString('latin1');
}

test('same input, same bytes; the input stays as it was', async () => {
  const result = readExample();
  const first = renderPdf(selfTest(result));
  deepStrictEqual(renderPdf(selfTest(result)), first);
  deepStrictEqual(result, readExample());
});

test('a report of a body does not claim to be made from the result alone; one of a run that is not whole is a draft', () => {
  const said = (input: PdfInput): string => JSON.stringify(reportBlocks(createReportContext(input)));
  const example = readExample();
  match(said(selfTest(example)), /Aus ihr allein ist der Bericht erzeugt/u);
  doesNotMatch(said(bodyInput(example, 'de')), /Aus ihr allein/u);
  match(said(bodyInput(example, 'de')), /Nebenbestimmungen[^"]*stammen aus dem Zertifikat/u);
  match(said(selfTest(example)), /"Endfassung"/u);
  doesNotMatch(said(selfTest({ ...example, run: { ...example.run, isComplete: false } })), /Endfassung/u);
});

test('time zone and locale of the environment change no byte', () => {
  const program = `
    import { createHash } from 'node:crypto';
    const { pdfWriter } = await import(${JSON.stringify(new URL('writer.ts', import.meta.url).href)});
    const { readExample } = await import(${JSON.stringify(new URL('../golden/example.ts', import.meta.url).href)});
    const [file] = await pdfWriter.write(readExample(), { language: 'de' });
    console.log(createHash('sha256').update(file.content).digest('hex'));`;
  const [utc, kathmandu] = [
    { TZ: 'UTC', LC_ALL: 'de_DE.UTF-8' },
    { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8' },
  ].map((environment) =>
    execFileSync(process.execPath, ['--input-type=module', '--eval', program], { env: { ...process.env, ...environment }, encoding: 'utf8' }),
  );
  match(utc ?? '', /^[0-9a-f]{64}\n$/u);
  strictEqual(kathmandu, utc);
});

test('the file is tagged, has language and title, and names PDF/A-3a and PDF/UA-1', async () => {
  for (const language of ['de', 'en'] as const) {
    const source = await sourceOf(selfTest(readExample(), language));
    match(source, /^%PDF-1\.7\n/u);
    ok(source.includes(`/Lang (${language})`) && source.includes('/Marked true') && source.includes('/DisplayDocTitle true'));
    for (const tag of ['Document', 'H1', 'H2', 'H3', 'H4', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'Caption', 'TR', 'TH', 'TD', 'TOC', 'TOCI', 'Link']) {
      ok(source.includes(`/S /${tag}\n`), tag);
    }
    match(source, /<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A<\/pdfaid:conformance>/u);
    match(source, /<pdfuaid:part>1<\/pdfuaid:part>/u);
    match(source, /\/AFRelationship \/Source/u);
  }
});

test('text in another language than the report says so', async () => {
  const german = (source: string): number => source.split('/Lang (de)').length - 1;
  strictEqual(german(await sourceOf(selfTest(readExample(), 'de'))), 1);
  ok(german(await sourceOf(selfTest(readExample(), 'en'))) > 10);
});

test('the embedded file is the result, byte for byte', { skip }, async () => {
  const input = selfTest(readExample());
  const target = join(folder, 'detached.json');
  poppler('pdfdetach', ['-save', '1', '-o', target, await saved(input)]);
  deepStrictEqual(readFileSync(target), Buffer.from(input.resultBytes));
});

test('every page has its number, the number of the report and what kind of test it was', { skip }, async () => {
  const cases: readonly (readonly [input: PdfInput, kind: string, page: (n: number, total: number) => string])[] = [
    [selfTest(readExample()), 'Selbsttest, kein Zertifikat', (n, total) => `Seite ${n} von ${total}`],
    [selfTest(readExample(), 'en'), 'Self-test, not a certificate', (n, total) => `Page ${n} of ${total}`],
    [bodyInput(readExample(), 'de'), 'Entwurf. Laborprüfung', (n, total) => `Seite ${n} von ${total}`],
  ];
  for (const [input, kind, page] of cases) {
    const pages = await pagesOf(input);
    ok(pages.length > 10);
    for (const [index, text] of pages.entries()) {
      for (const wanted of [input.head.number, kind, page(index + 1, pages.length)]) ok(text.includes(wanted), `page ${index + 1}: ${wanted}`);
    }
  }
});

test('the mandatory statements, the decision rule and the findings are in the text, in order', { skip }, async () => {
  const text = (await pagesOf(selfTest(readExample()))).join('\n').replaceAll(/\s+/gu, ' ');
  const wanted = [
    'nicht konform',
    'Akkreditierung keine',
    'Entscheidungsregel',
    'Wird eine Anforderung der Stufe MUSS',
    'FC-SUB-012',
    'Erwartet',
    'Beobachtet',
    'Abhilfe',
    'Was nicht geprüft wurde und warum',
    'Versuch 2',
    'Abweichungen erkannt / eingebaut',
    'SHA-256',
    'gilt ausschließlich für den oben bezeichneten Prüfgegenstand',
    'Ohne Zustimmung der Prüfstelle',
    'Messunsicherheit',
    'sind Auslegungen',
  ];
  let from = 0;
  for (const each of wanted) {
    const at = text.indexOf(each, from);
    ok(at >= 0, each);
    from = at;
  }
  ok(!/\d\s?%/u.test(text.replaceAll(/%0A|%3C/gu, '')), 'no percentage');
});

test('the contents name the page on which a section begins', { skip }, async () => {
  const input = selfTest(readExample());
  const pages = await pagesOf(input);
  const entries = pages.slice(0, 2).flatMap((text) => [...text.matchAll(/^ *(\d+ [A-ZÄÖÜ][^\n]*?) {2,}(\d+)$/gmu)]);
  const sections = contentsOf(reportBlocks(createReportContext(input))).map(({ text }) => text);
  deepStrictEqual(
    entries.map(([, title]) => title),
    sections,
  );
  for (const [, title = '', page = ''] of entries) ok(pages[Number(page) - 1]?.includes(title), `${title} on page ${page}`);
});

test("a body's report says who tests, decides and attests, and never that it is a self-test", { skip }, async () => {
  const text = (await pagesOf(bodyInput(readExample(), 'de'))).join('\n').replaceAll(/\s+/gu, ' ');
  for (const wanted of [
    'PS-2026-000123',
    'L3: Laborprüfung',
    'nachgewiesen',
    'Betriebshandbuch',
    'Nebenbestimmungen',
    '01.05.2027',
    'Prüfgegenstand erhalten 01.09.2026',
    'Sachkunde: Fünf Jahre Prüfung von Schnittstellen (erfunden)',
    'Offengelegte Bindung (Erklärung vom 01.09.2026): War bis Ende 2023 beim Auftraggeber beschäftigt (erfunden)',
    'Keine Bindungen an Hersteller oder Auftraggeber (Erklärung vom 18.09.2026)',
    'Veröffentlichung das signierte Dokument, ohne Prüfbericht und Nachweise Zustimmung des Herstellers: Musterperson (erfunden), Produktverantwortung, 15.09.2026',
    'Erklärung des Herstellers',
    'nach dieser Prüfung',
  ]) {
    ok(text.includes(wanted), wanted);
  }
  ok(!/selbsttest/iu.test(text));
});

test('when an item was received is not made up, and a self-test received none', { skip }, async () => {
  const { head, ...input } = bodyInput(readExample(), 'en');
  const { itemReceivedAt: _, ...unreceived } = head;
  const said = async (shown: PdfInput): Promise<string> => (await pagesOf(shown)).join('\n').replaceAll(/\s+/gu, ' ');
  match(await said({ ...input, head: unreceived }), /Item received not stated/u);
  const own = { result: readExample(), resultBytes: input.resultBytes, head: selfTestHead(readExample()) };
  match(await said({ ...own, language: 'en' }), /Item received not handed over; the vendor ran the test itself/u);
  match(await said({ ...own, language: 'de' }), /Prüfgegenstand erhalten nicht übergeben; der Hersteller hat selbst geprüft/u);
});

test('an outside laboratory is named in the certificate as who performed the test', { skip }, async () => {
  const { certificate, ...input } = bodyInput(readExample(), 'de');
  ok(certificate !== undefined);
  const changed = { ...certificate, performedBy: 'laboratory' as const, laboratory: { ...certificate.issuer, name: 'Fremdes Prüflabor', address: 'Weg 1' } };
  const text = (await pagesOf({ ...input, certificate: changed })).join('\n').replaceAll(/\s+/gu, ' ');
  ok(text.includes('Prüfung durchgeführt von einem Prüflabor Fremdes Prüflabor'), text.slice(0, 4000));
});

test('a body that ran no test and has no accreditation says so in words, and a merged run has all its roots', { skip }, async () => {
  const { certificate, head, ...input } = bodyInput(readExample(), 'de');
  ok(certificate !== undefined);
  const { publication: _consent, ...unconsented } = certificate;
  const why = { de: 'Gewartet wird nach dem Urteil.', en: 'It waits after the verdict.' };
  const evidenceRoots = ['a', 'b'].map((sign, index) => ({ path: `evidence/part-${index + 1}`, root: sign.repeat(64) }));
  const changed = {
    ...unconsented,
    issuer: { ...certificate.issuer, accreditation: 'none' },
    bundle: { ...certificate.bundle, evidenceRoots },
    errata: certificate.errata.map((one) => ({ ...one, verdictStands: why })),
    tester: { name: 'Musterprüferin (erfunden)', role: 'Prüferin' },
    performedBy: 'vendor' as const,
    extends: { issuedAt: '2026-09-01T10:00:00Z', sha256: 'ab'.repeat(32), reason: 'Nachprüfung bestanden' },
  };
  const laboratory = { ...head.laboratory, accreditation: { number: 'X-1' } };
  const { itemReceivedAt: _, ...unreceived } = head;
  const text = (await pagesOf({ ...input, head: { ...unreceived, kind: 'reviewed', laboratory }, certificate: changed })).join('\n').replaceAll(/\s+/gu, ' ');
  for (const wanted of [
    'Begutachtete Prüfung des Herstellers',
    'Prüfung durchgeführt von dem Hersteller',
    'Prüfgegenstand erhalten nicht übergeben; der Hersteller hat selbst geprüft',
    'Der Hersteller hat die Prüfung durchgeführt',
    'Akkreditierung: keine',
    'Akkreditierung X-1',
    'evidence/part-1:',
    'a'.repeat(64),
    'evidence/part-2:',
    'b'.repeat(64),
    'Gewartet wird nach dem Urteil.',
    'Nachprüfung bestanden',
    'Sachkunde und Unabhängigkeit: nicht angegeben',
    'Veröffentlichung keine Zustimmung des Herstellers angegeben',
  ])
    ok(text.includes(wanted), wanted);
  ok(!text.includes('Umfang:'));
});

test('hostile texts do no harm', async () => {
  const hostile = [
    '',
    ' ',
    '\u0000\u0007\u001B[31m',
    '\u202Eabc\u2066',
    '\u{1F469}\u200D\u{1F467}',
    'א'.repeat(300),
    'x'.repeat(20_000),
    'e\u0301'.repeat(4000),
    '\uD800\uDC00\uD800',
    ')(\\<<>>',
    '</rdf:li>&',
    '\n'.repeat(300),
  ];
  for (const text of hostile) {
    const result = readExample();
    const product = { name: text, version: text, vendor: text };
    const cases = result.cases.map((entry) => ({ ...entry, name: text, attempts: entry.attempts.map((attempt) => ({ ...attempt, error: text })) }));
    const bytes = renderPdf(selfTest({ ...result, target: { ...result.target, product }, cases }));
    strictEqual(Buffer.from(bytes.subarray(0, 8)).toString('latin1'), '%PDF-1.7', JSON.stringify(text.slice(0, 20)));
  }
});

test('a result without anything in it gives a report that says so', async () => {
  const { proof: _, ...result } = readExample();
  const bytes = renderPdf(selfTest({ ...result, requirements: [], cases: [], cited: [], evidence: [], conclusion: 'undetermined' }));
  ok(bytes.byteLength > 10_000);
});

test('the writer gives one file with the canonical result inside', async () => {
  const [file, ...others] = await pdfWriter.write(readExample(), { language: 'en' });
  deepStrictEqual([file?.name, file?.mediaType, others.length], ['report.pdf', 'application/pdf', 0]);
  const canonical = readFileSync(new URL('../golden/de/result.json', import.meta.url), 'latin1');
  ok(
    Buffer.from(file?.content ?? [])
      .toString('latin1')
      .includes(canonical.slice(0, 2000)),
  );
});
