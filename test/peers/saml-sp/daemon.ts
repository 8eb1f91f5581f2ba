/**
 * Programs that run while a test does: on loopback, ready when they answer, ended with the test. Services of Debian run without
 * privileges, as they would in operation.
 */
import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface DaemonOrder {
  readonly command: string;
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** A port of loopback at which it answers when it is ready, or the path of a socket that it makes then. */
  readonly readyAt: number | string;
  /** A service of Debian: whoever runs the tests as root gives it to the user `nobody`. */
  readonly isService?: boolean;
}

export interface Daemon {
  output(): string;
  stop(): Promise<void>;
}

const NOBODY = 65_534;
const READY_MS = 30_000;
const STOP_MS = 10_000;
const BETWEEN_TRIES_MS = 50;
const MAX_OUTPUT = 200_000;
const isRoot = process.getuid?.() === 0;

/** @throws Error with its output when it ends or does not answer in time */
export async function startDaemon({ command, words, environment, readyAt, isService = false }: DaemonOrder): Promise<Daemon> {
  const identity = isRoot && isService ? { uid: NOBODY, gid: NOBODY } : {};
  // An interrupted test leaves nothing behind: services are told by the system, programs of ours by the end of their input.
  const line = isService ? ['setpriv', '--pdeathsig', 'TERM', '--', command, ...words] : [command, ...words];
  const child = spawn(line[0] ?? command, line.slice(1), { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...environment }, ...identity });
  let output = '';
  const keep = (chunk: string): void => void (output = (output + chunk).slice(-MAX_OUTPUT));
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  let ended: string | undefined;
  const end = new Promise<void>((resolve) => {
    child.on('error', (error) => resolve(void (ended = error.message)));
    child.on('close', (code, signal) => resolve(void (ended = `ended with ${code ?? signal}`)));
  });
  const stop = async (): Promise<void> => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    if (ended === undefined) child.kill('SIGTERM');
    await end;
    clearTimeout(timer);
  };
  const deadline = performance.now() + READY_MS;
  while (!(await answers(readyAt))) {
    if (ended === undefined && performance.now() < deadline) {
      await Promise.race([pause(BETWEEN_TRIES_MS), end]);
      continue;
    }
    const state = ended ?? 'does not answer';
    await stop();
    throw new Error(`${command} ${state}.\n${output.slice(-4000)}`);
  }
  return { output: () => output, stop };
}

async function answers(at: number | string): Promise<boolean> {
  if (typeof at === 'string') return existsSync(at);
  return new Promise((resolve) => {
    const socket = connect(at, '127.0.0.1');
    const done = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false));
  });
}

/** A port of loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Writes files by their path below the folder, readable by nobody but the user who runs the programs. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600 });
  }
  if (isRoot) giveAway(folder);
}

function giveAway(folder: string): void {
  chownSync(folder, NOBODY, NOBODY);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveAway(path);
    else chownSync(path, NOBODY, NOBODY);
  }
}
