/**
 * The summary of a run as a person reads it on the terminal: verdict, counts, every failure in a few lines, remarks
 * shorter, then what was not tested. Paths of written files are told by the command line, which knows them.
 */
import { earlyEndText } from '../src/core/early-end.ts';
import type { Language } from '../src/core/language.ts';
import type { Result } from '../src/core/result.ts';
import { CONCLUSION_WORDS, VERDICT_WORDS } from '../src/core/verdict-words.ts';
import type { Conclusion } from '../src/core/verdict.ts';
import { conclusionSentence } from './conclusion.ts';
import { declarationLines } from './console-declaration.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { brokenBlock, briefBlock, openCaseBlock, remarkBlock } from './console-findings.ts';
import type { Sheet } from './console-findings.ts';
import { findingSections, unexplainedCases } from './findings.ts';
import type { FindingGroup } from './findings.ts';
import { countingRequirements, STANDINGS, tallyCases, tallyRequirements } from './tally.ts';
import type { Standing, Tally } from './tally.ts';
import { fill, inLanguage, SHARED_TEXTS } from './texts.ts';
import { createPaint, padTo, wrap } from './terminal-text.ts';
import type { Tone } from './terminal-text.ts';
import { visibleLine } from '../src/core/visible-text.ts';

export interface SummaryOptions {
  readonly language: Language;
  /** Columns of the terminal; used between 40 and 120. */
  readonly width: number;
  readonly color: boolean;
}

const TONES: Readonly<Record<Conclusion, Tone>> = { conformant: 'good', conformantWithRemarks: 'remark', notConformant: 'bad', undetermined: 'open' };
const SIGNS: Readonly<Record<Conclusion, string>> = { conformant: '✓', conformantWithRemarks: '!', notConformant: '✗', undetermined: '?' };

function titleLines(result: Result, { language, width, paint }: Sheet): readonly string[] {
  const { suite, specification, profile } = result;
  const version = CONSOLE_TEXTS.version[language];
  const title = `Prüfstand ${suite.version} · ${specification.title[language]} ${specification.version} · ${profile.title[language]}, ${version} ${profile.version}`;
  return wrap(visibleLine(title), width).map((line) => paint('quiet', line));
}

function verdictLines(result: Result, { language, width, paint }: Sheet): readonly string[] {
  const tone = TONES[result.conclusion];
  const word = `${SIGNS[result.conclusion]} ${CONCLUSION_WORDS[result.conclusion][language].toUpperCase()}`;
  const { interrupted } = result.run;
  const why = interrupted === undefined ? [] : [`${SHARED_TEXTS.reason[language]}: ${earlyEndText(interrupted)[language]}`];
  const lines = [conclusionSentence(result, language), ...why].flatMap((text) => wrap(visibleLine(text), width - 2));
  return [paint(tone, paint('strong', word)), ...lines.map((line) => `  ${line}`)];
}

const HOLD = '\u00A0';

/** Pieces with a dot between them; `wrap` does not break inside a piece. */
function listed(pieces: readonly string[]): string {
  return pieces.map((piece, index) => (index < pieces.length - 1 ? `${piece} ·` : piece).replaceAll(' ', HOLD)).join(' ');
}

function asSpaces(line: string): string {
  return line.replaceAll(HOLD, ' ');
}

function countLine(label: string, tally: Tally, { language, width }: Sheet): readonly string[] {
  const words = (standing: Standing): string => (standing === 'remarked' ? SHARED_TEXTS.withRemark : VERDICT_WORDS[standing])[language];
  const shown = STANDINGS.filter((standing) => standing === 'passed' || tally[standing] > 0).map((standing) => `${tally[standing]} ${words(standing)}`);
  return wrap(listed(shown), width - 18).map((line, index) => `  ${padTo(index === 0 ? label : '', 16)}${asSpaces(line)}`);
}

function countLines(result: Result, sheet: Sheet): readonly string[] {
  return [
    ...countLine(SHARED_TEXTS.requirements[sheet.language], tallyRequirements(countingRequirements(result)), sheet),
    ...countLine(SHARED_TEXTS.cases[sheet.language], tallyCases(result), sheet),
  ];
}

function block(sheet: Sheet, heading: string, tone: Tone, entries: readonly (readonly string[])[], isSpaced: boolean): readonly string[] {
  if (entries.length === 0) return [];
  const title = sheet.paint(tone, sheet.paint('strong', `${heading} (${entries.length})`));
  return ['', title, ...entries.flatMap((lines) => (isSpaced ? ['', ...lines] : lines))];
}

function findingBlocks(result: Result, sheet: Sheet): readonly string[] {
  const t = inLanguage(CONSOLE_TEXTS, sheet.language);
  const sections = findingSections(result);
  const brief =
    (tone: Tone, sign: string) =>
    (group: FindingGroup): readonly string[] =>
      briefBlock(group, sheet, tone, sign);
  const open = unexplainedCases(result).map((entry) => openCaseBlock(entry, sheet));
  return [
    ...block(
      sheet,
      t.failures,
      'bad',
      sections.failure.map((group) => brokenBlock(group, result, sheet)),
      true,
    ),
    ...block(
      sheet,
      t.warnings,
      'remark',
      sections.warning.map((group) => remarkBlock(group, sheet)),
      true,
    ),
    ...(sections.failure.length + sections.warning.length === 0 ? [] : ['', ...wrap(t.explain, sheet.width)]),
    ...block(sheet, t.cantTells, 'open', [...sections.cantTell.map(brief('open', '?')), ...open], false),
    ...block(sheet, t.observations, 'quiet', sections.observation.map(brief('quiet', 'i')), false),
  ];
}

function notTestedLines(result: Result, { language, width, paint }: Sheet): readonly string[] {
  const t = inLanguage(CONSOLE_TEXTS, language);
  const counting = countingRequirements(result);
  const tally = tallyRequirements(counting);
  const numbers = [
    [tally.inapplicable, t.inapplicable],
    [tally.untested, t.untested],
    [result.requirements.length - counting.length, t.apart],
  ] as const;
  const told = numbers.filter(([count]) => count > 0).map(([count, text]) => fill(text, { n: count }));
  if (told.length === 0) return [];
  return ['', paint('strong', t.notTestedRequirements), ...wrap(listed(told), width - 2).map((line) => `  ${asSpaces(line)}`)];
}

/** The summary, lines ended by line feeds. Same input, same text; no escape sequence unless `color`. */
export function renderSummary(result: Result, { language, width, color }: SummaryOptions): string {
  const sheet: Sheet = { language, width: Math.min(120, Math.max(40, Math.floor(width))), paint: createPaint(color) };
  const lines = [
    ...titleLines(result, sheet),
    '',
    ...verdictLines(result, sheet),
    '',
    ...countLines(result, sheet),
    ...findingBlocks(result, sheet),
    ...declarationLines(result.declaration, sheet),
    ...notTestedLines(result, sheet),
  ];
  return `${lines.join('\n')}\n`;
}
