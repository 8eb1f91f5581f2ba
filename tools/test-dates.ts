/**
 * Runs the suite's own tests at five dates, so that no test data, certificate or token hides an end of its own: today, in a
 * year, at the change to summer time, on 29 February, in New Year's night. With `faketime` (Debian) all tests and a run of each
 * profile on its reference see the date, OpenSSL and every child process included. Without it a preload moves JavaScript's calendar for the
 * tests that open no TLS connection, and the rest is skipped, visibly: OpenSSL would judge certificates by the real clock.
 * Clocks go on running: the tests cross the change to summer time and midnight. A test that starts a process with an
 * environment of its own must hand the surrounding one on, else that process lives at the real date.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { profileIds } from '../src/runner/catalogue.ts';
import { limited } from './limited.ts';
import { virtualDates } from './virtual-dates.ts';
import type { VirtualDate } from './virtual-dates.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TAIL_LINES = 120;

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { scripts: Record<string, string> };
/** Tests without TLS between processes: all that the preload can move honestly. */
const WITHOUT_TLS =
  'node tools/unit-tests.ts "{catalogue,fixtures,reports,schemas,simulators,tools}/**/*.test.ts" "src/{core,formats,checks,drivers}/**/*.test.ts"';
const hasFaketime = spawnSync('faketime', ['--version'], { stdio: 'ignore' }).status === 0;
/** Tests that meet a clock, a certificate or a token; the others read data only. */
const WITH_CLOCK = 'node tools/unit-tests.ts "{reference,simulators}/**/*.test.ts" "src/{formats,transport}/**/*.test.ts"';
/** What all tests or a run may take at one date; a quarter of an hour is three times what they take. */
const LIMIT_MS = 900_000;
/** In how many parts the tests are taken by turns. */
const PARTS = 2;
/**
 * `PRUEFSTAND_DATES=others` is for a caller that has run everything today: other dates only, and what meets a clock; `other 7` one of them
 * and one part of the tests, in turn.
 */
const [wanted = '', turn] = (process.env['PRUEFSTAND_DATES'] ?? '').split(' ');
const isShort = wanted.startsWith('other');
/** Every profile on its reference; of a short call one more than the usual, in turn. */
const profiles = profileIds();
const conformance = scripts['test:conformance'] ?? '';
const inTurn = turn === undefined ? profiles : [profiles[Number(turn) % profiles.length] ?? ''];
const all = virtualDates(new Date()).filter(({ at }) => at !== undefined || !isShort);
const part = turn === undefined ? '' : ` --test-shard=${(Math.floor(Number(turn) / all.length) % PARTS) + 1}/${PARTS}`;
const everything = [isShort ? `${WITH_CLOCK}${part}` : (scripts['test:unit'] ?? ''), conformance, ...inTurn.map((id) => `${conformance} --profile ${id}`)];

/** The command line that runs a command at a date, and what it needs in its environment. */
function moved(command: string, date: VirtualDate): { readonly command: string; readonly environment: NodeJS.ProcessEnv } {
  const environment: NodeJS.ProcessEnv = { ...process.env, TZ: 'Europe/Berlin' };
  if (date.at === undefined) return { command, environment };
  if (hasFaketime) {
    const seconds = Math.round((date.at.getTime() - Date.now()) / 1000);
    // Monotonic time must stay what it is: glibc waits on it.
    return { command: `faketime -f '+${seconds}s' sh -c '${command}'`, environment: { ...environment, FAKETIME_DONT_FAKE_MONOTONIC: '1' } };
  }
  const preload = `--import=${new URL('virtual-date.mjs', import.meta.url).href}`;
  return {
    command,
    environment: { ...environment, NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} ${preload}`.trim(), PRUEFSTAND_VIRTUAL_DATE: date.at.toISOString() },
  };
}

async function runAt(date: VirtualDate): Promise<boolean> {
  const commands = hasFaketime || date.at === undefined ? everything : [WITHOUT_TLS];
  for (const plain of commands) {
    const { command, environment } = moved(plain, date);
    const started = process.hrtime.bigint();
    const { code, said, stillRunning } = await limited(command, LIMIT_MS, { cwd: ROOT, env: environment });
    const seconds = Number((process.hrtime.bigint() - started) / 1_000_000_000n);
    const outcome = code === 0 ? 'passed' : stillRunning === undefined ? 'FAILED' : 'HUNG  ';
    console.log(`${outcome}  ${date.name.padEnd(14)} ${(date.at?.toISOString() ?? 'now').padEnd(24)} ${seconds} s  ${plain.slice(0, 60)}`);
    if (code === 0) continue;
    console.log(said.split('\n').slice(-TAIL_LINES).join('\n'));
    if (stillRunning !== undefined) console.log(`still running after ${LIMIT_MS / 1000} s:\n${stillRunning}`);
    return false;
  }
  return true;
}

console.log(
  hasFaketime
    ? 'Dates by libfaketime: every process, OpenSSL included.'
    : 'Dates by preload, JavaScript only. SKIPPED at other dates: tests over TLS and the run on the reference; install faketime for these.',
);
const dates = turn === undefined ? all : all.filter((_, index) => index === Number(turn) % all.length);
let hasFailed = false;
// One after the other: they share two cores and a folder.
for (const date of dates) hasFailed = !(await runAt(date)) || hasFailed;
process.exitCode = hasFailed ? 1 : 0;
