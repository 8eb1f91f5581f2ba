/**
 * A run from beginning to end: simulators up, product up, campaign sent, scenarios run, result folded, reports written.
 * Whatever goes wrong on the way, what was seen so far is written, marked as incomplete.
 */
import { randomUUID } from 'node:crypto';
import type { Envelope } from '@cucumber/messages';
import { productEnded, STOPPED_BY_USER } from '../core/early-end.ts';
import type { Exchange } from '../core/exchange.ts';
import { unwritable } from '../core/file-errors.ts';
import { judgeFinding, verdictOf } from '../core/judging.ts';
import type { JudgingParameters } from '../core/policy.ts';
import type { Profile } from '../core/profile.ts';
import type { Requirement } from '../core/requirement.ts';
import type { Result } from '../core/result.ts';
import { DOCUMENT_WRITERS, REPORT_WRITERS } from '../../reports/index.ts';
import { catalogueOf, loadProfile, selectRequirements } from './catalogue.ts';
import { basisOf, suiteDigest } from './basis.ts';
import { writeEvidence } from './evidence.ts';
import { executeScenarios, loadSteps } from './execute.ts';
import type { ScenarioReport } from './execute.ts';
import { writeJudgements } from './judgements.ts';
import type { KeyRing } from './keys.ts';
import { createMessageLog } from './messages.ts';
import type { MessageLog } from './messages.ts';
import { THE_OUTPUT, writeInto } from './named-file.ts';
import { proofFigure } from './proof-figure.ts';
import { buildResult } from './result.ts';
import type { Room } from './room.ts';
import { openRoom } from './rooms.ts';
import type { ProgressEvent, RunOptions, RunOutcome } from './run-options.ts';
import type { RunningProduct } from './product.ts';
import { chooseScenarios, shardOf } from './scenario-choice.ts';
import { readScenarios } from './scenarios.ts';
import type { LeftOut, Scenario } from './scenario-choice.ts';

interface Plan {
  readonly profile: Profile;
  readonly requirements: readonly Requirement[];
  readonly catalogue: ReturnType<typeof catalogueOf>;
  readonly chosen: readonly Scenario[];
  readonly leftOut: readonly LeftOut[];
}

/** What can be decided before anything starts. */
export function planRun({ loaded: { target }, shard, declaration, only }: Pick<RunOptions, 'loaded' | 'shard' | 'declaration' | 'only'>): Plan {
  const profile = loadProfile(target.profile);
  const catalogue = catalogueOf(profile);
  const requirements = selectRequirements(catalogue, profile);
  const scenarios = ofRequirements(readScenarios(profile, requirements), only);
  const { chosen, leftOut } = chooseScenarios(scenarios, profile, target.capabilities, declaration?.selection);
  return { profile, requirements, catalogue, chosen: shard === undefined ? chosen : shardOf(chosen, shard), leftOut };
}

/** Scenarios of some requirements; all where one of them judges the whole run, which others have to fill. */
function ofRequirements(scenarios: readonly Scenario[], only: readonly string[] | undefined): readonly Scenario[] {
  const own = scenarios.filter(({ requirements }) => only === undefined || requirements.some((id) => only.includes(id)));
  return own.some(({ tags }) => tags.includes('@zuletzt')) ? scenarios : own;
}

/**
 * Runs a profile against a target.
 * @param keys ring for the simulators' own keys
 * @throws PruefstandError when the product cannot be started or the output not be written; never for what a product does
 */
export async function runProfile(options: RunOptions, keys: KeyRing): Promise<RunOutcome> {
  const plan = planRun(options);
  const startedAt = Date.now();
  const attempts: ScenarioReport[][] = [];
  const messages = createMessageLog();
  let interrupted: string | undefined;
  options.onProgress({ kind: 'stage', stage: 'keys' });
  await using room = await openRoom(options.loaded, { keys, onStage: (stage) => options.onProgress({ kind: 'stage', stage }) });
  for (let attempt = 1; attempt <= options.repeat && interrupted === undefined; attempt++) {
    const reports: ScenarioReport[] = [];
    attempts.push(reports);
    interrupted = await runOnce({
      options,
      plan,
      room,
      reports,
      isOver: false,
      onEnvelope: (envelope) => messages.take(envelope, attempt),
    });
  }
  options.onProgress({ kind: 'stage', stage: 'reports' });
  // Awaited here: the room ends with this function.
  return await writeOutcome({ options, plan, room, attempts, messages, startedAt, interrupted });
}

interface Once {
  readonly options: RunOptions;
  readonly plan: Plan;
  readonly room: Room;
  readonly reports: ScenarioReport[];
  /** Set when the attempt has ended; what scenarios report without a product says nothing about it. */
  isOver: boolean;
  readonly onEnvelope: (envelope: Envelope) => void;
}

/** One attempt. @returns why it ended early, if it did */
async function runOnce(once: Once): Promise<string | undefined> {
  const { options, room } = once;
  const { signal } = options;
  let product: RunningProduct | undefined;
  try {
    options.onProgress({ kind: 'stage', stage: 'product' });
    // The product needs a while to come up, in a process of its own; what the result will need is made ready meanwhile.
    const steps = loadSteps(room.steps).then(() => suiteDigest());
    steps.catch(() => undefined);
    room.ahead?.prepare(batchesOf(once)[0] ?? []).catch(() => undefined);
    product = await room.startProduct(signal);
    const died = product?.ended.then(productEnded);
    const work = campaignAndScenarios(once, product);
    const stopped = new Promise<string>((resolve) => {
      const stop = (): void => resolve(STOPPED_BY_USER);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
    const early = await Promise.race([work.then(() => undefined), stopped, ...(died === undefined ? [] : [died])]);
    once.isOver = early !== undefined;
    if (early !== undefined) work.catch(() => undefined);
    return early;
  } finally {
    await product?.stop();
  }
}

async function campaignAndScenarios(once: Once, product: RunningProduct | undefined): Promise<void> {
  const { options, plan, room, reports } = once;
  const { onProgress, signal } = options;
  const progress = progressOf(plan, onProgress);
  if (room.ahead !== undefined) onProgress({ kind: 'stage', stage: 'campaign' });
  onProgress({ kind: 'stage', stage: 'scenarios' });
  for (const scenarios of batchesOf(once)) {
    if (signal.aborted) return;
    await room.ahead?.send(scenarios, (sent, total) => onProgress({ kind: 'campaign', sent, total }), signal);
    await executeScenarios({
      scenarios,
      steps: room.steps,
      worldParameters: { ...room.worldParameters(product), ...judgingParameters(plan) },
      parallel: options.isOneByOne ? 0 : options.parallel,
      onReport: (report) => {
        if (once.isOver) return;
        reports.push(report);
        progress(report);
      },
      onEnvelope: (envelope) => {
        if (!once.isOver) once.onEnvelope(envelope);
      },
      signal,
    });
  }
}

/** Scenarios that run together. */
function batchesOf({ options, plan }: Once): readonly (readonly Scenario[])[] {
  return options.isOneByOne ? plan.chosen.map((scenario) => [scenario]) : [plan.chosen];
}

function progressOf({ chosen, profile, requirements }: Plan, onProgress: (event: ProgressEvent) => void): (report: ScenarioReport) => void {
  let done = 0;
  return ({ scenario, findings, error }) => {
    const judged = findings.map((finding) =>
      judgeFinding(
        finding,
        profile.policy,
        requirements.find(({ id }) => id === finding.requirement),
      ),
    );
    onProgress({
      kind: 'scenario',
      name: scenario.name,
      verdict: verdictOf(judged, error !== undefined),
      hasWarning: judged.some(({ severity }) => severity === 'warning'),
      done: ++done,
      total: chosen.length,
    });
  };
}

function judgingParameters({ profile, requirements }: Plan): JudgingParameters {
  return { policy: profile.policy, requirements: Object.fromEntries(requirements.map(({ id, level, basis }) => [id, { level, basis }])) };
}

interface Outcome {
  readonly options: RunOptions;
  readonly plan: Plan;
  readonly room: Room;
  readonly attempts: readonly (readonly ScenarioReport[])[];
  readonly messages: MessageLog;
  readonly startedAt: number;
  readonly interrupted: string | undefined;
}

async function writeOutcome(outcome: Outcome): Promise<RunOutcome> {
  const { options, plan, room, attempts, messages, startedAt, interrupted } = outcome;
  const folder = options.outputFolder;
  const exchanges = await room.exchanges();
  const { evidence, root } = await writeRecords(outcome, exchanges);
  const finishedAt = Date.now();
  const proof = proofFigure(plan.profile.id);
  const result = buildResult({
    ...plan,
    target: options.loaded.target,
    declared: room.declared,
    scenarios: plan.chosen,
    attempts,
    exchanges,
    evidence,
    evidenceRoots: [root],
    suiteSha256: suiteDigest(),
    basis: basisOf(plan.catalogue, options.loaded.schemas),
    run: {
      id: randomUUID(),
      startedAt,
      finishedAt,
      ...(interrupted === undefined ? {} : { interrupted }),
      ...(options.shard === undefined ? {} : { shard: options.shard }),
    },
    ...(proof === undefined ? {} : { proof }),
    ...(options.declaration === undefined ? {} : { declaration: options.declaration.review }),
  });
  const reports = await writeReports(folder, result, options.language, options.reports === undefined ? undefined : ['json', ...options.reports]);
  const log = writeInto(folder, [{ name: 'messages.ndjson', content: messages.written({ startedAt, finishedAt, interrupted }) }]);
  return { result, files: [...reports, ...log, ...evidence.map(({ path }) => path)] };
}

/** What was recorded and judged, in order of path. @throws ERR_CONFIG_OUTPUT_UNWRITABLE */
async function writeRecords({ options, room, attempts }: Outcome, exchanges: readonly Exchange[]) {
  const folder = options.outputFolder;
  try {
    const { files, root } = await writeEvidence(folder, exchanges, room);
    const judged = await writeJudgements(folder, attempts, room, options.declaration?.declaration);
    return { evidence: [...files, ...judged].sort((a, b) => (a.path < b.path ? -1 : 1)), root };
  } catch (cause) {
    throw unwritable(cause, folder, THE_OUTPUT);
  }
}

/** Writes reports of a result into a folder: those that are named, else all but documents. @returns names of the files @throws ERR_CONFIG_OUTPUT_UNWRITABLE */
export async function writeReports(folder: string, result: Result, language: RunOptions['language'], ids?: readonly string[]): Promise<readonly string[]> {
  const files = REPORT_WRITERS.filter(({ id }) => ids === undefined || ids.includes(id)).flatMap((writer) => writer.write(result, { language }));
  const documents = await Promise.all(DOCUMENT_WRITERS.filter(({ id }) => ids?.includes(id)).map(async (writer) => writer.write(result, { language })));
  return writeInto(folder, [...files, ...documents.flat()]);
}
