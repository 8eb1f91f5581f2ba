/**
 * The command: `node reference/bezahlportal/main.ts`, configured by the environment (see the README). Prints one line of JSON
 * when it listens; ends with 0 on SIGTERM and with 2 and one sentence when the configuration is unusable.
 */
import { ConfigurationError, readConfig } from './config.ts';
import { FAULTS } from './faults.ts';
import { createLog } from './log.ts';
import { startProduct } from './product.ts';

const STOP_TIMEOUT_MS = 2000;

async function run(): Promise<void> {
  const product = await startProduct(
    readConfig(process.env),
    createLog((line) => process.stderr.write(line)),
  );
  const stop = (): void => {
    setTimeout(() => process.exit(0), STOP_TIMEOUT_MS).unref();
    void product.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  process.stdout.write(`${JSON.stringify({ event: 'listening', url: product.url, adapterPath: product.adapterPath })}\n`);
}

if (process.argv.includes('--list-faults')) {
  process.stdout.write(`${JSON.stringify(FAULTS, null, 2)}\n`);
} else {
  run().catch((error: unknown) => {
    const isExpected = error instanceof ConfigurationError;
    process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
    process.exit(isExpected ? 2 : 1);
  });
}
