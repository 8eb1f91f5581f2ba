/**
 * A product as a command, configured by the environment. Prints one line of JSON when it listens; ends with 0 on SIGTERM and with 2 and
 * one sentence when the configuration is unusable. `--list-faults` prints the table of faults as JSON.
 */
import { ConfigurationError } from './environment.ts';
import type { Environment } from './environment.ts';

/** A product that listens. */
export interface Running {
  /** What the line that says so tells, beside `event`. */
  readonly told: Readonly<Record<string, unknown>>;
  stop(): Promise<void>;
}

export interface Command {
  readonly faults: object;
  /** @param write takes the lines of the log, for standard error */
  readonly start: (env: Environment, write: (line: string) => void) => Promise<Running>;
}

// An answer under way may finish; a partner that never answers does not keep the product alive.
const STOP_TIMEOUT_MS = 2000;

/** Does what the command line asks for. */
export function runCommand({ faults, start }: Command): void {
  if (process.argv.includes('--list-faults')) {
    process.stdout.write(`${JSON.stringify(faults, null, 2)}\n`);
    return;
  }
  serve(start).catch((error: unknown) => {
    const isExpected = error instanceof ConfigurationError;
    process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
    process.exit(isExpected ? 2 : 1);
  });
}

async function serve(start: Command['start']): Promise<void> {
  const product = await start(process.env, (line) => process.stderr.write(line));
  const stop = (): void => {
    setTimeout(() => process.exit(0), STOP_TIMEOUT_MS).unref();
    void product.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  process.stdout.write(`${JSON.stringify({ event: 'listening', ...product.told })}\n`);
}
