/**
 * Starts tools and peer programs. A tool that is not installed is told apart from one that fails; a program that does not
 * end in time is ended. Peer programs answer on standard output, one JSON value per line.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ToolRun } from './build-outcome.ts';

export interface ToolOptions {
  readonly command: string;
  readonly words: readonly string[];
  readonly timeoutMs: number;
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** How a program ended, its two outputs apart. */
export interface ProgramRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs to the end. @returns `exitCode` null when the command does not exist, -1 when a signal ended it */
export async function runProgram(options: ToolOptions): Promise<ProgramRun> {
  const { promise, resolve, reject } = Promise.withResolvers<ProgramRun>();
  const child = spawn(options.command, options.words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.environment } });
  // Not the option of `spawn`: its timer outlives a command that does not exist.
  const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (stderr += chunk));
  child.on('error', (error: NodeJS.ErrnoException) => {
    clearTimeout(timer);
    if (error.code === 'ENOENT') resolve({ exitCode: null, stdout, stderr });
    else reject(error);
  });
  child.on('close', (code) => {
    clearTimeout(timer);
    resolve({ exitCode: code ?? -1, stdout, stderr });
  });
  return promise;
}

/** Runs a build tool. */
export async function runTool(options: ToolOptions): Promise<ToolRun> {
  const { exitCode, stdout, stderr } = await runProgram(options);
  return { exitCode, output: stdout + stderr };
}

/**
 * Runs a peer program that has to succeed.
 * @returns the JSON value of its last line; its members are what the test asserts
 */
export async function runPeer<T>(options: ToolOptions): Promise<T> {
  const { exitCode, stdout, stderr } = await runProgram(options);
  assert.equal(exitCode, 0, `The peer program ended with ${exitCode}.\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
}
