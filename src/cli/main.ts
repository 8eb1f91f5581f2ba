/**
 * The entry that `bin/pruefstand.mjs` starts: gives the program the process's arguments and streams, and turns Ctrl-C into
 * a signal.
 */
import { createInterruption } from './interruption.ts';
import { main } from './program.ts';

const { signal, interrupt } = createInterruption(
  (text) => process.stderr.write(text),
  (code) => process.exit(code),
);
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
  signal,
});
