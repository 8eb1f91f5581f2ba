/** Findings as blocks of terminal lines: a failure in about six, anything else in one or two. */
import type { Exchange } from '../src/core/exchange.ts';
import type { EvidencePlace } from '../src/core/finding.ts';
import type { Language } from '../src/core/language.ts';
import type { CaseResult, Result } from '../src/core/result.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { openReasons } from './finding-text.ts';
import type { DistinctFinding, FindingGroup } from './findings.ts';
import { CAUSE_WORDS, counted, fill, inLanguage, LEVEL_WORDS, PLURALS, SHARED_TEXTS } from './texts.ts';
import { clip, displayWidth, padTo, wrap } from './terminal-text.ts';
import type { Paint, Tone } from './terminal-text.ts';
import { visibleLine } from '../src/core/visible-text.ts';

/** What lines are written on. */
export interface Sheet {
  readonly language: Language;
  readonly width: number;
  readonly paint: Paint;
}

const INDENT = 4;
const LABEL_WIDTH = 12;
/** A value on the terminal takes two lines at most; the reports have the whole. */
const MAX_LINES = 2;

function labelled(label: string, text: string, { width, paint }: Sheet): readonly string[] {
  if (text === '') return [];
  const lines = clip(wrap(visibleLine(text), width - INDENT - LABEL_WIDTH), MAX_LINES);
  return lines.map((line, index) => `${' '.repeat(INDENT)}${paint('quiet', padTo(index === 0 ? label : '', LABEL_WIDTH))}${line}`);
}

function placeText({ exchange, at }: EvidencePlace, cited: readonly Exchange[]): string {
  const found = cited.find(({ id }) => id === exchange);
  const path = found?.request.target.split('?')[0] ?? '';
  const message = found === undefined ? '' : ` ${found.request.method} ${path} → ${found.response?.status ?? '–'}`;
  return `${exchange}${message}${at === undefined ? '' : `, ${at}`}`;
}

function whereText(entry: DistinctFinding, cited: readonly Exchange[], language: Language): string {
  const places = entry.occurrences.flatMap(({ finding }) => finding.evidence);
  const distinct = [...new Map(places.map((place) => [`${place.exchange} ${place.at ?? ''}`, place])).values()];
  const last = distinct.at(-1);
  if (last === undefined) return entry.occurrences[0].caseResult.name;
  const further = distinct.length - 1;
  return `${placeText(last, cited)}${further > 0 ? ` ${counted(further, PLURALS.furtherPlaces, language)}` : ''}`;
}

function headLine({ requirementId, requirement }: FindingGroup, sign: string, tone: Tone, { language, width, paint }: Sheet): readonly string[] {
  const level = requirement === undefined ? '' : ` ${LEVEL_WORDS[requirement.requirement.level][language]}`;
  const id = visibleLine(requirementId);
  const clause = requirement === undefined ? '–' : visibleLine(requirement.requirement.clause[language]);
  const [first = '', ...rest] = wrap(`${id}${level} · ${clause}`, width - INDENT);
  const painted = first.startsWith(id) ? `${paint('strong', id)}${first.slice(id.length)}` : first;
  return [`  ${paint(tone, sign)} ${painted}`, ...rest.map((line) => `${' '.repeat(INDENT)}${line}`)];
}

/** A failure: requirement and clause, expected, observed, where, likely cause, how to mend it. */
export function brokenBlock(group: FindingGroup, { cited }: Result, sheet: Sheet): readonly string[] {
  const t = inLanguage({ ...SHARED_TEXTS, ...CONSOLE_TEXTS }, sheet.language);
  const [entry, ...others] = group.findings;
  const head = headLine(group, '✗', 'bad', sheet);
  if (entry === undefined) return head;
  const { expected, observed, summary } = entry.finding.text[sheet.language];
  const mend = group.requirement?.requirement.mend[sheet.language];
  const more = othersText(others.length, sheet.language);
  return [
    ...head,
    ...clip(wrap(visibleLine(summary), sheet.width - INDENT), MAX_LINES).map((line) => `${' '.repeat(INDENT)}${line}`),
    ...labelled(t.expected, expected, sheet),
    ...labelled(t.observed, observed, sheet),
    ...labelled(t.where, whereText(entry, cited, sheet.language), sheet),
    ...(entry.finding.cause === 'product' ? [] : labelled(t.cause, CAUSE_WORDS[entry.finding.cause][sheet.language], sheet)),
    ...(mend === undefined ? [] : labelled(t.mend, mend, sheet)),
    ...(more === '' ? [] : [`${' '.repeat(INDENT)}${sheet.paint('quiet', more)}`]),
  ];
}

/** Anything else: requirement and its first summary, wrapped under it, and how many findings are like it. */
export function briefBlock(group: FindingGroup, sheet: Sheet, tone: Tone, sign: string): readonly string[] {
  const id = visibleLine(group.requirementId);
  const column = displayWidth(id) + INDENT + 2;
  const [summary = '', ...others] = group.findings.map(({ finding }) => finding.text[sheet.language].summary);
  const unsteady = group.isConfirmed ? [] : [SHARED_TEXTS.unsteady[sheet.language]];
  const more = othersText(others.length, sheet.language);
  return [
    ...hanging(`  ${sheet.paint(tone, sign)} ${sheet.paint('strong', id)}  `, column, [...unsteady, summary].join(' '), sheet),
    ...(more === '' ? [] : [`${' '.repeat(Math.min(column, Math.floor(sheet.width / 2)))}${sheet.paint('quiet', more)}`]),
  ];
}

/** A remark: what a failure tells, without what was expected and where; the reports have those. */
export function remarkBlock(group: FindingGroup, sheet: Sheet): readonly string[] {
  const t = inLanguage(SHARED_TEXTS, sheet.language);
  const observed = group.findings[0]?.finding.text[sheet.language].observed ?? '';
  const mend = group.requirement?.requirement.mend[sheet.language] ?? '';
  return [...briefBlock(group, sheet, 'remark', '!'), ...labelled(t.observed, observed, sheet), ...labelled(t.mend, mend, sheet)];
}

/** That there are more findings of the requirement than the one shown; empty when there are none. */
function othersText(count: number, language: Language): string {
  const t = inLanguage(CONSOLE_TEXTS, language);
  return count === 0 ? '' : count === 1 ? t.otherFinding : fill(t.otherFindings, { n: count });
}

/** A case without a verdict and without findings. */
export function openCaseBlock(entry: CaseResult, sheet: Sheet): readonly string[] {
  return hanging(`  ${sheet.paint('open', '?')} `, INDENT, `${entry.name}: ${openReasons(entry, sheet.language).join(' ')}`, sheet);
}

function hanging(start: string, column: number, text: string, { width }: Sheet): readonly string[] {
  const indent = Math.min(column, Math.floor(width / 2));
  return clip(wrap(visibleLine(text), width - indent), MAX_LINES).map((line, index) => (index === 0 ? `${start}${line}` : `${' '.repeat(indent)}${line}`));
}
