/**
 * The room of products that ask the directory: two simulated servers that stand in for each other, with the product's certificate
 * registered, and partners for its scenarios.
 */
import type { ClientFacts } from '../../checks/dvdv-client/index.ts';
import type { DvdvClientTarget, OwnLookUps } from '../../drivers/dvdv-client/target.ts';
import { createCertificateAuthority } from '../../formats/pki.ts';
import { startHost } from '../../transport/host.ts';
import type { Host, HostOptions } from '../../transport/host.ts';
import { createRecorder } from '../../transport/recorder.ts';
import { createControlClient, createDvdv } from '../../../simulators/dvdv/index.ts';
import type { DvdvSimulator, ServerName } from '../../../simulators/dvdv/index.ts';
import { AUTHORITY_NAME } from '../embedded.ts';
import type { DvdvClientLoaded, RunningDvdvClient } from '../run-options.ts';
import type { Room, RoomOptions } from '../room.ts';
import { certificatesOf } from '../server-certificates.ts';
import { seedDirectory } from './dvdv-seed.ts';
import type { Partners } from './dvdv-seed.ts';

/** What scenarios of this room know, as JSON. */
export interface DvdvClientParameters {
  readonly controlUrl: string;
  readonly tenant: string;
  readonly facts: ClientFacts;
  /** Absent for a product that has no adapter. */
  readonly client?: DvdvClientTarget;
  /** What the product looks up by itself, and since when it could. */
  readonly own?: OwnLookUps & { readonly since: string };
  /** PEM of the authorities that the adapter's certificate may come from. */
  readonly trusted: readonly string[];
  readonly deadlineSeconds: number;
  readonly partners: Partners;
}

const TENANT = 'default';
/** More than a whole run has, so that nothing of it is forgotten. */
const MAX_EXCHANGES = 50_000;

/** Starts both servers with the product's certificate registered. */
export async function openDvdvClientRoom(loaded: DvdvClientLoaded, { onStage }: RoomOptions): Promise<Room> {
  const { target, usesTls, trusted = [] } = loaded;
  const now = Date.now();
  const authority = loaded.authority ?? (await createCertificateAuthority({ commonName: AUTHORITY_NAME, now }));
  onStage('simulators');
  const { directory, partners, fingerprint } = await seedDirectory(loaded, now);
  const served = await serve(loaded, authority);
  const control = createControlClient({ url: served.control.url, tenant: TENANT });
  const addresses = await control.createTenant({
    id: TENANT,
    directory,
    clients: fingerprint === undefined ? [] : [{ fingerprint, peer: 'product' }],
    anonymousPeer: 'product',
  });
  let running: RunningDvdvClient | undefined;
  return {
    steps: 'dvdv-client',
    declared: declaredBy(loaded),
    signingKeys: [],
    async startProduct(signal) {
      running = await loaded.start?.(
        { firstUrl: addresses.first.backendUrl, secondUrl: addresses.second.backendUrl, ...(usesTls ? { authorityCert: authority.cert } : {}) },
        signal,
      );
      return running;
    },
    sendsAhead: false,
    sendAhead: async () => undefined,
    worldParameters: (): DvdvClientParameters => ({
      controlUrl: served.control.url,
      tenant: TENANT,
      facts: fingerprint === undefined ? {} : { fingerprint },
      ...clientOf(running?.client ?? loaded.adapter, target.capabilities.has('adapter')),
      ...(loaded.drivesItself === undefined ? {} : { own: { ...loaded.drivesItself, since: new Date(now).toISOString() } }),
      trusted,
      deadlineSeconds: target.deadlineSeconds,
      partners,
    }),
    exchanges: async () => control.exchanges({}),
    body: async (exchangeId, part) => control.body(exchangeId, part),
    [Symbol.asyncDispose]: async () => served[Symbol.asyncDispose](),
  };
}

interface Served extends AsyncDisposable {
  readonly control: Host;
}

async function serve({ listen, usesTls }: DvdvClientLoaded, authority: { readonly cert: string; readonly key: string }): Promise<Served> {
  const tls: Pick<HostOptions, 'tls'> = usesTls ? { tls: { certificates: await certificatesOf(authority, listen) } } : {};
  const hosts = new Map<ServerName, Host>();
  const simulator: DvdvSimulator = createDvdv({
    baseUrl: (server) => nameOf(hosts.get(server)?.url ?? '', listen.names),
    recorder: createRecorder({ maxExchanges: MAX_EXCHANGES }),
  });
  await using starting = new AsyncDisposableStack();
  const ports = { first: listen.servicePort, second: listen.otherPort ?? 0 };
  for (const server of ['first', 'second'] as const) {
    const host = starting.use(await startHost({ simulator: simulator[server], hostname: listen.hostname, port: ports[server], ...tls }));
    hosts.set(server, host);
    simulator.useHost(server, host);
  }
  const control = starting.use(await startHost({ simulator: simulator.control, hostname: '127.0.0.1', port: listen.controlPort }));
  const running = starting.move();
  return { control, [Symbol.asyncDispose]: async () => running.disposeAsync() };
}

/** The address by the first name it is to be reached under. */
function nameOf(url: string, [name]: readonly string[]): string {
  if (name === undefined) return url;
  const named = new URL(url);
  named.hostname = name;
  return named.origin;
}

function clientOf(client: DvdvClientTarget | undefined, hasAdapter: boolean): Pick<DvdvClientParameters, 'client'> {
  if (client === undefined && hasAdapter) throw new Error('The adapter of the product has no address yet.');
  return client === undefined ? {} : { client };
}

function declaredBy({ target, usesTls, addressees, offered, drivesItself }: DvdvClientLoaded): Room['declared'] {
  return {
    profile: target.profile,
    ...(target.environment === undefined ? {} : { environment: target.environment }),
    addressees: addressees.category,
    ...(offered === undefined ? {} : { offers: offered.serviceUri }),
    ...(drivesItself === undefined ? {} : { drivesItself: drivesItself.lookUps.map(({ organizationKey }) => organizationKey).join(', ') }),
    deadlineSeconds: target.deadlineSeconds,
    usesTls,
    hasAdapter: target.adapter !== undefined,
    capabilities: [...target.capabilities].sort(),
  };
}
