/**
 * A stand for the simulator's own tests: one simulator with a tenant, a product client that may do everything with one
 * destination, and a sender of the suite. Keys are made once per process; they are short where their length is not tested.
 */
import { createRecorder } from '../../src/transport/recorder.ts';
import { generateKeyPair } from '../../src/formats/keys.ts';
import { createControlClient, createFitConnect } from './index.ts';
import type { CallbackClient, FitConnectOptions, TenantSeed } from './index.ts';
import { createActions } from './test-actions.ts';
import { CALLBACK_SECRET, DESTINATION, ORIGIN, SERVICE } from './test-samples.ts';
import type { Stand, TestKeys } from './test-samples.ts';

export * from './test-samples.ts';

let keys: Promise<TestKeys> | undefined;

/** Keys of 2048 bits, the same for all tests of a process. */
export async function testKeys(): Promise<TestKeys> {
  keys ??= (async () => {
    const [service, encryption, signing, stranger] = await Promise.all([
      generateKeyPair('signing', { bits: 2048 }),
      generateKeyPair('encryption', { bits: 2048 }),
      generateKeyPair('signing', { bits: 2048 }),
      generateKeyPair('signing', { bits: 2048 }),
    ]);
    return { service, encryption, signing, stranger };
  })();
  return keys;
}

export interface StandOptions extends Partial<Pick<FitConnectOptions, 'clock' | 'limits' | 'callbackClient'>> {
  readonly seed?: Partial<TenantSeed>;
}

const CLIENTS: TenantSeed['clients'] = [
  { clientId: 'product', clientSecret: 'product-secret', peer: 'product', rights: ['subscribe', 'manage'], destinationIds: [DESTINATION] },
  { clientId: 'suite', clientSecret: 'suite-secret', peer: 'suite', rights: ['send'], destinationIds: [] },
  { clientId: 'sender', clientSecret: 'sender-secret', peer: 'product', rights: ['send'], destinationIds: [] },
];

/** A simulator with the tenant `default`. */
export async function createStand(options: StandOptions = {}): Promise<Stand> {
  const own = await testKeys();
  const recorder = createRecorder({ keepBodyBytes: 1_000_000, textLimitBytes: 20_000 });
  const internalErrors: unknown[] = [];
  const callbacks: { url: string; headers: readonly (readonly [string, string])[]; body: string }[] = [];
  const recordCallback: CallbackClient = async (url, message) => {
    callbacks.push({ url, ...message });
    return { status: 200, headers: [], body: new Uint8Array() };
  };
  const simulator = createFitConnect({
    baseUrl: ORIGIN,
    keys: { signing: own.service, portal: own.service, nextSigning: own.stranger, stranger: own.stranger, impostor: own.stranger },
    recorder,
    callbackClient: recordCallback,
    onInternalError: (error) => internalErrors.push(error),
    ...options,
  });
  simulator.createTenant(seedOf(own, options.seed));
  const control = createControlClient({
    url: 'http://control.test',
    tenant: options.seed?.id ?? 'default',
    fetch: async (request) => simulator.control.fetch(request),
  });
  return { simulator, control, recorder, keys: own, internalErrors, callbacks, ...createActions(simulator, own) };
}

function seedOf(own: TestKeys, seed: Partial<TenantSeed> = {}): TenantSeed {
  return {
    id: 'default',
    strictness: 'lenient',
    clients: CLIENTS,
    destinations: [
      {
        destinationId: DESTINATION,
        name: 'Beispielbehörde (Testdaten)',
        status: 'active',
        services: [{ identifier: SERVICE.identifier, regions: ['DE'], submissionSchemas: [{ schemaUri: 'urn:example:schema', mimeType: 'application/json' }] }],
        encryptionKid: own.encryption.publicJwk.kid,
        keys: [own.encryption.publicJwk, own.signing.publicJwk],
        metadataVersions: ['2.1.0'],
        callback: { url: 'https://product.test/callback', secret: CALLBACK_SECRET },
      },
    ],
    ...seed,
  };
}
