/** Sentences of a gate report that console, markdown and JUnit share. */
import { counted, fill } from '../../reports/texts.ts';
import type { Bilingual, Language } from '../core/language.ts';
import { CONCLUSION_WORDS } from '../core/verdict-words.ts';
import type { Change, ChangeKind } from './changes.ts';
import type { GateReport, JudgedChange, RuleOutcome } from './decide.ts';
import type { GateItem } from './items.ts';
import { CHANGE_WORDS, FIRST_CHANGE_WORDS, GATE_PLURALS, GATE_TEXTS, RULE_WORDS, WAIVER_STATE_WORDS } from './texts.ts';
import type { WaiverUse } from './waivers.ts';

/** The conclusion of the result, and whether it changed. */
export function conclusionLine({ current, baseline }: GateReport, language: Language): string {
  const { name, version } = current.product;
  const now = CONCLUSION_WORDS[current.conclusion][language];
  const before = baseline === undefined ? '' : CONCLUSION_WORDS[baseline.conclusion][language];
  const text: Bilingual =
    baseline === undefined ? GATE_TEXTS.conclusionFirst : baseline.conclusion === current.conclusion ? GATE_TEXTS.conclusionSame : GATE_TEXTS.conclusionChanged;
  const sentence = fill(text[language], { product: name, version, now, before });
  return current.isComplete ? sentence : `${sentence} ${GATE_TEXTS.incomplete[language]}`;
}

/** With what it was compared, or that it was not. */
export function baselineLine({ baseline }: GateReport, language: Language): string {
  if (baseline === undefined) return GATE_TEXTS.noBaseline[language];
  const { product, runId, finishedAt } = baseline;
  return fill(GATE_TEXTS.against[language], { product: product.name, version: product.version, run: runId, date: finishedAt.slice(0, 10) });
}

/** A broken rule as one line with its number. */
export function ruleLine({ rule, count }: RuleOutcome, { policy }: GateReport, language: Language): string {
  if (rule === 'undetermined') return GATE_TEXTS.undeterminedBroken[language];
  if (rule === 'conclusion') {
    const least = policy.conclusion === 'any' ? policy.conclusion : CONCLUSION_WORDS[policy.conclusion][language];
    return fill(GATE_TEXTS.conclusionBroken[language], { least });
  }
  return `${RULE_WORDS[rule][language]}: ${count}`;
}

export interface ChangeGroup {
  readonly kind: ChangeKind;
  readonly title: string;
  readonly changes: readonly JudgedChange[];
}

/** Changes by kind, worst first; what counts comes before what does not. */
export function changeGroups({ changes, baseline }: GateReport, language: Language): readonly ChangeGroup[] {
  const words = baseline === undefined ? FIRST_CHANGE_WORDS : CHANGE_WORDS;
  return (Object.keys(CHANGE_WORDS) as readonly ChangeKind[]).flatMap((kind) => {
    const own = changes.filter((change) => change.kind === kind);
    const sorted = [...own.filter(({ isCounted }) => isCounted), ...own.filter(({ isCounted }) => !isCounted)];
    return own.length === 0 ? [] : [{ kind, title: words[kind][language], changes: sorted }];
  });
}

/** The case of an item, or that it is the declaration's or has none. */
export function caseWords({ caseName, isDeclared }: GateItem, language: Language): string {
  return caseName ?? GATE_TEXTS[isDeclared === true ? 'declaration' : 'noCase'][language];
}

/** Requirement, case and what was found. */
export function itemLine(item: GateItem, language: Language): string {
  return `${item.requirement}  ${caseWords(item, language)}: ${item.text[language]}`;
}

/** `waived`, `not counted`, or nothing. */
export function changeMark({ isCounted, waiver }: Pick<JudgedChange, 'isCounted' | 'waiver'> & Pick<Change, 'kind'>, language: Language): string {
  if (waiver !== undefined) return GATE_TEXTS.waivedMark[language];
  return isCounted ? '' : GATE_TEXTS.notCountedMark[language];
}

/** What a waiver speaks of, until when, from whom, why and what became of it. */
export function waiverLine({ waiver, state, items }: WaiverUse, language: Language): string {
  const subject = [waiver.requirement, waiver.case, waiver.finding].filter((part) => part !== undefined).join(' · ');
  const parts = [
    subject,
    fill(GATE_TEXTS.until[language], { date: waiver.expires }),
    fill(GATE_TEXTS.by[language], { author: waiver.author }),
    counted(items.length, GATE_PLURALS.matched, language),
    WAIVER_STATE_WORDS[state][language],
  ];
  return `${parts.join(', ')}. ${waiver.reason}`;
}
