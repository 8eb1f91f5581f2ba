/**
 * Key pairs of this product: a private RSA key and its certificate, given as PEM, checked to belong together. The key is kept as an
 * object: read anew from its text for every signature it would cost more than the signature.
 */
import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A private key with its certificate. */
export interface KeyPair {
  readonly privateKey: KeyObject;
  /** PEM. */
  readonly certificate: string;
}

/** A key or certificate is unusable; the message completes the sentence "the file x, which …". */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

const MIN_BITS = 2048;

/**
 * Checks a key pair.
 *
 * @throws KeyError when one part cannot be read, is too short, or they do not belong together
 */
export function checkKeyPair(privateKey: string, certificate: string): KeyPair {
  const { key, parsed } = readParts(privateKey, certificate);
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_BITS) {
    throw new KeyError(`holds no RSA key of at least ${MIN_BITS} bit`);
  }
  if (!parsed.checkPrivateKey(key)) throw new KeyError('does not belong to its certificate');
  return { privateKey: key, certificate: parsed.toString() };
}

function readParts(privateKey: string, certificate: string) {
  try {
    return { key: createPrivateKey(privateKey), parsed: new X509Certificate(certificate) };
  } catch {
    throw new KeyError('cannot be read as PEM');
  }
}

/** The Base64 lines of a certificate, as SAML metadata carry it. */
export const certificateBody = (pem: string): string => new X509Certificate(pem).raw.toString('base64');

/** A certificate as PEM from its Base64 text. */
export function pemFromBody(body: string): string {
  try {
    return new X509Certificate(Buffer.from(body.replace(/\s/g, ''), 'base64')).toString();
  } catch {
    throw new KeyError('holds a certificate that cannot be read');
  }
}
