/** The comparison on a terminal: fairness first, then subjects, numbers, changes over time, requirements that differ. */
import { STANDINGS } from '../../reports/tally.ts';
import { createPaint, displayWidth, padTo, wrap } from '../../reports/terminal-text.ts';
import type { Paint, Tone } from '../../reports/terminal-text.ts';
import { visibleLine } from '../core/visible-text.ts';
import type { Language } from '../core/language.ts';
import type { CellStanding, Comparison } from './compare.ts';
import { basisLine, conclusionText, evidenceLine, productLine, rowsNote, shownRows, signatureText, stepLines, valueText } from './telling.ts';
import type { ComparisonOptions } from './telling.ts';
import { CELL_SIGNS, CELL_WORDS, COMPARISON_TEXTS, MODE_TITLES } from './texts.ts';

export interface ComparisonSummaryOptions extends ComparisonOptions {
  /** Columns of the terminal; used between 40 and 120. */
  readonly width: number;
  readonly color: boolean;
}

interface Sheet {
  readonly language: Language;
  readonly width: number;
  readonly paint: Paint;
}

const TONES: Readonly<Record<CellStanding, Tone>> = {
  passed: 'good',
  remarked: 'remark',
  failed: 'bad',
  cantTell: 'open',
  inapplicable: 'quiet',
  untested: 'open',
  absent: 'quiet',
};

function indented(lead: string, text: string, { width }: Sheet): readonly string[] {
  const column = displayWidth(lead);
  return wrap(visibleLine(text), Math.max(10, width - column)).map((line, index) => (index === 0 ? `${lead}${line}` : `${' '.repeat(column)}${line}`));
}

function heading(text: string, tone: Tone, { paint }: Sheet): readonly string[] {
  return ['', paint(tone, paint('strong', text))];
}

function fairnessLines({ fairness, subjects }: Comparison, sheet: Sheet): readonly string[] {
  const t = COMPARISON_TEXTS;
  if (fairness.length === 0) return ['', ...indented('  ', t.fair[sheet.language], sheet)];
  return [
    ...heading(`! ${t.unfair[sheet.language]}`, 'remark', sheet),
    ...fairness.flatMap(({ text, values }) => [
      ...indented('  - ', text[sheet.language], sheet),
      ...values.flatMap((value, index) => indented(`    ${subjects[index]?.letter ?? ''}  `, valueText(value, sheet.language), sheet)),
    ]),
    ...indented('  ', t.unfairNote[sheet.language], sheet),
  ];
}

function subjectLines({ subjects }: Comparison, sheet: Sheet): readonly string[] {
  const { language, paint } = sheet;
  return [
    ...heading(COMPARISON_TEXTS.subjects[language], 'strong', sheet),
    ...subjects.flatMap((subject) => {
      const [first = '', ...rest] = indented(`  ${subject.letter}  `, `${productLine(subject)} (${subject.product.vendor})`, sheet);
      const details = [
        conclusionText(subject, language),
        `${evidenceLine(subject, language)}; ${COMPARISON_TEXTS.signature[language]}: ${signatureText(subject, language)}`,
      ];
      const where = `${COMPARISON_TEXTS.run[language]} ${subject.runId}, ${subject.finishedAt.slice(0, 10)}; ${basisLine(subject)}`;
      return [paint('strong', first), ...rest, ...[...details, where].flatMap((line) => indented('     ', line, sheet))];
    }),
  ];
}

function numberLines({ subjects }: Comparison, sheet: Sheet): readonly string[] {
  const { language } = sheet;
  return [
    ...heading(COMPARISON_TEXTS.numbers[language], 'strong', sheet),
    ...subjects.flatMap(({ letter, requirements }) => {
      const told = STANDINGS.filter((standing) => standing === 'passed' || requirements[standing] > 0).map(
        (standing) => `${requirements[standing]} ${CELL_WORDS[standing][language]}`,
      );
      return indented(`  ${letter}  `, told.join(' · '), sheet);
    }),
  ];
}

function transitionLines({ transitions, subjects }: Comparison, sheet: Sheet): readonly string[] {
  if (transitions.length === 0) return [];
  const nameOf = (letter: string): string => subjects.find((subject) => subject.letter === letter)?.product.version ?? letter;
  return [
    ...heading(COMPARISON_TEXTS.transitions[sheet.language], 'strong', sheet),
    ...transitions.flatMap((transition) => {
      const steps = stepLines(transition, sheet.language).flatMap(({ word, ids }) => indented(`     ${word}: `, ids.join(', '), sheet));
      const title = indented('  ', `${transition.from} → ${transition.to}  ${nameOf(transition.from)} → ${nameOf(transition.to)}`, sheet);
      return [...title, ...(steps.length > 0 ? steps : indented('     ', COMPARISON_TEXTS.nothingChanged[sheet.language], sheet))];
    }),
  ];
}

function rowLines(comparison: Comparison, options: ComparisonOptions, sheet: Sheet): readonly string[] {
  const rows = shownRows(comparison, options);
  const { language, paint } = sheet;
  const idWidth = Math.max(...rows.map(({ requirement }) => displayWidth(visibleLine(requirement))), 1);
  const title = options.isAll ? COMPARISON_TEXTS.allRows : COMPARISON_TEXTS.differences;
  const textOf = (cell: CellStanding, index: number): string => `${comparison.subjects[index]?.letter ?? ''} ${CELL_SIGNS[cell]} ${CELL_WORDS[cell][language]}`;
  const widths = comparison.subjects.map((_, index) => Math.max(...rows.map(({ cells }) => displayWidth(textOf(cells[index] ?? 'absent', index))), 1));
  const lines = rows.flatMap(({ requirement, cells }) => {
    const lead = `  ${padTo(visibleLine(requirement), idWidth)}  `;
    const isLast = (index: number): boolean => index === cells.length - 1;
    const pieces = cells.map((cell, index) => ({ cell, text: isLast(index) ? textOf(cell, index) : padTo(textOf(cell, index), widths[index] ?? 0) }));
    return packed(lead, pieces, sheet).map((line) => line.map(({ cell, text }) => (cell === undefined ? text : paint(TONES[cell], text))).join(''));
  });
  return [...heading(title[language], 'strong', sheet), ...lines, ...indented('  ', rowsNote(comparison, options), sheet)];
}

interface Piece {
  readonly cell?: CellStanding;
  readonly text: string;
}

/** Puts pieces into lines without breaking one. */
function packed(lead: string, pieces: readonly Piece[], { width }: Sheet): readonly (readonly Piece[])[] {
  const column = displayWidth(lead);
  const lines: Piece[][] = [[{ text: lead }]];
  let used = column;
  for (const [index, piece] of pieces.entries()) {
    const gap = index === 0 ? '' : '   ';
    const size = displayWidth(gap + piece.text);
    if (used + size > width && used > column) {
      lines.push([{ text: ' '.repeat(column) }, piece]);
      used = column + displayWidth(piece.text);
    } else {
      lines.at(-1)?.push({ text: gap }, piece);
      used += size;
    }
  }
  return lines;
}

/** The summary, lines ended by line feeds; no escape sequence unless `color`. */
export function renderComparisonSummary(comparison: Comparison, { width, color, ...options }: ComparisonSummaryOptions): string {
  const sheet: Sheet = { language: options.language, width: Math.min(120, Math.max(40, Math.floor(width))), paint: createPaint(color) };
  const closing = [COMPARISON_TEXTS.noRanking, COMPARISON_TEXTS.caveat];
  const lines = [
    sheet.paint('strong', MODE_TITLES[comparison.mode][options.language]),
    ...fairnessLines(comparison, sheet),
    ...subjectLines(comparison, sheet),
    ...numberLines(comparison, sheet),
    ...transitionLines(comparison, sheet),
    ...rowLines(comparison, options, sheet),
    '',
    ...closing.flatMap((text) => indented('', text[options.language], sheet)),
  ];
  return `${lines.join('\n')}\n`;
}
