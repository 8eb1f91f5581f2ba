/** The test PKI of `simulate`: lists and OCSP for the certificates that this machine's authorities issue. */
import { join } from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createControlClient, createPki } from '../../simulators/pki/index.ts';
import { CONTROL, serve, TENANT } from './development-accounts.ts';
import type { DevelopmentSystem, SystemOptions } from './development-accounts.ts';
import { cacheFolder } from './environment.ts';
import { openTestPki } from './test-pki.ts';

/** Starts the PKI with one tenant. The caller disposes it. */
export async function startPki({ folder, now, port, onExchange }: SystemOptions): Promise<DevelopmentSystem> {
  const pki = openTestPki(cacheFolder(), now);
  // The address stands in certificates, with the name that people use.
  const served = await serve({ port, onExchange, make: (recorder, baseUrl) => createPki({ pki, recorder, baseUrl: () => named(baseUrl()) }) });
  try {
    const { authorities } = await createControlClient({ url: served.controlUrl, tenant: TENANT }).createTenant({ id: TENANT });
    const own = join(folder, 'pki');
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const file = join(own, 'root.pem');
    writeFileSync(file, (await pki.authority('root')).certificate);
    return {
      title: { de: 'Test-PKI', en: 'Test PKI' },
      rows: [
        [{ de: 'Wurzel, der zu trauen ist', en: 'Root to trust' }, file],
        [{ de: 'Sperrliste (je Stelle)', en: 'Revocation list (per authority)' }, authorities.client.crlUrl],
        [{ de: 'OCSP (je Stelle)', en: 'OCSP (per authority)' }, authorities.client.ocspUrl],
        [{ de: 'Stellen', en: 'Authorities' }, Object.keys(authorities).join(', ')],
        [CONTROL, served.controlUrl],
      ],
      [Symbol.asyncDispose]: async () => served[Symbol.asyncDispose](),
    };
  } catch (error) {
    await served[Symbol.asyncDispose]();
    throw error;
  }
}

function named(url: string): string {
  return url.replace('//127.0.0.1:', '//localhost:');
}
