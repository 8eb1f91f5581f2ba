/**
 * Runs a profile against the flawless reference again and again, as a user calls it: in a row, with `--parallel 2`, in two
 * shards that are merged, one by one. A run that does not end conformant is a false verdict of ours and fails the tool.
 * `npm run stability [-- --profile <id>] [-- --runs 20] [-- --modes row,parallel,shards,single]`; other profiles than the usual one send nothing
 * ahead, so that they have no mode `single`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Result } from '../src/core/result.ts';
import { modulePath, nodeBinary, packageRoot } from '../src/runner/environment.ts';

const run = promisify(execFile);

function argument(name: string, fallback: string): string {
  const index = process.argv.indexOf(`--${name}`);
  return index === -1 ? fallback : (process.argv[index + 1] ?? fallback);
}

/** @returns what was said; the exit code is told by the result */
async function pruefstand(...args: readonly string[]): Promise<void> {
  try {
    await run(nodeBinary, [modulePath('src/cli/main'), ...args], { cwd: packageRoot(), maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    // A shard ends with exit code 5 until it is merged; the merged result tells.
    if ((error as { code?: unknown }).code !== 5) throw error;
  }
}

const DEFAULT_PROFILE = 'fit-connect-fachverfahren';

/** The usual profile is run as a user runs it: without naming it. */
const profile = argument('profile', DEFAULT_PROFILE);
const named = profile === DEFAULT_PROFILE ? [] : ['--profile', profile];

type Mode = (folder: string) => Promise<string>;

const MODES: Readonly<Record<string, { readonly title: string; readonly isSlow?: boolean; readonly run: Mode }>> = {
  row: {
    title: 'one after the other',
    run: async (folder) => {
      await pruefstand('run', '-q', ...named, '--out', join(folder, 'out'));
      return join(folder, 'out/result.json');
    },
  },
  parallel: {
    title: '--parallel 2',
    run: async (folder) => {
      await pruefstand('run', '-q', ...named, '--parallel', '2', '--out', join(folder, 'out'));
      return join(folder, 'out/result.json');
    },
  },
  shards: {
    title: 'two shards, merged',
    run: async (folder) => {
      for (const shard of ['1', '2']) await pruefstand('run', '-q', ...named, '--shard', `${shard}/2`, '--out', join(folder, shard));
      await pruefstand('merge', join(folder, '1/result.json'), join(folder, '2/result.json'), '--out', join(folder, 'out'));
      return join(folder, 'out/result.json');
    },
  },
  single: {
    title: 'one by one',
    // Each submission waits for its own poll: once is enough.
    isSlow: true,
    run: async (folder) => {
      await pruefstand('run', '-q', ...named, '--one-by-one', '--out', join(folder, 'out'));
      return join(folder, 'out/result.json');
    },
  },
};

/** Everything that is not as a flawless product deserves. */
function blemishes({ conclusion, requirements, cases }: Result): readonly string[] {
  return [
    ...(conclusion === 'conformant' ? [] : [conclusion]),
    ...requirements.filter(({ worst }) => worst === 'failure' || worst === 'warning').map(({ requirement, worst }) => `${requirement.id} ${worst}`),
    ...cases.filter(({ verdict }) => verdict === 'failed' || verdict === 'cantTell').map(({ id, verdict }) => `${verdict} ${id}`),
  ];
}

async function measure(name: string, runs: number): Promise<number> {
  const mode = MODES[name];
  if (mode === undefined) throw new Error(`There is no mode "${name}"; there are ${Object.keys(MODES).join(', ')}.`);
  const times = mode.isSlow === true ? 1 : runs;
  let flawed = 0;
  for (let index = 1; index <= times; index++) {
    const folder = mkdtempSync(join(tmpdir(), 'pruefstand-stability-'));
    try {
      const found = blemishes(JSON.parse(await readFile(await mode.run(folder), 'utf8')) as Result);
      if (found.length > 0) {
        flawed++;
        console.log(`${mode.title}, run ${index}: ${found.join('; ')}`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  console.log(`${mode.title}: ${times - flawed} of ${times} runs conformant`);
  return flawed;
}

const USUAL_MODES = Object.keys(MODES).filter((mode) => profile === DEFAULT_PROFILE || mode !== 'single');
const runs = Number(argument('runs', '20'));
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1.');
let flawed = 0;
for (const name of argument('modes', USUAL_MODES.join(',')).split(',')) flawed += await measure(name, runs);
console.log(flawed === 0 ? 'No false verdict.' : `${flawed} runs with a false verdict.`);
process.exitCode = flawed === 0 ? 0 : 1;
