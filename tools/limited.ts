/**
 * A shell command with an end: what it says goes to a file, because a pipe is only over when every process that inherited it is, and when its
 * time is up its whole process group ends, after the processes that were still there are named.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Limited {
  /** Exit code; absent if a signal or the limit ended the command. */
  readonly code?: number;
  /** Everything it said on both streams. */
  readonly said: string;
  /** What was still running when its time was up, a process a line; absent if it ended by itself. */
  readonly stillRunning?: string;
}

const GRACE_MS = 5000;

/** @param limitMs time that the command may take, in milliseconds of the monotonic clock */
export async function limited(command: string, limitMs: number, options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Promise<Limited> {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-limited-'));
  const log = join(folder, 'said.log');
  const file = openSync(log, 'w');
  try {
    const child = spawn(command, { ...options, shell: true, detached: true, stdio: ['ignore', file, file] });
    const ended = once(child, 'exit') as Promise<[number | null]>;
    let stillRunning: string | undefined;
    let grace: NodeJS.Timeout | undefined;
    const timer = setTimeout(() => {
      stillRunning = processesOf(child.pid);
      // The test runner names the files that it interrupts.
      signalGroup(child.pid, 'SIGTERM');
      grace = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), GRACE_MS);
    }, limitMs);
    const [code] = await ended;
    clearTimeout(timer);
    clearTimeout(grace);
    if (stillRunning !== undefined) signalGroup(child.pid, 'SIGKILL');
    return {
      ...(code === null || stillRunning !== undefined ? {} : { code }),
      said: readFileSync(log, 'utf8'),
      ...(stillRunning === undefined ? {} : { stillRunning }),
    };
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
}

function processesOf(group: number | undefined): string {
  const listing = spawnSync('ps', ['-e', '-o', 'pgid=,pid=,etime=,stat=,args='], { encoding: 'utf8' });
  if (listing.error !== undefined) return `unknown, because ps cannot be run: ${listing.error.message}`;
  return listing.stdout
    .split('\n')
    .filter((line) => line.trim().startsWith(`${group} `))
    .join('\n');
}

function signalGroup(group: number | undefined, signal: NodeJS.Signals): void {
  if (group === undefined) return;
  try {
    process.kill(-group, signal);
  } catch {
    // Everybody in it has gone.
  }
}
