/**
 * Starts a product as a process and waits for its line of greeting. What it writes to stderr is kept, bounded, so that a
 * product that dies can be quoted.
 */
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { PruefstandError } from '../core/errors.ts';

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly name: string;
  readonly timeoutMs?: number;
  readonly onEnd: () => void;
}

/** The JSON line a product prints when it listens; what else is in it, each product says. */
export interface Greeting {
  readonly url: string;
  readonly callbackPath: string;
  readonly adapterPath: string;
  /** A portal's metadata, by the account they are for. */
  readonly metadataPaths: Readonly<Record<string, string>>;
}

export interface ProductProcess {
  readonly announced: Greeting;
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

const KEPT_CHARS = 4_000;

/** @throws ERR_TARGET_NOT_STARTED when the process ends or stays silent before its greeting */
export async function startProcess(options: ProcessOptions): Promise<ProductProcess> {
  const child = spawn(options.command, [...options.args], { env: options.environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-KEPT_CHARS)));
  const ended = new Promise<string>((resolve) =>
    child.once('close', (code) => resolve(`exit code ${code ?? 'unknown'}: ${said.trim().split('\n').slice(-3).join(' / ')}`)),
  );
  void ended.then(options.onEnd);
  const announced = await greetingOf(child, ended, options);
  return { announced, ended, stop: () => stop(child, ended) };
}

function greetingOf(child: Child, ended: Promise<string>, { name, timeoutMs = 15_000 }: ProcessOptions): Promise<Greeting> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(
        new PruefstandError('ERR_TARGET_NOT_STARTED', `${name} did not start: ${why}.`, {
          hint: 'Start it by hand with the same settings and read what it prints.',
        }),
      );
    };
    const timer = setTimeout(() => fail(`no greeting within ${timeoutMs / 1000} s`), timeoutMs);
    child.once('error', (error) => fail(error.message));
    void ended.then(fail);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const greeting = parseGreeting(line);
      if (greeting === undefined) return;
      clearTimeout(timer);
      resolve(greeting);
    });
  });
}

function parseGreeting(line: string): Greeting | undefined {
  try {
    const value = JSON.parse(line) as Partial<Greeting> & { event?: string };
    return value.event === 'listening' && value.url !== undefined
      ? { url: value.url, callbackPath: value.callbackPath ?? '', adapterPath: value.adapterPath ?? '', metadataPaths: value.metadataPaths ?? {} }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Asks it to end, and ends it after three seconds. */
async function stop(child: Child, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await ended;
  clearTimeout(timer);
}
