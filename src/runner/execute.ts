/**
 * Runs chosen scenarios with Cucumber through its API and gathers what they reported. Cucumber's own statuses tell only
 * where a scenario ended; verdicts come from the findings the scenarios attach.
 */
import { loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import type { ISupportCodeLibrary } from '@cucumber/cucumber/api';
import { TestStepResultStatus } from '@cucumber/messages';
import type { Envelope, Pickle, TestStepResult } from '@cucumber/messages';
import { Writable } from 'node:stream';
import type { Finding } from '../core/finding.ts';
import type { StepResult } from '../core/result.ts';
import { FINDINGS_MEDIA_TYPE } from '../core/submission.ts';
import { modulePath, packageRoot, sourceEnding } from './environment.ts';
import type { Scenario } from './scenarios.ts';
import { scenarioKey } from './scenarios.ts';

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
  /** Why the suite could not do its work. */
  readonly error?: string;
}

export interface ExecuteOptions {
  readonly scenarios: readonly Scenario[];
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
  const root = packageRoot();
  const silent = { stdout: sink(), stderr: sink() };
  const environment = { cwd: root, ...silent };
  const { runConfiguration } = await loadConfiguration(
    {
      file: false,
      provided: {
        paths: options.scenarios.map(({ feature, line }) => `${feature.path}:${line}`),
        import: [
          modulePath('steps/world'),
          `${modulePath('steps/*/*.steps').slice(0, -sourceEnding().length)}${sourceEnding()}`,
          modulePath('steps/hooks.steps'),
        ],
        parallel: options.parallel,
        worldParameters: options.worldParameters as never,
        publish: false,
        format: [],
        strict: false,
        language: 'de',
      },
    },
    environment,
  );
  const support = await supportOf(runConfiguration, environment);
  const collector = createCollector(options);
  await runCucumber({ ...runConfiguration, support }, environment, (envelope) => {
    options.onEnvelope(envelope);
    collector(envelope);
  });
}

/**
 * The steps, loaded once per process: a second import of the same modules would register nothing. This is the one piece of
 * module state in the runner, as the module registry is.
 */
let steps: Promise<ISupportCodeLibrary> | undefined;

function supportOf(...load: Parameters<typeof loadSupport>): Promise<ISupportCodeLibrary> {
  return (steps ??= loadSupport(...load));
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
  error?: string;
}

/** Turns the stream of messages into one report per scenario. */
function createCollector({ scenarios, onReport }: ExecuteOptions): (envelope: Envelope) => void {
  const byKey = new Map(scenarios.map((scenario) => [scenarioKey(scenario.feature.path, scenario.line), scenario]));
  const pickles = new Map<string, Pickle>();
  const cases = new Map<string, { readonly pickle: Pickle; readonly pickleSteps: ReadonlyMap<string, string | undefined> }>();
  const running = new Map<string, Running & { readonly pickleSteps: ReadonlyMap<string, string | undefined> }>();
  return ({ pickle, testCase, testCaseStarted, testStepFinished, attachment, testCaseFinished }) => {
    if (pickle !== undefined) pickles.set(pickle.id, pickle);
    if (testCase !== undefined) {
      const owner = pickles.get(testCase.pickleId);
      if (owner !== undefined)
        cases.set(testCase.id, { pickle: owner, pickleSteps: new Map(testCase.testSteps.map(({ id, pickleStepId }) => [id, pickleStepId])) });
    }
    if (testCaseStarted !== undefined) {
      const known = cases.get(testCaseStarted.testCaseId);
      if (known !== undefined)
        running.set(testCaseStarted.id, { ...known, startedMs: milliseconds(testCaseStarted.timestamp), steps: [], judged: [], findings: [], exchanges: [] });
    }
    if (testStepFinished !== undefined) addStep(running.get(testStepFinished.testCaseStartedId), testStepFinished.testStepId, testStepFinished.testStepResult);
    if (attachment?.testCaseStartedId !== undefined && attachment.mediaType === FINDINGS_MEDIA_TYPE)
      addFindings(running.get(attachment.testCaseStartedId), attachment.body, attachment.contentEncoding);
    if (testCaseFinished !== undefined) {
      const ended = running.get(testCaseFinished.testCaseStartedId);
      const scenario = ended === undefined ? undefined : byKey.get(scenarioKey(ended.pickle.uri, ended.pickle.location?.line ?? 0));
      if (ended !== undefined && scenario !== undefined) onReport(reportOf(scenario, ended, milliseconds(testCaseFinished.timestamp)));
    }
  };
}

function milliseconds({ seconds, nanos }: { readonly seconds: number; readonly nanos: number }): number {
  return seconds * 1000 + Math.round(nanos / 1e6);
}

function addStep(
  run: (Running & { readonly pickleSteps: ReadonlyMap<string, string | undefined> }) | undefined,
  testStepId: string,
  result: TestStepResult,
): void {
  if (run === undefined) return;
  const { status, message, exception } = result;
  const step = run.pickle.steps.find(({ id }) => id === run.pickleSteps.get(testStepId));
  const isFailed = status === TestStepResultStatus.FAILED;
  const isOurs = STEP_STATUS[status] === undefined || (isFailed && exception?.type !== 'BrokenRequirement');
  if (isOurs)
    run.error ??= (isFailed ? (exception?.message ?? message ?? 'unknown error') : `Step ${status.toLowerCase()}: ${step?.text ?? 'hook'}`).slice(0, 2_000);
  if (step !== undefined) run.steps.push({ keyword: '', text: step.text, status: isOurs ? 'error' : (STEP_STATUS[status] ?? 'error') });
}

function addFindings(run: Running | undefined, body: string, encoding: string): void {
  if (run === undefined) return;
  const text = encoding === 'BASE64' ? Buffer.from(body, 'base64').toString('utf8') : body;
  const { judged, findings, exchanges } = JSON.parse(text) as { judged: string[]; findings: Finding[]; exchanges: string[] };
  run.judged.push(...judged);
  run.findings.push(...findings);
  run.exchanges.push(...exchanges);
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
    ...(error === undefined ? {} : { error }),
  };
}
