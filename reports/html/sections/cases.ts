/** All test cases, a table per feature, with every attempt, its steps and errors of the suite. */
import { caseReason } from '../../../src/core/not-run.ts';
import type { AttemptResult, CaseResult, StepResult } from '../../../src/core/result.ts';
import { worstFinding } from '../../findings.ts';
import { formatDuration } from '../../numbers.ts';
import { fill, SHARED_TEXTS } from '../../texts.ts';
import type { PageContext } from '../context.ts';
import { requirementLinks, table, tableRow, verdictMark } from '../elements.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';

function statusWord({ t }: PageContext, status: StepResult['status']): string {
  return { passed: t.stepStatusPassed, failed: t.stepStatusFailed, skipped: t.stepStatusSkipped, error: t.stepStatusError }[status];
}

function stepsOf(context: PageContext, { steps }: AttemptResult): Markup | undefined {
  if (steps.length === 0) return undefined;
  const items = steps.map(
    ({ keyword, text, status }) => markup`<li>${context.german(`${keyword.trim()} ${text}`)} <span class="quiet">(${statusWord(context, status)})</span></li>`,
  );
  return markup`<details class="steps"><summary>${context.t.steps}</summary><ol>${items}</ol></details>`;
}

function attemptItem(context: PageContext, attempt: AttemptResult): Markup {
  const { t, language } = context;
  const error = attempt.error === undefined ? undefined : markup`<br />${fill(t.suiteError, { error: attempt.error })}`;
  return markup`<li>${fill(t.attempt, { n: attempt.attempt })}: ${verdictMark(context, attempt.verdict, worstFinding([attempt]))}<br /><span class="quiet">${attempt.startedAt}, ${formatDuration(attempt.durationMs, language)}</span>${error}${stepsOf(context, attempt)}</li>`;
}

function attemptsCell(context: PageContext, entry: CaseResult): Markup {
  const { attempts } = entry;
  if (attempts.length === 0) return markup`${context.say(caseReason(context.result, entry) ?? SHARED_TEXTS.noReason)}`;
  return markup`<ol class="attempts">${attempts.map((attempt) => attemptItem(context, attempt))}</ol>`;
}

function caseRow(context: PageContext, entry: CaseResult): Markup {
  return tableRow(context.german(entry.name), [
    requirementLinks(context, entry.requirements),
    attemptsCell(context, entry),
    verdictMark(context, entry.verdict, worstFinding(entry.attempts)),
  ]);
}

export function casesSection(context: PageContext): Markup {
  const { result, t } = context;
  const paths = [...new Set(result.cases.map(({ feature }) => feature.path))];
  const columns = [t.testCase, t.requirements, t.attempts, t.verdict];
  return markup`${paths.map((path, index) => {
    const cases = result.cases.filter(({ feature }) => feature.path === path);
    const name = context.german(cases[0]?.feature.name ?? path);
    return markup`<h3>${name}</h3>
${table({ id: `cases-${index + 1}`, caption: markup`${t.casesIn} <code>${path}</code>`, columns, rows: cases.map((entry) => caseRow(context, entry)), kind: 'cases' })}`;
  })}`;
}
