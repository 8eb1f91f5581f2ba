/** The command: `node reference/bezahldienst/main.ts`, configured by the environment (see the README). */
import { runCommand } from '../kit/command.ts';
import { createLog } from '../kit/log.ts';
import { readConfig } from './config.ts';
import { FAULTS } from './faults.ts';
import { startProduct } from './product.ts';

runCommand({
  faults: FAULTS,
  async start(env, write) {
    const product = await startProduct(readConfig(env), createLog(write).log);
    const { url, apiPath, adapterPath } = product;
    return { told: { url, apiPath, adapterPath }, stop: product.stop };
  },
});
