/**
 * Signature algorithms of XML signatures by URI (RFC 9231), computed by node:crypto. RSASSA-PSS with an own URI has the salt
 * as long as the digest and the digest in MGF1; two algorithms break this on purpose under the same URI.
 */
import { constants, createHash, createHmac, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { pssKeyWith } from './pss-parameters.ts';

export type SignatureAlgorithm =
  'rsa-sha256' | 'rsa-pss-sha256' | 'rsa-pss-sha256-salt20' | 'rsa-pss-mgf1-sha1' | 'rsa-sha1' | 'rsa-sha512' | 'hmac-sha256' | 'hmac-sha1';
export type XmlDigest = 'sha256' | 'sha1' | 'sha512';

export const DIGEST_URIS: Readonly<Record<XmlDigest, string>> = {
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
};

interface Algorithm {
  readonly uri: string;
  readonly digest: XmlDigest;
  sign(octets: Uint8Array, key: SigningKey): Buffer;
}

/** One of the two: a private key in PEM or a secret for HMAC. */
export interface SigningKey {
  readonly privateKey: string;
  readonly secret?: Uint8Array;
}

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const FIRST = 'http://www.w3.org/2000/09/xmldsig#';
const PSS_SHA256 = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1';

export const SIGNATURE_ALGORITHMS: Readonly<Record<SignatureAlgorithm, Algorithm>> = {
  'rsa-sha256': { uri: `${MORE}rsa-sha256`, digest: 'sha256', sign: pkcs1('sha256') },
  'rsa-sha512': { uri: `${MORE}rsa-sha512`, digest: 'sha512', sign: pkcs1('sha512') },
  'rsa-sha1': { uri: `${FIRST}rsa-sha1`, digest: 'sha1', sign: pkcs1('sha1') },
  'rsa-pss-sha256': { uri: PSS_SHA256, digest: 'sha256', sign: pss('sha256', 32) },
  'rsa-pss-sha256-salt20': { uri: PSS_SHA256, digest: 'sha256', sign: pss('sha256', 20) },
  'rsa-pss-mgf1-sha1': { uri: PSS_SHA256, digest: 'sha256', sign: pssWithSha1Mask },
  'hmac-sha256': { uri: `${MORE}hmac-sha256`, digest: 'sha256', sign: hmac('sha256') },
  'hmac-sha1': { uri: `${FIRST}hmac-sha1`, digest: 'sha1', sign: hmac('sha1') },
};

/** What a verifier takes: public-key algorithms only, each by its URI. PSS with the salt its URI says. */
const VERIFIERS: Readonly<Record<string, { readonly digest: string; readonly isPss: boolean }>> = {
  [`${MORE}rsa-sha256`]: { digest: 'sha256', isPss: false },
  [`${MORE}rsa-sha384`]: { digest: 'sha384', isPss: false },
  [`${MORE}rsa-sha512`]: { digest: 'sha512', isPss: false },
  [`${FIRST}rsa-sha1`]: { digest: 'sha1', isPss: false },
  [PSS_SHA256]: { digest: 'sha256', isPss: true },
  'http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1': { digest: 'sha384', isPss: true },
  'http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1': { digest: 'sha512', isPss: true },
};

/** URIs of the algorithms `isSignedBy` knows. */
export const VERIFIABLE_ALGORITHMS: readonly string[] = Object.keys(VERIFIERS);

/** Whether these octets were signed with the key, by the algorithm of that URI. False for every other algorithm. */
export function isSignedBy(algorithm: string, octets: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  const found = VERIFIERS[algorithm];
  if (found === undefined) return false;
  const padding = found.isPss
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { padding: constants.RSA_PKCS1_PADDING };
  try {
    return verify(found.digest, octets, { key, ...padding }, signature);
  } catch {
    // A key that is bound to PSS, asked for the other padding, or one too small.
    return false;
  }
}

/** Public RSA keys out of certificates or SPKI, all PEM; whatever is something else is left out. */
export function rsaKeysOf(certificates: readonly string[]): readonly KeyObject[] {
  return certificates.flatMap((pem) => {
    try {
      const key = publicKeyOf(pem);
      return key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss' ? [key] : [];
    } catch {
      return [];
    }
  });
}

/** Base64 of the digest of a text. */
export function digestOf(digest: XmlDigest, text: string): string {
  return createHash(digest).update(text, 'utf8').digest('base64');
}

const MAX_KEYS = 32;

/** Remembers the last keys by their PEM text: one that is used again works in half the time. */
function remembering(create: (pem: string) => KeyObject): (pem: string) => KeyObject {
  const keys = new Map<string, KeyObject>();
  return (pem) => {
    const known = keys.get(pem);
    if (known !== undefined) return known;
    const key = create(pem);
    const [oldest] = keys.keys();
    if (keys.size >= MAX_KEYS && oldest !== undefined) keys.delete(oldest);
    keys.set(pem, key);
    return key;
  };
}

const privateKeyOf = remembering(createPrivateKey);

/** The public key of a certificate or SPKI in PEM. @throws Error when it is neither */
export const publicKeyOf = remembering(createPublicKey);

function pkcs1(digest: XmlDigest): Algorithm['sign'] {
  return (octets, { privateKey }) => sign(digest, octets, { key: privateKeyOf(privateKey), padding: constants.RSA_PKCS1_PADDING });
}

function pss(digest: XmlDigest, saltLength: number): Algorithm['sign'] {
  return (octets, { privateKey }) => sign(digest, octets, { key: privateKeyOf(privateKey), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
}

function pssWithSha1Mask(octets: Uint8Array, { privateKey }: SigningKey): Buffer {
  return sign('sha256', octets, pssKeyWith(privateKeyOf(privateKey), { maskDigest: 'sha1', saltLength: 32 }));
}

function hmac(digest: XmlDigest): Algorithm['sign'] {
  return (octets, { privateKey, secret }) =>
    createHmac(digest, secret ?? Buffer.from(privateKey, 'utf8'))
      .update(octets)
      .digest();
}
