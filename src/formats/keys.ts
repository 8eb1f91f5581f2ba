/**
 * RSA keys as FIT-Connect publishes them (fact sheet, section 14): generating pairs with a certificate, self-signed or of an
 * authority that the caller names, and judging a public JWK rule by rule. Chain, revocation and the key sizes of certificates are not judged here.
 */
import 'reflect-metadata';
import { X509CertificateGenerator } from '@peculiar/x509';
import { createPublicKey, generateKeyPair as generateRsa, randomUUID, webcrypto } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Jwk, PrivateJwk, PublicJwk } from './jwk.ts';

export type { Jwk, PrivateJwk, PublicJwk } from './jwk.ts';
export { checkPublicJwk } from './jwk-rules.ts';
export type { KeyProblem, KeyRule } from './jwk-rules.ts';

export type KeyPurpose = 'encryption' | 'signing';

/** What a certificate for a key has to say. */
export interface KeyCertificateOrder {
  readonly purpose: KeyPurpose;
  readonly publicKey: KeyObject;
  readonly kid: string;
  /** Milliseconds since the epoch. */
  readonly validity: { readonly notBefore: number; readonly notAfter: number };
}

/** Makes the chain of `x5c`: DER in base64, the key's certificate first. */
export type KeyCertifier = (order: KeyCertificateOrder) => Promise<readonly string[]>;

export interface KeyPairOptions {
  /** Default `<uuid>-wrapKey` or `<uuid>-sigKey`: longer than 36 characters on purpose, products must not assume a UUID. */
  readonly kid?: string;
  /** Default 4096; 2048 is for tests that need no conforming key. @unit bits */
  readonly bits?: number;
  /** Validity of the certificate, milliseconds since the epoch. Default one day before `now` until three years after. */
  readonly validity?: { readonly notBefore: number; readonly notAfter: number };
  /** Milliseconds since the epoch; default the machine's time. */
  readonly now?: number;
  /** Certifies the key. Default: it certifies itself. */
  readonly certify?: KeyCertifier;
}

export interface KeyPair {
  readonly publicJwk: PublicJwk;
  readonly privateJwk: PrivateJwk;
}

const PURPOSES = {
  encryption: { alg: 'RSA-OAEP-256', suffix: 'wrapKey', publicOps: ['wrapKey'], privateOps: ['unwrapKey'] },
  signing: { alg: 'PS512', suffix: 'sigKey', publicOps: ['verify'], privateOps: ['sign'] },
} as const;

const DAY_MS = 86_400_000;
const PSS = { name: 'RSA-PSS', hash: 'SHA-512', saltLength: 64 };
const PUBLIC_MEMBERS = ['kty', 'kid', 'alg', 'use', 'n', 'e', 'crv', 'x', 'y', 'x5c'];

const generatePair = promisify(generateRsa);

/**
 * Makes a key pair on the thread pool with a certificate over the same key, self-signed (RSASSA-PSS, SHA-512) unless told
 * otherwise. The private JWK carries no `x5c`.
 */
export async function generateKeyPair(purpose: KeyPurpose, options: KeyPairOptions = {}): Promise<KeyPair> {
  const { alg, suffix, publicOps, privateOps } = PURPOSES[purpose];
  const kid = options.kid ?? `${randomUUID()}-${suffix}`;
  const { publicKey, privateKey } = await generatePair('rsa', { modulusLength: options.bits ?? 4096 });
  const validity = options.validity ?? usualValidity(options.now ?? Date.now());
  const x5c = (await options.certify?.({ purpose, publicKey, kid, validity })) ?? [await selfSign(publicKey, privateKey, kid, validity)];
  return {
    publicJwk: { ...publicKey.export({ format: 'jwk' }), key_ops: publicOps, alg, kid, x5c },
    privateJwk: { ...privateKey.export({ format: 'jwk' }), key_ops: privateOps, alg, kid },
  };
}

/** The same pair with new certificates: keys are expensive, certificates are not. */
export async function certifyAgain(pair: KeyPair, purpose: KeyPurpose, certify: KeyCertifier, now: number): Promise<KeyPair> {
  const { n, e } = pair.publicJwk as { readonly n?: string; readonly e?: string };
  const publicKey = createPublicKey({ key: { kty: 'RSA', n, e } as JsonWebKey, format: 'jwk' });
  return { ...pair, publicJwk: { ...pair.publicJwk, x5c: await certify({ purpose, publicKey, kid: pair.publicJwk.kid, validity: usualValidity(now) }) } };
}

function usualValidity(now: number): { readonly notBefore: number; readonly notAfter: number } {
  return { notBefore: now - DAY_MS, notAfter: now + 3 * 365 * DAY_MS };
}

/** The public JWK of a private one: public members only, `key_ops` turned round (`unwrapKey` to `wrapKey`, `sign` to `verify`). */
export function publicPartOf(privateJwk: Jwk): PublicJwk {
  const members = PUBLIC_MEMBERS.flatMap((name) => (privateJwk[name] === undefined ? [] : [[name, privateJwk[name]]]));
  const operations = privateJwk['key_ops'];
  const turned = Array.isArray(operations) ? { key_ops: operations.map(publicOperation) } : {};
  return { ...Object.fromEntries(members), ...turned } as PublicJwk;
}

/** Whether two JWKs, public or private, hold the same public key. Other members do not matter. */
export function isSameKey(a: Jwk, b: Jwk): boolean {
  const names = a['kty'] === 'RSA' ? ['kty', 'n', 'e'] : ['kty', 'crv', 'x', 'y'];
  return typeof a['kty'] === 'string' && names.every((name) => a[name] === b[name]);
}

function publicOperation(operation: unknown): unknown {
  const turned: Readonly<Record<string, string>> = { unwrapKey: 'wrapKey', decrypt: 'encrypt', sign: 'verify' };
  return typeof operation === 'string' ? (turned[operation] ?? operation) : operation;
}

async function selfSign(publicKey: KeyObject, privateKey: KeyObject, kid: string, validity: { notBefore: number; notAfter: number }): Promise<string> {
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: [{ CN: [kid] }, { O: ['Pruefstand'] }],
      notBefore: new Date(validity.notBefore),
      notAfter: new Date(validity.notAfter),
      signingAlgorithm: PSS,
      keys: {
        publicKey: publicKey.toCryptoKey({ name: PSS.name, hash: PSS.hash }, true, ['verify']),
        privateKey: privateKey.toCryptoKey({ name: PSS.name, hash: PSS.hash }, false, ['sign']),
      },
    },
    webcrypto,
  );
  return Buffer.from(certificate.rawData).toString('base64');
}
