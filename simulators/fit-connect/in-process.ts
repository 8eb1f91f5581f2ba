/**
 * A FIT-Connect that is ready to use inside one process: simulator, control, one tenant with a sender, a subscriber and an
 * active destination. Made for unit tests of products; the runner composes its own. Keys have the full 4096 bits, because
 * products have to refuse shorter ones; they are made once per process, which takes a few seconds.
 */
import { randomUUID } from 'node:crypto';
import { createRecorder } from '../../src/transport/recorder.ts';
import { generateKeyPair } from '../../src/formats/keys.ts';
import type { KeyPair } from '../../src/formats/keys.ts';
import { createControlClient } from './control.ts';
import type { DestinationSeed, FitConnectControl, TenantAddresses, TenantSeed } from './contract.ts';
import type { CallbackClient } from './service.ts';
import { createFitConnect } from './simulator.ts';
import type { FitConnectSimulator } from './simulator.ts';

export interface InProcessOptions {
  /** Where the product believes FIT-Connect to be. Default `https://fit-connect.test`, a name that leads nowhere. */
  readonly baseUrl?: string;
  /** What the destination shall be like besides its id and keys. */
  readonly destination?: Partial<Omit<DestinationSeed, 'destinationId' | 'keys' | 'encryptionKid'>>;
  /** Default strict. */
  readonly strictness?: NonNullable<TenantSeed['strictness']>;
  /** Sends callbacks; none are sent without it. */
  readonly callbackClient?: CallbackClient;
}

/** Credentials of a client of the token endpoint. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface FitConnectForTests {
  readonly simulator: FitConnectSimulator;
  /** Looks into the simulator: arm faults, move the clock, read what was exchanged. */
  readonly control: FitConnectControl;
  readonly baseUrl: string;
  /** Addresses to configure the product with. */
  readonly addresses: TenantAddresses;
  /** May send. */
  readonly sender: Credentials;
  /** May receive for the destination and manage it. */
  readonly subscriber: Credentials;
  readonly destinationId: string;
  /** The service the destination takes submissions for. */
  readonly service: { readonly identifier: string; readonly name: string };
  /** The destination's key pairs; the private halves are the subscriber's, the simulator never sees them. */
  readonly keys: { readonly encryption: KeyPair; readonly signing: KeyPair };
}

const SERVICE = { identifier: 'urn:de:fim:leika:leistung:99000000000000', name: 'Beispielleistung (Testdaten)' };
const SCHEMA = { schemaUri: 'urn:pruefstand:example-schema', mimeType: 'application/json' } as const;

let made: Promise<readonly [service: KeyPair, portal: KeyPair, encryption: KeyPair, signing: KeyPair]> | undefined;

/** A fresh simulator with a tenant of its own. Every call gets the same keys and shares nothing else. */
export async function createFitConnectForTests(options: InProcessOptions = {}): Promise<FitConnectForTests> {
  made ??= Promise.all([generateKeyPair('signing'), generateKeyPair('signing'), generateKeyPair('encryption'), generateKeyPair('signing')]);
  const [service, portal, encryption, signing] = await made;
  const { callbackClient, baseUrl = 'https://fit-connect.test' } = options;
  const simulator = createFitConnect({
    baseUrl,
    keys: { signing: service, portal },
    recorder: createRecorder(),
    ...(callbackClient === undefined ? {} : { callbackClient }),
  });
  const people = { sender: credentials('sender'), subscriber: credentials('subscriber') };
  const destination = destinationOf(options, encryption, signing);
  const tenant = simulator.createTenant(seedOf(options, people, destination));
  return {
    simulator,
    control: createControlClient({ url: 'http://control.invalid', tenant: tenant.id, fetch: async (request) => simulator.control.fetch(request) }),
    baseUrl,
    addresses: tenant.addresses(),
    ...people,
    destinationId: destination.destinationId,
    service: SERVICE,
    keys: { encryption, signing },
  };
}

function credentials(role: string): Credentials {
  return { clientId: `${role}-for-tests`, clientSecret: randomUUID() };
}

function destinationOf({ destination = {} }: InProcessOptions, encryption: KeyPair, signing: KeyPair): DestinationSeed {
  return {
    name: 'Beispielbehörde (Testdaten)',
    status: 'active',
    services: [{ identifier: SERVICE.identifier, regions: ['DE'], submissionSchemas: [SCHEMA] }],
    metadataVersions: ['1.0.0', '2.1.0'],
    contactInformation: {
      legalName: 'Beispielbehörde (Testdaten)',
      address: 'Teststraße 1, 00101 Musterstadt',
      phone: '+49 30 0',
      email: 'behoerde@example.org',
    },
    ...destination,
    destinationId: randomUUID(),
    encryptionKid: encryption.publicJwk.kid,
    keys: [encryption.publicJwk, signing.publicJwk],
  };
}

function seedOf({ strictness }: InProcessOptions, people: Pick<FitConnectForTests, 'sender' | 'subscriber'>, destination: DestinationSeed): TenantSeed {
  return {
    id: 'default',
    clients: [
      { ...people.sender, peer: 'product', rights: ['send'], destinationIds: [] },
      { ...people.subscriber, peer: 'product', rights: ['subscribe', 'manage'], destinationIds: [destination.destinationId] },
    ],
    destinations: [destination],
    ...(strictness === undefined ? {} : { strictness }),
  };
}
