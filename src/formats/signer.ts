/**
 * Who signs: a private key with its certificates behind one interface, so that a key in a file (PEM, PKCS #12) and one that
 * never leaves its device (PKCS #11) look the same. Algorithms follow ETSI TS 119 312: RSASSA-PSS and ECDSA with SHA-2;
 * RSASSA-PKCS1-v1_5 is not offered.
 */
import { constants, createPrivateKey, createPublicKey, sign as signBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Bilingual } from '../core/language.ts';
import { orderChain } from './certificate-chain.ts';
import { certificatesInPem, readDerCertificate } from './certificate-reading.ts';
import type { CertificateFacts } from './certificate-reading.ts';
import { refuseKey } from './key-problem.ts';
import { readPkcs12 } from './pkcs12.ts';

/** JWS algorithms (RFC 7518) that signatures are made with. */
export type SignerAlgorithm = 'PS256' | 'ES256' | 'ES384' | 'ES512';

export interface Signer {
  readonly algorithm: SignerAlgorithm;
  /** DER, the signer's certificate first, each following one certifies the one before. */
  readonly chain: readonly Uint8Array[];
  /** @returns the signature as JWS has it: for ECDSA the two numbers one after the other */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Something about a signer that a caller wants to tell or to refuse. */
export interface SignerWarning {
  readonly kind: 'expired' | 'not-yet-valid' | 'key-short';
  readonly text: Bilingual;
}

export interface PemSource {
  /** PKCS #8 (plain or encrypted), PKCS #1 or SEC 1 in PEM. */
  readonly key: string;
  /** Certificates in PEM, in any order; the one of the key and those above it are used. */
  readonly chain: string;
  readonly password?: string;
}

const signOnPool = promisify(signBytes);
const MIN_RSA_BITS = 2048;
/** ETSI TS 119 312: shorter RSA keys are a legacy with an end. */
const LASTING_RSA_BITS = 3000;
const CURVES: Readonly<Record<string, SignerAlgorithm>> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' };
const HASHES = { PS256: 'sha256', ES256: 'sha256', ES384: 'sha384', ES512: 'sha512' } as const;

/**
 * A signer from PEM.
 * @throws ERR_CONFIG_KEY_INVALID when key or certificates cannot be read, the password is wrong or missing, no certificate
 *   belongs to the key, the key cannot sign what is needed, or its certificate does not allow signing
 */
export function signerFromPem({ key, chain, password }: PemSource): Signer {
  const certificates = certificatesInPem(chain).map(
    (der) => readDerCertificate(der) ?? refuseKey({ de: 'Ein Zertifikat der Kette lässt sich nicht lesen.', en: 'A certificate in the chain cannot be read.' }),
  );
  return signerOf(privateKeyOf(key, password), certificates);
}

/**
 * A signer from PKCS #12 (RFC 7292). Protection by PBES2 with AES and by the older 3DES can be read.
 * @throws ERR_CONFIG_KEY_INVALID as {@link signerFromPem}
 */
export function signerFromPkcs12(bytes: Uint8Array, password: string): Signer {
  const { key, certificates } = readPkcs12(bytes, password);
  return signerOf(
    key,
    certificates.map(
      (der) =>
        readDerCertificate(der) ??
        refuseKey({ de: 'Ein Zertifikat in der PKCS-#12-Datei lässt sich nicht lesen.', en: 'A certificate in the PKCS #12 file cannot be read.' }),
    ),
  );
}

/** What is to be said about a signer at an instant: validity of its certificates, length of its key. */
export function signerWarnings(signer: Signer, at: Date): readonly SignerWarning[] {
  const chain = signer.chain.map(readDerCertificate).filter((certificate) => certificate !== undefined);
  return [...chain.filter(isJudged).flatMap((certificate) => validityWarnings(certificate, at)), ...chain.slice(0, 1).flatMap(keyWarnings)];
}

/** A root is trusted by decision, whatever its dates; a certificate that vouches for itself alone is none. */
function isJudged({ subjectDer, issuerDer }: CertificateFacts, index: number): boolean {
  return index === 0 || subjectDer !== issuerDer;
}

function validityWarnings({ subject, notAfter, notBefore }: CertificateFacts, at: Date): readonly SignerWarning[] {
  const day = (instant: number): string => new Date(instant).toISOString();
  if (at.getTime() > notAfter) {
    const text = {
      de: `Das Zertifikat von ${subject} ist seit ${day(notAfter)} abgelaufen.`,
      en: `The certificate of ${subject} expired on ${day(notAfter)}.`,
    };
    return [{ kind: 'expired', text }];
  }
  if (at.getTime() >= notBefore) return [];
  const text = {
    de: `Das Zertifikat von ${subject} gilt erst ab ${day(notBefore)}.`,
    en: `The certificate of ${subject} is not valid before ${day(notBefore)}.`,
  };
  return [{ kind: 'not-yet-valid', text }];
}

function keyWarnings({ publicKey }: CertificateFacts): readonly SignerWarning[] {
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? LASTING_RSA_BITS;
  if (bits >= LASTING_RSA_BITS) return [];
  const text = {
    de: `Der RSA-Schlüssel hat ${bits} Bit; ETSI TS 119 312 empfiehlt für dauerhafte Signaturen mindestens ${LASTING_RSA_BITS}.`,
    en: `The RSA key has ${bits} bits; ETSI TS 119 312 recommends at least ${LASTING_RSA_BITS} for signatures that last.`,
  };
  return [{ kind: 'key-short', text }];
}

/** Why nothing that is signed now would ever verify; empty for a signer whose certificates are valid. */
export function signerFlaws(signer: Signer, at: Date): readonly Bilingual[] {
  return signerWarnings(signer, at)
    .filter(({ kind }) => kind !== 'key-short')
    .map(({ text }) => text);
}

function signerOf(key: KeyObject, certificates: readonly CertificateFacts[]): Signer {
  const leaf = certificates.find(({ publicKey }) => publicKey.equals(publicHalf(key)));
  if (certificates.length === 0) refuseKey({ de: 'Es gibt kein Zertifikat.', en: 'There is no certificate.' });
  if (leaf === undefined)
    return refuseKey(
      { de: 'Keines der Zertifikate gehört zum privaten Schlüssel.', en: 'None of the certificates belongs to the private key.' },
      { de: 'Das Zertifikat angeben, das für diesen Schlüssel ausgestellt ist.', en: 'Give the certificate that was issued for this key.' },
    );
  if (leaf.keyUsage !== undefined && !leaf.keyUsage.some((usage) => usage === 'digitalSignature' || usage === 'nonRepudiation')) {
    refuseKey(
      { de: `Das Zertifikat von ${leaf.subject} erlaubt kein Signieren.`, en: `The certificate of ${leaf.subject} does not allow signing.` },
      { de: 'Seine Schlüsselverwendung muss digitalSignature oder nonRepudiation nennen.', en: 'Its key usage needs digitalSignature or nonRepudiation.' },
    );
  }
  const algorithm = algorithmOf(key);
  return { algorithm, chain: orderChain(leaf, certificates).map(({ der }) => der), sign: async (bytes) => signWith(key, algorithm, bytes) };
}

async function signWith(key: KeyObject, algorithm: SignerAlgorithm, bytes: Uint8Array): Promise<Uint8Array> {
  const how = algorithm === 'PS256' ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : { key, dsaEncoding: 'ieee-p1363' as const };
  return signOnPool(HASHES[algorithm], bytes, how);
}

function algorithmOf(key: KeyObject): SignerAlgorithm {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') {
    return modulusLength >= MIN_RSA_BITS
      ? 'PS256'
      : refuseKey(
          { de: `Der RSA-Schlüssel hat ${modulusLength} Bit.`, en: `The RSA key has ${modulusLength} bits.` },
          { de: `Nötig sind mindestens ${MIN_RSA_BITS}, besser 3072.`, en: `At least ${MIN_RSA_BITS} are needed, better 3072.` },
        );
  }
  return (
    CURVES[namedCurve] ??
    refuseKey(
      {
        de: `Ein Schlüssel der Art ${key.asymmetricKeyType ?? 'unbekannt'} ${namedCurve} ist nicht verwendbar.`,
        en: `A key of type ${key.asymmetricKeyType ?? 'unknown'} ${namedCurve} cannot be used.`,
      },
      { de: 'RSA verwenden, oder EC auf P-256, P-384 oder P-521.', en: 'Use RSA, or EC on P-256, P-384 or P-521.' },
    )
  );
}

function privateKeyOf(pem: string, password: string | undefined): KeyObject {
  const isEncrypted = /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(pem);
  if (isEncrypted && password === undefined)
    refuseKey({ de: 'Der private Schlüssel ist verschlüsselt, und es gibt kein Passwort.', en: 'The private key is encrypted and there is no password.' });
  try {
    return createPrivateKey({ key: pem, format: 'pem', ...(isEncrypted ? { passphrase: password ?? '' } : {}) });
  } catch (cause) {
    if (isEncrypted && /decrypt|passphrase/i.test(String(cause)))
      return refuseKey({ de: 'Das Passwort des privaten Schlüssels ist falsch.', en: 'The password of the private key is wrong.' }, undefined, cause);
    return refuseKey(
      { de: 'Der private Schlüssel lässt sich nicht lesen.', en: 'The private key cannot be read.' },
      { de: 'Er muss als PKCS #8, PKCS #1 oder SEC 1 in PEM vorliegen.', en: 'It has to be PKCS #8, PKCS #1 or SEC 1 in PEM.' },
      cause,
    );
  }
}

function publicHalf(key: KeyObject): KeyObject {
  return createPublicKey(key);
}
