/**
 * Issues certificates (RFC 5280): roots, authorities below them, signers, time-stamping units, OCSP responders, and what the
 * test PKI gives out. For local authorities of tests and simulations; certificates that a verifier must refuse come from the
 * same function with other arguments. The small authority for TLS of a run is in `pki.ts`.
 */
import 'reflect-metadata';
import { Name, X509Certificate, X509CertificateGenerator } from '@peculiar/x509';
import { KeyObject, createPrivateKey, webcrypto } from 'node:crypto';
import { extensionsOf } from './certificate-extensions.ts';
import type { ExtensionOrder } from './certificate-extensions.ts';

/** A certificate with its private key. */
export interface IssuedCertificate extends CertifiedKey {
  /** PKCS #8 in PEM, not encrypted. */
  readonly key: string;
}

/** A certificate whose private key stays with its holder. */
export interface CertifiedKey {
  /** PEM. */
  readonly certificate: string;
  readonly der: Uint8Array;
  /** This certificate and those above it up to the root, PEM. */
  readonly chain: string;
}

export type SigningKeyKind = 'P-256' | 'P-384' | 'P-521' | 'RSA-2048' | 'RSA-3072' | 'RSA-4096';
/** How a certificate is signed by an RSA authority; EC authorities have one way each. */
export type RsaSignature = 'rsa-pss-sha256' | 'rsa-pss-sha512' | 'rsa-sha256';

/** One attribute of a name; any text, nothing has to be escaped. */
export type NameAttribute = readonly [type: 'C' | 'O' | 'OU' | 'CN', value: string];

export interface CertificateOrder extends ExtensionOrder {
  /** Distinguished name, e.g. `CN=Prüfstelle, O=Beispiel, C=DE`, or its attributes in the order of the certificate. */
  readonly subject: string | readonly NameAttribute[];
  /** Signs; absent for a certificate that signs itself. */
  readonly issuer?: Pick<IssuedCertificate, 'der' | 'key' | 'chain'>;
  /** Default P-256. */
  readonly keyKind?: SigningKeyKind;
  /** Milliseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Hex, positive as a two's complement number; random by default. */
  readonly serialNumber?: string;
  /** Default rsa-pss-sha256; counts where an RSA key signs. */
  readonly signature?: RsaSignature;
}

/** Extended key usage of a time-stamping unit, RFC 3161 section 2.3. */
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
/** Names of curves as OpenSSL gives them, and as Web Crypto takes them. */
const CURVES: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };
const RSA: Readonly<Record<RsaSignature, { readonly name: string; readonly hash: string; readonly saltLength?: number }>> = {
  'rsa-pss-sha256': { name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 },
  'rsa-pss-sha512': { name: 'RSA-PSS', hash: 'SHA-512', saltLength: 64 },
  'rsa-sha256': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
};

/** Makes a key and a certificate for it. */
export async function issueCertificate(order: CertificateOrder): Promise<IssuedCertificate> {
  const key = await makeSigningKey(order.keyKind ?? 'P-256');
  return { ...(await certify(order, key.publicKey, key.pem)), key: key.pem };
}

/** Makes a certificate for a key that its holder keeps. */
export async function certifyKey(order: CertificateOrder & Required<Pick<CertificateOrder, 'issuer'>>, publicKey: KeyObject): Promise<CertifiedKey> {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey;
  const algorithm = type === 'rsa' ? { name: 'RSA-PSS', hash: 'SHA-256' } : { name: 'ECDSA', namedCurve: CURVES[details?.namedCurve ?? ''] ?? '' };
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return certify(order, await webcrypto.subtle.importKey('spki', spki, algorithm, true, ['verify']), order.issuer.key);
}

/** @param ownKey signs where the order names no issuer */
async function certify(order: CertificateOrder, publicKey: webcrypto.CryptoKey, ownKey: string): Promise<CertifiedKey> {
  const subject = typeof order.subject === 'string' ? order.subject : nameOf(order.subject);
  const { issuer, signature = 'rsa-pss-sha256' } = order;
  const authority = issuer === undefined ? undefined : authorityOf(issuer.der);
  const above = authority?.certificate;
  const { algorithm, key } = await (issuer === undefined || authority === undefined ? readSigner(ownKey, signature) : authority.signer(issuer.key, signature));
  const certificate = await X509CertificateGenerator.create(
    {
      subject,
      // The name as it stands in the certificate, so that both are the same octet by octet.
      issuer: above?.subjectName ?? subject,
      notBefore: new Date(order.notBefore),
      notAfter: new Date(order.notAfter),
      ...(order.serialNumber === undefined ? {} : { serialNumber: order.serialNumber }),
      signingAlgorithm: algorithm,
      publicKey,
      signingKey: key,
      extensions: await extensionsOf(order, publicKey, above?.publicKey),
    },
    webcrypto,
  );
  const pem = `${certificate.toString('pem')}\n`;
  return { certificate: pem, der: new Uint8Array(certificate.rawData), chain: pem + (order.issuer?.chain ?? '') };
}

/** Somebody who signs many certificates, read once: that takes as long as issuing one. */
interface Authority {
  readonly certificate: X509Certificate;
  /** @param key PEM; of the authority, unless what it signs shall be refused */
  signer(key: string, signature: RsaSignature): Promise<Signer>;
}

interface Signer {
  readonly algorithm: Signing;
  readonly key: webcrypto.CryptoKey;
}

/** Each as long as somebody has its certificate. */
const authorities = new WeakMap<Uint8Array, Authority>();

function authorityOf(der: Uint8Array): Authority {
  const known = authorities.get(der);
  if (known !== undefined) return known;
  const signers = new Map<string, Promise<Signer>>();
  const authority: Authority = {
    certificate: new X509Certificate(der),
    async signer(key, signature) {
      const name = `${signature} ${key}`;
      const signer = signers.get(name) ?? readSigner(key, signature);
      signers.set(name, signer);
      return signer;
    },
  };
  authorities.set(der, authority);
  return authority;
}

/** Written as objects: the library reads quotes and hashes in plain strings as notation. */
function nameOf(attributes: readonly NameAttribute[]): Name {
  return new Name(attributes.map(([type, value]) => ({ [type]: [type === 'C' ? { printableString: value } : { utf8String: value }] })));
}

async function makeSigningKey(kind: SigningKeyKind): Promise<{ readonly publicKey: webcrypto.CryptoKey; readonly pem: string }> {
  const { publicKey, privateKey } = await webcrypto.subtle.generateKey(generationOf(kind), true, ['sign', 'verify']);
  return { publicKey, pem: KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString() };
}

function generationOf(kind: SigningKeyKind): webcrypto.EcKeyGenParams | webcrypto.RsaHashedKeyGenParams {
  if (kind.startsWith('P-')) return { name: 'ECDSA', namedCurve: kind };
  return { name: 'RSA-PSS', hash: 'SHA-256', modulusLength: Number(kind.slice(4)), publicExponent: new Uint8Array([1, 0, 1]) };
}

interface Signing {
  readonly name: string;
  readonly hash: string;
  readonly saltLength?: number;
  readonly namedCurve?: string;
}

async function readSigner(pem: string, rsa: RsaSignature): Promise<Signer> {
  const secret = createPrivateKey(pem);
  const algorithm = algorithmFor(secret, rsa);
  const key = await webcrypto.subtle.importKey('pkcs8', secret.export({ type: 'pkcs8', format: 'der' }), algorithm, false, ['sign']);
  return { algorithm, key };
}

function algorithmFor({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject, rsa: RsaSignature): Signing {
  if (type === 'rsa') return RSA[rsa];
  const namedCurve = CURVES[details?.namedCurve ?? ''] ?? '';
  return { name: 'ECDSA', namedCurve, hash: namedCurve === 'P-256' ? 'SHA-256' : namedCurve === 'P-384' ? 'SHA-384' : 'SHA-512' };
}
