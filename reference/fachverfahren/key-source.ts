/**
 * Public keys for event signatures: the key set of the delivery service, and keys of destinations by issuer and `kid`.
 * Found keys are kept; a caller that meets an unknown key or a failing signature may ask for fresh ones.
 */
import { importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import type { FitConnectClient } from './fitconnect-client.ts';
import { withoutUsage } from './keyring.ts';

/** Finds verification keys. Network failures are thrown; a key that does not exist is undefined. */
export interface KeySource {
  serviceKey(kid: string, isFresh: boolean): Promise<CryptoKey | undefined>;
  destinationKey(destinationId: string, kid: string, isFresh: boolean): Promise<CryptoKey | undefined>;
}

/** Creates a key source on top of the API. */
export function createKeySource(client: Pick<FitConnectClient, 'getServiceKeys' | 'getDestinationKey'>): KeySource {
  let serviceKeys: Promise<ReadonlyMap<string, CryptoKey>> | undefined;
  const destinationKeys = new Map<string, CryptoKey>();

  async function loadServiceKeys(): Promise<ReadonlyMap<string, CryptoKey>> {
    const keys = new Map<string, CryptoKey>();
    for (const jwk of await client.getServiceKeys()) {
      const key = await verificationKey(jwk);
      if (key !== undefined && jwk.kid !== undefined) keys.set(jwk.kid, key);
    }
    return keys;
  }

  return {
    async serviceKey(kid, isFresh) {
      if (isFresh) serviceKeys = undefined;
      const loading = (serviceKeys ??= loadServiceKeys());
      try {
        return (await loading).get(kid);
      } catch (error) {
        if (serviceKeys === loading) serviceKeys = undefined;
        throw error;
      }
    },
    async destinationKey(destinationId, kid, isFresh) {
      const name = `${destinationId} ${kid}`;
      const known = isFresh ? undefined : destinationKeys.get(name);
      if (known !== undefined) return known;
      const jwk = await client.getDestinationKey(destinationId, kid);
      const key = jwk === undefined ? undefined : await verificationKey(jwk);
      if (key !== undefined) destinationKeys.set(name, key);
      return key;
    },
  };
}

/** Imports a public key for PS512; undefined when it is meant for something else or damaged. */
async function verificationKey(jwk: JWK): Promise<CryptoKey | undefined> {
  if (jwk.kty !== 'RSA' || jwk.d !== undefined) return undefined;
  if (jwk.key_ops !== undefined && !jwk.key_ops.includes('verify')) return undefined;
  if (jwk.use !== undefined && jwk.use !== 'sig') return undefined;
  if (jwk.alg !== undefined && jwk.alg !== 'PS512') return undefined;
  try {
    return (await importJWK(withoutUsage(jwk), 'PS512')) as CryptoKey;
  } catch {
    return undefined;
  }
}
