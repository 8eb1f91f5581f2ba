/**
 * A directory that is ready to use inside one process: simulator, control, one tenant with the country, and a certificate to
 * log in with. Made for unit tests of products. Certificates are made once per process.
 */
import { createRecorder } from '../../src/transport/recorder.ts';
import type { DvdvControl, TenantAddresses, TenantSeed } from './contract.ts';
import { createControlClient } from './control.ts';
import { createCountryAuthority } from './country/certificates.ts';
import { createCountry } from './country/country.ts';
import type { Country } from './country/country.ts';
import { createDvdv } from './simulator.ts';
import type { DvdvSimulator } from './simulator.ts';

export interface InProcessOptions {
  /** Where the product believes the servers to be. Default `https://dvdv-1.test` and `https://dvdv-2.test`, which lead nowhere. */
  readonly firstUrl?: string;
  readonly secondUrl?: string;
  /** What the tenant shall be like besides its directory. */
  readonly tenant?: Partial<Omit<TenantSeed, 'id' | 'directory'>>;
}

export interface DvdvForTests {
  readonly simulator: DvdvSimulator;
  /** Looks into the simulator: entries, calls, faults, clock. */
  readonly control: DvdvControl;
  readonly addresses: TenantAddresses;
  /** A certificate of the category Landesportal, with its private key, PEM. */
  readonly client: { readonly certificate: string; readonly privateKey: string; readonly fingerprint: string };
}

let made: Promise<Country> | undefined;

/** A fresh simulator with a tenant of its own. Every call gets the same country and shares nothing else. */
export async function createDvdvForTests(options: InProcessOptions = {}): Promise<DvdvForTests> {
  const now = Date.now();
  made ??= createCountryAuthority({ now }).then(async (make) => createCountry({ now, make }));
  const { directory, logins } = await made;
  const client = logins.find(({ id }) => id === 'portal-login');
  if (client === undefined) throw new Error('The country has no portal that logs in.');
  const urls = { first: options.firstUrl ?? 'https://dvdv-1.test', second: options.secondUrl ?? 'https://dvdv-2.test' };
  const simulator = createDvdv({ baseUrl: (server) => urls[server], recorder: createRecorder() });
  const tenant = simulator.createTenant({ clients: [{ fingerprint: client.fingerprint, peer: 'product' }], ...options.tenant, id: 'default', directory });
  return {
    simulator,
    control: createControlClient({ url: 'http://control.invalid', tenant: tenant.id, fetch: async (request) => simulator.control.fetch(request) }),
    addresses: tenant.addresses(),
    client,
  };
}
