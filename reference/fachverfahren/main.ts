/** The command: `node reference/fachverfahren/main.ts`, configured by the environment (see the README). */
import { runCommand } from '../kit/command.ts';
import { readConfig } from './config.ts';
import { FAULTS } from './faults.ts';
import { createLog } from './log.ts';
import { readOffer } from './offer.ts';
import { startProduct } from './product.ts';

runCommand({
  faults: FAULTS,
  async start(env, write) {
    const config = readConfig(env);
    const product = await startProduct(config, await readOffer(config.servicesFile), createLog(write));
    const { url, callbackPath, adapterPath } = product;
    return { told: { url, callbackPath, adapterPath }, stop: product.stop };
  },
});
