/**
 * Signatures on revocation lists and OCSP answers: the algorithm as DER and the signature over octets. By `node:crypto`,
 * so that certificates (Web Crypto) and these are made by two paths.
 */
import { constants, createHash, createPrivateKey, sign } from 'node:crypto';
import { contentOf, membersOf, parseAsn1 } from '../asn1.ts';
import type { RsaSignature } from '../certificate-issuing.ts';
import { derBits, derExplicit, derInteger, derNull, derOid, derSequence } from '../der.ts';

/** Who signs, and with what. */
export interface DerSigner {
  /** DER of its certificate. */
  readonly der: Uint8Array;
  /** PKCS #8 in PEM. */
  readonly key: string;
  /** Counts for RSA keys. */
  readonly signature: RsaSignature;
}

export interface DerSignature {
  readonly algorithm: Buffer;
  /** BIT STRING over the octets. */
  value(octets: Uint8Array): Buffer;
}

const OID = { rsa: '1.2.840.113549.1.1.11', pss: '1.2.840.113549.1.1.10', mgf1: '1.2.840.113549.1.1.8' } as const;
const HASH_OID = { sha256: '2.16.840.1.101.3.4.2.1', sha512: '2.16.840.1.101.3.4.2.3' } as const;
/** By the names OpenSSL gives curves. */
const ECDSA: Readonly<Record<string, readonly [hash: string, oid: string]>> = {
  prime256v1: ['sha256', '1.2.840.10045.4.3.2'],
  secp384r1: ['sha384', '1.2.840.10045.4.3.3'],
  secp521r1: ['sha512', '1.2.840.10045.4.3.4'],
};

/** Prepares signing. @param breaks the last octet of the value is another one */
export function signatureOf({ key: pem, signature }: DerSigner, breaks = false): DerSignature {
  const key = createPrivateKey(pem);
  const finish = (value: Buffer): Buffer => {
    if (breaks) value[value.length - 1] = (value.at(-1) ?? 0) ^ 1;
    return derBits(value);
  };
  if (key.asymmetricKeyType !== 'rsa') {
    const [hash, oid] = ECDSA[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? ['sha256', '1.2.840.10045.4.3.2'];
    return { algorithm: derSequence(derOid(oid)), value: (octets) => finish(sign(hash, octets, key)) };
  }
  if (signature === 'rsa-sha256') return { algorithm: derSequence(derOid(OID.rsa), derNull()), value: (octets) => finish(sign('sha256', octets, key)) };
  const hash = signature === 'rsa-pss-sha512' ? 'sha512' : 'sha256';
  const saltLength = hash === 'sha512' ? 64 : 32;
  const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  return { algorithm: pssAlgorithm(hash, saltLength), value: (octets) => finish(sign(hash, octets, pss)) };
}

function pssAlgorithm(hash: keyof typeof HASH_OID, saltLength: number): Buffer {
  const digest = derSequence(derOid(HASH_OID[hash]), derNull());
  const parameters = derSequence(derExplicit(0, digest), derExplicit(1, derSequence(derOid(OID.mgf1), digest)), derExplicit(2, derInteger(saltLength)));
  return derSequence(derOid(OID.pss), parameters);
}

/** What names a certificate's holder in lists, answers and questions. */
export interface HolderParts {
  /** DER of the subject. */
  readonly subject: Uint8Array;
  /** The key's octets: content of the BIT STRING in the SPKI, without the count of unused bits. */
  readonly publicKey: Uint8Array;
}

/** Takes a certificate apart that this suite issued. */
export function holderOf(der: Uint8Array): HolderParts {
  const [tbs] = membersOf(parseAsn1(der));
  // version [0], serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo
  const [, , , , , subject, spki] = membersOf(tbs);
  const [, bits] = membersOf(spki);
  if (subject === undefined || bits === undefined) throw new TypeError('A certificate of version 3 was expected.');
  return { subject: subject.raw, publicKey: contentOf(bits).subarray(1) };
}

/** Key identifier by the first method of RFC 5280, 4.2.1.2. */
export function keyIdOf(der: Uint8Array): Buffer {
  return createHash('sha1').update(holderOf(der).publicKey).digest();
}
