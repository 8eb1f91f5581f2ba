/**
 * What the start of the program costs: `node bench/start-up.ts [rounds]`. Time on a processor of short calls, each in a process
 * of its own: with nothing kept of compiled modules, and with what the call before kept. The help loads every command.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './statistics.ts';
import { tableOf } from './table.ts';

const STARTER = fileURLToPath(new URL('../bin/pruefstand.mjs', import.meta.url));
const CALLS = [['--help'], ['run', '--help'], ['verify', '--help'], ['explain', 'FC-SUB-012'], ['--version']];
const TELLS = `process.on('exit', () => { const { user, system } = process.cpuUsage(); process._rawDebug(String(Math.round((user + system) / 1000))); });`;

/** @returns milliseconds on a processor, threads of the process included */
function costOf(call: readonly string[], environment: NodeJS.ProcessEnv): number {
  const preload = ['--import', `data:text/javascript,${encodeURIComponent(TELLS)}`];
  const { stderr, status } = spawnSync(process.execPath, [...preload, STARTER, ...call], { encoding: 'utf8', env: { ...process.env, ...environment } });
  if (status !== 0) throw new Error(stderr);
  return Number(stderr.trim().split('\n').at(-1));
}

const [rounds = '5'] = process.argv.slice(2);
const cache = mkdtempSync(join(tmpdir(), 'pruefstand-start-up-'));
try {
  const rows = CALLS.map((call) => {
    const kept = { NODE_COMPILE_CACHE: cache };
    costOf(call, kept);
    const times = Array.from({ length: Number(rounds) }, () => ({ without: costOf(call, { NODE_DISABLE_COMPILE_CACHE: '1' }), with: costOf(call, kept) }));
    return [`pruefstand ${call.join(' ')}`, String(median(times.map(({ without }) => without))), String(median(times.map((time) => time.with)))];
  });
  const figure = (title: string) => ({ title, isFigure: true });
  process.stdout.write(`${tableOf([{ title: 'call' }, figure('CPU ms, nothing kept'), figure('CPU ms, compiled modules kept')], rows)}\n`);
} finally {
  rmSync(cache, { recursive: true, force: true });
}
