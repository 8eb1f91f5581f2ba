/**
 * Writes PKCS #12 (RFC 7292) as current programs do: key and certificates encrypted with AES-256 (PBES2, HMAC with SHA-256),
 * integrity by the password MAC with SHA-256. One private key, its certificate and those above it.
 */
import { createCipheriv, createHash, createHmac, createPrivateKey, pbkdf2Sync, randomBytes } from 'node:crypto';
import { certificatesInPem } from './certificate-reading.ts';
import { derBmpString, derExplicit, derImplicit, derInteger, derNull, derOctets, derOid, derSequence, derSet } from './der.ts';
import { derive, PURPOSE } from './pkcs12-derivation.ts';

export interface Pkcs12Order {
  /** PKCS #8 in PEM. */
  readonly key: string;
  /** PEM, the certificate of the key first. */
  readonly chain: string;
  readonly password: string;
  /** What programs show to choose from. */
  readonly name: string;
}

const OID = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9',
  aes256: '2.16.840.1.101.3.4.1.42',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;
const ITERATIONS = 10_000;
const BLOCK_BYTES = 64;

/** @returns DER of a `PFX` */
export function writePkcs12({ key, chain, password, name }: Pkcs12Order): Uint8Array {
  const certificates = certificatesInPem(chain);
  const [leaf = new Uint8Array()] = certificates;
  const keyId = attribute(OID.localKeyId, derOctets(createHash('sha1').update(leaf).digest()));
  const named = [attribute(OID.friendlyName, derBmpString(name)), keyId];
  const certBags = certificates.map((der, index) => bag(OID.certBag, certBag(der), index === 0 ? named : []));
  const keyInfo = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' });
  const keyBags = [bag(OID.shroudedKeyBag, derSequence(...encryptedParts(keyInfo, password)), named)];
  const safe = derSequence(encryptedInfo(derSequence(...certBags), password), dataInfo(derSequence(...keyBags)));
  return derSequence(derInteger(3), dataInfo(safe), macOf(safe, password));
}

function certBag(der: Uint8Array): Buffer {
  return derSequence(derOid(OID.x509Certificate), derExplicit(0, derOctets(der)));
}

function bag(type: string, value: Uint8Array, attributes: readonly Uint8Array[]): Buffer {
  return derSequence(derOid(type), derExplicit(0, value), ...(attributes.length === 0 ? [] : [derSet(...attributes)]));
}

function attribute(type: string, value: Uint8Array): Buffer {
  return derSequence(derOid(type), derSet(value));
}

function dataInfo(content: Uint8Array): Buffer {
  return derSequence(derOid(OID.data), derExplicit(0, derOctets(content)));
}

function encryptedInfo(content: Uint8Array, password: string): Buffer {
  const { algorithm, cipherText } = encrypted(content, password);
  const info = derSequence(derOid(OID.data), algorithm, derImplicit(0, cipherText));
  return derSequence(derOid(OID.encryptedData), derExplicit(0, derSequence(derInteger(0), info)));
}

/** Members of `EncryptedPrivateKeyInfo`. */
function encryptedParts(content: Uint8Array, password: string): readonly Uint8Array[] {
  const { algorithm, cipherText } = encrypted(content, password);
  return [algorithm, derOctets(cipherText)];
}

function encrypted(content: Uint8Array, password: string): { readonly algorithm: Buffer; readonly cipherText: Buffer } {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256'), iv);
  const derivation = derSequence(
    derOid(OID.pbkdf2),
    derSequence(derOctets(salt), derInteger(ITERATIONS), derInteger(32), derSequence(derOid(OID.hmacSha256), derNull())),
  );
  const scheme = derSequence(derOid(OID.aes256), derOctets(iv));
  return {
    algorithm: derSequence(derOid(OID.pbes2), derSequence(derivation, scheme)),
    cipherText: Buffer.concat([cipher.update(content), cipher.final()]),
  };
}

function macOf(content: Uint8Array, password: string): Buffer {
  const salt = randomBytes(16);
  const key = derive(PURPOSE.mac, 32, { password, salt, iterations: ITERATIONS, digest: ['sha256', BLOCK_BYTES] });
  const digest = createHmac('sha256', key).update(content).digest();
  return derSequence(derSequence(derSequence(derOid(OID.sha256), derNull()), derOctets(digest)), derOctets(salt), derInteger(ITERATIONS));
}
