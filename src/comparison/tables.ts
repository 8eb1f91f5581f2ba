/** The comparison as CSV (RFC 4180) and as Markdown. Both are opened by programs that take certain texts for commands. */
import { markdownText } from '../../reports/markdown-text.ts';
import { LEVEL_WORDS } from '../../reports/texts.ts';
import { visibleLine } from '../core/visible-text.ts';
import type { Comparison } from './compare.ts';
import { basisLine, conclusionText, evidenceLine, productLine, rowsNote, shownRows, signatureText, stepLines, valueText } from './telling.ts';
import type { ComparisonOptions } from './telling.ts';
import { CELL_SIGNS, CELL_WORDS, COMPARISON_TEXTS, MODE_TITLES } from './texts.ts';

/** A field in quotes; one that a spreadsheet would take for a formula begins with an apostrophe. */
function csvField(text: string): string {
  const line = visibleLine(text);
  const harmless = /^[=+\-@]/u.test(line) ? `'${line}` : line;
  return `"${harmless.replaceAll('"', '""')}"`;
}

function csvLine(fields: readonly string[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

/** One line per requirement; the first column of each subject is headed by letter, product and version. */
export function renderComparisonCsv(comparison: Comparison, options: ComparisonOptions): string {
  const { language } = options;
  const t = COMPARISON_TEXTS;
  const head = [
    t.requirement[language],
    t.level[language],
    t.text[language],
    ...comparison.subjects.map((subject) => `${subject.letter}: ${productLine(subject)} (${subject.product.vendor}), ${evidenceLine(subject, language)}`),
    t.differs[language],
  ];
  const conclusions = [t.conclusion[language], '', '', ...comparison.subjects.map((subject) => conclusionText(subject, language)), ''];
  const rows = shownRows(comparison, options).map(({ requirement, level, text, cells, differs }) => [
    requirement,
    LEVEL_WORDS[level][language],
    text[language],
    ...cells.map((cell) => CELL_WORDS[cell][language]),
    (differs ? t.yes : t.no)[language],
  ]);
  const unfair = comparison.fairness.map(({ text, values }) => [
    t.unfair[language],
    '',
    text[language],
    ...values.map((value) => valueText(value, language)),
    '',
  ]);
  return [head, ...unfair, conclusions, ...rows].map(csvLine).join('');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : [row(head), row(head.map(() => '---')), ...rows.map(row)];
}

/** Tables with fairness before them. */
export function renderComparisonMarkdown(comparison: Comparison, options: ComparisonOptions): string {
  const { language } = options;
  const t = COMPARISON_TEXTS;
  const { subjects, fairness, transitions } = comparison;
  const fair = fairness.map(
    ({ text, values }) =>
      `- ${text[language]} ${values.map((value, index) => `**${subjects[index]?.letter ?? ''}** ${markdownText(valueText(value, language))}`).join(' · ')}`,
  );
  const changes = transitions.flatMap((transition) => [
    '',
    `**${transition.from} → ${transition.to}**`,
    '',
    ...stepLines(transition, language).map(({ word, ids }) => `- ${word}: ${ids.map(markdownText).join(', ')}`),
    ...(stepLines(transition, language).length === 0 ? [`- ${t.nothingChanged[language]}`] : []),
  ]);
  const lines = [
    `## ${MODE_TITLES[comparison.mode][language]}`,
    '',
    ...(fair.length === 0 ? [t.fair[language]] : [`**${t.unfair[language]}**`, '', ...fair, '', t.unfairNote[language]]),
    '',
    ...table(
      [t.letter, t.product, t.vendor, t.conclusion, t.evidence, t.signature, t.run, t.basis].map((text) => text[language]),
      subjects.map((subject) => [
        subject.letter,
        ...[
          productLine(subject),
          subject.product.vendor,
          conclusionText(subject, language),
          evidenceLine(subject, language),
          signatureText(subject, language),
          `${subject.runId}, ${subject.finishedAt.slice(0, 10)}`,
          basisLine(subject),
        ].map(markdownText),
      ]),
    ),
    ...changes,
    '',
    ...table(
      [t.requirement[language], t.text[language], ...subjects.map(({ letter }) => letter)],
      shownRows(comparison, options).map(({ requirement, text, cells }) => [
        markdownText(requirement),
        markdownText(text[language]),
        ...cells.map((cell) => `${CELL_SIGNS[cell]} ${CELL_WORDS[cell][language]}`),
      ]),
    ),
    '',
    rowsNote(comparison, options),
    '',
    t.noRanking[language],
    '',
    t.caveat[language],
  ];
  return `${lines.join('\n')}\n`;
}
