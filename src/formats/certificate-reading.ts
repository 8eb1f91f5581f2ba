/**
 * One X.509 certificate (RFC 5280) as facts: names, validity, key, constraints. Reading judges nothing and never throws;
 * whether certificates form a chain is decided in `certificate-chain.ts`.
 */
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate as ParsedCertificate,
} from '@peculiar/x509';
import { X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sha256Hex } from './hash.ts';

/** A certificate taken apart; instants in milliseconds since the epoch. */
export interface CertificateFacts {
  /** As it was given. */
  readonly der: Uint8Array;
  /** SHA-256 of `der`, lower-case hex. */
  readonly sha256: string;
  /** RFC 4514 notation with a space after each comma. */
  readonly subject: string;
  readonly issuer: string;
  /** DER of the names in hex, for comparing octet by octet. */
  readonly subjectDer: string;
  readonly issuerDer: string;
  /** Lower-case hex without leading zeros. */
  readonly serialNumber: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: KeyObject;
  /** Absent extension: undefined, which RFC 5280 reads as "no restriction". */
  readonly keyUsage?: readonly KeyUsage[];
  readonly extendedKeyUsage?: { readonly isCritical: boolean; readonly oids: readonly string[] };
  /** Subject key identifier, lower-case hex. */
  readonly keyId?: string;
  readonly isAuthority: boolean;
  /** How many authorities may follow below this one; undefined is any number. */
  readonly pathLength?: number;
  /** Critical extensions that nothing here can apply, by OID. */
  readonly unknownCritical: readonly string[];
  /** Hash of the signature on the certificate, e.g. `SHA-256`; undefined when the algorithm is not known here. */
  readonly signatureHash?: string;
  /** Whether the signature on this certificate was made with the key of `authority`. Never throws. */
  isSignedBy(authority: CertificateFacts): boolean;
}

export type KeyUsage = 'digitalSignature' | 'nonRepudiation' | 'keyCertSign';

/** What a reader of chains applies: key usage, basic constraints, extended key usage, certificate policies (any accepted), alternative names. */
const APPLIED = new Set(['2.5.29.15', '2.5.29.19', '2.5.29.37', '2.5.29.32', '2.5.29.17']);
const USAGES = {
  digitalSignature: KeyUsageFlags.digitalSignature,
  nonRepudiation: KeyUsageFlags.nonRepudiation,
  keyCertSign: KeyUsageFlags.keyCertSign,
} as const;
const MAX_CERTIFICATE_BYTES = 65_536;

/** Reads one DER certificate. @returns undefined for octets that are no certificate, or more than one */
export function readDerCertificate(der: Uint8Array): CertificateFacts | undefined {
  if (der.byteLength > MAX_CERTIFICATE_BYTES) return undefined;
  try {
    const node = new X509Certificate(der);
    return node.raw.equals(der) ? factsOf(der, node) : undefined;
  } catch {
    return undefined;
  }
}

/** Splits PEM into the DER of its certificates, in order. Other blocks and text between are left out. */
export function certificatesInPem(pem: string): readonly Uint8Array[] {
  const blocks = pem.matchAll(/-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g);
  return [...blocks].map(([, base64 = '']) => Buffer.from(base64, 'base64'));
}

function factsOf(der: Uint8Array, node: X509Certificate): CertificateFacts {
  const parsed = new ParsedCertificate(der);
  const constraints = parsed.getExtension(BasicConstraintsExtension);
  const usage = parsed.getExtension(KeyUsagesExtension)?.usages;
  const extended = parsed.getExtension(ExtendedKeyUsageExtension);
  const keyId = parsed.getExtension(SubjectKeyIdentifierExtension)?.keyId;
  const signatureHash = hashOf(parsed);
  return {
    der,
    sha256: sha256Hex(der),
    subject: parsed.subject,
    issuer: parsed.issuer,
    subjectDer: hexOf(parsed.subjectName.toArrayBuffer()),
    issuerDer: hexOf(parsed.issuerName.toArrayBuffer()),
    serialNumber: parsed.serialNumber.toLowerCase().replace(/^0+(?=.)/, ''),
    notBefore: parsed.notBefore.getTime(),
    notAfter: parsed.notAfter.getTime(),
    publicKey: node.publicKey,
    ...(usage === undefined ? {} : { keyUsage: (Object.keys(USAGES) as KeyUsage[]).filter((name) => (usage & USAGES[name]) !== 0) }),
    ...(extended === null ? {} : { extendedKeyUsage: { isCritical: extended.critical, oids: extended.usages.map(String) } }),
    ...(keyId === undefined ? {} : { keyId: keyId.toLowerCase() }),
    isAuthority: constraints?.ca === true,
    ...(constraints?.pathLength === undefined ? {} : { pathLength: constraints.pathLength }),
    unknownCritical: parsed.extensions.filter(({ critical, type }) => critical && !APPLIED.has(type)).map(({ type }) => type),
    ...(signatureHash === undefined ? {} : { signatureHash }),
    isSignedBy: (authority) => isSigned(node, authority.publicKey),
  };
}

function isSigned(certificate: X509Certificate, key: KeyObject): boolean {
  try {
    return certificate.verify(key);
  } catch {
    return false;
  }
}

function hashOf(certificate: ParsedCertificate): string | undefined {
  try {
    const { hash } = certificate.signatureAlgorithm as { readonly hash?: { readonly name?: string } };
    return hash?.name;
  } catch {
    return undefined;
  }
}

function hexOf(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('hex');
}
