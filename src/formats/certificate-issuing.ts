/**
 * Issues certificates for signing keys (RFC 5280): roots, authorities below them, signers, time-stamping units. For local
 * authorities of tests and simulations; certificates that a verifier must refuse come from the same function with other
 * arguments. Certificates for TLS are in `pki.ts`.
 */
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Name } from '@peculiar/x509';
import { KeyObject, createPrivateKey, webcrypto } from 'node:crypto';

/** A certificate with its private key. */
export interface IssuedCertificate {
  /** PEM. */
  readonly certificate: string;
  readonly der: Uint8Array;
  /** PKCS #8 in PEM, not encrypted. */
  readonly key: string;
  /** This certificate and those above it up to the root, PEM. */
  readonly chain: string;
}

export type SigningKeyKind = 'P-256' | 'P-384' | 'P-521' | 'RSA-2048' | 'RSA-3072' | 'RSA-4096';
type Usage = 'digitalSignature' | 'nonRepudiation' | 'keyEncipherment' | 'keyCertSign' | 'cRLSign';

export interface CertificateOrder {
  /** Distinguished name, e.g. `CN=Prüfstelle, O=Beispiel, C=DE`. */
  readonly subject: string;
  /** Signs; absent for a certificate that signs itself. */
  readonly issuer?: IssuedCertificate;
  /** Default P-256. */
  readonly keyKind?: SigningKeyKind;
  /** Milliseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Basic constraints of an authority; absent for an end entity. */
  readonly authority?: { readonly pathLength?: number };
  /** Empty: the extension is left out. Default for authorities: keyCertSign and cRLSign, else digitalSignature and nonRepudiation. */
  readonly keyUsage?: readonly Usage[];
  /** OIDs; absent: no such extension. */
  readonly extendedKeyUsage?: { readonly isCritical: boolean; readonly oids: readonly string[] };
  /** Adds `noRevAvail` (RFC 9608): the issuer says that it will never publish revocations. For end entities. */
  readonly saysNoRevocation?: boolean;
  /** OIDs of critical extensions with no meaning. */
  readonly unknownCritical?: readonly string[];
}

/** Extended key usage of a time-stamping unit, RFC 3161 section 2.3. */
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const NO_REVOCATION_AVAILABLE = '2.5.29.56';
/** Names of curves as OpenSSL gives them, and as Web Crypto takes them. */
const CURVES: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };
const DER_NULL = new Uint8Array([5, 0]);

/** Makes a key and a certificate for it. */
export async function issueCertificate(order: CertificateOrder): Promise<IssuedCertificate> {
  const keys = await webcrypto.subtle.generateKey(generationOf(order.keyKind ?? 'P-256'), true, ['sign', 'verify']);
  const signing = order.issuer === undefined ? keys.privateKey : await importKey(order.issuer.key);
  const certificate = await X509CertificateGenerator.create(
    {
      subject: order.subject,
      issuer: order.issuer === undefined ? order.subject : subjectOf(order.issuer),
      notBefore: new Date(order.notBefore),
      notAfter: new Date(order.notAfter),
      signingAlgorithm: signatureOf(signing),
      publicKey: keys.publicKey,
      signingKey: signing,
      extensions: await extensionsOf(order, keys.publicKey),
    },
    webcrypto,
  );
  const pem = `${certificate.toString('pem')}\n`;
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
  return { certificate: pem, der: new Uint8Array(certificate.rawData), key, chain: pem + (order.issuer?.chain ?? '') };
}

async function extensionsOf(order: CertificateOrder, publicKey: webcrypto.CryptoKey): Promise<Extension[]> {
  const usages: readonly Usage[] = order.keyUsage ?? (order.authority === undefined ? ['digitalSignature', 'nonRepudiation'] : ['keyCertSign', 'cRLSign']);
  const { authority, extendedKeyUsage } = order;
  return [
    new BasicConstraintsExtension(authority !== undefined, authority?.pathLength, true),
    ...(usages.length === 0
      ? []
      : [
          new KeyUsagesExtension(
            usages.map((usage) => KeyUsageFlags[usage]).reduce((sum, flag) => sum | flag),
            true,
          ),
        ]),
    ...(extendedKeyUsage === undefined ? [] : [new ExtendedKeyUsageExtension([...extendedKeyUsage.oids], extendedKeyUsage.isCritical)]),
    await SubjectKeyIdentifierExtension.create(publicKey, false, webcrypto),
    ...(order.issuer === undefined ? [] : [await authorityKeyOf(order.issuer)]),
    ...(order.saysNoRevocation === true ? [new Extension(NO_REVOCATION_AVAILABLE, false, DER_NULL)] : []),
    ...(order.unknownCritical ?? []).map((oid) => new Extension(oid, true, DER_NULL)),
  ];
}

async function authorityKeyOf(issuer: IssuedCertificate): Promise<Extension> {
  return AuthorityKeyIdentifierExtension.create(new X509Certificate(issuer.der).publicKey, false, webcrypto);
}

/** The name as it stands in the certificate, so that both are the same octet by octet. */
function subjectOf(issuer: IssuedCertificate): Name {
  return new X509Certificate(issuer.der).subjectName;
}

function generationOf(kind: SigningKeyKind): webcrypto.EcKeyGenParams | webcrypto.RsaHashedKeyGenParams {
  if (kind.startsWith('P-')) return { name: 'ECDSA', namedCurve: kind };
  return { name: 'RSA-PSS', hash: 'SHA-256', modulusLength: Number(kind.slice(4)), publicExponent: new Uint8Array([1, 0, 1]) };
}

function signatureOf(key: webcrypto.CryptoKey): { readonly name: string; readonly hash: string; readonly saltLength?: number } {
  if (key.algorithm.name === 'RSA-PSS') return { name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 };
  const { namedCurve } = key.algorithm as webcrypto.EcKeyAlgorithm;
  return { name: 'ECDSA', hash: namedCurve === 'P-256' ? 'SHA-256' : namedCurve === 'P-384' ? 'SHA-384' : 'SHA-512' };
}

async function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const key = createPrivateKey(pem);
  const der = key.export({ type: 'pkcs8', format: 'der' });
  const algorithm =
    key.asymmetricKeyType === 'rsa'
      ? { name: 'RSA-PSS', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: CURVES[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? '' };
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
}
