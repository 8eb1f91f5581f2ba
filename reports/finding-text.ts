/** Findings of a case as plain lines, for formats that carry text: JUnit, CTRF, EARL. */
import type { JudgedFinding } from '../src/core/finding.ts';
import type { Language } from '../src/core/language.ts';
import { caseReason } from '../src/core/not-run.ts';
import { distinctFindings } from '../src/core/same-finding.ts';
import type { CaseResult, Result } from '../src/core/result.ts';
import { isUnsteady } from './findings.ts';
import type { FindingSeverity } from './findings.ts';
import { CAUSE_WORDS, fill, inLanguage, SEVERITY_WORDS, SHARED_TEXTS } from './texts.ts';
import { visible } from '../src/core/visible-text.ts';

/** One line: requirement, severity and summary. */
export function findingLine(finding: JudgedFinding, language: Language): string {
  return visible(`${finding.requirement} (${SEVERITY_WORDS[finding.severity][language]}): ${finding.text[language].summary}`);
}

function mendOf(result: Result, requirementId: string, language: Language): string | undefined {
  return result.requirements.find(({ requirement }) => requirement.id === requirementId)?.requirement.mend[language];
}

/** Several lines: what was expected and observed, where, the likely cause and how to mend it. */
export function findingDetails(result: Result, finding: JudgedFinding, language: Language): string {
  const t = inLanguage(SHARED_TEXTS, language);
  const { expected, observed } = finding.text[language];
  const places = finding.evidence.map(({ exchange, at }) => (at === undefined ? exchange : `${exchange} ${at}`));
  const mend = mendOf(result, finding.requirement, language);
  const lines = [
    findingLine(finding, language),
    `${t.expected}: ${expected}`,
    `${t.observed}: ${observed}`,
    ...(places.length === 0 ? [] : [`${t.where}: ${places.join(', ')}`]),
    `${t.cause}: ${CAUSE_WORDS[finding.cause][language]}`,
    ...(mend === undefined ? [] : [`${t.mend}: ${mend}`]),
  ];
  return visible(lines.join('\n'));
}

/** Findings of some severities over all attempts, as they are counted: what returns in another attempt once. */
export function findingsOf({ attempts }: CaseResult, severities: readonly FindingSeverity[]): readonly JudgedFinding[] {
  return distinctFindings(attempts.flatMap(({ findings }) => findings)).filter(({ severity }) => severities.includes(severity));
}

/** Why a case has no verdict: differing repeats, errors of the suite, findings that could not tell. */
export function openReasons(caseResult: CaseResult, language: Language): readonly string[] {
  const t = inLanguage(SHARED_TEXTS, language);
  const errors = caseResult.attempts.flatMap(({ attempt, error }) => (error === undefined ? [] : [`${fill(t.attempt, { n: attempt })}: ${error}`]));
  const findings = findingsOf(caseResult, ['cantTell']).map((finding) => findingLine(finding, language));
  return [...(isUnsteady(caseResult) ? [t.unsteady] : []), ...errors, ...findings].map(visible);
}

/** Why a case was not run. */
export function reasonText(result: Result, entry: CaseResult, language: Language): string {
  return visible((caseReason(result, entry) ?? SHARED_TEXTS.noReason)[language]);
}
