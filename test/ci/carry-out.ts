/** Carries out the jobs of a recipe: shell commands as they are, everything that moves files as copies between folders. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from '../repository-files.ts';
import type { Job, Step } from './jobs.ts';

export interface JobOutcome {
  readonly id: string;
  readonly exitCode: number;
  readonly output: string;
  /** What would have gone to code scanning. */
  readonly scanned: readonly string[];
  readonly folder: string;
}

/** A build server in a temporary folder: what artefacts and caches it keeps, and the files of the vendor's repository. */
export interface BuildServer extends Disposable {
  readonly artefacts: string;
  carryOut(jobs: readonly Job[]): readonly JobOutcome[];
}

/** `npx --yes pruefstand@… <arguments>` becomes a call of this checkout. */
const NPX = `#!/bin/sh
while [ "\${1#--}" != "$1" ]; do shift; done
case $1 in pruefstand@*) shift ;; *) echo "npx: $1 is not tried" >&2; exit 99 ;; esac
exec "${process.execPath}" "${join(ROOT, 'bin', 'pruefstand.mjs')}" "$@"
`;

/** @param checkout files of the vendor's repository, by path */
export function openBuildServer(checkout: Readonly<Record<string, string>>): BuildServer {
  const root = mkdtempSync(join(tmpdir(), 'pruefstand-ci-'));
  const at = (...parts: readonly string[]): string => join(root, ...parts);
  for (const name of ['bin', 'artefacts', 'caches', 'jobs']) mkdirSync(at(name));
  writeFileSync(at('bin', 'npx'), NPX);
  chmodSync(at('bin', 'npx'), 0o755);
  let count = 0;
  return {
    artefacts: at('artefacts'),
    carryOut: (jobs) => {
      const outcomes: JobOutcome[] = [];
      for (const job of jobs) {
        for (const need of job.needs)
          assert.ok(
            outcomes.some(({ id }) => id === need),
            `${job.id} needs ${need}, which comes later`,
          );
        // A job whose needs failed is not started.
        if (outcomes.some(({ id, exitCode }) => job.needs.includes(id) && exitCode !== 0)) continue;
        count += 1;
        outcomes.push(runJob(job, { folder: at('jobs', `${count}-${job.id}`), root, checkout }));
      }
      return outcomes;
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

interface Place {
  readonly folder: string;
  readonly root: string;
  readonly checkout: Readonly<Record<string, string>>;
}

function runJob(job: Job, place: Place): JobOutcome {
  mkdirSync(place.folder);
  let exitCode = 0;
  let output = '';
  const scanned: string[] = [];
  for (const step of job.steps) {
    if (exitCode !== 0 && !step.isAlways) continue;
    if (step.kind === 'run') {
      const told = runScript(step.script, job.env, place);
      output += told.output;
      exitCode = exitCode === 0 ? told.exitCode : exitCode;
    } else if (step.kind === 'code-scanning') scanned.push(...step.paths.map((path) => join(place.folder, path)).filter(existsSync));
    else moveFiles(step, place);
  }
  return { id: job.id, exitCode, output, scanned, folder: place.folder };
}

/** As both servers do: one shell for the script, ended by the first command that fails. */
function runScript(script: string, env: Job['env'], { folder, root }: Place): { readonly exitCode: number; readonly output: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      HOME: root,
      LANG: 'en_US.UTF-8',
      PATH: [join(root, 'bin'), process.env['PATH'] ?? ''].join(delimiter),
      PRUEFSTAND_CACHE: process.env['PRUEFSTAND_CACHE'] ?? join(root, 'keys'),
      GITHUB_STEP_SUMMARY: join(folder, 'step-summary.md'),
      ...env,
    },
  });
  return { exitCode: status ?? 255, output: `${stdout}${stderr}` };
}

function copyMatches(from: string, patterns: readonly string[], to: string): void {
  for (const pattern of patterns)
    for (const match of globSync(pattern, { cwd: from })) {
      mkdirSync(dirname(join(to, match)), { recursive: true });
      cpSync(join(from, match), join(to, match), { recursive: true });
    }
}

function moveFiles({ kind, name, paths, into }: Step, { folder, root, checkout }: Place): void {
  const store = (what: string, ...parts: readonly string[]): string => join(root, what, ...parts);
  switch (kind) {
    case 'checkout':
      for (const [path, content] of Object.entries(checkout)) writeFileSync(join(folder, path), content);
      break;
    case 'upload': {
      // A single folder is stored without its name.
      const [only = ''] = paths;
      const isOne = paths.length === 1 && !only.includes('*');
      rmSync(store('artefacts', name), { recursive: true, force: true });
      if (isOne) cpSync(join(folder, only), store('artefacts', name), { recursive: true });
      else copyMatches(folder, paths, store('artefacts', name));
      break;
    }
    case 'download':
      for (const found of readdirSync(store('artefacts')).filter((each) => each.startsWith(name.replace('*', ''))))
        cpSync(store('artefacts', found), into === '' ? folder : join(folder, into, found), { recursive: true });
      break;
    case 'save':
      copyMatches(folder, paths, store('caches', name));
      break;
    case 'restore':
      restoreNewest(store('caches'), name, folder);
      break;
    case 'nothing':
    case 'run':
    case 'code-scanning':
  }
}

/** The last cache whose name begins like that, if there is one. */
function restoreNewest(caches: string, name: string, folder: string): void {
  const newest = readdirSync(caches)
    .filter((each) => each.startsWith(name))
    .sort()
    .at(-1);
  if (newest !== undefined) cpSync(join(caches, newest), folder, { recursive: true });
}
