/**
 * One X.509 certificate (RFC 5280) as facts: names, validity, key, constraints. Reading judges nothing and never throws;
 * whether certificates form a chain is decided in `certificate-chain.ts`.
 */
import { X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readCertificateParts } from './certificate-parts.ts';
import type { CertificateParts } from './certificate-parts.ts';
import { sha256Hex } from './hash.ts';

/** A certificate taken apart; instants in milliseconds since the epoch. */
export interface CertificateFacts extends CertificateParts {
  /** As it was given. */
  readonly der: Uint8Array;
  /** SHA-256 of `der`, lower-case hex. */
  readonly sha256: string;
  /** RFC 4514 notation with a space after each comma. */
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: KeyObject;
  /** Whether the signature on this certificate was made with the key of `authority`. Never throws. */
  isSignedBy(authority: CertificateFacts): boolean;
}

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
  return {
    ...readCertificateParts(der),
    der,
    sha256: sha256Hex(der),
    subject: nameOf(node.subject),
    issuer: nameOf(node.issuer),
    notBefore: instantOf(node.validFromDate),
    notAfter: instantOf(node.validToDate),
    publicKey: node.publicKey,
    isSignedBy: (authority) => isSigned(node, authority.publicKey),
  };
}

/** OpenSSL writes each part of a name on a line of its own, with the escapes of RFC 4514; a line feed inside is one of them. */
function nameOf(lines: string): string {
  return lines.split('\n').join(', ');
}

/** @throws for what no calendar has */
function instantOf(date: Date): number {
  const instant = date.getTime();
  if (Number.isNaN(instant)) throw new RangeError('There is no such day.');
  return instant;
}

function isSigned(certificate: X509Certificate, key: KeyObject): boolean {
  try {
    return certificate.verify(key);
  } catch {
    return false;
  }
}
