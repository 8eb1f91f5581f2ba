/**
 * `report.sarif` for code scanning: SARIF 2.1.0 (OASIS, with errata 01), one run per result. Requirements are rules, findings
 * are results. A result of the suite has no source code of the product to point at, so a location is the scenario that found
 * it and, inside, the exchange and place in it; a problem of the declaration points at its proforma. Suppressions and baseline states come from the gate
 * alone (`renderSarif`).
 */
import { earlyEndText } from '../src/core/early-end.ts';
import type { ReportWriter } from '../src/core/report.ts';
import type { Result } from '../src/core/result.ts';
import type { Language } from '../src/core/language.ts';
import { CONCLUSION_WORDS } from '../src/core/verdict-words.ts';
import { declaredPaths, declaredResults } from './sarif/declared.ts';
import { sarifDriver, sarifTranslation } from './sarif/rules.ts';
import { sarifResults } from './sarif/results.ts';
import type { SarifAnnotate } from './sarif/results.ts';
import { SARIF_LANGUAGES, relativeUri } from './sarif/texts.ts';
import { visible } from '../src/core/visible-text.ts';

export type { SarifAnnotate, SarifAnnotation, SarifIdentity } from './sarif/results.ts';

/** Address by which readers know the format; nothing is loaded from it. */
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

interface Notification {
  readonly level: 'error' | 'warning';
  readonly message: { readonly text: string };
}

/** What kept the suite from its work: an early end, errors of its own. */
function notifications({ run, cases }: Result, language: Language): readonly Notification[] {
  const early: readonly Notification[] =
    run.interrupted === undefined ? [] : [{ level: 'warning', message: { text: visible(earlyEndText(run.interrupted)[language]) } }];
  const errors = cases.flatMap(({ id, attempts }) =>
    attempts.flatMap(({ attempt, error }): readonly Notification[] =>
      error === undefined ? [] : [{ level: 'error', message: { text: visible(`${id} (${attempt}): ${error}`) } }],
    ),
  );
  return [...early, ...errors];
}

function invocationOf(result: Result, language: Language): object {
  const told = notifications(result, language);
  return {
    executionSuccessful: result.run.isComplete,
    startTimeUtc: result.run.startedAt,
    endTimeUtc: result.run.finishedAt,
    ...(told.length === 0 ? {} : { toolExecutionNotifications: told }),
  };
}

function propertiesOf(result: Result, language: Language): object {
  const { target, conclusion, counts, run, specification, profile } = result;
  return {
    selfTest: true,
    conclusion,
    conclusionText: CONCLUSION_WORDS[conclusion][language],
    product: target.product,
    targetKind: target.kind,
    runId: run.id,
    ...(run.shard === undefined ? {} : { shard: run.shard }),
    specification: { id: specification.id, version: specification.version, sha256: specification.sha256 },
    profile: { id: profile.id, version: profile.version, sha256: profile.sha256 },
    counts,
  };
}

function runOf(result: Result, language: Language, annotate: SarifAnnotate): object {
  const other: Language = language === 'de' ? 'en' : 'de';
  const paths = [...new Set(result.cases.map(({ feature }) => feature.path))];
  return {
    tool: { driver: sarifDriver(result, language) },
    translations: [sarifTranslation(result, other)],
    language: SARIF_LANGUAGES[language],
    // The part before the last slash names the category under which code scanning keeps alerts of successive runs together.
    automationDetails: { id: `pruefstand/${result.profile.id}/${result.run.id}` },
    invocations: [invocationOf(result, language)],
    artifacts: [
      ...paths.map((path) => ({ location: { uri: relativeUri(path) }, sourceLanguage: 'gherkin' })),
      ...declaredPaths(result).map((path) => ({ location: { uri: relativeUri(path) }, sourceLanguage: 'yaml' })),
    ],
    columnKind: 'utf16CodeUnits',
    results: [...sarifResults(result, language, paths, annotate), ...declaredResults(result, language, paths.length, annotate)],
    properties: propertiesOf(result, language),
  };
}

/** The log as text. @param annotate what the gate knows about a result: waivers as suppressions, state against the baseline */
export function renderSarif(result: Result, language: Language, annotate: SarifAnnotate = () => ({})): string {
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [runOf(result, language, annotate)] }, null, 2)}\n`;
}

export const sarifWriter: ReportWriter = {
  id: 'sarif',
  write: (result, { language }) => [{ name: 'report.sarif', mediaType: 'application/sarif+json', content: renderSarif(result, language) }],
};
