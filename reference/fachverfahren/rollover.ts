/**
 * Change of the encryption key: make a key with a self-signed certificate, keep its private half, publish the public
 * half and only then name it as `encryptionKid`. Keys made earlier stay in use for what is still on its way.
 */
import { generateKeyPair, randomUUID, webcrypto } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { JWK } from 'jose';
import type { Faults } from './faults.ts';
import type { FitConnectClient } from './fitconnect-client.ts';
import { checkPrivateJwk } from './keyring.ts';
import type { Keyring, PrivateJwk } from './keyring.ts';
import type { Log } from './log.ts';
import { errorText } from './log.ts';

/** Rolls the key over and returns the new `encryptionKid`. Calls at the same time share one roll-over. */
export type Rollover = () => Promise<string>;

const VALIDITY_MS = 2 * 365 * 24 * 3600 * 1000;
const CLOCK_TOLERANCE_MS = 5 * 60 * 1000;

/** Creates the roll-over; private keys are kept in `<dataDir>/keys`. */
export function createRollover(options: {
  readonly client: Pick<FitConnectClient, 'publishKey' | 'switchEncryptionKid'>;
  readonly keyring: Pick<Keyring, 'add'>;
  readonly dataDir: string;
  /** What the first roll-over takes, when the operator had a key made in advance. */
  readonly prepared?: PrivateJwk | undefined;
  readonly faults: Faults;
  readonly log: Log;
}): Rollover {
  const { client, keyring, faults, log } = options;
  let prepared = options.prepared;
  let running: Promise<string> | undefined;

  async function rollOver(): Promise<string> {
    const { privateJwk, publicJwk } = prepared === undefined ? await makeEncryptionKey() : { privateJwk: prepared, publicJwk: publicHalf(prepared) };
    prepared = undefined;
    await savePrivateKey(options.dataDir, privateJwk);
    await keyring.add(privateJwk);
    const isSwitched = faults.has('rollover-kid-first') && (await trySwitch(privateJwk.kid));
    await client.publishKey(publicJwk);
    if (!isSwitched) await client.switchEncryptionKid(privateJwk.kid);
    log('key-rolled-over', { kid: privateJwk.kid });
    return privateJwk.kid;
  }

  async function trySwitch(kid: string): Promise<boolean> {
    try {
      await client.switchEncryptionKid(kid);
      return true;
    } catch (error) {
      log('switch-failed', { reason: errorText(error) });
      return false;
    }
  }

  return () =>
    (running ??= rollOver().finally(() => {
      running = undefined;
    }));
}

/** Reads the private keys of earlier roll-overs. */
export function readRolledOverKeys(dataDir: string): readonly PrivateJwk[] {
  const folder = join(dataDir, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return names.map((name) => checkPrivateJwk(JSON.parse(readFileSync(join(folder, name), 'utf8')), 'unwrapKey'));
}

async function savePrivateKey(dataDir: string, jwk: PrivateJwk): Promise<void> {
  await using file = await open(join(dataDir, 'keys', `${jwk.kid}.json`), 'wx', 0o600);
  await file.writeFile(JSON.stringify(jwk));
  await file.sync();
}

/** What may be published of a key, its certificate with it. */
function publicHalf({ kty, n, e, alg, kid, x5c }: PrivateJwk): JWK {
  return { kty, n, e, alg, kid, x5c, key_ops: ['wrapKey'] } as JWK;
}

/** Makes an RSA key of 4096 bits with a certificate that is valid from now on. */
async function makeEncryptionKey(): Promise<{ readonly privateJwk: PrivateJwk; readonly publicJwk: JWK }> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 4096 });
  const kid = `${randomUUID()}-wrapKey`;
  const common = { alg: 'RSA-OAEP-256', kid };
  const certificate = await selfSigned(privateKey, publicKey, kid);
  return {
    privateJwk: { ...(privateKey.export({ format: 'jwk' }) as JWK), ...common, key_ops: ['unwrapKey'] },
    publicJwk: { ...(publicKey.export({ format: 'jwk' }) as JWK), ...common, key_ops: ['wrapKey'], x5c: [certificate] },
  };
}

/** A certificate as base64 DER, signed with RSASSA-PSS and SHA-512 as the crypto rules of FIT-Connect want it. */
async function selfSigned(privateKey: KeyObject, publicKey: KeyObject, name: string): Promise<string> {
  // Loaded on demand: a roll-over is rare, and the library is large.
  await import('reflect-metadata');
  const { X509CertificateGenerator } = await import('@peculiar/x509');
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-512' };
  const keys = {
    privateKey: await webcrypto.subtle.importKey('pkcs8', privateKey.export({ format: 'der', type: 'pkcs8' }), algorithm, false, ['sign']),
    publicKey: await webcrypto.subtle.importKey('spki', publicKey.export({ format: 'der', type: 'spki' }), algorithm, true, ['verify']),
  };
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: { ...algorithm, saltLength: 64 },
    notBefore: new Date(now - CLOCK_TOLERANCE_MS),
    notAfter: new Date(now + VALIDITY_MS),
  });
  return Buffer.from(certificate.rawData).toString('base64');
}
