/**
 * An X.509 certificate (RFC 5280) as a directory lists it: the members of the object `Certificate` of the DVDV interface
 * (API v2, 2.15.0) but for revocation, which the directory knows and the certificate does not. Nothing is judged.
 */
import 'reflect-metadata';
import { KeyUsagesExtension, X509Certificate } from '@peculiar/x509';
import { hash } from 'node:crypto';

/** What a directory says of a certificate; null where the certificate says nothing. */
export interface CertificateListing {
  /** DER as Base64. */
  readonly content: string;
  /** SHA-1 of the DER, 40 lower-case hex characters. */
  readonly fingerprint: string;
  /** Serial number, decimal. */
  readonly serial: string;
  /** Serial number, lower-case hex without leading zeros. */
  readonly serialHex: string;
  readonly emailSubject: string | null;
  /** As Java names signature algorithms, e.g. `SHA256withRSA`. */
  readonly algorithm: string | null;
  readonly nameIssuer: string | null;
  readonly nameSubject: string | null;
  readonly organizationIssuer: string | null;
  readonly organizationSubject: string | null;
  readonly ouIssuer: string | null;
  readonly ouSubject: string | null;
  /** RFC 3339 in UTC with milliseconds. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Bit i stands for bit i of the extension: digitalSignature is 1, nonRepudiation 2, keyEncipherment 4. */
  readonly x509KeyUsage: number | null;
}

type Names = X509Certificate['subjectName'];

const KEYS: Readonly<Record<string, string>> = { 'RSASSA-PKCS1-v1_5': 'RSA', ECDSA: 'ECDSA' };

/** SHA-1 over the DER, 40 lower-case hex characters: how the DVDV names certificates. */
export function certificateFingerprint(der: Uint8Array): string {
  return hash('sha1', der, 'hex');
}

/** Reads one DER certificate. @returns undefined for octets that are none */
export function listCertificate(der: Uint8Array): CertificateListing | undefined {
  try {
    const certificate = new X509Certificate(Uint8Array.from(der));
    const { subjectName, issuerName } = certificate;
    const serialHex = certificate.serialNumber.toLowerCase().replace(/^0+(?=.)/, '');
    return {
      content: Buffer.from(der).toString('base64'),
      fingerprint: certificateFingerprint(der),
      serial: BigInt(`0x${serialHex}`).toString(10),
      serialHex,
      emailSubject: field(subjectName, 'E') ?? field(subjectName, '1.2.840.113549.1.9.1'),
      algorithm: algorithmOf(certificate),
      nameIssuer: field(issuerName, 'CN'),
      nameSubject: field(subjectName, 'CN'),
      organizationIssuer: field(issuerName, 'O'),
      organizationSubject: field(subjectName, 'O'),
      ouIssuer: field(issuerName, 'OU'),
      ouSubject: field(subjectName, 'OU'),
      validFrom: certificate.notBefore.toISOString(),
      validTo: certificate.notAfter.toISOString(),
      x509KeyUsage: certificate.getExtension(KeyUsagesExtension)?.usages ?? null,
    };
  } catch {
    return undefined;
  }
}

/** The first value of an attribute. */
function field(names: Names, attribute: string): string | null {
  return names.getField(attribute)[0] ?? null;
}

function algorithmOf(certificate: X509Certificate): string | null {
  try {
    const { name, hash: digest } = certificate.signatureAlgorithm as { readonly name: string; readonly hash?: { readonly name?: string } };
    if (name === 'RSA-PSS') return 'RSASSA-PSS';
    const key = KEYS[name];
    return key === undefined ? name : `${(digest?.name ?? '').replace('-', '')}with${key}`;
  } catch {
    return null;
  }
}
