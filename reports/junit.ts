/**
 * `junit.xml` for build servers, in the dialect of Jenkins' junit-10.xsd: a test suite per feature, a test case per case.
 * A failure is a finding of severity failure only; remarks stand in `system-out` and in the properties of the suite, since
 * the dialect has no properties of a case.
 */
import type { Language } from '../src/core/language.ts';
import type { ReportOptions, ReportWriter } from '../src/core/report.ts';
import type { CaseResult, Result } from '../src/core/result.ts';
import { VERDICT_WORDS } from '../src/core/verdict-words.ts';
import { VERDICT_MAPPING } from '../src/core/verdict.ts';
import type { JUnitOutcome } from '../src/core/verdict.ts';
import { findingsOf, findingDetails, findingLine, openReasons, reasonText } from './finding-text.ts';
import { isFailure } from './findings.ts';
import { formatSeconds } from './numbers.ts';
import { attributes, element, emptyElement } from './xml.ts';

/** The case's outcome in JUnit's words: what only warns counts as passed. */
function outcomeOf(entry: CaseResult): JUnitOutcome {
  return entry.verdict === 'failed' && !isFailure(entry) ? 'passed' : VERDICT_MAPPING[entry.verdict].junit;
}

function durationOf({ attempts }: CaseResult): number {
  return attempts.reduce((sum, { durationMs }) => sum + durationMs, 0);
}

function failures(result: Result, entry: CaseResult, language: Language): readonly string[] {
  const found = findingsOf(entry, ['failure']);
  if (found.length === 0) return [element('failure', { message: VERDICT_WORDS.failed[language], type: 'failed' }, '')];
  return found.map((finding) =>
    element('failure', { message: findingLine(finding, language), type: finding.requirement }, findingDetails(result, finding, language)),
  );
}

function errorOf(result: Result, entry: CaseResult, language: Language): string {
  const reasons = openReasons(entry, language);
  const details = findingsOf(entry, ['cantTell', 'failure']).map((finding) => findingDetails(result, finding, language));
  return element('error', { message: reasons[0] ?? VERDICT_WORDS.cantTell[language], type: 'cantTell' }, [...reasons, ...details].join('\n\n'));
}

function outcomeElements(result: Result, entry: CaseResult, language: Language): readonly string[] {
  switch (outcomeOf(entry)) {
    case 'failure':
      return failures(result, entry, language);
    case 'error':
      return [errorOf(result, entry, language)];
    case 'skipped':
      return [emptyElement('skipped', { message: `${VERDICT_WORDS[entry.verdict][language]}: ${reasonText(result, entry, language)}` })];
    default:
      return [];
  }
}

function testCase(result: Result, entry: CaseResult, language: Language): string {
  const remarks = findingsOf(entry, ['warning', 'observation']).map((finding) => findingDetails(result, finding, language));
  const output = remarks.length === 0 ? [] : [element('system-out', {}, remarks.join('\n\n'))];
  const content = [...outcomeElements(result, entry, language), ...output];
  const named = { name: entry.name, classname: entry.feature.path, time: formatSeconds(durationOf(entry)) };
  return content.length === 0
    ? `    ${emptyElement('testcase', named)}\n`
    : `    <testcase${attributes(named)}>\n${content.map((line) => `      ${line}\n`).join('')}    </testcase>\n`;
}

function remarkProperties(cases: readonly CaseResult[], language: Language): string {
  const properties = cases.flatMap((entry) =>
    findingsOf(entry, ['warning']).map((finding) =>
      emptyElement('property', { name: `warning:${finding.requirement}`, value: `${entry.name}: ${findingLine(finding, language)}` }),
    ),
  );
  return properties.length === 0 ? '' : `    <properties>\n${properties.map((property) => `      ${property}\n`).join('')}    </properties>\n`;
}

function tally(cases: readonly CaseResult[]): Readonly<Record<string, string>> {
  const of = (outcome: JUnitOutcome): string => String(cases.filter((entry) => outcomeOf(entry) === outcome).length);
  return { tests: String(cases.length), failures: of('failure'), errors: of('error') };
}

function suiteTime(cases: readonly CaseResult[]): string {
  return formatSeconds(cases.reduce((sum, entry) => sum + durationOf(entry), 0));
}

function testSuite(result: Result, path: string, language: Language): string {
  const cases = result.cases.filter(({ feature }) => feature.path === path);
  const skipped = cases.filter((entry) => outcomeOf(entry) === 'skipped').length;
  const startedAt = cases.flatMap(({ attempts }) => attempts.map((attempt) => attempt.startedAt)).sort()[0] ?? result.run.startedAt;
  const named = {
    name: cases[0]?.feature.name ?? path,
    ...tally(cases),
    skipped: String(skipped),
    time: suiteTime(cases),
    timestamp: startedAt,
    package: path,
  };
  return `  <testsuite${attributes(named)}>\n${remarkProperties(cases, language)}${cases.map((entry) => testCase(result, entry, language)).join('')}  </testsuite>\n`;
}

function document(result: Result, { language }: ReportOptions): string {
  const paths = [...new Set(result.cases.map(({ feature }) => feature.path))];
  const { name, version } = result.target.product;
  const named = { name: `${result.profile.id} ${result.profile.version}: ${name} ${version}`, ...tally(result.cases), time: suiteTime(result.cases) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes(named)}>\n${paths.map((path) => testSuite(result, path, language)).join('')}</testsuites>\n`;
}

export const junitWriter: ReportWriter = {
  id: 'junit',
  write: (result, options) => [{ name: 'junit.xml', mediaType: 'application/xml', content: document(result, options) }],
};
