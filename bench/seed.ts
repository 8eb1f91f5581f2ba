/** What every benchmark of the simulator starts from: keys from the development cache, one destination, two clients. */
import type { ClientSeed, TenantSeed } from '../simulators/fit-connect/contract.ts';
import type { KeyPair } from '../src/formats/keys.ts';
import type { KeyRing } from '../src/runner/keys.ts';

export const DESTINATION_ID = 'bec40000-0000-4000-8000-000000000001';
export const SERVICE = { identifier: 'urn:de:fim:leika:leistung:99000000000000', name: 'Messleistung' };

/** Made up, and of no use outside a process that lives for seconds. */
export const PRODUCT: ClientSeed = {
  clientId: 'bench-product',
  clientSecret: 'bench-product-secret',
  peer: 'product',
  rights: ['subscribe', 'manage'],
  destinationIds: [DESTINATION_ID],
};
export const SENDER: ClientSeed = { clientId: 'bench-sender', clientSecret: 'bench-sender-secret', peer: 'product', rights: ['send'], destinationIds: [] };

export interface BenchKeys {
  readonly service: KeyPair;
  readonly portal: KeyPair;
  readonly encryption: KeyPair;
  readonly signing: KeyPair;
}

/** The keys by the names that a run uses, so that the cache serves both. */
export async function benchKeys(ring: KeyRing): Promise<BenchKeys> {
  const [service, portal, encryption, signing] = await Promise.all([
    ring.key('service-signing', 'signing'),
    ring.key('portal-signing', 'signing'),
    ring.key('embedded-encryption-1', 'encryption'),
    ring.key('embedded-signing', 'signing'),
  ]);
  return { service, portal, encryption, signing };
}

/** One tenant, as strict as the specification. @param sender whose traffic submitting is; that of a product is judged strictly */
export function seedOf({ encryption, signing }: BenchKeys, sender: ClientSeed['peer'] = 'product'): TenantSeed {
  return {
    id: 'default',
    clients: [PRODUCT, { ...SENDER, peer: sender }],
    strictness: 'strict',
    destinations: [
      {
        destinationId: DESTINATION_ID,
        name: 'Messbehörde (Testdaten)',
        status: 'active',
        services: [{ identifier: SERVICE.identifier, regions: ['DE'], submissionSchemas: [{ schemaUri: 'urn:example:schema', mimeType: 'application/json' }] }],
        encryptionKid: encryption.publicJwk.kid,
        keys: [encryption.publicJwk, signing.publicJwk],
        metadataVersions: ['2.1.0'],
        replyChannels: { eMail: {} },
      },
    ],
  };
}
