/**
 * Preloaded into every test file: a file whose tests are over and which still does not end (a socket left open, a process not
 * waited for) would keep the runner waiting for ever. It ends with an error that says what it waited for.
 */
import { setTimeout } from 'node:timers';

const LIMIT_MS = Number(process.env['PRUEFSTAND_FILE_LIMIT_MS'] ?? 300_000);

if (process.env['NODE_TEST_CONTEXT']) {
  const started = process.hrtime.bigint();
  setTimeout(() => {
    const seconds = Number((process.hrtime.bigint() - started) / 1_000_000_000n);
    console.error(`${process.argv[1] ?? 'a test file'} has not ended after ${seconds} s; it still waits for: ${process.getActiveResourcesInfo().join(', ')}`);
    process.exit(1);
  }, LIMIT_MS).unref();
}
