/**
 * Certificates of the country, behind one function, so that they can come from another issuer. By default a small authority of
 * its own, made per seed; keys of certificates that somebody logs in with are RSA, since assertions are signed with RS256.
 */
import { issueCertificate } from '../../../src/formats/certificate-issuing.ts';
import type { SigningKeyKind } from '../../../src/formats/certificate-issuing.ts';
import { certificateFingerprint } from '../../../src/formats/certificate-listing.ts';

export type CertificateUse = 'login' | 'client' | 'cipher' | 'signature';

/** What is wanted of a certificate. */
export interface CertificateOrder {
  readonly commonName: string;
  readonly use: CertificateUse;
  /** Milliseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
}

export interface MadeCertificate {
  /** PEM. */
  readonly certificate: string;
  readonly fingerprint: string;
  /** PKCS #8 in PEM; never goes into a directory. */
  readonly privateKey: string;
}

/** Issues one certificate. */
export type MakeCertificate = (order: CertificateOrder) => Promise<MadeCertificate>;

export interface AuthorityOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Of certificates that nobody logs in with. Default P-256, which is made fast; directories hold RSA. */
  readonly keyKind?: SigningKeyKind;
}

const YEAR_MS = 365 * 86_400_000;
const USAGES = {
  login: ['digitalSignature', 'nonRepudiation', 'keyEncipherment'],
  client: ['digitalSignature', 'nonRepudiation', 'keyEncipherment'],
  cipher: ['keyEncipherment'],
  signature: ['digitalSignature', 'nonRepudiation'],
} as const;

/** An authority with an issuer of its own. */
export async function createCountryAuthority({ now, keyKind = 'P-256' }: AuthorityOptions): Promise<MakeCertificate> {
  const issuer = await issueCertificate({
    subject: 'CN=Prüfstand Test-CA DVDV, OU=Testdaten, O=PKI-Test-Verwaltung, C=DE',
    notBefore: now - 12 * YEAR_MS,
    notAfter: now + 12 * YEAR_MS,
    authority: { pathLength: 0 },
  });
  return async ({ commonName, use, notBefore, notAfter }) => {
    const { certificate, der, key } = await issueCertificate({
      subject: `CN=${commonName.replaceAll(/[,+"\\<>;=]/g, ' ')}, OU=${use === 'login' ? 'client' : use}, O=Testverwaltung, C=DE`,
      issuer,
      keyKind: use === 'login' ? 'RSA-2048' : keyKind,
      notBefore,
      notAfter,
      keyUsage: USAGES[use],
    });
    return { certificate, fingerprint: certificateFingerprint(der), privateKey: key };
  };
}
