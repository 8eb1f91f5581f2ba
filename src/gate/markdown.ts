/**
 * The gate's decision for a comment on a merge request: short, the rest is in `gate.json`.
 */
import { markdownText } from '../../reports/markdown-text.ts';
import { fill } from '../../reports/texts.ts';
import type { Language } from '../core/language.ts';
import type { GateReport } from './decide.ts';
import { baselineLine, caseWords, changeGroups, changeMark, conclusionLine, ruleLine, waiverLine } from './telling.ts';
import { DECISION_SIGNS, DECISION_WORDS, GATE_TEXTS, MENDED_WORDS } from './texts.ts';

/** Entries of one list; a comment is read by people who want to know whether to look further. */
const MAX_ENTRIES = 10;
function list(title: string, entries: readonly string[], language: Language): readonly string[] {
  if (entries.length === 0) return [];
  const shown = entries.slice(0, MAX_ENTRIES).map((entry) => `- ${entry}`);
  const more = entries.length > MAX_ENTRIES ? [`- ${fill(GATE_TEXTS.more[language], { n: entries.length - MAX_ENTRIES })}`] : [];
  return ['', `**${title} (${entries.length})**`, '', ...shown, ...more];
}

/** The comment, lines ended by line feeds. */
export function renderGateMarkdown(report: GateReport, language: Language): string {
  const broken = report.rules.filter(({ isBroken }) => isBroken).map((outcome) => markdownText(ruleLine(outcome, report, language)));
  const changes = changeGroups(report, language).flatMap(({ title, changes: own }) => {
    const entries = own.map((change) => {
      const mark = changeMark(change, language);
      const { requirement, text } = change.item;
      return `${markdownText(requirement)} ${markdownText(`${caseWords(change.item, language)}: ${text[language]}`)}${mark === '' ? '' : ` *(${mark})*`}`;
    });
    return list(title, entries, language);
  });
  const better = report.better.map(
    ({ kind, item }) => `${markdownText(item.requirement)} ${markdownText(caseWords(item, language))}: ${MENDED_WORDS[kind][language]}`,
  );
  const lines = [
    `### ${DECISION_SIGNS[report.decision]} ${GATE_TEXTS.gate[language]} ${DECISION_WORDS[report.decision][language]}`,
    '',
    markdownText(conclusionLine(report, language)),
    markdownText(baselineLine(report, language)),
    ...list(GATE_TEXTS.because[language], broken, language),
    ...changes,
    ...list(GATE_TEXTS.better[language], better, language),
    ...list(
      GATE_TEXTS.waivers[language],
      report.waivers.map((use) => markdownText(waiverLine(use, language))),
      language,
    ),
    ...(report.waivers.length === 0 ? [] : ['', GATE_TEXTS.verdictStands[language]]),
  ];
  return `${lines.join('\n')}\n`;
}
