/**
 * (c) The suite against the reference, as a vendor starts it: the command line from start to exit, keys from the
 * development cache. Two runs more are for looking inside: one is watched from outside, one writes a profile; a shortened
 * measurement has the watched one only.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeBinary, packageRoot } from '../../src/runner/environment.ts';
import { secondsByKind } from '../cpu-profile.ts';
import type { CpuProfile } from '../cpu-profile.ts';
import type { SuiteRun } from '../report.ts';
import { median, significant } from '../statistics.ts';
import { createWallSampler } from '../wall-shares.ts';
import type { WallSampler } from '../wall-shares.ts';

export interface SuiteOptions {
  readonly isQuick: boolean;
  readonly onProgress: (text: string) => void;
}

interface Outcome {
  readonly seconds: number;
  readonly conclusion: string;
  readonly scenarios: number;
}

const LOOK_EVERY_MS = 25;
const LONGEST_MS = 300_000;
const PRODUCT = /reference[/\\]fachverfahren[/\\]main/;

/** Measures everything. */
export async function measureSuite({ isQuick, onProgress }: SuiteOptions): Promise<SuiteRun> {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-bench-suite-'));
  try {
    const timed: Outcome[] = [];
    for (let run = 1; run <= (isQuick ? 0 : 3); run += 1) {
      onProgress(`run ${run}`);
      timed.push(await runSuite(folder));
    }
    onProgress('run that is watched');
    let sampler: WallSampler | undefined;
    const watched = await runSuite(folder, {
      onStart: (pid) => (sampler = createWallSampler(pid, (command) => PRODUCT.test(command))),
      onLook: () => sampler?.look(),
    });
    if (isQuick) timed.push(watched);
    const mainThread = isQuick ? undefined : await profileOf(folder, onProgress);
    const seconds = timed.map((outcome) => outcome.seconds);
    return {
      isQuick,
      scenarios: timed[0]?.scenarios ?? 0,
      conclusion: timed.at(-1)?.conclusion ?? 'unknown',
      wallSeconds: significant(median(seconds)),
      slowestSeconds: significant(Math.max(...seconds)),
      runs: seconds.length,
      ...sampler?.result(),
      ...(mainThread === undefined ? {} : { mainThread }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Watch {
  readonly nodeArguments?: readonly string[];
  readonly onStart?: (pid: number) => void;
  readonly onLook?: () => void;
}

/** One run of the command line. @throws Error when it writes no result */
async function runSuite(folder: string, { nodeArguments = [], onStart, onLook }: Watch = {}): Promise<Outcome> {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  const start = performance.now();
  const child = spawn(nodeBinary, [...nodeArguments, join(packageRoot(), 'bin', 'pruefstand.mjs'), 'run', '--quiet', '--out', out], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: LONGEST_MS,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-400)));
  onStart?.(child.pid ?? 0);
  const timer = onLook === undefined ? undefined : setInterval(onLook, LOOK_EVERY_MS);
  await new Promise<void>((resolve, reject) => child.once('error', reject).once('close', () => resolve()));
  clearInterval(timer);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, ...resultIn(out, said) };
}

function resultIn(out: string, said: string): Omit<Outcome, 'seconds'> {
  try {
    const { conclusion, counts } = JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')) as {
      conclusion: string;
      counts: { cases: Readonly<Record<string, number>> };
    };
    const { passed = 0, failed = 0, cantTell = 0 } = counts.cases;
    return { conclusion, scenarios: passed + failed + cantTell };
  } catch {
    throw new Error(`The suite wrote no result: ${said.trim()}`);
  }
}

async function profileOf(folder: string, onProgress: (text: string) => void): Promise<NonNullable<SuiteRun['mainThread']> | undefined> {
  onProgress('run with a profile');
  const profiles = join(folder, 'profile');
  await runSuite(folder, { nodeArguments: ['--cpu-prof', `--cpu-prof-dir=${profiles}`] });
  const [file] = readdirSync(profiles);
  return file === undefined ? undefined : secondsByKind(JSON.parse(readFileSync(join(profiles, file), 'utf8')) as CpuProfile);
}
