/**
 * The embedded directory: the DVDV simulator of this repository, served over HTTPS on two ports as a product of its own, with the country
 * as its entries. It doubles as the directory in which the proof tool arms faults.
 */
import { generateKeyPairSync } from 'node:crypto';
import type { KnownEntries } from '../../core/directory.ts';
import type { Capability } from '../../core/requirement.ts';
import type { DirectoryTarget } from '../../drivers/directory/target.ts';
import { startHost } from '../../transport/host.ts';
import type { Host } from '../../transport/host.ts';
import { createRecorder } from '../../transport/recorder.ts';
import { createControlClient, createCountry, createDvdv } from '../../../simulators/dvdv/index.ts';
import type { Country, DvdvControl, Login, ServerName, TenantSeed } from '../../../simulators/dvdv/index.ts';
import { startDirectoryPki } from '../directory-pki.ts';
import type { DirectoryPki } from '../directory-pki.ts';
import { cacheFolder, suiteVersion } from '../environment.ts';
import type { DirectoryLoaded, RunningDirectory } from './directory-loaded.ts';
import { certificatesOf } from '../server-certificates.ts';
import { openTestPki } from '../test-pki.ts';
import { ABSENT } from './absent-entries.ts';
import { faultNamed } from './directory-faults.ts';

export interface EmbeddedDirectoryOptions {
  /** Profile that is run. */
  readonly profile: string;
  /** Names of faults to arm in the directory. */
  readonly faults?: readonly string[];
  /** How the directory answers where more than one form is allowed, and what it demands. */
  readonly tenant?: Pick<TenantSeed, 'wire' | 'networks'>;
}

const PRODUCT = 'Referenz-Verzeichnis (DVDV-Simulator)';
const CAPABILITIES: readonly Capability[] = ['directory-login', 'known-entries', 'own-entry', 'ended-entry', 'second-server'];
/** It answers within milliseconds; what takes longer is one of its faults. */
const DEADLINE_SECONDS = 5;
const TENANT = 'default';
const ENTRY_PATH = 'extern/standaloneauth/directory';
/** Entries of the country, by handle in its compact data. */
const LOGIN = 'portal-login';
const KNOWN = 'kita-pruefingen';
const ENDED = 'stadt-vorbei';

/** The embedded directory, ready to be run. */
export async function loadEmbeddedDirectory(options: EmbeddedDirectoryOptions): Promise<DirectoryLoaded> {
  const isOpen = options.tenant?.networks?.standalone === 'noauth';
  return {
    room: 'directory',
    target: {
      kind: 'embedded',
      profile: options.profile,
      product: { name: PRODUCT, version: suiteVersion(), vendor: 'Prüfstand' },
      deadlineSeconds: DEADLINE_SECONDS,
      capabilities: new Set(isOpen ? CAPABILITIES.filter((name) => name !== 'directory-login') : CAPABILITIES),
    },
    entries: { absent: ABSENT },
    start: async () => startDirectory(options, !isOpen),
  };
}

async function startDirectory({ faults = [], tenant = {} }: EmbeddedDirectoryOptions, hasLogin: boolean): Promise<RunningDirectory> {
  const now = Date.now();
  await using starting = new AsyncDisposableStack();
  const pki = starting.use(await openPki(now));
  const { authority, make } = pki;
  const country = await createCountry({ now, make });
  const login = loginOf(country);
  const hosts = new Map<ServerName, Host>();
  const simulator = createDvdv({ baseUrl: (server) => hosts.get(server)?.url ?? '', recorder: createRecorder({ isEnabled: () => false }) });
  const tls = { certificates: await certificatesOf(authority, { hostname: '127.0.0.1', names: [] }) };
  for (const server of ['first', 'second'] as const) hosts.set(server, starting.use(await startHost({ simulator: simulator[server], tls })));
  pki.follow(simulator, TENANT);
  simulator.createTenant({ id: TENANT, directory: country.directory, ...tenant });
  await arm(createControlClient({ url: 'http://control.invalid', tenant: TENANT, fetch: async (request) => simulator.control.fetch(request) }), faults);
  const running = starting.move();
  return {
    directory: directoryOf(hosts, hasLogin ? login : undefined),
    entries: entriesOf(country, login),
    trusted: [authority.cert],
    ended: new Promise(() => undefined),
    stop: async () => running.disposeAsync(),
  };
}

/** Who is in the directory shares two keys: the suite alone logs in, and nobody else has to prove anything. */
async function openPki(now: number): Promise<DirectoryPki> {
  const { privateKey: login } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { privateKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const recorder = createRecorder({ isEnabled: () => false });
  return startDirectoryPki({ pki: openTestPki(cacheFolder(), now), now, recorder, listen: { port: 0 }, keyOf: (use) => (use === 'login' ? login : other) });
}

async function arm(control: DvdvControl, faults: readonly string[]): Promise<void> {
  for (const name of faults) await control.arm(faultNamed(name));
}

function loginOf({ logins }: Country): Login {
  const login = logins.find(({ id }) => id === LOGIN);
  if (login === undefined) throw new Error(`The country has no login "${LOGIN}".`);
  return login;
}

function directoryOf(hosts: ReadonlyMap<ServerName, Host>, login: Login | undefined): DirectoryTarget {
  const urlOf = (server: ServerName): string => `${hosts.get(server)?.url ?? ''}/dvdv2-backend`;
  return {
    backendUrls: { first: urlOf('first'), second: urlOf('second') },
    entryPath: ENTRY_PATH,
    ...(login === undefined ? {} : { login: { fingerprint: login.fingerprint, privateKey: login.privateKey } }),
  };
}

function entriesOf({ directory }: Country, login: Login): KnownEntries {
  const entryOf = (id: string): { organizationKey: string; category: string; serviceSpecificationUri: string } => {
    const found = directory.organizations.find((organization) => organization.id === id);
    const [organizationKey] = found?.keys ?? [];
    const [service] = found?.services ?? [];
    if (found === undefined || organizationKey === undefined || service === undefined) throw new Error(`The country has no entry "${id}" with a service.`);
    return { organizationKey, category: found.category, serviceSpecificationUri: service.specificationUri };
  };
  const { organizationKey, serviceSpecificationUri } = entryOf(ENDED);
  const [ownKey] = directory.organizations.find(({ id }) => login.organizations.includes(id))?.keys ?? [];
  return {
    known: entryOf(KNOWN),
    ended: { organizationKey, serviceSpecificationUri },
    absent: ABSENT,
    own: { fingerprint: login.fingerprint, ...(ownKey === undefined ? {} : { organizationKey: ownKey }) },
  };
}
