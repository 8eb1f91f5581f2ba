/**
 * The command: `node reference/fachverfahren/main.ts`, configured by the environment (see the README). Prints one line
 * of JSON when it listens; ends with 0 on SIGTERM and with 2 and one sentence when the configuration is unusable.
 */
import { ConfigurationError, readConfig } from './config.ts';
import { FAULTS } from './faults.ts';
import { createLog, errorText } from './log.ts';
import { OfferError, readOffer } from './offer.ts';
import { startProduct } from './product.ts';

const STOP_TIMEOUT_MS = 2000;

async function run(): Promise<void> {
  const log = createLog((line) => process.stderr.write(line));
  const config = readConfig(process.env);
  const product = await startProduct(config, await readOffer(config.servicesFile), log);
  const stop = (): void => {
    // An answer under way may finish; a service that never answers does not keep the product alive.
    setTimeout(() => process.exit(0), STOP_TIMEOUT_MS).unref();
    void product.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  const { url, callbackPath, adapterPath } = product;
  process.stdout.write(`${JSON.stringify({ event: 'listening', url, callbackPath, adapterPath })}\n`);
}

if (process.argv.includes('--list-faults')) {
  process.stdout.write(`${JSON.stringify(FAULTS, null, 2)}\n`);
} else {
  run().catch((error: unknown) => {
    const isExpected = error instanceof ConfigurationError || error instanceof OfferError;
    process.stderr.write(`${isExpected ? error.message : errorText(error)}\n`);
    process.exit(isExpected ? 2 : 1);
  });
}
