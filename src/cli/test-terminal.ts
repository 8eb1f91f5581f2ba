/** Streams and folder of a call for tests: what was written is kept, nothing reaches the process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { main } from './program.ts';
import type { CliContext } from './session.ts';

export interface CallOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  /** Lines typed by a user. */
  readonly answers?: readonly string[];
  readonly signal?: AbortSignal;
  readonly columns?: number;
  /** Told whenever something is written, with all of stdout so far. */
  readonly onWrite?: (stdout: string) => void;
}

export interface TestTerminal extends Disposable {
  readonly cwd: string;
  pathOf(name: string): string;
  call(argv: readonly string[], options?: CallOptions): Promise<CallOutcome>;
}

/** An empty folder to call from; the caller disposes it. */
export function openTerminal(): TestTerminal {
  const cwd = mkdtempSync(join(tmpdir(), 'pruefstand-cli-'));
  return {
    cwd,
    pathOf: (name) => join(cwd, name),
    call: async (argv, options = {}) => callIn(cwd, argv, options),
    [Symbol.dispose]: () => rmSync(cwd, { recursive: true, force: true }),
  };
}

async function callIn(cwd: string, argv: readonly string[], options: CallOptions): Promise<CallOutcome> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): CliContext['stdout'] => ({
    write: (text) => ((written[name] += text), options.onWrite?.(written.stdout)),
    isTTY: options.isTerminal === true,
    columns: options.columns ?? 80,
  });
  const stdin = Object.assign(new PassThrough(), { isTTY: options.isTerminal === true });
  if (options.answers !== undefined) stdin.end(options.answers.map((line) => `${line}\n`).join(''));
  const exitCode = await main(argv, {
    cwd,
    stdin,
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: { LANG: 'de_DE.UTF-8', ...options.env },
    signal: options.signal ?? new AbortController().signal,
  });
  return { exitCode, ...written };
}
