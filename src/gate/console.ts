/** The gate's decision as a person reads it on a terminal or in a build log: decision, why, changes, waivers. */
import { createPaint, padTo, wrap } from '../../reports/terminal-text.ts';
import type { Paint, Tone } from '../../reports/terminal-text.ts';
import { visibleLine } from '../core/visible-text.ts';
import { fill } from '../../reports/texts.ts';
import type { Language } from '../core/language.ts';
import type { GateDecision, GateReport } from './decide.ts';
import { baselineLine, caseWords, changeGroups, changeMark, conclusionLine, itemLine, ruleLine, waiverLine } from './telling.ts';
import type { ChangeGroup } from './telling.ts';
import { DECISION_SIGNS, DECISION_WORDS, DIFFERENCE_WORDS, GATE_TEXTS, MENDED_WORDS } from './texts.ts';

export interface GateSummaryOptions {
  readonly language: Language;
  /** Columns of the terminal; used between 40 and 120. */
  readonly width: number;
  readonly color: boolean;
}

interface Sheet {
  readonly language: Language;
  readonly width: number;
  readonly paint: Paint;
}

const TONES: Readonly<Record<GateDecision, Tone>> = { open: 'good', closed: 'bad', undetermined: 'open' };
const GROUP_TONES: Readonly<Record<ChangeGroup['kind'], Tone>> = { newFailure: 'bad', newlyUntested: 'open', newlyUndetermined: 'open', newWarning: 'remark' };

function hanging(lead: string, tone: Tone, text: string, { width, paint }: Sheet): readonly string[] {
  const indent = 4;
  return wrap(visibleLine(text), width - indent).map((line, index) =>
    index === 0 ? `  ${paint(tone, padTo(lead, 2))}${line}` : `${' '.repeat(indent)}${line}`,
  );
}

function heading(text: string, tone: Tone, { paint }: Sheet): readonly string[] {
  return ['', paint(tone, paint('strong', text))];
}

function prose(text: string, { width }: Sheet): readonly string[] {
  return wrap(visibleLine(text), width - 2).map((line) => `  ${line}`);
}

function whyLines(report: GateReport, sheet: Sheet): readonly string[] {
  const broken = report.rules.filter(({ isBroken }) => isBroken);
  const lines =
    broken.length === 0
      ? prose(GATE_TEXTS.nothingBroken[sheet.language], sheet)
      : broken.flatMap((outcome) =>
          hanging(
            outcome.rule === 'undetermined' ? '?' : '✗',
            outcome.rule === 'undetermined' ? 'open' : 'bad',
            ruleLine(outcome, report, sheet.language),
            sheet,
          ),
        );
  return [...heading(GATE_TEXTS.because[sheet.language], 'strong', sheet), ...lines];
}

function changeLines(report: GateReport, sheet: Sheet): readonly string[] {
  return changeGroups(report, sheet.language).flatMap(({ kind, title, changes }) => [
    ...heading(`${title} (${changes.length})`, GROUP_TONES[kind], sheet),
    ...changes.flatMap((change) => {
      const mark = changeMark(change, sheet.language);
      const text = `${itemLine(change.item, sheet.language)}${mark === '' ? '' : ` [${mark}]`}`;
      return hanging(change.isCounted ? '✗' : '·', change.isCounted ? GROUP_TONES[kind] : 'quiet', text, sheet);
    }),
  ]);
}

function betterLines({ better }: GateReport, sheet: Sheet): readonly string[] {
  if (better.length === 0) return [];
  const lines = better.flatMap(({ kind, item }) =>
    hanging('✓', 'good', `${item.requirement}  ${caseWords(item, sheet.language)}: ${MENDED_WORDS[kind][sheet.language]}`, sheet),
  );
  return [...heading(`${GATE_TEXTS.better[sheet.language]} (${better.length})`, 'good', sheet), ...lines];
}

function differenceLines({ differences, addedRequirements, removedRequirements }: GateReport, sheet: Sheet): readonly string[] {
  const { language } = sheet;
  const told = [
    ...differences.map(
      ({ kind, baseline, current, meaning }) => `${DIFFERENCE_WORDS[kind][language]}: ${baseline || '–'} → ${current || '–'}. ${meaning[language]}`,
    ),
    ...(addedRequirements.length === 0 ? [] : [fill(GATE_TEXTS.added[language], { ids: addedRequirements.join(', ') })]),
    ...(removedRequirements.length === 0 ? [] : [fill(GATE_TEXTS.removed[language], { ids: removedRequirements.join(', ') })]),
  ];
  return told.length === 0
    ? []
    : [...heading(GATE_TEXTS.differences[language], 'strong', sheet), ...told.flatMap((text) => hanging('·', 'quiet', text, sheet))];
}

function waiverLines({ waivers }: GateReport, sheet: Sheet): readonly string[] {
  if (waivers.length === 0) return [];
  const lines = waivers.flatMap((use) =>
    hanging(use.state === 'holds' ? '·' : '✗', use.state === 'holds' ? 'quiet' : 'bad', waiverLine(use, sheet.language), sheet),
  );
  return [
    ...heading(`${GATE_TEXTS.waivers[sheet.language]} (${waivers.length})`, 'strong', sheet),
    ...lines,
    ...prose(GATE_TEXTS.verdictStands[sheet.language], sheet),
  ];
}

/** The summary, lines ended by line feeds; no escape sequence unless `color`. */
export function renderGateSummary(report: GateReport, { language, width, color }: GateSummaryOptions): string {
  const sheet: Sheet = { language, width: Math.min(120, Math.max(40, Math.floor(width))), paint: createPaint(color) };
  const word = `${DECISION_SIGNS[report.decision]} ${GATE_TEXTS.gate[language]} ${DECISION_WORDS[report.decision][language]}`.toUpperCase();
  const lines = [
    sheet.paint(TONES[report.decision], sheet.paint('strong', word)),
    ...prose(conclusionLine(report, language), sheet),
    ...prose(baselineLine(report, language), sheet),
    ...whyLines(report, sheet),
    ...changeLines(report, sheet),
    ...betterLines(report, sheet),
    ...differenceLines(report, sheet),
    ...waiverLines(report, sheet),
  ];
  return `${lines.join('\n')}\n`;
}
