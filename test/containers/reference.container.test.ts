/**
 * A target that names an image is tested like any other: the reference Fachverfahren in a container of a real engine, over
 * the whole profile. Without an engine everything here is skipped, with the reason.
 */
import { deepStrictEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, afterEach, before, describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import type { PruefstandError } from '../../src/core/errors.ts';
import type { Result } from '../../src/core/result.ts';
import { cacheFolder, packageRoot } from '../../src/runner/environment.ts';
import { examineTarget } from '../../src/runner/doctor.ts';
import { createKeyRing } from '../../src/runner/keys.ts';
import { ordinaryRun } from '../../src/runner/ordinary-run.ts';
import type { ProgressEvent, RunOptions } from '../../src/runner/run-options.ts';
import { runProfile } from '../../src/runner/run.ts';
import { loadTargetFile } from '../../src/runner/target-file.ts';
import { findEngine } from './engine.ts';
import type { NoEngine, TestEngine } from './engine.ts';
import { importReferenceImage, removeImage } from './reference-image.ts';
import { makeReferenceTarget } from './reference-target.ts';
import type { ReferenceTarget } from './reference-target.ts';

const run = promisify(execFile);

const IMAGE = `pruefstand-reference:test-${process.pid}`;

/** A part of the profile, where the whole would prove no more. */
const SHARD = { index: 1, total: 8 };

let engine: TestEngine | NoEngine;

before(async () => {
  engine = await findEngine();
  if ('untested' in engine) return;
  if (engine.host !== undefined) process.env['DOCKER_HOST'] = engine.host;
  await importReferenceImage(packageRoot(), IMAGE);
});
after(async () => {
  if ('untested' in engine) return;
  await removeImage(IMAGE).catch(() => undefined);
  await engine[Symbol.asyncDispose]();
});

/** Skips a test visibly where there is no engine. */
function needsEngine(context: TestContext): boolean {
  if ('untested' in engine) context.skip(engine.untested);
  return !('untested' in engine);
}

async function leftOver(): Promise<string> {
  const { stdout } = await run('docker', ['ps', '--all', '--quiet', '--filter', `ancestor=${IMAGE}`]);
  return stdout.trim();
}

/** Waits until the engine has started a container of the image. @param since milliseconds since the epoch */
async function containerStarted(since: number): Promise<void> {
  const wanted = ['type=container', 'event=start', `image=${IMAGE}`].flatMap((filter) => ['--filter', filter]);
  const events = spawn('docker', ['events', '--since', String(Math.floor(since / 1000)), ...wanted], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(createInterface({ input: events.stdout }), 'line');
  events.kill();
}

/** This machine in the network of containers: named by the engine, else the first address there. */
async function bridgeGateway(): Promise<string> {
  const { stdout } = await run('docker', ['network', 'inspect', 'bridge', '--format', '{{json (index .IPAM.Config 0)}}']);
  const { Gateway, Subnet } = JSON.parse(stdout) as { readonly Gateway?: string; readonly Subnet: string };
  return Gateway ?? Subnet.replace(/\d+\/\d+$/, '1');
}

/** Runs the profile, or a part of it, against a container. */
async function runContainer(
  target: Omit<ReferenceTarget, 'image'>,
  options: Partial<Pick<RunOptions, 'shard' | 'signal' | 'onProgress'>> = {},
): Promise<Result> {
  using folder = await makeReferenceTarget({ image: IMAGE, ...target });
  const loaded = await loadTargetFile(folder.outcome.targetFile, {});
  const outputFolder = mkdtempSync(join(tmpdir(), 'pruefstand-container-'));
  try {
    const { result } = await runProfile({ ...ordinaryRun(), loaded, outputFolder, ...options }, createKeyRing(cacheFolder(), Date.now()));
    return result;
  } finally {
    rmSync(outputFolder, { recursive: true, force: true });
  }
}

/** What was not as it should be, for the message of a failed test. */
function unclear({ cases }: Result): string {
  const odd = cases.filter(({ verdict }) => verdict === 'failed' || verdict === 'cantTell');
  return odd.map(({ id, attempts }) => `${id}: ${JSON.stringify(attempts.map(({ error, findings }) => error ?? findings))}`).join('\n');
}

describe('the reference as an image', () => {
  afterEach(async () => {
    if (!('untested' in engine)) equal(await leftOver(), '', 'no container is left behind');
  });

  test('the whole profile on the network of this machine', async (context) => {
    if (!needsEngine(context)) return;
    const result = await runContainer({ network: 'host' });
    const { target, conclusion, counts } = result;
    equal(target.kind, 'container');
    deepStrictEqual([result.run.isComplete, result.run.interrupted], [true, undefined]);
    deepStrictEqual([conclusion, counts.requirements.failed, counts.cases.failed, counts.failures], ['conformant', 0, 0, 0], unclear(result));
    ok(counts.cases.passed > 90, `${counts.cases.passed} cases passed`);
  });

  test('a part of the profile on a network of its own', async (context) => {
    if (!needsEngine(context)) return;
    const changes = { listen: { hostname: await bridgeGateway(), servicePort: 0, controlPort: 0 } };
    const result = await runContainer({ network: 'bridge', changes, environment: { HOST: '0.0.0.0' } }, { shard: SHARD });
    const { target, counts } = result;
    equal(target.kind, 'container');
    deepStrictEqual([counts.cases.failed, counts.cases.cantTell, counts.failures], [0, 0, 0], unclear(result));
    ok(counts.cases.passed > 5, `${counts.cases.passed} cases passed`);
  });

  test('Ctrl-C ends the run with a partial result, and the container with it', async (context) => {
    if (!needsEngine(context)) return;
    const interruption = new AbortController();
    const onProgress = ({ kind }: ProgressEvent): void => (kind === 'scenario' ? interruption.abort() : undefined);
    const result = await runContainer({ network: 'host' }, { shard: SHARD, signal: interruption.signal, onProgress });
    deepStrictEqual([result.run.isComplete, result.run.interrupted], [false, 'interrupted by the user']);
  });

  test('Ctrl-C while the product starts does not wait for it', async (context) => {
    if (!needsEngine(context)) return;
    const changes = { 'container.readyLine': 'never said', 'container.startupTimeoutSeconds': 3600 };
    const interruption = new AbortController();
    const since = Date.now();
    const running = runContainer({ network: 'host', changes }, { shard: SHARD, signal: interruption.signal });
    await containerStarted(since);
    interruption.abort();
    const result = await running;
    deepStrictEqual([result.run.interrupted, result.counts.cases.passed], ['interrupted by the user', 0]);
  });

  test('a product that ends by itself ends the run and is quoted', async (context) => {
    if (!needsEngine(context)) return;
    const onProgress = (event: ProgressEvent): void => {
      if (event.kind === 'scenario' && event.done === 1) void leftOver().then(async (id) => run('docker', ['kill', id]));
    };
    const result = await runContainer({ network: 'host' }, { shard: SHARD, onProgress });
    equal(result.run.isComplete, false);
    match(result.run.interrupted ?? '', /^the product ended by itself \(exit code 137: /);
  });

  test('doctor starts it to see it poll', async (context) => {
    if (!needsEngine(context)) return;
    using folder = await makeReferenceTarget({ image: IMAGE, network: 'host' });
    const now = Date.now();
    const fixed = { env: {}, now, waitSeconds: 60, keys: createKeyRing(cacheFolder(), now), signal: new AbortController().signal, tell: () => undefined };
    const entries = await examineTarget({ targetFile: folder.outcome.targetFile, ...fixed });
    deepStrictEqual(
      entries.filter(({ status }) => status === 'fault'),
      [],
    );
    match(entries.at(-2)?.text.en ?? '', /has the image pruefstand-reference/);
    match(entries.at(-1)?.text.en ?? '', /the product signed in and polled/);
  });

  test('an image that is nowhere is named', async (context) => {
    if (!needsEngine(context)) return;
    const nowhere = '127.0.0.1:1/nowhere:1';
    await rejects(runContainer({ network: 'host', changes: { 'container.image': nowhere } }), (error: PruefstandError) => {
      equal(error.code, 'ERR_TARGET_NOT_STARTED');
      match(error.message, /^The container of 127\.0\.0\.1:1\/nowhere:1 did not become ready: .*(refused|no such image)/i);
      return true;
    });
  });

  for (const network of ['host', 'bridge'] as const) {
    test(`a product that refuses its settings is quoted (${network})`, async (context) => {
      if (!needsEngine(context)) return;
      const changes = network === 'host' ? {} : { listen: { hostname: await bridgeGateway(), servicePort: 0, controlPort: 0 } };
      await rejects(runContainer({ network, changes, environment: { FITCONNECT_API_VERSION: 'v9' } }), (error: PruefstandError) => {
        equal(error.code, 'ERR_TARGET_NOT_STARTED');
        match(error.message, /FITCONNECT_API_VERSION must be v1 or v2/);
        return true;
      });
    });
  }
});
