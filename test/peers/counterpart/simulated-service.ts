/**
 * Our side of a peer test: one simulated FIT-Connect over real HTTPS, and in it a tenant of its own for every
 * conversation. Both clients of the peer count as `product`, so that the simulator checks what they send as strictly as
 * it checks a product.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Exchange } from '../../../src/core/exchange.ts';
import type { Samples } from '../../../src/drivers/fit-connect/samples.ts';
import type { RecipientKeys } from '../../../src/drivers/fit-connect/seal.ts';
import type { KeyPair } from '../../../src/formats/keys.ts';
import { loadEmbeddedTarget } from '../../../src/runner/embedded.ts';
import { cacheFolder } from '../../../src/runner/environment.ts';
import { createKeyRing } from '../../../src/runner/keys.ts';
import type { FitConnectLoaded } from '../../../src/runner/fit-connect-loaded.ts';
import { startSimulation } from '../../../src/runner/simulation.ts';
import type { Simulation } from '../../../src/runner/simulation.ts';
import { createControlClient } from '../../../simulators/fit-connect/control.ts';
import type { ApiVersion, ClientSeed, DestinationSeed, FitConnectControl, TenantAddresses } from '../../../simulators/fit-connect/contract.ts';

/** Large enough for the sealing in pieces that attachments of 100 MB use, small enough for every machine. */
const LARGEST_ATTACHMENT_BYTES = 5_000_000;

export interface PeerKeys {
  readonly encryption: KeyPair;
  readonly nextEncryption: KeyPair;
  readonly signing: KeyPair;
  /** The key of the service's own events. */
  readonly service: KeyPair;
}

export interface SimulatedService extends AsyncDisposable {
  readonly simulation: Simulation;
  readonly loaded: FitConnectLoaded;
  readonly samples: Samples;
  readonly keys: PeerKeys;
  readonly recipientKeys: RecipientKeys;
  /** Folder for files the peer reads; goes with the service. */
  readonly folder: string;
  /** File with the certificate of the test authority, PEM. */
  readonly authorityFile: string;
  /** Writes a file into the folder. @returns its path */
  write(name: string, content: string | Uint8Array): string;
  openTenant(options: TenantOptions): Promise<PeerTenant>;
}

export interface TenantOptions {
  readonly id: string;
  readonly apiVersion: ApiVersion;
  readonly strictness: 'strict' | 'lenient';
  /** Changes of the destination, e.g. other keys. */
  readonly destination?: Partial<DestinationSeed>;
  /** Further clients. */
  readonly clients?: readonly ClientSeed[];
}

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface PeerTenant {
  readonly id: string;
  readonly apiVersion: ApiVersion;
  readonly addresses: TenantAddresses;
  readonly control: FitConnectControl;
  readonly destination: DestinationSeed;
  /** The peer in the sender's role: may send. */
  readonly sender: Credentials;
  /** The peer in the subscriber's role: may subscribe and manage, linked with the destination. */
  readonly subscriber: Credentials;
  /** The suite in the sender's role: the simulator lets it send what no sender may. */
  readonly suite: Credentials;
}

/** Starts the simulator. Keys come from the cache of the suite, the authority is new. */
export async function startSimulatedService(): Promise<SimulatedService> {
  const ring = createKeyRing(cacheFolder(), Date.now());
  const loaded = await loadEmbeddedTarget({ keys: ring, maxAttachmentBytes: LARGEST_ATTACHMENT_BYTES });
  const [encryption, nextEncryption, signing, service] = await Promise.all([
    ring.key('embedded-encryption-1', 'encryption'),
    ring.key('embedded-encryption-2', 'encryption'),
    ring.key('embedded-signing', 'signing'),
    ring.key('service-signing', 'signing'),
  ]);
  const simulation = await startSimulation({ loaded, keys: ring });
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-peer-'));
  const write: SimulatedService['write'] = (name, content) => {
    const file = join(folder, name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const keys = { encryption, nextEncryption, signing, service };
  return {
    simulation,
    loaded,
    samples: loaded.samples,
    keys,
    recipientKeys: simulation.recipientKeys,
    folder,
    authorityFile: write('authority.pem', simulation.addresses.authorityCert),
    write,
    openTenant: async (options) => openTenant(simulation, loaded, keys, options),
    async [Symbol.asyncDispose]() {
      await simulation[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the peer asked for and was told, oldest first; answers of the simulator to anybody else are left out. */
export async function exchangesOf({ control }: PeerTenant): Promise<readonly Exchange[]> {
  return control.exchanges({ peer: 'product', direction: 'inbound' });
}

async function openTenant(simulation: Simulation, loaded: FitConnectLoaded, keys: PeerKeys, options: TenantOptions): Promise<PeerTenant> {
  const { id, apiVersion, strictness } = options;
  const control = createControlClient({ url: simulation.controlUrl, tenant: id });
  const destination: DestinationSeed = { ...destinationOf(loaded, keys), ...options.destination };
  const [sender, subscriber, suite] = ['sender', 'subscriber', 'suite'].map((name) => ({ clientId: `peer-${name}`, clientSecret: randomUUID() })) as [
    Credentials,
    Credentials,
    Credentials,
  ];
  const clients: readonly ClientSeed[] = [
    { ...sender, peer: 'product', rights: ['send'], destinationIds: [] },
    { ...subscriber, peer: 'product', rights: ['subscribe', 'manage'], destinationIds: [destination.destinationId] },
    { ...suite, peer: 'suite', rights: ['send'], destinationIds: [] },
    ...(options.clients ?? []),
  ];
  const addresses = await control.createTenant({ id, strictness, clients, destinations: [destination] });
  return { id, apiVersion, addresses, control, destination, sender, subscriber, suite };
}

function destinationOf({ target }: FitConnectLoaded, { encryption, nextEncryption, signing }: PeerKeys): DestinationSeed {
  return {
    destinationId: randomUUID(),
    name: 'Zustellpunkt der Gegenprobe (Testdaten)',
    status: 'active',
    services: target.destination.services.map(({ identifier, regions, schemas }) => ({ identifier, regions, submissionSchemas: schemas })),
    encryptionKid: encryption.publicJwk.kid,
    keys: [encryption.publicJwk, nextEncryption.publicJwk, signing.publicJwk],
    metadataVersions: ['1.0.0', '2.1.0'],
    replyChannels: { eMail: {} },
  };
}
