/** The command: `node reference/portal/main.ts`, configured by the environment (see the README). */
import { runCommand } from '../kit/command.ts';
import { createLog } from '../kit/log.ts';
import { readConfig } from './config.ts';
import { FAULTS } from './faults.ts';
import { startProduct } from './product.ts';

runCommand({
  faults: FAULTS,
  async start(env, write) {
    const product = await startProduct(readConfig(env), createLog(write));
    const { url, baseUrl, metadataPaths, adapterPath } = product;
    return { told: { url, baseUrl, metadataPaths, adapterPath }, stop: product.stop };
  },
});
