/**
 * The test PKI as data: which authorities there are, and what a certificate of each role looks like. Names say in German
 * that nothing of it is real. Roles come from the interfaces: TLS servers and clients (DVDV, mailbox, XTA, payment), signature
 * and encryption of content (OSCI, XTA), keys of FIT-Connect (RSA-4096, RSASSA-PSS with SHA-512).
 */
import type { CertificateUsage } from '../certificate-extensions.ts';
import type { RsaSignature, SigningKeyKind } from '../certificate-issuing.ts';

export type AuthorityId = 'root' | 'server' | 'client' | 'signature' | 'encryption' | 'fit-connect';

export interface AuthorityProfile {
  readonly commonName: string;
  readonly keyKind: SigningKeyKind;
  /** How it signs certificates; EC keys have one way. */
  readonly signature: RsaSignature;
  readonly years: number;
}

/** In every subject: nobody shall take it for a real certificate. */
export const TEST_MARK = 'Prüfstand Test - nicht für den Echtbetrieb';
export const TEST_ORGANIZATION = 'Prüfstand Test';

/** The root signs the others; each of those signs end entities of its roles. */
export const AUTHORITIES: Readonly<Record<AuthorityId, AuthorityProfile>> = {
  root: { commonName: 'Prüfstand Test Wurzel', keyKind: 'RSA-4096', signature: 'rsa-pss-sha512', years: 20 },
  server: { commonName: 'Prüfstand Test TLS-Server', keyKind: 'P-256', signature: 'rsa-sha256', years: 10 },
  client: { commonName: 'Prüfstand Test TLS-Client', keyKind: 'RSA-3072', signature: 'rsa-sha256', years: 10 },
  signature: { commonName: 'Prüfstand Test Signatur', keyKind: 'RSA-3072', signature: 'rsa-sha256', years: 10 },
  encryption: { commonName: 'Prüfstand Test Verschlüsselung', keyKind: 'RSA-3072', signature: 'rsa-sha256', years: 10 },
  'fit-connect': { commonName: 'Prüfstand Test FIT-Connect', keyKind: 'RSA-4096', signature: 'rsa-pss-sha512', years: 10 },
};

export type RoleId = 'tls-server' | 'tls-client' | 'signature' | 'encryption' | 'fit-connect-encryption' | 'fit-connect-signature';

export interface RoleProfile {
  readonly issuer: Exclude<AuthorityId, 'root'>;
  readonly keyKind: SigningKeyKind;
  readonly keyUsage: readonly CertificateUsage[];
  /** OIDs of extended key usage; empty: no such extension. */
  readonly extendedKeyUsage: readonly string[];
  readonly days: number;
}

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';
/** Extended key usage of an OCSP responder, RFC 6960 section 4.2.2.2. */
export const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

export const ROLES: Readonly<Record<RoleId, RoleProfile>> = {
  'tls-server': { issuer: 'server', keyKind: 'P-256', keyUsage: ['digitalSignature'], extendedKeyUsage: [SERVER_AUTH], days: 90 },
  'tls-client': { issuer: 'client', keyKind: 'RSA-3072', keyUsage: ['digitalSignature'], extendedKeyUsage: [CLIENT_AUTH], days: 365 },
  signature: {
    issuer: 'signature',
    keyKind: 'RSA-3072',
    keyUsage: ['digitalSignature', 'nonRepudiation'],
    extendedKeyUsage: [EMAIL_PROTECTION],
    days: 3 * 365,
  },
  encryption: {
    issuer: 'encryption',
    keyKind: 'RSA-3072',
    keyUsage: ['keyEncipherment', 'dataEncipherment'],
    extendedKeyUsage: [EMAIL_PROTECTION],
    days: 3 * 365,
  },
  'fit-connect-encryption': { issuer: 'fit-connect', keyKind: 'RSA-4096', keyUsage: ['keyEncipherment'], extendedKeyUsage: [], days: 3 * 365 },
  'fit-connect-signature': { issuer: 'fit-connect', keyKind: 'RSA-4096', keyUsage: ['digitalSignature'], extendedKeyUsage: [], days: 3 * 365 },
};

/** Names of roles, for arguments. */
export const ROLE_IDS = Object.keys(ROLES) as readonly RoleId[];
export const AUTHORITY_IDS = Object.keys(AUTHORITIES) as readonly AuthorityId[];
