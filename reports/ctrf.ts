/**
 * `ctrf-report.json` in the Common Test Report Format, specification version 1.0.0. A case that only gives rise to
 * remarks is `passed` with a message, so that pipelines stop on failures alone; `rawStatus` keeps our verdict.
 */
import type { Language } from '../src/core/language.ts';
import type { ReportOptions, ReportWriter } from '../src/core/report.ts';
import type { AttemptResult, CaseResult, Result, StepResult } from '../src/core/result.ts';
import { VERDICT_MAPPING } from '../src/core/verdict.ts';
import type { CtrfStatus } from '../src/core/verdict.ts';
import { findingsOf, findingDetails, findingLine, openReasons, reasonText } from './finding-text.ts';
import { isFailure, worstFinding } from './findings.ts';
import { SHARED_TEXTS } from './texts.ts';

function statusOf(subject: Pick<CaseResult, 'verdict' | 'attempts'>): CtrfStatus {
  return subject.verdict === 'failed' && !isFailure(subject) ? 'passed' : VERDICT_MAPPING[subject.verdict].ctrf;
}

const STEP_STATUS: Readonly<Record<StepResult['status'], CtrfStatus>> = { passed: 'passed', failed: 'failed', skipped: 'skipped', error: 'other' };

/** Milliseconds since the epoch; 0 for a text that is no time. */
function instant(timestamp: string): number {
  const milliseconds = Date.parse(timestamp);
  return Number.isNaN(milliseconds) ? 0 : milliseconds;
}

function timing(attempts: readonly AttemptResult[]): { readonly start?: number; readonly stop?: number } {
  if (attempts.length === 0) return {};
  const starts = attempts.map(({ startedAt }) => instant(startedAt));
  const stops = attempts.map(({ startedAt, durationMs }) => instant(startedAt) + Math.round(durationMs));
  return { start: Math.min(...starts), stop: Math.max(...stops) };
}

function messageOf(result: Result, entry: CaseResult, language: Language): string | undefined {
  if (entry.attempts.length === 0) return reasonText(result, entry, language);
  const lines = [...openReasons(entry, language), ...findingsOf(entry, ['failure', 'warning']).map((finding) => findingLine(finding, language))];
  return lines.length === 0 ? undefined : lines.join('\n');
}

function traceOf(result: Result, entry: CaseResult, language: Language): string | undefined {
  const details = findingsOf(entry, ['failure', 'cantTell', 'warning']).map((finding) => findingDetails(result, finding, language));
  return details.length === 0 ? undefined : details.join('\n\n');
}

function repeats({ attempts }: CaseResult): object {
  if (attempts.length < 2) return {};
  const retryAttempts = attempts.map((attempt) => ({
    attempt: attempt.attempt,
    status: statusOf({ verdict: attempt.verdict, attempts: [attempt] }),
    duration: Math.round(attempt.durationMs),
    ...timing([attempt]),
    ...(attempt.error === undefined ? {} : { message: attempt.error }),
  }));
  return { retries: attempts.length - 1, retryAttempts };
}

function testOf(result: Result, entry: CaseResult, language: Language): object {
  const message = messageOf(result, entry, language);
  const trace = traceOf(result, entry, language);
  const steps = (entry.attempts.at(-1)?.steps ?? []).map(({ keyword, text, status }) => ({ name: `${keyword.trim()} ${text}`, status: STEP_STATUS[status] }));
  return {
    name: entry.name,
    status: statusOf(entry),
    duration: Math.round(entry.attempts.reduce((sum, { durationMs }) => sum + durationMs, 0)),
    ...timing(entry.attempts),
    suite: [entry.feature.path, entry.feature.name],
    ...(message === undefined ? {} : { message }),
    ...(trace === undefined ? {} : { trace }),
    line: entry.feature.line,
    rawStatus: entry.verdict,
    tags: entry.tags,
    ...(entry.requirements.length === 0 ? {} : { labels: { requirements: entry.requirements } }),
    filePath: entry.feature.path,
    ...repeats(entry),
    ...(steps.length === 0 ? {} : { steps }),
    extra: { caseId: entry.id, worst: worstFinding(entry.attempts) ?? null },
  };
}

function summaryOf(result: Result): object {
  const of = (status: CtrfStatus): number => result.cases.filter((entry) => statusOf(entry) === status).length;
  return {
    tests: result.cases.length,
    passed: of('passed'),
    failed: of('failed'),
    skipped: of('skipped'),
    pending: of('pending'),
    other: of('other'),
    suites: new Set(result.cases.map(({ feature }) => feature.path)).size,
    start: instant(result.run.startedAt),
    stop: instant(result.run.finishedAt),
    extra: { conclusion: result.conclusion, counts: result.counts, isComplete: result.run.isComplete },
  };
}

function environmentOf({ target, run, profile, specification }: Result, language: Language): object {
  return {
    reportName: `${profile.title[language]} (${SHARED_TEXTS.selfTest[language]})`,
    appName: target.product.name,
    appVersion: target.product.version,
    osPlatform: run.platform,
    extra: {
      vendor: target.product.vendor,
      kind: target.kind,
      runId: run.id,
      node: run.node,
      profile: { id: profile.id, version: profile.version, sha256: profile.sha256 },
      specification: { id: specification.id, version: specification.version, sha256: specification.sha256 },
    },
  };
}

function reportOf(result: Result, { language }: ReportOptions): object {
  const { name, version, commit } = result.suite;
  return {
    reportFormat: 'CTRF',
    specVersion: '1.0.0',
    timestamp: result.run.finishedAt,
    generatedBy: `${name} ${version}`,
    results: {
      tool: { name, version, ...(commit === undefined ? {} : { extra: { commit } }) },
      summary: summaryOf(result),
      tests: result.cases.map((entry) => testOf(result, entry, language)),
      environment: environmentOf(result, language),
    },
  };
}

export const ctrfWriter: ReportWriter = {
  id: 'ctrf',
  write: (result, options) => [{ name: 'ctrf-report.json', mediaType: 'application/json', content: `${JSON.stringify(reportOf(result, options), null, 2)}\n` }],
};
