/**
 * A small certificate authority for TLS in tests: made per run, EC P-256 for speed. Certificates that a client must
 * refuse (expired, wrong host, unknown authority) come from the same function with other arguments.
 */
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Extension } from '@peculiar/x509';
import { KeyObject, X509Certificate, webcrypto } from 'node:crypto';

/** An authority that signs server certificates. `cert` is what clients have to trust. */
export interface CertificateAuthority {
  /** PEM. */
  readonly cert: string;
  /** PKCS #8 in PEM. */
  readonly key: string;
  readonly commonName: string;
}

/** A certificate with its key, both PEM, as `node:https` takes them. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface AuthorityOptions {
  readonly commonName: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Validity from one day before `now`. Default 2. */
  readonly years?: number;
}

export interface ServerCertificateOptions {
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Default one day before `now`. */
  readonly notBefore?: number;
  /** Default 90 days after `now`; before `now` for an expired certificate. */
  readonly notAfter?: number;
}

/** What a certificate says, read without judging it. */
export interface CertificateReading {
  /** In the notation of the certificate, one attribute per line. */
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;

/** Makes a self-signed authority. */
export async function createCertificateAuthority(options: AuthorityOptions): Promise<CertificateAuthority> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: [{ CN: [options.commonName] }],
      notBefore: new Date(options.now - DAY_MS),
      notAfter: new Date(options.now + (options.years ?? 2) * 365 * DAY_MS),
      signingAlgorithm: SIGNING,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return { cert: certificate.toString('pem'), key: pemOf(keys.privateKey), commonName: options.commonName };
}

/** Issues a certificate for a server with fresh keys. */
export async function issueServerCertificate(authority: CertificateAuthority, options: ServerCertificateOptions): Promise<ServerCertificate> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create(
    {
      subject: [{ CN: [options.dnsNames[0] ?? options.ipAddresses[0] ?? 'server'] }],
      issuer: [{ CN: [authority.commonName] }],
      notBefore: new Date(options.notBefore ?? options.now - DAY_MS),
      notAfter: new Date(options.notAfter ?? options.now + 90 * DAY_MS),
      signingAlgorithm: SIGNING,
      publicKey: keys.publicKey,
      signingKey: await importSigningKey(authority.key),
      extensions: serverExtensions(options),
    },
    webcrypto,
  );
  return { cert: certificate.toString('pem'), key: pemOf(keys.privateKey) };
}

/** Reads a certificate. @returns undefined for a text that is none */
export function readCertificate(pem: string): CertificateReading | undefined {
  try {
    const certificate = new X509Certificate(pem);
    const names = (certificate.subjectAltName ?? '').split(', ');
    const withPrefix = (prefix: string): string[] => names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
    return {
      subject: certificate.subject,
      issuer: certificate.issuer,
      notBefore: certificate.validFromDate.getTime(),
      notAfter: certificate.validToDate.getTime(),
      dnsNames: withPrefix('DNS:'),
      ipAddresses: withPrefix('IP Address:'),
    };
  } catch {
    return undefined;
  }
}

function serverExtensions(options: ServerCertificateOptions): Extension[] {
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    new SubjectAlternativeNameExtension([
      ...options.dnsNames.map((value) => ({ type: 'dns' as const, value })),
      ...options.ipAddresses.map((value) => ({ type: 'ip' as const, value })),
    ]),
  ];
}

function pemOf(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString();
}

async function importSigningKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(pem.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64');
  return webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']);
}
