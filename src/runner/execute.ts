/**
 * Runs chosen scenarios with Cucumber through its API and gathers what they reported. Cucumber's own statuses tell only
 * where a scenario ended; verdicts come from the findings the scenarios attach.
 */
import type * as CucumberApi from '@cucumber/cucumber/api';
import { AttachmentContentEncoding, TestStepResultStatus } from '@cucumber/messages';
import type { Envelope, Pickle, TestStepFinished, TestStepResult } from '@cucumber/messages';
import { Writable } from 'node:stream';
import type { Finding } from '../core/finding.ts';
import type { JudgementReport, WrittenCall } from '../core/judgement.ts';
import type { StepResult } from '../core/result.ts';
import { FINDINGS_MEDIA_TYPE } from '../core/submission.ts';
import type { SentSubmission } from '../core/submission.ts';
import { modulePath, packageRoot, sourceEnding } from './environment.ts';
import type { Scenario } from './scenario-choice.ts';
import { scenarioKey } from './scenarios.ts';
import { keywordOf, keywordsIn } from './step-keywords.ts';

/** What one scenario reported when it ran. */
export interface ScenarioReport {
  readonly scenario: Scenario;
  readonly startedAt: string;
  readonly durationMs: number;
  /** Requirements that checks judged; empty when none did. */
  readonly judged: readonly string[];
  readonly findings: readonly Finding[];
  readonly exchanges: readonly string[];
  readonly steps: readonly StepResult[];
  /** What was judged, for the evidence. */
  readonly calls: readonly WrittenCall[];
  /** Facts of the submissions that the calls name. */
  readonly submissions: readonly SentSubmission[];
  /** Why the suite could not do its work. */
  readonly error?: string;
}

export interface ExecuteOptions {
  readonly scenarios: readonly Scenario[];
  /** Folder below `steps/` with the words that these scenarios use. */
  readonly steps: string;
  readonly worldParameters: object;
  readonly parallel: number;
  readonly onReport: (report: ScenarioReport) => void;
  readonly onEnvelope: (envelope: Envelope) => void;
  readonly signal: AbortSignal;
}

/** Steps that were not reached or not understood are the suite's problem, never the product's. */
const STEP_STATUS: Readonly<Partial<Record<TestStepResultStatus, StepResult['status']>>> = {
  [TestStepResultStatus.PASSED]: 'passed',
  [TestStepResultStatus.SKIPPED]: 'skipped',
  [TestStepResultStatus.PENDING]: 'passed',
  [TestStepResultStatus.FAILED]: 'failed',
};

/** Runs the scenarios in the order given. Resolves when all have ended or the signal is aborted. */
export async function executeScenarios(options: ExecuteOptions): Promise<void> {
  if (options.scenarios.length === 0) return;
  const { runConfiguration } = await configurationOf({
    paths: options.scenarios.map(({ feature, line }) => `${feature.path}:${line}`),
    import: importsOf(options.steps),
    parallel: options.parallel,
    worldParameters: options.worldParameters as never,
    language: 'de',
  });
  const [support, { runCucumber }] = await Promise.all([loadSteps(options.steps), cucumber()]);
  const collector = createCollector(options);
  await runCucumber({ ...runConfiguration, support }, environment(), (envelope) => {
    options.onEnvelope(envelope);
    collector(envelope);
  });
}

/**
 * The steps, loaded once per process: a second import of the same modules would register nothing. This is the one piece of
 * module state in the runner, as the module registry is.
 */
const libraries = new Map<string, Promise<CucumberApi.ISupportCodeLibrary>>();

/** Loads the words of a room, ahead of their use where there is time. */
export async function loadSteps(steps: string): Promise<CucumberApi.ISupportCodeLibrary> {
  const library =
    libraries.get(steps) ??
    configurationOf({ paths: [], import: importsOf(steps) }).then(async ({ runConfiguration }) =>
      (await cucumber()).loadSupport(runConfiguration, environment()),
    );
  libraries.set(steps, library);
  return library;
}

/** Loaded when it is wanted first, which is while the product comes up. */
async function cucumber(): Promise<typeof CucumberApi> {
  return import('@cucumber/cucumber/api');
}

function importsOf(steps: string): string[] {
  return [`${modulePath(`steps/${steps}/*.steps`).slice(0, -sourceEnding().length)}${sourceEnding()}`];
}

type Provided = Extract<NonNullable<Parameters<typeof CucumberApi.loadConfiguration>[0]>['provided'], { readonly paths?: unknown }>;

async function configurationOf(provided: Provided): ReturnType<typeof CucumberApi.loadConfiguration> {
  return (await cucumber()).loadConfiguration({ file: false, provided: { publish: false, format: [], strict: false, ...provided } }, environment());
}

/** Where cucumber looks for files, and nowhere to write to. */
function environment(): { readonly cwd: string; readonly stdout: Writable; readonly stderr: Writable } {
  return { cwd: packageRoot(), stdout: sink(), stderr: sink() };
}

function sink(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

interface Running {
  readonly pickle: Pickle;
  readonly startedMs: number;
  readonly steps: StepResult[];
  readonly judged: string[];
  readonly findings: Finding[];
  readonly exchanges: string[];
  readonly calls: WrittenCall[];
  readonly submissions: SentSubmission[];
  error?: string;
}

interface RunningSteps extends Running {
  /** Ids of the pickle's steps by those of the test case. */
  readonly pickleSteps: ReadonlyMap<string, string | undefined>;
}

/** Turns the stream of messages into one report per scenario. */
function createCollector({ scenarios, onReport }: ExecuteOptions): (envelope: Envelope) => void {
  const byKey = new Map(scenarios.map((scenario) => [scenarioKey(scenario.feature.path, scenario.line), scenario]));
  const pickles = new Map<string, Pickle>();
  const cases = new Map<string, { readonly pickle: Pickle; readonly pickleSteps: ReadonlyMap<string, string | undefined> }>();
  const running = new Map<string, RunningSteps>();
  const keywords = new Map<string, string>();
  const plan = ({ gherkinDocument, pickle, testCase }: Envelope): void => {
    if (gherkinDocument !== undefined) for (const [id, keyword] of keywordsIn(gherkinDocument)) keywords.set(id, keyword);
    if (pickle !== undefined) pickles.set(pickle.id, pickle);
    if (testCase !== undefined) {
      const owner = pickles.get(testCase.pickleId);
      if (owner !== undefined)
        cases.set(testCase.id, { pickle: owner, pickleSteps: new Map(testCase.testSteps.map(({ id, pickleStepId }) => [id, pickleStepId])) });
    }
  };
  const begin = ({ testCaseStarted }: Envelope): void => {
    if (testCaseStarted !== undefined) {
      const known = cases.get(testCaseStarted.testCaseId);
      if (known !== undefined) running.set(testCaseStarted.id, { ...known, startedMs: milliseconds(testCaseStarted.timestamp), ...emptyRun() });
    }
  };
  const goOn = ({ testStepFinished, attachment }: Envelope): void => {
    if (testStepFinished !== undefined) addStep(running.get(testStepFinished.testCaseStartedId), testStepFinished, keywords);
    if (attachment?.testCaseStartedId !== undefined && attachment.mediaType === FINDINGS_MEDIA_TYPE)
      addFindings(running.get(attachment.testCaseStartedId), attachment.body, attachment.contentEncoding);
  };
  const end = ({ testCaseFinished }: Envelope): void => {
    if (testCaseFinished !== undefined) {
      const ended = running.get(testCaseFinished.testCaseStartedId);
      const scenario = ended === undefined ? undefined : byKey.get(scenarioKey(ended.pickle.uri, ended.pickle.location?.line ?? 0));
      if (ended !== undefined && scenario !== undefined) onReport(reportOf(scenario, ended, milliseconds(testCaseFinished.timestamp)));
    }
  };
  return (envelope) => {
    for (const take of [plan, begin, goOn, end]) take(envelope);
  };
}

function emptyRun(): Pick<Running, 'steps' | 'judged' | 'findings' | 'exchanges' | 'calls' | 'submissions'> {
  return { steps: [], judged: [], findings: [], exchanges: [], calls: [], submissions: [] };
}

function milliseconds({ seconds, nanos }: { readonly seconds: number; readonly nanos: number }): number {
  return seconds * 1000 + Math.round(nanos / 1e6);
}

function addStep(run: RunningSteps | undefined, { testStepId, testStepResult: result }: TestStepFinished, keywords: ReadonlyMap<string, string>): void {
  if (run === undefined) return;
  const step = run.pickle.steps.find(({ id }) => id === run.pickleSteps.get(testStepId));
  const problem = problemOfSuite(result, step?.text ?? 'hook');
  if (problem !== undefined) run.error ??= problem.slice(0, 2_000);
  if (step === undefined) return;
  const status = problem === undefined ? (STEP_STATUS[result.status] ?? 'error') : 'error';
  run.steps.push({ keyword: keywordOf(step, keywords), text: step.text, status });
}

/** @returns why the step did not do its work; undefined for one that did, whatever it thinks of the product */
function problemOfSuite({ status, message, exception }: TestStepResult, text: string): string | undefined {
  if (status === TestStepResultStatus.FAILED) return exception?.type === 'BrokenRequirement' ? undefined : (exception?.message ?? message ?? 'unknown error');
  return STEP_STATUS[status] === undefined ? `Step ${status.toLowerCase()}: ${text}` : undefined;
}

function addFindings(run: Running | undefined, body: string, encoding: string): void {
  if (run === undefined) return;
  const { judged, findings, exchanges, checks, subject, submissions } = reportIn(body, encoding);
  run.judged.push(...judged);
  run.findings.push(...findings);
  run.exchanges.push(...exchanges);
  run.calls.push({ checks, subject, findings });
  run.submissions.push(...submissions);
}

function reportOf(scenario: Scenario, run: Running, endedMs: number): ScenarioReport {
  const error = run.error ?? (run.judged.length === 0 ? 'The scenario ended without any check.' : undefined);
  return {
    scenario,
    startedAt: new Date(run.startedMs).toISOString(),
    durationMs: Math.max(0, endedMs - run.startedMs),
    judged: run.judged,
    findings: run.findings,
    exchanges: [...new Set(run.exchanges)],
    steps: run.steps,
    calls: run.calls,
    submissions: run.submissions,
    ...(error === undefined ? {} : { error }),
  };
}

/** A message as others may read it: what the checks judged is in the evidence, with the facts that must not be in clear elsewhere. */
export function withoutSubjects(envelope: Envelope): Envelope {
  const { attachment } = envelope;
  if (attachment?.mediaType !== FINDINGS_MEDIA_TYPE) return envelope;
  const { judged, findings, exchanges } = reportIn(attachment.body, attachment.contentEncoding);
  return {
    ...envelope,
    attachment: { ...attachment, body: JSON.stringify({ judged, findings, exchanges }), contentEncoding: AttachmentContentEncoding.IDENTITY },
  };
}

function reportIn(body: string, encoding: string): JudgementReport {
  return JSON.parse(encoding === 'BASE64' ? Buffer.from(body, 'base64').toString('utf8') : body) as JudgementReport;
}
