/**
 * The entry that `bin/pruefstand.mjs` starts: gives the program the process's arguments and streams, and turns Ctrl-C into
 * a signal. The first one asks for an early end with a partial result, the second one ends at once.
 */
import { main } from './program.ts';

const INTERRUPTED = 130;
const controller = new AbortController();
const interrupt = (): void => {
  if (controller.signal.aborted) process.exit(INTERRUPTED);
  controller.abort();
};
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);
// A reader that goes away early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: controller.signal,
});
