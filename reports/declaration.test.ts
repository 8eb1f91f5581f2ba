/** The declaration in reports: every item is shown, errors come first, nothing deselected is hidden, hostile texts are harmless. */
import { deepStrictEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { StaticReview } from '../src/core/declaration.ts';
import type { Language } from '../src/core/language.ts';
import type { Result } from '../src/core/result.ts';
import { conclusionSentence } from './conclusion.ts';
import { renderReview } from './console-declaration.ts';
import { renderSummary } from './console.ts';
import { bodyInput } from './golden/body-input.ts';
import { readExample } from './golden/example.ts';
import { renderPage } from './html/page.ts';
import { createReportContext } from './pdf/context.ts';
import { reportBlocks } from './pdf/parts/report.ts';

const example = readExample();
const sound = example.declaration;
ok(sound !== undefined);

const WRONG: StaticReview = {
  ...sound,
  errors: 2,
  problems: [{ kind: 'answerForUnknownItem', text: { de: 'Eine Frage <b>ICS-X-1</b> gibt es nicht.', en: 'There is no item <b>ICS-X-1</b>.' } }],
  items: sound.items.map((item) =>
    item.id === 'ICS-FC-API-2'
      ? { ...item, problems: [{ kind: 'contradictsTarget', text: { de: 'Die Zieldatei widerspricht.', en: 'The target file contradicts.' } }] }
      : item,
  ),
};
const options = { width: 100, color: false } as const;

test('the table of declare has every item in both languages, errors before everything else', () => {
  for (const language of ['de', 'en'] as const) {
    const text = renderReview(WRONG, { ...options, language });
    for (const { id } of WRONG.items) ok(text.includes(id), id);
    const [error, first] = [
      text.indexOf(language === 'de' ? 'Fehler der statischen Prüfung (2)' : 'Errors of the static review (2)'),
      text.indexOf('ICS-FC-API-1'),
    ];
    ok(error > 0 && error < first, text);
    match(text, language === 'de' ? /Nach der Erklärung nicht ausgewählt \(2\)\n {2}FC-SUB-038 \(ICS-FC-PRB-2\)/ : /Not selected by the declaration \(2\)/);
  }
});

test('no control character reaches the terminal, lines keep to the width', () => {
  const text = renderReview(WRONG, { language: 'de', width: 60, color: false });
  // eslint-disable-next-line no-control-regex -- the point is to find control characters
  doesNotMatch(text, /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/u);
  ok(renderReview(WRONG, { language: 'de', width: 60, color: true }).includes('\u001B[31m'));
});

test('the summary of a run tells errors, remarks and what was not selected', () => {
  const text = renderSummary({ ...example, declaration: WRONG }, { ...options, language: 'de' });
  match(text, /Erklärung des Herstellers \(ICS\)\n {2}8 Punkte: 3 ja, 4 nein, 1 nicht anwendbar\n/);
  match(text, /✗ ICS-FC-API-2: Die Zieldatei widerspricht\./);
  match(text, /! ICS-FC-PRB-2: Das ist empfohlen/);
  const { declaration: _, ...without } = example;
  doesNotMatch(renderSummary(without, { ...options, language: 'de' }), /ICS/);
});

test('the page shows every item, its answer and whether it was selected; without a declaration it says so', () => {
  const page = renderPage({ ...example, declaration: WRONG }, 'de');
  for (const { id } of WRONG.items) match(page, new RegExp(`<tr id="item-${id}">`));
  match(page, /nicht ausgewählt/);
  match(page, /Die Zieldatei widerspricht\./);
  doesNotMatch(page, /<b>ICS-X-1/);
  const { declaration: _, ...without } = example;
  match(renderPage(without, 'en'), /The test was made without a declaration of the vendor/);
});

test('reference and condition of an item are in the language of the report; what results of before have as plain text stays', () => {
  const [first, second, ...rest] = sound.items;
  ok(first !== undefined && second !== undefined);
  const items = [
    {
      ...first,
      status: 'optional' as const,
      when: 'ICS-A-1 and not (ICS-A-2 or ICS-A-3)',
      reference: { de: 'Bedingung von PAY-007', en: 'condition of PAY-007' },
    },
    { ...second, reference: 'condition of PAY-008' },
    ...rest,
  ];
  const reported = { ...example, declaration: { ...sound, items } };
  const written = (language: Language): string =>
    `${renderPage(reported, language)}${JSON.stringify(reportBlocks(createReportContext({ ...bodyInput(reported, language), review: reported.declaration })))}`;
  const said = (text: string, language: Language): number => written(language).split(text).length - 1;
  for (const [de, en] of [
    ['Bedingung von PAY-007', 'condition of PAY-007'],
    ['ICS-A-1 und nicht (ICS-A-2 oder ICS-A-3)', 'ICS-A-1 and not (ICS-A-2 or ICS-A-3)'],
  ] as const) {
    deepStrictEqual([said(de, 'de'), said(en, 'de')], [2, 0]);
    deepStrictEqual([said(de, 'en'), said(en, 'en')], [0, 2]);
  }
  equal(said('condition of PAY-008', 'de'), 2);
});

test('what was not stated about the product is not told as none', () => {
  const { modules: _, ...product } = sound.product;
  const page = renderPage({ ...example, declaration: { ...sound, product: { ...product, thirdParty: [] } } }, 'en');
  match(page, /Modules<\/th><td>not stated</);
  match(page, /Parts of others<\/th><td>none</);
});

test('the conclusion names the declaration where it adds something', () => {
  const said = (conclusion: Result['conclusion'], declaration: StaticReview): string =>
    conclusionSentence({ ...example, requirements: [], conclusion, declaration }, 'de').replace(/^[\s\S]* (ist nach|bleibt nach)/u, '$1');
  equal(said('undetermined', WRONG), 'bleibt nach diesem Selbsttest unbestimmt: 2 Fehler in der Erklärung des Herstellers.');
  equal(said('notConformant', { ...WRONG, errors: 1 }), 'ist nach diesem Selbsttest nicht konform: 1 Fehler in der Erklärung des Herstellers.');
  equal(said('conformantWithRemarks', sound), 'ist nach diesem Selbsttest konform mit Hinweisen: 2 Hinweise zur Erklärung des Herstellers.');
  equal(said('undetermined', sound), 'bleibt nach diesem Selbsttest unbestimmt: siehe die Befunde.');
});
