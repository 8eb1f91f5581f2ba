/** The declaration on the terminal: a few lines in the summary of a run, the whole review as a table for `declare`. */
import type { StaticReview } from '../src/core/declaration.ts';
import { reviewedStatusText, SUPPORT_WORDS } from '../src/core/ics-words.ts';
import type { Sheet } from './console-findings.ts';
import type { SummaryOptions } from './console.ts';
import { answersSentence, declarationErrors, declarationRemarks, DECLARATION_TEXTS, valueText } from './declaration.ts';
import type { DeclarationProblem } from './declaration.ts';
import { inLanguage } from './texts.ts';
import { createPaint, padTo, wrap } from './terminal-text.ts';
import type { Tone } from './terminal-text.ts';
import { visibleLine } from '../src/core/visible-text.ts';

function indented(text: string, { width }: Sheet, indent: number): readonly string[] {
  return wrap(visibleLine(text), width - indent).map((line) => `${' '.repeat(indent)}${line}`);
}

function problemLines({ item, text }: DeclarationProblem, sheet: Sheet, tone: Tone, sign: string): readonly string[] {
  const { language, paint } = sheet;
  const place = item === undefined ? '' : `${item.id}: `;
  const question = item === undefined ? [] : indented(item.question[language], sheet, 4).map((line) => paint('quiet', line));
  const [first = '', ...rest] = wrap(visibleLine(`${place}${text[language]}`), sheet.width - 4);
  return [`  ${paint(tone, sign)} ${first}`, ...rest.map((line) => `    ${line}`), ...question];
}

function problemBlock(heading: string, problems: readonly DeclarationProblem[], sheet: Sheet, tone: Tone, sign: string): readonly string[] {
  if (problems.length === 0) return [];
  const { paint } = sheet;
  return ['', paint(tone, paint('strong', `${heading} (${problems.length})`)), ...problems.flatMap((problem) => problemLines(problem, sheet, tone, sign))];
}

function problemBlocks(review: StaticReview, sheet: Sheet): readonly string[] {
  const t = inLanguage(DECLARATION_TEXTS, sheet.language);
  return [
    ...problemBlock(t.errors, declarationErrors(review), sheet, 'bad', '✗'),
    ...problemBlock(t.remarks, declarationRemarks(review), sheet, 'remark', '!'),
  ];
}

/** A no-break space: `wrap` does not break there. */
const HOLD = '\u00A0';

function notSelectedLines({ notSelected }: StaticReview, sheet: Sheet): readonly string[] {
  if (notSelected.length === 0) return [];
  const told = notSelected.map(({ requirement, item }) => `${visibleLine(requirement)}${HOLD}(${visibleLine(item)})`).join(', ');
  return [
    '',
    sheet.paint('strong', `${DECLARATION_TEXTS.notSelected[sheet.language]} (${notSelected.length})`),
    ...wrap(told, sheet.width - 2).map((line) => `  ${line.replaceAll(HOLD, ' ')}`),
  ];
}

/** Lines for the summary of a run. Empty without a declaration. */
export function declarationLines(review: StaticReview | undefined, sheet: Sheet): readonly string[] {
  if (review === undefined) return [];
  const t = inLanguage(DECLARATION_TEXTS, sheet.language);
  const state = review.errors === 0 ? t.noErrors : '';
  return [
    '',
    sheet.paint('strong', t.heading),
    ...indented([answersSentence(review, sheet.language), state].filter((part) => part !== '').join('. '), sheet, 2),
    ...problemBlocks(review, sheet),
    ...notSelectedLines(review, sheet),
  ];
}

/** Every item, a line of facts and its question, by group. */
function itemLines(review: StaticReview, sheet: Sheet): readonly string[] {
  const { language, paint } = sheet;
  const groups = review.groups ?? [];
  const idWidth = Math.max(0, ...review.items.map(({ id }) => id.length)) + 2;
  return groups.flatMap(({ id: group, title }) => [
    '',
    paint('strong', visibleLine(title[language])),
    ...review.items
      .filter((item) => item.group === group)
      .flatMap((item) => {
        const stated = [valueText(item), item.remark ?? ''].filter((part) => part !== '').join(' · ');
        const support = SUPPORT_WORDS[item.support][language];
        return [
          `  ${padTo(item.id, idWidth)}${padTo(support, 16)}${paint('quiet', reviewedStatusText(item)[language])}`,
          ...indented(item.question[language], sheet, 4),
          ...(stated === '' ? [] : indented(`= ${stated}`, sheet, 4)),
        ];
      }),
  ]);
}

/** The review as `declare` prints it: problems first, then every item. Lines ended by line feeds. */
export function renderReview(review: StaticReview, { language, width, color }: SummaryOptions): string {
  const sheet: Sheet = { language, width: Math.min(120, Math.max(40, Math.floor(width))), paint: createPaint(color) };
  const { product, proforma } = review;
  const title = `${DECLARATION_TEXTS.heading[language]}: ${product.name} ${product.version} (${product.vendor.name}), ${proforma.id} ${proforma.version}`;
  const [, , ...summary] = declarationLines(review, sheet);
  return `${[...indented(title, sheet, 0).map((line) => sheet.paint('strong', line)), ...summary, ...itemLines(review, sheet)].join('\n')}\n`;
}
