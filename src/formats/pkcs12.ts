/**
 * Reads PKCS #12 (RFC 7292): one private key and the certificates beside it, protected by a password. Files are read whose
 * parts are encrypted with PBES2 (AES-CBC, 3DES) or with the older PBE of 3DES; integrity is the password MAC of RFC 7292.
 * RC2 and public-key modes are refused with a hint, as is the MAC of RFC 9579 (PBMAC1).
 */
import * as asn1js from 'asn1js';
import { createDecipheriv, createHmac, createPrivateKey, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { AuthenticatedSafe, EncryptedData, PBES2Params, PBKDF2Params, PFX, SafeContents } from 'pkijs';
import type { AlgorithmIdentifier, CertBag, ContentInfo, MacData, PKCS8ShroudedKeyBag, PrivateKeyInfo, SafeBag } from 'pkijs';
import { PruefstandError } from '../core/errors.ts';
import type { Bilingual } from '../core/language.ts';
import { integerOf, membersOf, octetsOf, parseAsn1 } from './asn1.ts';
import { refuseKey } from './key-problem.ts';
import { derive, PURPOSE } from './pkcs12-derivation.ts';

/** What the file holds. */
export interface Pkcs12Content {
  readonly key: KeyObject;
  /** DER, in the order of the file. */
  readonly certificates: readonly Uint8Array[];
}

const OID = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  pbes2: '1.2.840.113549.1.5.13',
  pbeWith3Des: '1.2.840.113549.1.12.1.3',
  pbmac1: '1.2.840.113549.1.5.14',
} as const;
const SHA1_OID = '1.3.14.3.2.26';
const HMAC_SHA1_OID = '1.2.840.113549.2.7';
/** Content encryption of PBES2: name in OpenSSL, length of the key. */
const CIPHERS: Readonly<Record<string, readonly [name: string, keyBytes: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
  '1.2.840.113549.3.7': ['des-ede3-cbc', 24],
};
/** Pseudo-random functions of PBKDF2. */
const HMACS: Readonly<Record<string, string>> = {
  [HMAC_SHA1_OID]: 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
/** Hash functions of the MAC: name, octets of a block. */
const DIGESTS: Readonly<Record<string, readonly [name: string, blockBytes: number]>> = {
  [SHA1_OID]: ['sha1', 64],
  '2.16.840.1.101.3.4.2.1': ['sha256', 64],
  '2.16.840.1.101.3.4.2.2': ['sha384', 128],
  '2.16.840.1.101.3.4.2.3': ['sha512', 128],
};
const MAX_BYTES = 1 << 20;
const MAX_ITERATIONS = 2_000_000;

const DAMAGED: Bilingual = {
  de: 'Das Passwort der PKCS-#12-Datei ist falsch, oder die Datei ist beschädigt.',
  en: 'The password of the PKCS #12 file is wrong, or the file is damaged.',
};
const UNREADABLE: Bilingual = { de: 'Die PKCS-#12-Datei lässt sich nicht lesen.', en: 'The PKCS #12 file cannot be read.' };
const UNKNOWN_ENCRYPTION: Bilingual = { de: 'Die Verschlüsselung der PKCS-#12-Datei ist unbekannt.', en: 'The encryption of the PKCS #12 file is not known.' };

/**
 * Opens a PKCS #12 file.
 * @throws ERR_CONFIG_KEY_INVALID when it is none, the password is wrong, it holds no key or more than one, or it is
 *   protected in a way that cannot be read
 */
export function readPkcs12(bytes: Uint8Array, password: string): Pkcs12Content {
  if (bytes.byteLength > MAX_BYTES) refuseKey({ de: 'Die PKCS-#12-Datei ist zu groß.', en: 'The PKCS #12 file is too large.' });
  const pfx = attempt(() => PFX.fromBER(bytes), { de: 'Die Datei ist kein PKCS #12.', en: 'The file is not PKCS #12.' });
  const safe = dataOf(pfx.authSafe);
  checkMac(pfx.macData, safe, password);
  const parts = attempt(() => AuthenticatedSafe.fromBER(safe).safeContents, UNREADABLE);
  const bags = parts.flatMap((part) => bagsOf(part, password));
  const keys = bags.flatMap((bag) => keyOf(bag, password));
  const [key] = keys;
  if (key === undefined) return refuseKey({ de: 'Die PKCS-#12-Datei enthält keinen privaten Schlüssel.', en: 'The PKCS #12 file holds no private key.' });
  if (keys.length > 1)
    refuseKey(
      { de: 'Die PKCS-#12-Datei enthält mehr als einen privaten Schlüssel.', en: 'The PKCS #12 file holds more than one private key.' },
      { de: 'Den, mit dem signiert werden soll, in eine eigene Datei exportieren.', en: 'Export the one that is to sign into a file of its own.' },
    );
  return { key, certificates: bags.flatMap(certificateOf) };
}

function bagsOf(part: ContentInfo, password: string): readonly SafeBag[] {
  const content = part.contentType === OID.data ? dataOf(part) : decrypted(part, password);
  return attempt(() => SafeContents.fromBER(content).safeBags, DAMAGED);
}

function decrypted(part: ContentInfo, password: string): Uint8Array {
  if (part.contentType !== OID.encryptedData)
    refuseKey({
      de: 'Die PKCS-#12-Datei ist für einen Empfänger geschützt statt durch ein Passwort.',
      en: 'The PKCS #12 file is protected for a recipient instead of by a password.',
    });
  const info = attempt(() => new EncryptedData({ schema: part.content as unknown }).encryptedContentInfo, UNREADABLE);
  const [cipher, key, iv] = protectionOf(info.contentEncryptionAlgorithm, password);
  try {
    const decipher = createDecipheriv(cipher, key, iv);
    return Buffer.concat([decipher.update(new Uint8Array(info.getEncryptedContent())), decipher.final()]);
  } catch (cause) {
    return refuseKey(DAMAGED, undefined, cause);
  }
}

/** Cipher, key and initialisation vector for the certificates. */
function protectionOf(algorithm: AlgorithmIdentifier, password: string): readonly [cipher: string, key: Uint8Array, iv: Uint8Array] {
  if (algorithm.algorithmId === OID.pbes2) return attempt(() => pbes2(algorithm, password), UNKNOWN_ENCRYPTION);
  if (algorithm.algorithmId !== OID.pbeWith3Des) {
    refuseKey(
      {
        de: `Die PKCS-#12-Datei ist nach einem veralteten Verfahren verschlüsselt (${algorithm.algorithmId}).`,
        en: `The PKCS #12 file is encrypted by an outdated method (${algorithm.algorithmId}).`,
      },
      { de: 'Sie noch einmal mit AES-256 (PBES2) exportieren.', en: 'Export it again with AES-256 (PBES2).' },
    );
  }
  return attempt(() => {
    const [salt, count] = membersOf(parseAsn1(new Uint8Array((algorithm.algorithmParams as asn1js.Sequence).toBER())));
    const given = { password, salt: octetsOf(salt), iterations: bounded(Number.parseInt(integerOf(count), 16)), digest: DIGESTS[SHA1_OID] };
    return ['des-ede3-cbc', derive(PURPOSE.key, 24, given), derive(PURPOSE.iv, 8, given)] as const;
  }, UNKNOWN_ENCRYPTION);
}

function pbes2(algorithm: AlgorithmIdentifier, password: string): readonly [string, Uint8Array, Uint8Array] {
  const { keyDerivationFunc, encryptionScheme } = new PBES2Params({ schema: algorithm.algorithmParams as unknown });
  const derivation = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams as unknown });
  const prf = derivation.prf?.algorithmId ?? HMAC_SHA1_OID;
  const [cipher, keyBytes] = CIPHERS[encryptionScheme.algorithmId] ?? unknown(encryptionScheme.algorithmId);
  const key = pbkdf2Sync(password, octetsIn(derivation.salt), bounded(derivation.iterationCount), keyBytes, HMACS[prf] ?? unknown(prf));
  return [cipher, key, octetsIn(encryptionScheme.algorithmParams)];
}

/** Shrouded keys are encrypted PKCS #8, which OpenSSL opens by both methods. */
function keyOf(bag: SafeBag, password: string): readonly KeyObject[] {
  if (bag.bagId !== OID.keyBag && bag.bagId !== OID.shroudedKeyBag) return [];
  const value = bag.bagValue as PKCS8ShroudedKeyBag | PrivateKeyInfo;
  const key = Buffer.from(value.toSchema().toBER());
  const passphrase = bag.bagId === OID.shroudedKeyBag ? { passphrase: password } : {};
  return [
    attempt(() => createPrivateKey({ key, format: 'der', type: 'pkcs8', ...passphrase }), {
      de: 'Das Passwort der PKCS-#12-Datei ist falsch, oder der private Schlüssel darin ist beschädigt.',
      en: 'The password of the PKCS #12 file is wrong, or the private key in it is damaged.',
    }),
  ];
}

function certificateOf(bag: SafeBag): readonly Uint8Array[] {
  if (bag.bagId !== OID.certBag) return [];
  const { certValue } = bag.bagValue as CertBag;
  return certValue instanceof asn1js.OctetString ? [octetsIn(certValue)] : [new Uint8Array((certValue.toSchema() as asn1js.Sequence).toBER())];
}

/** The MAC tells a wrong password from a damaged file no better than encryption does; it comes first because it is cheap. */
function checkMac(mac: MacData | undefined, content: Uint8Array, password: string): void {
  if (mac === undefined) return;
  const { digest, digestAlgorithm } = mac.mac;
  if (digestAlgorithm.algorithmId === OID.pbmac1)
    refuseKey(
      {
        de: 'Die PKCS-#12-Datei ist durch PBMAC1 gegen Veränderung geschützt; das lässt sich nicht lesen.',
        en: 'The integrity of the PKCS #12 file is protected by PBMAC1, which cannot be read.',
      },
      { de: 'Sie noch einmal ohne PBMAC1 exportieren.', en: 'Export it again without PBMAC1.' },
    );
  const [name, blockBytes] = DIGESTS[digestAlgorithm.algorithmId] ?? unknown(digestAlgorithm.algorithmId);
  const given = { password, salt: octetsIn(mac.macSalt), iterations: bounded(mac.iterations ?? 1), digest: [name, blockBytes] as const };
  const expected = octetsIn(digest);
  const key = derive(PURPOSE.mac, expected.byteLength, given);
  const actual = createHmac(name, key).update(content).digest();
  if (actual.byteLength !== expected.byteLength || !timingSafeEqual(actual, expected)) refuseKey(DAMAGED);
}

function dataOf(info: ContentInfo): Uint8Array {
  if (info.contentType !== OID.data || !(info.content instanceof asn1js.OctetString))
    refuseKey({
      de: 'Die PKCS-#12-Datei ist signiert statt durch ein Passwort geschützt.',
      en: 'The PKCS #12 file is signed instead of protected by a password.',
    });
  return octetsIn(info.content);
}

function octetsIn(value: unknown): Uint8Array {
  if (!(value instanceof asn1js.OctetString)) throw new TypeError('An OCTET STRING was expected.');
  return new Uint8Array(value.getValue());
}

function bounded(iterations: number): number {
  return iterations >= 1 && iterations <= MAX_ITERATIONS
    ? iterations
    : refuseKey({ de: 'Die PKCS-#12-Datei verlangt eine unmögliche Zahl von Runden.', en: 'The PKCS #12 file asks for an impossible number of rounds.' });
}

function unknown(oid: string): never {
  return refuseKey(
    { de: `Die PKCS-#12-Datei verwendet ein hier unbekanntes Verfahren (${oid}).`, en: `The PKCS #12 file uses an algorithm that is not known here (${oid}).` },
    { de: 'Sie noch einmal mit AES-256 und SHA-256 exportieren.', en: 'Export it again with AES-256 and SHA-256.' },
  );
}

function attempt<T>(action: () => T, text: Bilingual): T {
  try {
    return action();
  } catch (cause) {
    if (cause instanceof PruefstandError) throw cause;
    return refuseKey(text, undefined, cause);
  }
}
