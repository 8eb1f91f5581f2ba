/** A folder as `init` makes it, for tests: keys come from the development cache, so that it costs no seconds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './environment.ts';
import { initTarget } from './init.ts';
import type { InitOptions, InitOutcome } from './init.ts';
import { createKeyRing } from './keys.ts';

export interface TestFolder extends Disposable {
  readonly folder: string;
  readonly outcome: InitOutcome;
  readonly pathOf: (name: string) => string;
}

/**
 * Makes a folder with a complete target; the caller disposes it.
 * @param hasEndpoints false: a product without callback receiver and adapter
 */
export async function makeTestFolder(options: Partial<InitOptions> = {}, hasEndpoints = true): Promise<TestFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-test-'));
  const now = Date.now();
  const ring = createKeyRing(cacheFolder(), now);
  let made = 0;
  const outcome = await initTarget({
    folder,
    product: { name: 'Testprodukt', version: '4.10', vendor: 'Testhersteller' },
    apiVersion: 'v2',
    pollingSeconds: 5,
    ...(hasEndpoints ? { callbackUrl: 'https://localhost:8443/callback', adapterUrl: 'https://localhost:8443/adapter' } : {}),
    productHosts: [],
    serviceHosts: [],
    language: 'de',
    isForced: false,
    makeKey: async (purpose) => ring.key(`test-target-${++made}`, purpose),
    now,
    onProgress: () => undefined,
    ...options,
  });
  return { folder, outcome, pathOf: (name) => join(folder, name), [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
