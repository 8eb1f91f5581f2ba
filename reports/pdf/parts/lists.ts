/** The complete lists: all requirements with verdict, what was not tested and why, all test cases with every attempt. */
import { caseReason, requirementReason } from '../../../src/core/not-run.ts';
import type { AttemptResult, CaseResult, RequirementResult } from '../../../src/core/result.ts';
import { VERDICT_WORDS } from '../../../src/core/verdict-words.ts';
import type { Verdict } from '../../../src/core/verdict.ts';
import { worstFinding } from '../../findings.ts';
import { formatDuration } from '../../numbers.ts';
import { standingOf } from '../../tally.ts';
import { fill, METHOD_WORDS, SEVERITY_WORDS, SHARED_TEXTS } from '../../texts.ts';
import { timesInRow } from '../context.ts';
import type { ReportContext } from '../context.ts';
import { heading, paragraph } from '../model.ts';
import type { Block, Cell, Paragraph } from '../model.ts';
import { levelText } from './findings.ts';

/** Word of a verdict; where nothing was worse than a remark, it says so. */
function verdictText({ say }: ReportContext, verdict: Verdict, worst?: RequirementResult['worst']): string {
  const word = say(VERDICT_WORDS[verdict]);
  return standingOf(verdict, worst) === 'remarked' ? `${word} (${say(SEVERITY_WORDS.warning)})` : word;
}

function columns(...pairs: readonly (readonly [title: string, share: number])[]): readonly { readonly title: string; readonly share: number }[] {
  return pairs.map(([title, share]) => ({ title, share }));
}

export function requirementBlocks(context: ReportContext): readonly Block[] {
  const { result, t, say } = context;
  if (result.requirements.length === 0) return [paragraph(t.noRequirements)];
  const rows = result.requirements.map(({ requirement, verdict, worst, whenBroken }): readonly Cell[] => [
    requirement.id,
    [{ text: say(requirement.text) }, { text: say(requirement.clause), isQuiet: true }],
    [
      { text: levelText(context, requirement) },
      { text: `${requirement.basis.join(', ')}; ${fill(t.whenBroken, { severity: say(SEVERITY_WORDS[whenBroken]) })}`, isQuiet: true },
    ],
    { text: verdictText(context, verdict, worst), isBold: verdict === 'failed' },
  ]);
  return [{ kind: 'table', caption: t.requirementsCaption, columns: columns([t.requirement, 18], [t.rule, 47], [t.level, 19], [t.verdict, 16]), rows }];
}

function notTestedTable({ t, say, result }: ReportContext, caption: string, entries: readonly RequirementResult[]): readonly Block[] {
  if (entries.length === 0) return [];
  const rows = entries.map((entry): readonly Cell[] => {
    const { requirement } = entry;
    const why = requirementReason(result, entry) ?? SHARED_TEXTS.noReason;
    return [requirement.id, say(requirement.text), say(METHOD_WORDS[requirement.verification.method]), say(why)];
  });
  return [{ kind: 'table', caption, columns: columns([t.requirement, 18], [t.rule, 36], [t.verification, 17], [t.reason, 29]), rows }];
}

function casesNotRun(context: ReportContext): readonly Block[] {
  const { t, say, result } = context;
  const cases = result.cases.filter(({ verdict }) => verdict === 'inapplicable' || verdict === 'untested');
  if (cases.length === 0) return [];
  const rows = cases.map((entry): readonly Cell[] => [
    context.german(entry.name),
    entry.requirements.join(', '),
    verdictText(context, entry.verdict),
    say(caseReason(result, entry) ?? SHARED_TEXTS.noReason),
  ]);
  return [{ kind: 'table', caption: t.casesNotRunCaption, columns: columns([t.testCase, 36], [t.requirements, 18], [t.verdict, 16], [t.reason, 30]), rows }];
}

export function notTestedBlocks(context: ReportContext): readonly Block[] {
  const { result, t } = context;
  const counting = result.requirements.filter(({ isApart }) => !isApart);
  const withVerdict = (verdict: Verdict): readonly RequirementResult[] => counting.filter((entry) => entry.verdict === verdict);
  const tables = [
    ...notTestedTable(context, t.inapplicableCaption, withVerdict('inapplicable')),
    ...notTestedTable(context, t.untestedCaption, withVerdict('untested')),
    ...notTestedTable(
      context,
      t.apartCaption,
      result.requirements.filter(({ isApart }) => isApart),
    ),
    ...casesNotRun(context),
  ];
  return tables.length === 0 ? [paragraph(t.everythingTested)] : tables;
}

type Attempts = readonly [AttemptResult, ...AttemptResult[]];

/** Attempts one after another that ended alike, so that what differs stands out among many. */
function alikeInRow(context: ReportContext, attempts: readonly AttemptResult[]): readonly Attempts[] {
  const rows: [AttemptResult, ...AttemptResult[]][] = [];
  const endOf = (attempt: AttemptResult): string => `${attemptVerdict(context, attempt)}\n${attempt.error ?? ''}`;
  for (const attempt of attempts) {
    const row = rows.at(-1);
    if (row !== undefined && endOf(row[0]) === endOf(attempt)) row.push(attempt);
    else rows.push([attempt]);
  }
  return rows;
}

function attemptVerdict(context: ReportContext, attempt: AttemptResult): string {
  return verdictText(context, attempt.verdict, worstFinding([attempt]));
}

/** What they ended with, and when each began and how long it took. */
function attemptParagraphs(context: ReportContext, attempts: Attempts): readonly Paragraph[] {
  const { t, language } = context;
  const [first] = attempts;
  const last = attempts.at(-1) ?? first;
  const verdict = attemptVerdict(context, first);
  const title =
    first === last ? fill(t.attemptLine, { n: first.attempt, verdict }) : fill(t.attemptsLine, { first: first.attempt, last: last.attempt, verdict });
  const starts = timesInRow(
    attempts.map(({ startedAt }) => startedAt),
    language,
  );
  const times = attempts.map(({ durationMs }, index) => fill(t.attemptTime, { start: starts[index] ?? '', duration: formatDuration(durationMs, language) }));
  return [
    { text: title },
    { text: times.join('; '), isQuiet: true, size: 'note' },
    ...(first.error === undefined ? [] : [{ text: fill(t.suiteError, { error: first.error }) }]),
  ];
}

function caseRow(context: ReportContext, entry: CaseResult): readonly Cell[] {
  const none: Paragraph = { text: context.say(caseReason(context.result, entry) ?? SHARED_TEXTS.noReason) };
  return [
    { ...context.german(entry.name), isBold: false },
    entry.requirements.join(', '),
    entry.attempts.length === 0 ? none : alikeInRow(context, entry.attempts).flatMap((attempts) => attemptParagraphs(context, attempts)),
    { text: verdictText(context, entry.verdict, worstFinding(entry.attempts)), isBold: entry.verdict === 'failed' },
  ];
}

export function caseBlocks(context: ReportContext): readonly Block[] {
  const { result, t, language } = context;
  if (result.cases.length === 0) return [paragraph(t.noCases)];
  const paths = [...new Set(result.cases.map(({ feature }) => feature.path))];
  const tables = paths.flatMap((path): readonly Block[] => {
    const cases = result.cases.filter(({ feature }) => feature.path === path);
    return [
      heading(3, cases[0]?.feature.name ?? path, language === 'de' ? undefined : 'de'),
      {
        kind: 'table',
        caption: `${t.casesIn} ${path}`,
        columns: columns([t.testCase, 36], [t.requirements, 17], [t.attempts, 31], [t.verdict, 16]),
        rows: cases.map((entry) => caseRow(context, entry)),
      },
    ];
  });
  return [paragraph(t.attemptsLead), ...tables];
}
