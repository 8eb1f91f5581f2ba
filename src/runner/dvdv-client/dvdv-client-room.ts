/**
 * The room of products that ask the directory: two simulated servers that stand in for each other, with the product's certificate
 * registered, and partners for its scenarios.
 */
import type { ClientFacts } from '../../checks/dvdv-client/index.ts';
import type { DvdvClientTarget, OwnLookUps } from '../../drivers/dvdv-client/target.ts';
import { createCertificateAuthority } from '../../formats/pki.ts';
import { AUTHORITY_NAME } from '../embedded.ts';
import type { DvdvClientLoaded, RunningDvdvClient } from '../run-options.ts';
import type { Room, RoomOptions } from '../room.ts';
import { openDirectory } from './directory-host.ts';
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

/** Starts both servers with the product's certificate registered. */
export async function openDvdvClientRoom(loaded: DvdvClientLoaded, { onStage }: RoomOptions): Promise<Room> {
  const { target, usesTls, trusted = [] } = loaded;
  const now = Date.now();
  const authority = loaded.authority ?? (await createCertificateAuthority({ commonName: AUTHORITY_NAME, now }));
  onStage('simulators');
  const { directory, partners, fingerprint } = await seedDirectory(loaded, now);
  const clients = fingerprint === undefined ? [] : [{ fingerprint, peer: 'product' as const }];
  const host = await openDirectory({ ...loaded, authority, seed: { directory, clients, anonymousPeer: 'product' } });
  const { control, controlUrl, tenant, addresses } = host;
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
    [Symbol.asyncDispose]: async () => host[Symbol.asyncDispose](),
  };
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
