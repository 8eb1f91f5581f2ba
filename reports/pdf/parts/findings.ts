/** The findings, worst first: rule with clause, expectation, observation, evidence, likely cause, mend. */
import type { Exchange } from '../../../src/core/exchange.ts';
import type { EvidencePlace } from '../../../src/core/finding.ts';
import type { RequirementResult } from '../../../src/core/result.ts';
import { VERDICT_WORDS } from '../../../src/core/verdict-words.ts';
import { findingSections, isUnsteady, unexplainedCases } from '../../findings.ts';
import type { DistinctFinding, FindingGroup, FindingSeverity, Occurrence } from '../../findings.ts';
import { formatInteger } from '../../numbers.ts';
import { basisLabel, severityReason } from '../../policy-text.ts';
import { CAUSE_WORDS, counted, fill, LEVEL_WORDS, PLURALS, SEVERITY_WORDS } from '../../texts.ts';
import type { ReportContext } from '../context.ts';
import { facts, heading, paragraph } from '../model.ts';
import type { Block, Cell, Paragraph } from '../model.ts';

const ORDER = ['failure', 'warning', 'cantTell', 'observation'] as const satisfies readonly FindingSeverity[];

const HEADINGS = {
  failure: ['failures', 'failuresLead'],
  warning: ['warnings', 'warningsLead'],
  cantTell: ['cantTells', 'cantTellsLead'],
  observation: ['observations', 'observationsLead'],
} as const satisfies Readonly<Record<FindingSeverity, readonly [string, string]>>;

/** Cases of one finding that are told one by one; all cases stand in their own section. */
const MOST_OCCURRENCES = 25;

/** `MUSS (Lesart)`. */
export function levelText({ say, t }: ReportContext, { level, levelOrigin }: RequirementResult['requirement']): string {
  return `${say(LEVEL_WORDS[level])}${levelOrigin === 'reading' ? ` (${t.reading})` : ''}`;
}

function sourcesOf({ requirement }: RequirementResult): string | undefined {
  const told = requirement.sources.map(({ ref, place, fact }) => [ref, place, fact].filter((part) => part !== undefined).join(', '));
  return told.length === 0 ? undefined : told.join('; ');
}

function severityCell({ result, language, t, say }: ReportContext, group: FindingGroup): Cell {
  const word = say(SEVERITY_WORDS[group.severity]);
  const unconfirmed: readonly Paragraph[] = group.isConfirmed ? [] : [{ text: t.unconfirmed }];
  const requirement = group.requirement?.requirement;
  if (requirement === undefined || group.severity === 'cantTell' || group.severity === 'observation') return [{ text: word }, ...unconfirmed];
  return [{ text: `${word}. ${severityReason(result.profile.policy, requirement, group.findings[0]?.finding.basis, language)}` }, ...unconfirmed];
}

function ruleTable(context: ReportContext, group: FindingGroup): Block {
  const { t, say, language } = context;
  const columns = [t.property, t.value] as const;
  const { requirement: entry } = group;
  if (entry === undefined)
    return facts(t.ruleHeading, columns, [
      [t.rule, t.unlisted],
      [t.severity, severityCell(context, group)],
    ]);
  const { requirement } = entry;
  return facts(t.ruleHeading, columns, [
    [t.rule, say(requirement.text)],
    [t.condition, requirement.condition === undefined ? undefined : say(requirement.condition)],
    [t.level, [{ text: levelText(context, requirement) }, ...(requirement.levelOrigin === 'reading' ? [{ text: t.readingExplained, isQuiet: true }] : [])]],
    [t.basis, requirement.basis.map((basis) => basisLabel(basis, language)).join(', ')],
    [t.sources, sourcesOf(entry)],
    [t.severity, severityCell(context, group)],
    [t.notes, requirement.notes === undefined ? undefined : say(requirement.notes)],
  ]);
}

/** `POST /v1/submissions – 201`. The typeface has no arrows. */
export function exchangeLine({ request, response }: Exchange): string {
  return `${request.method} ${request.target} – ${response?.status ?? '–'}`;
}

function placeText({ exchangeOf, t }: ReportContext, { exchange, at }: EvidencePlace): string {
  const known = exchangeOf(exchange);
  const line = known === undefined ? fill(t.exchangeMissing, { id: exchange }) : `${exchange}: ${exchangeLine(known)}`;
  return at === undefined ? line : `${line}; ${t.placeMark} ${at}`;
}

/** Where a finding was made; the case is told once for all attempts at it. @param before the occurrence that was told last */
function occurrenceParagraphs(context: ReportContext, { caseResult, attempt, finding }: Occurrence, before: Occurrence | undefined): readonly Paragraph[] {
  const { t } = context;
  const title = before?.caseResult === caseResult ? [] : [context.german(caseResult.name)];
  const attempts = caseResult.attempts.length > 1 ? `${fill(t.inAttempts, { n: attempt.attempt, total: caseResult.attempts.length })}: ` : '';
  const places = finding.evidence.length === 0 ? [t.noPlace] : finding.evidence.map((place) => placeText(context, place));
  return [...title, ...places.map((text, index) => ({ text: index === 0 ? attempts + text : text, isQuiet: true }))];
}

function seenIn(context: ReportContext, occurrences: readonly Occurrence[]): Cell {
  const shown = occurrences.slice(0, MOST_OCCURRENCES).flatMap((occurrence, index) => occurrenceParagraphs(context, occurrence, occurrences[index - 1]));
  const left = occurrences.length - MOST_OCCURRENCES;
  return left > 0 ? [...shown, { text: counted(left, PLURALS.furtherPlaces, context.language) }] : shown;
}

function conforming({ t, say }: ReportContext, group: FindingGroup, { finding }: DistinctFinding): readonly [string, Cell | undefined] {
  const example = group.requirement?.requirement.examples.conforming;
  if (group.severity === 'observation') return [t.conformingExample, undefined];
  if (finding.nearest !== undefined) return [t.nearestMessage, finding.nearest];
  if (example === undefined) return [t.conformingExample, undefined];
  return [t.conformingExample, [{ text: say(example) }, ...(example.wire === undefined ? [] : [{ text: example.wire }])]];
}

function findingTable(context: ReportContext, group: FindingGroup, entry: DistinctFinding, index: number): Block {
  const { t, say, language } = context;
  const { summary, expected, observed } = entry.finding.text[language];
  const total = group.findings.length;
  const number = total > 1 ? fill(t.findingNumber, { n: index + 1, total }) : t.findingCaption;
  const mend = group.requirement?.requirement.mend;
  return facts(
    `${number}: ${summary}`,
    [t.property, t.value],
    [
      [t.expected, expected === '' ? '–' : expected],
      [t.observed, observed === '' ? '–' : observed],
      [t.likelyCause, fill(t.estimate, { cause: say(CAUSE_WORDS[entry.finding.cause]) })],
      [t.mend, mend === undefined || group.severity === 'observation' ? undefined : say(mend)],
      [t.seenIn, seenIn(context, entry.occurrences)],
      conforming(context, group, entry),
    ],
  );
}

function groupBlocks(context: ReportContext, group: FindingGroup): readonly Block[] {
  const clause = group.requirement === undefined ? '' : `: ${context.say(group.requirement.requirement.clause)}`;
  return [
    heading(4, `${group.requirementId}${clause}`),
    ruleTable(context, group),
    ...group.findings.map((entry, index) => findingTable(context, group, entry, index)),
  ];
}

/** Cases that could not be told although no finding says why. */
function unexplained(context: ReportContext): readonly Block[] {
  const { t, say } = context;
  const cases = unexplainedCases(context.result);
  if (cases.length === 0) return [];
  const rows = cases.map((entry): readonly Cell[] => [
    context.german(entry.name),
    entry.requirements.join(', '),
    [
      ...(isUnsteady(entry) ? [{ text: t.unsteady }] : []),
      ...entry.attempts.map(({ attempt, verdict, error }) => ({
        text: `${fill(t.attempt, { n: attempt })}: ${error === undefined ? say(VERDICT_WORDS[verdict]) : fill(t.suiteError, { error })}`,
      })),
    ],
  ]);
  const columns = [
    { title: t.testCase, share: 38 },
    { title: t.requirements, share: 18 },
    { title: t.reason, share: 44 },
  ];
  return [{ kind: 'table', caption: t.unexplained, columns, rows }];
}

/** Errors in the declaration decide as findings do, but stand with the declaration. */
function pointer({ t, declaration }: ReportContext): readonly Block[] {
  if (declaration === undefined || declaration.errors === 0) return [];
  return [paragraph(fill(t.declarationPointer, { n: formatInteger(declaration.errors), section: t.declaration }))];
}

export function findingBlocks(context: ReportContext): readonly Block[] {
  const { t } = context;
  const sections = findingSections(context.result);
  const found = ORDER.flatMap((severity) => {
    const [title, lead] = HEADINGS[severity];
    const groups = sections[severity];
    const rest = severity === 'cantTell' ? unexplained(context) : [];
    const isEmpty = groups.length === 0 && rest.length === 0;
    return [
      heading(3, `${t[title]} (${groups.length})`),
      paragraph(isEmpty ? t.none : t[lead]),
      ...groups.flatMap((group) => groupBlocks(context, group)),
      ...rest,
    ];
  });
  return [...pointer(context), ...found];
}
