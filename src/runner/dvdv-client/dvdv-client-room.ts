/**
 * The room of products that ask the directory: two simulated servers that stand in for each other, with the product's certificate
 * registered, and partners for its scenarios.
 */
import { generateKeyPairSync } from 'node:crypto';
import type { DvdvClientParameters } from '../../drivers/dvdv-client/scenario-parameters.ts';
import type { DvdvClientTarget } from '../../drivers/dvdv-client/target.ts';
import { createRecorder } from '../../transport/recorder.ts';
import { startDirectoryPki } from '../directory-pki.ts';
import type { DirectoryPki } from '../directory-pki.ts';
import type { DvdvClientLoaded, RunningDvdvClient } from './dvdv-client-loaded.ts';
import type { Room, RoomOptions } from '../room.ts';
import { openDirectory } from './directory-host.ts';
import { seedDirectory } from './dvdv-seed.ts';

/** Starts both servers with the product's certificate registered. */
export async function openDvdvClientRoom(loaded: DvdvClientLoaded, { keys, onStage }: RoomOptions): Promise<Room> {
  const { target, usesTls, trusted = [] } = loaded;
  const now = Date.now();
  onStage('simulators');
  await using starting = new AsyncDisposableStack();
  const pki = starting.use(await openPki(loaded, keys, now));
  const { authority } = pki;
  const { directory, partners, fingerprint } = await seedDirectory(loaded, now, pki.make);
  const clients = fingerprint === undefined ? [] : [{ fingerprint, peer: 'product' as const }];
  const host = starting.use(await openDirectory({ ...loaded, authority, pki, seed: { directory, clients, anonymousPeer: 'product' } }));
  const { control, controlUrl, tenant, addresses } = host;
  let running: RunningDvdvClient | undefined;
  const open = starting.move();
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
    worldParameters: (): DvdvClientParameters => ({
      controlUrl,
      tenant,
      facts: fingerprint === undefined ? {} : { fingerprint },
      ...clientOf(running?.client ?? loaded.adapter, target.capabilities.has('adapter')),
      ...(loaded.drivesItself === undefined ? {} : { own: { ...loaded.drivesItself, since: new Date(now).toISOString() } }),
      trusted,
      deadlineSeconds: target.deadlineSeconds,
      partners,
    }),
    exchanges: async () => control.exchanges({}),
    body: async (exchangeId, part) => control.body(exchangeId, part),
    [Symbol.asyncDispose]: async () => open.disposeAsync(),
  };
}

/** Lists and answers about the partners; what a product asks there is nobody's business. Partners share a key, since nobody proves to have it. */
async function openPki(
  { listen: { hostname, names, pkiPort = 0 }, authority: given }: DvdvClientLoaded,
  { pki }: RoomOptions['keys'],
  now: number,
): Promise<DirectoryPki> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const recorder = createRecorder({ isEnabled: () => false });
  return startDirectoryPki({ pki, now, recorder, given, listen: { hostname, names, port: pkiPort }, keyOf: () => privateKey });
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
