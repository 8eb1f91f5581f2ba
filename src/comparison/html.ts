/** The comparison as one static page: no scripts, nothing loaded, readable on screen, on paper and with a screen reader. */
import { sign, table, tableRow } from '../../reports/html/elements.ts';
import { joinMarkup, markup, toText } from '../../reports/html/markup.ts';
import type { Markup } from '../../reports/html/markup.ts';
import { stylesheet } from '../../reports/html/styles.ts';
import { formatInteger } from '../../reports/numbers.ts';
import { STANDINGS } from '../../reports/tally.ts';
import { LEVEL_WORDS } from '../../reports/texts.ts';
import type { CellStanding, Comparison, SubjectView } from './compare.ts';
import type { FairnessPoint } from './fairness.ts';
import { basisLine, conclusionText, evidenceLine, productLine, rowsNote, shownRows, signatureText, stepLines, valueText } from './telling.ts';
import type { ComparisonOptions } from './telling.ts';
import { CELL_WORDS, COMPARISON_TEXTS, MODE_TITLES } from './texts.ts';

const SIGN_OF: Readonly<Record<CellStanding, Parameters<typeof sign>[0]>> = {
  passed: 'passed',
  remarked: 'warning',
  failed: 'failed',
  cantTell: 'cantTell',
  inapplicable: 'inapplicable',
  untested: 'untested',
  absent: 'inapplicable',
};

const STYLES = markup`
.masthead, main, .imprint { max-width: 80rem; }
.unfair { border: 1px solid var(--rule); border-left: 8px solid var(--remark); background: var(--remark-soft); padding: 1.25rem 1.5rem .5rem; }
.fair { border-left: 8px solid var(--good); background: var(--good-soft); padding: .75rem 1.5rem; }
.unfair h2 { color: var(--remark); } .unfair li { margin-bottom: .75rem; }
.values { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 .75rem; margin: .2rem 0 0; font-size: .9rem; }
.values dt { font-weight: 600; } .values dd { margin: 0; overflow-wrap: anywhere; }
.compared td:nth-child(n + 3) { min-width: 7.5rem; } .compared .rule { display: block; color: var(--quiet); font-weight: 400; max-width: 34rem; }
.steps dt { font-weight: 600; margin-top: .5rem; } .steps dd { margin: 0; }
.subjects td { overflow-wrap: break-word; min-width: 8rem; } .subjects td .id, .subjects td:last-child { overflow-wrap: anywhere; white-space: normal; } .subjects td:nth-child(4) { min-width: 15rem; } .subjects th { width: 4rem; } .subjects td:nth-child(2) { min-width: 10rem; } .subjects td:nth-child(6) { min-width: 12rem; } .subjects .date { white-space: nowrap; }
@media print { .subjects tbody td:nth-child(n) { min-width: 0; } .compared .rule { font-size: 8pt; } dl.steps { display: block; } .unfair { break-inside: auto; } }
`;

function footStyles({ language }: ComparisonOptions): Markup {
  const { footer, page, of } = COMPARISON_TEXTS;
  return markup`
@page { size: A4 landscape; @bottom-left { content: "Prüfstand, ${footer[language]}"; } @bottom-right { content: "${page[language]} " counter(page) " ${of[language]} " counter(pages); } }
`;
}

function fairnessSection({ fairness, subjects }: Comparison, { language }: ComparisonOptions): Markup {
  const t = COMPARISON_TEXTS;
  if (fairness.length === 0)
    return markup`<p class="fair">${t.fair[language]}</p>
`;
  const values = (given: FairnessPoint['values']): Markup =>
    markup`<dl class="values">${given.map((value, index) => markup`<dt>${subjects[index]?.letter ?? ''}</dt><dd>${valueText(value, language)}</dd>`)}</dl>`;
  return markup`<section class="unfair" aria-labelledby="unfair-h">
<h2 id="unfair-h">${sign('warning')} ${t.unfair[language]}</h2>
<ul>
${fairness.map(
  ({ text, values: given }) => markup`<li>${text[language]}${values(given)}</li>
`,
)}</ul>
<p>${t.unfairNote[language]}</p>
</section>
`;
}

function subjectsTable({ subjects }: Comparison, { language }: ComparisonOptions): Markup {
  const t = COMPARISON_TEXTS;
  const rowOf = (subject: SubjectView): Markup =>
    tableRow(markup`${subject.letter}`, [
      markup`<strong>${productLine(subject)}</strong><br />${subject.product.vendor}`,
      conclusionText(subject, language),
      markup`${evidenceLine(subject, language)}<br /><span class="quiet">${t.signature[language]}: ${signatureText(subject, language)}</span>`,
      markup`<span class="id">${subject.runId}</span><br /><span class="date">${subject.finishedAt.slice(0, 10)}</span>`,
      basisLine(subject),
      subject.file,
    ]);
  const columns = [t.letter, t.product, t.conclusion, t.evidence, t.run, t.basis, t.file].map((text) => text[language]);
  return table({ id: 'subjects', caption: t.subjectsCaption[language], columns, rows: subjects.map(rowOf), kind: 'subjects' });
}

function numbersTable({ subjects }: Comparison, { language }: ComparisonOptions): Markup {
  const columns = [COMPARISON_TEXTS.letter[language], ...STANDINGS.map((standing) => CELL_WORDS[standing][language])];
  const rows = subjects.map(({ letter, requirements }) =>
    tableRow(
      letter,
      STANDINGS.map((standing) => formatInteger(requirements[standing])),
    ),
  );
  return table({ id: 'numbers', caption: COMPARISON_TEXTS.numbersCaption[language], columns, rows, kind: 'numbers' });
}

function transitionsSection({ transitions, subjects }: Comparison, { language }: ComparisonOptions): Markup {
  const versionOf = (letter: string): string => subjects.find((subject) => subject.letter === letter)?.product.version ?? letter;
  const link = (id: string): Markup => markup`<span class="id">${id}</span>`;
  return joinMarkup(
    transitions.map((transition) => {
      const steps = stepLines(transition, language).map(({ word, ids }) => markup`<dt>${word} (${ids.length})</dt><dd>${joinMarkup(ids.map(link), ', ')}</dd>`);
      const content = steps.length === 0 ? markup`<p>${COMPARISON_TEXTS.nothingChanged[language]}</p>` : markup`<dl class="steps">${steps}</dl>`;
      return markup`<h3>${transition.from} → ${transition.to}: ${versionOf(transition.from)} → ${versionOf(transition.to)}</h3>
${content}
`;
    }),
    '',
  );
}

function rowsTable(comparison: Comparison, options: ComparisonOptions): Markup {
  const { language } = options;
  const t = COMPARISON_TEXTS;
  const cellOf = (cell: CellStanding): Markup => markup`<span class="verdict">${sign(SIGN_OF[cell])} <span>${CELL_WORDS[cell][language]}</span></span>`;
  const rows = shownRows(comparison, options).map(({ requirement, level, text, cells }) =>
    tableRow(markup`<span class="id">${requirement}</span><span class="rule">${text[language]}</span>`, [LEVEL_WORDS[level][language], ...cells.map(cellOf)]),
  );
  const columns = [t.requirement[language], t.level[language], ...comparison.subjects.map((subject) => `${subject.letter} ${productLine(subject)}`)];
  const note = markup`<p class="quiet">${rowsNote(comparison, options)}</p>
`;
  return rows.length === 0 ? note : markup`${table({ id: 'rows', caption: t.rowsCaption[language], columns, rows, kind: 'compared' })}${note}`;
}

interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly content: Markup;
}

function chaptersOf(comparison: Comparison, options: ComparisonOptions): readonly Chapter[] {
  const t = COMPARISON_TEXTS;
  const say = (text: { readonly de: string; readonly en: string }): string => text[options.language];
  return [
    { id: 'what', title: say(t.subjects), content: subjectsTable(comparison, options) },
    { id: 'count', title: say(t.numbers), content: numbersTable(comparison, options) },
    ...(comparison.transitions.length === 0 ? [] : [{ id: 'time', title: say(t.transitions), content: transitionsSection(comparison, options) }]),
    { id: 'requirements-compared', title: say(options.isAll ? t.allRows : t.differences), content: rowsTable(comparison, options) },
  ];
}

/** The page as text. */
export function renderComparisonHtml(comparison: Comparison, options: ComparisonOptions): string {
  const { language } = options;
  const t = COMPARISON_TEXTS;
  const title = MODE_TITLES[comparison.mode][language];
  const chapters = chaptersOf(comparison, options).map(
    ({ id, title: heading, content }, index) => markup`<section class="chapter" aria-labelledby="${id}-h">
<h2 id="${id}-h"><span class="number">${index + 1}</span> ${heading}</h2>
${content}</section>
`,
  );
  const page = markup`<!DOCTYPE html>
<html lang="${language}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" />
<meta name="referrer" content="no-referrer" />
<meta name="robots" content="noindex" />
<meta name="color-scheme" content="light dark" />
<title>${title}: ${comparison.subjects.map(productLine).join(', ')}</title>
<style>
${stylesheet(language, '')}${STYLES}${footStyles(options)}</style>
</head>
<body>
<a class="skip" href="#content">${t.skip[language]}</a>
<header class="masthead">
<div class="brand"><p><strong>Prüfstand</strong> <span>${t.brandLine[language]}</span></p></div>
<h1>${title}</h1>
<p class="item">${comparison.subjects.map(productLine).join(' · ')}</p>
</header>
<main id="content">
${fairnessSection(comparison, options)}${chapters}</main>
<footer class="imprint"><p>${t.noRanking[language]} <strong>${t.caveat[language]}</strong></p></footer>
</body>
</html>
`;
  return toText(page);
}
