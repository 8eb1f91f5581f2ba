/** Certificates as the directory keeps them: the Base64 they came as, read when somebody asks what they say. */
import { certificatesInPem } from '../../../src/formats/certificate-reading.ts';
import { certificateFingerprint, listCertificate } from '../../../src/formats/certificate-listing.ts';
import type { CertificateListing } from '../../../src/formats/certificate-listing.ts';
import { instantIn, refused } from './instants.ts';
import type { CertificateSeed, RevocationReason } from './seed.ts';

export interface Certificate {
  readonly fingerprint: string;
  readonly revocation?: { readonly at: number; readonly reason: RevocationReason };
  readonly der: () => Uint8Array;
  readonly listing: () => CertificateListing;
}

/** @throws ERR_CONTROL_REFUSED for what is no certificate */
export function createCertificate({ certificate, revocation }: CertificateSeed): Certificate {
  if (certificate.includes('PRIVATE KEY')) throw refused('A private key was given where a certificate is enough.');
  const pem = certificate.includes('-----BEGIN') ? certificatesInPem(certificate)[0] : undefined;
  const content = pem === undefined ? certificate : Buffer.from(pem).toString('base64');
  const der = (): Uint8Array => Buffer.from(content, 'base64');
  const bytes = der();
  if (bytes[0] !== 0x30) throw refused('A certificate cannot be read.');
  const fingerprint = certificateFingerprint(bytes);
  let listing: CertificateListing | undefined;
  return {
    fingerprint,
    ...(revocation === undefined ? {} : { revocation: { at: instantIn(revocation.at, NaN), reason: revocation.reason } }),
    der,
    listing: () => (listing ??= listCertificate(der()) ?? unreadable(fingerprint)),
  };
}

function unreadable(fingerprint: string): never {
  throw refused(`The certificate ${fingerprint} cannot be read.`);
}
