/** Registered senders, found by certificate or name, and what their certificates say. Certificates are compared octet by octet. */
import { X509Certificate, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { PruefstandError } from '../../src/core/errors.ts';
import { certificatesInPem } from '../../src/formats/certificate-reading.ts';
import { sha256Hex } from '../../src/formats/hash.ts';
import type { Environment, SenderSeed } from './contract.ts';

/** A certificate as far as the simulator asks. */
export interface CertificateFacts {
  /** SHA-256 of the DER, lower-case hex. */
  readonly sha256: string;
  /** Empty when the subject has none; the first of several. */
  readonly commonName: string;
  /** Milliseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: KeyObject;
}

export interface Sender {
  readonly name: string;
  readonly certificate: CertificateFacts;
  /** Verifies tokens and contents. */
  readonly publicKey: KeyObject;
  readonly environment: Environment;
  readonly peer: 'product' | 'suite';
}

export interface SenderBook {
  /** @throws ERR_CONTROL_REFUSED for a certificate or key that cannot be used */
  put(seed: SenderSeed): void;
  /** @returns whether there was such a sender */
  withdraw(name: string): boolean;
  byCertificate(sha256: string): Sender | undefined;
  byName(name: string): Sender | undefined;
  /** Of that environment, by SHA-256 of their certificates. */
  registeredIn(environment: Environment): readonly string[];
}

/** A book with these senders. */
export function createSenderBook(seeds: readonly SenderSeed[], environment: Environment): SenderBook {
  const senders = new Map<string, Sender>();
  const put = (seed: SenderSeed): void => void senders.set(seed.name, senderOf(seed, environment));
  for (const seed of seeds) put(seed);
  return {
    put,
    withdraw: (name) => senders.delete(name),
    byCertificate: (sha256) => [...senders.values()].find(({ certificate }) => certificate.sha256 === sha256),
    byName: (name) => senders.get(name),
    registeredIn: (wanted) => [...senders.values()].flatMap(({ environment: own, certificate }) => (own === wanted ? [certificate.sha256] : [])),
  };
}

/** Reads a certificate. @returns undefined for octets that are none */
export function readCertificate(der: Uint8Array): CertificateFacts | undefined {
  try {
    const certificate = new X509Certificate(der);
    const { CN } = certificate.toLegacyObject().subject as { readonly CN?: string | readonly string[] };
    return {
      sha256: sha256Hex(der),
      commonName: (typeof CN === 'string' ? CN : CN?.[0]) ?? '',
      notBefore: certificate.validFromDate.getTime(),
      notAfter: certificate.validToDate.getTime(),
      publicKey: certificate.publicKey,
    };
  } catch {
    return undefined;
  }
}

function senderOf(seed: SenderSeed, environment: Environment): Sender {
  const [der] = certificatesInPem(seed.certificate);
  const certificate = der === undefined ? undefined : readCertificate(der);
  if (certificate === undefined) throw new PruefstandError('ERR_CONTROL_REFUSED', `The certificate of the sender "${seed.name}" cannot be read.`);
  return { name: seed.name, certificate, publicKey: keyOf(seed, certificate), environment: seed.environment ?? environment, peer: seed.peer };
}

function keyOf({ name, publicKey }: SenderSeed, certificate: CertificateFacts): KeyObject {
  if (publicKey === undefined) return certificate.publicKey;
  if (publicKey.includes('PRIVATE'))
    throw new PruefstandError('ERR_CONTROL_REFUSED', `A private key was given for the sender "${name}"; the public one is enough.`);
  try {
    return createPublicKey(publicKey);
  } catch (cause) {
    throw new PruefstandError('ERR_CONTROL_REFUSED', `The key of the sender "${name}" cannot be read.`, { cause });
  }
}
