/**
 * How long `verify` takes for a bundle with very many exchanges: `node bench/verify-scale.ts [exchanges]`. One real run of the
 * embedded reference is made and merged with itself, as repeats of a run are, until the exchanges are many enough: every
 * exchange is hashed, read, and judged again. Measured are, each in a process of its own, the first call, and the command as a
 * stranger calls it, with its start, at the median of seven calls, in turn with a bare reading of the same bundle (`verify-bare.ts`); what the
 * command keeps of compiled modules was kept by a call before.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verify } from '../src/certification/verify.ts';
import { loadEmbeddedTarget } from '../src/runner/embedded.ts';
import { cacheFolder } from '../src/runner/environment.ts';
import { createKeyRing } from '../src/runner/keys.ts';
import { ordinaryRun } from '../src/runner/ordinary-run.ts';
import { runProfile } from '../src/runner/run.ts';
import { bundleOfRun, merge, runIn } from '../tools/run-folder.ts';
import type { Run } from '../tools/run-folder.ts';
import { median, medianRatio } from './statistics.ts';

async function makeRun(): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-verify-scale-'));
  try {
    const keys = createKeyRing(cacheFolder(), Date.now());
    const loaded = await loadEmbeddedTarget({ keys, maxAttachmentBytes: 20_000, pollingSeconds: 0.5, faults: [] });
    await runProfile({ ...ordinaryRun(), loaded, outputFolder: folder }, keys);
    return runIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Repeats of the run until there are so many exchanges. */
function multiplied(run: Run, exchanges: number): Run {
  const own = run.result.evidenceRoots?.[0]?.exchanges ?? 1;
  const idOf = (index: number): string => `${run.result.run.id}-${String(index + 1).padStart(3, '0')}`;
  return merge(
    Array.from({ length: Math.max(2, Math.ceil(exchanges / own)) }, (_, index) => ({
      ...run,
      result: { ...run.result, run: { ...run.result.run, id: idOf(index) } },
    })),
  );
}

/** In a process of its own, so that nothing is compiled or read yet. */
async function measure(file: string, anchor: string): Promise<void> {
  const bytes = readFileSync(file);
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
  const { signature, evidence, verdicts, findings, recomputed } = await verify(bytes, {
    anchors: [Buffer.from(anchor, 'base64')],
    tsaAnchors: [],
    at: new Date(),
  });
  const { user, system } = process.cpuUsage(cpu);
  const figures = { wallMs: Math.round(performance.now() - startedAt), cpuMs: Math.round((user + system) / 1000) };
  process.stdout.write(JSON.stringify({ ...figures, answers: [signature, evidence, verdicts], findings: findings.slice(0, 5), recomputed }));
}

const STARTER = fileURLToPath(new URL('../bin/pruefstand.mjs', import.meta.url));
const BARE = fileURLToPath(new URL('verify-bare.ts', import.meta.url));
const TELLS = `process.on('exit', () => { const { user, system } = process.cpuUsage(); process._rawDebug(String(Math.round((user + system) / 1000))); });`;

const CALLS = 7;

/** Median, least and most. */
function spread(values: readonly number[]): string {
  return `${median(values)} (${Math.min(...values)}–${Math.max(...values)})`;
}

/** A process. @returns time it took, and time on a processor where it tells it */
function timed(call: readonly string[]): { readonly wall: number; readonly cpu: number } {
  const startedAt = performance.now();
  const { stderr, status } = spawnSync(process.execPath, call, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return { wall: Math.round(performance.now() - startedAt), cpu: Number(stderr.trim().split('\n').at(-1)) };
}

/** The command line, in turn with the bare reading of the same bundle, which tells what the machine can do at that moment. */
function measureCommand(file: string, anchor: string): string {
  const trust = `${file}.pem`;
  writeFileSync(trust, `-----BEGIN CERTIFICATE-----\n${anchor.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`);
  const tells = ['--import', `data:text/javascript,${encodeURIComponent(TELLS)}`];
  const calls = [
    [...tells, STARTER, 'verify', file, '--trust', trust],
    [...tells, BARE, file],
  ] as const;
  calls.forEach(timed);
  const rounds = Array.from({ length: CALLS }, () => calls.map(timed));
  const [command = [], bare = []] = [0, 1].map((which) => rounds.flatMap((round) => round[which] ?? []));
  const ratio = (of: keyof Timed): string =>
    medianRatio(
      command.map((call) => call[of]),
      bare.map((call) => call[of]),
    ).toFixed(2);
  return `command ${told(command)}; bare reading ${told(bare)}; ratio ${ratio('wall')}, on a processor ${ratio('cpu')}`;
}

type Timed = ReturnType<typeof timed>;

function told(calls: readonly Timed[]): string {
  return `${spread(calls.map(({ wall }) => wall))} ms, on a processor ${spread(calls.map(({ cpu }) => cpu))} ms`;
}

async function main(exchanges: number): Promise<void> {
  const run = multiplied(await makeRun(), exchanges);
  const count = (run.result.evidenceRoots ?? []).reduce((sum, root) => sum + root.exchanges, 0);
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-verify-scale-'));
  try {
    for (const withoutDocuments of [true, false]) {
      const { zip, anchor: der } = await bundleOfRun(run, { withoutDocuments });
      const anchor = Buffer.from(der).toString('base64');
      const file = join(folder, 'bundle.zip');
      writeFileSync(file, zip);
      const startedAt = performance.now();
      const { stdout, stderr, status } = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), 'measure', file, anchor], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
      const whole = Math.round(performance.now() - startedAt);
      process.stdout.write(
        `${count} exchanges, ${(zip.length / 1e6).toFixed(1)} MB, ${withoutDocuments ? 'without' : 'with'} PDF: ${stdout}; process ${whole} ms; ${measureCommand(file, anchor)}\n`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [mode = '10000', file = '', anchor = ''] = process.argv.slice(2);
if (mode === 'measure') await measure(file, anchor);
else await main(Number(mode));
process.exit();
