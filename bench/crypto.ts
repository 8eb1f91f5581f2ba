/**
 * The cryptography of one round trip without any service: what sender, delivery service and product cannot do without.
 * The same functions as in the round trip, so that only the service around them makes the difference.
 */
import { decryptJwe, encryptJwe, signJws, verifyJws } from '../src/formats/jose.ts';
import type { Content } from './portal.ts';
import { sealContent } from './portal.ts';
import type { BenchKeys } from './seed.ts';

export interface RoundTripCrypto {
  readonly operations: readonly { readonly name: string; readonly count: number; readonly work: () => Promise<unknown> }[];
  /** All operations of one round trip, in the order and side by side as the parties do them. */
  readonly once: () => Promise<void>;
}

/** @param events how many events the service signs per submission */
export async function createRoundTripCrypto(content: Content, keys: BenchKeys, events: number): Promise<RoundTripCrypto> {
  const sealed = await sealContent(content, keys.encryption.publicJwk);
  const parts = [sealed.metadata, sealed.data, ...sealed.attachments.values()] as readonly string[];
  const header = { typ: 'secevent+jwt', alg: 'PS512', kid: keys.service.publicJwk.kid };
  const claims = { iss: 'bench', jti: 'bench', events: { bench: { authenticationTags: { metadata: 'A'.repeat(22), data: 'A'.repeat(22) } } } };
  const sign = async (): Promise<string> => signJws(header, claims, keys.service.privateJwk);
  const signed = await sign();
  const verify = async (): Promise<boolean> => verifyJws(signed, keys.service.publicJwk, { algorithms: ['PS512'] });
  const encrypt = async (): Promise<unknown> => encryptJwe(content.data, keys.encryption.publicJwk, { cty: 'application/json' });
  const decrypt = async (): Promise<unknown> => decryptJwe(sealed.data, keys.encryption.privateJwk);
  const operations = [
    { name: 'encrypt a part', count: parts.length, work: encrypt },
    { name: 'decrypt a part', count: parts.length, work: decrypt },
    { name: 'sign an event', count: events + 1, work: sign },
    { name: 'verify an event', count: 2, work: verify },
  ];
  const once = async (): Promise<void> => {
    await sealContent(content, keys.encryption.publicJwk);
    await Promise.all(Array.from({ length: events }, sign));
    await verify();
    await Promise.all(parts.map(async (part) => decryptJwe(part, keys.encryption.privateJwk)));
    await sign();
    await verify();
  };
  return { operations, once };
}
