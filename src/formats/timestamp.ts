/**
 * Time stamps (RFC 3161): the request to an authority, its response, and the judgement of a token. A token is sound when it
 * stamps these data, carries a valid signature, and its certificate is critically and only for time stamping; it is worth
 * something when its chain ends in an anchor. Nothing here throws on hostile input.
 */
import { constants, hash as digest, verify } from 'node:crypto';
import type { Bilingual } from '../core/language.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { integerOf, isSequence, membersOf, parseAsn1, rawOf } from './asn1.ts';
import { orderChain, verifyChain } from './certificate-chain.ts';
import { readDerCertificate } from './certificate-reading.ts';
import type { CertificateFacts } from './certificate-reading.ts';
import { HASHES, readTimestampToken } from './timestamp-token.ts';
import type { TimestampToken } from './timestamp-token.ts';

/** What an authority answered. */
export interface TimestampResponse {
  /** `PKIStatus` of RFC 3161: 0 granted, 1 granted with modifications, otherwise refused. */
  readonly status: number;
  /** The token, DER; only with status 0 and 1. */
  readonly token?: Uint8Array;
}

export interface TimestampQuestion {
  /** The octets that have to be stamped. */
  readonly data: Uint8Array;
  /** Certificates of time-stamping authorities that the verifier trusts, DER. */
  readonly anchors: readonly Uint8Array[];
  /** For the findings. */
  readonly place: string;
}

export interface TimestampAnswer {
  /** What the token claims; milliseconds since the epoch. */
  readonly time?: number;
  /** Subject of the authority's certificate. */
  readonly authority?: string;
  /** End of validity of that certificate. */
  readonly notAfter?: number;
  /** Stamps these data, and signature and certificate are in order. */
  readonly isSound: boolean;
  /** Its chain ends in an anchor. */
  readonly isAnchored: boolean;
  readonly findings: readonly VerificationFinding[];
}

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const PSS = '1.2.840.113549.1.1.10';
/** Signature algorithms by OID, with the hash they name; plain RSA takes the hash of the signer's `digestAlgorithm`. */
const SIGNATURES: Readonly<Record<string, { readonly key: 'rsa' | 'ec'; readonly hash?: string }>> = {
  '1.2.840.113549.1.1.1': { key: 'rsa' },
  '1.2.840.113549.1.1.11': { key: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', hash: 'sha512' },
  [PSS]: { key: 'rsa' },
  '1.2.840.10045.4.3.2': { key: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', hash: 'sha512' },
};

/** Reads an authority's answer. @returns undefined for octets that are none */
export function readTimestampResponse(bytes: Uint8Array): TimestampResponse | undefined {
  try {
    const [info, token] = membersOf(parseAsn1(bytes));
    const status = Number.parseInt(integerOf(membersOf(info)[0]), 16);
    return { status, ...(isSequence(token) && status <= 1 ? { token: Uint8Array.from(rawOf(token)) } : {}) };
  } catch {
    return undefined;
  }
}

/** Judges a token over data, its certificates at the time it states. */
export function verifyTimestamp(bytes: Uint8Array, question: TimestampQuestion): TimestampAnswer {
  const { place } = question;
  const token = readTimestampToken(bytes);
  const refused = (text: Bilingual, kind: VerificationFinding['kind'] = 'timestamp-invalid'): TimestampAnswer => ({
    isSound: false,
    isAnchored: false,
    findings: [{ kind, grade: 'wrong', place, text }],
  });
  if (token === undefined) return refused({ de: 'Der Zeitstempel ist nicht lesbar.', en: 'The time stamp cannot be read.' });
  const { statement } = token;
  const hash = HASHES[statement.hashOid];
  if (hash === undefined)
    return refused({ de: 'Der Zeitstempel benutzt eine Hashfunktion, die nicht trägt.', en: 'The hash function of the time stamp is not accepted.' });
  if (!digest(hash, question.data, 'buffer').equals(statement.imprint)) {
    return refused({ de: 'Der Zeitstempel gilt anderen Daten.', en: 'The time stamp is for other data.' }, 'timestamp-other-data');
  }
  const certificates = token.certificates.map(readDerCertificate);
  const readable = certificates.filter((certificate) => certificate !== undefined);
  const unit = readable.find((certificate) => isSigner(certificate, token));
  if (unit === undefined || readable.length < certificates.length) {
    return refused({ de: 'Das Zertifikat des Zeitstempels fehlt oder ist ein anderes.', en: 'The certificate of the time stamp is missing or another one.' });
  }
  if (!isSignatureValid(token, unit)) return refused({ de: 'Die Signatur des Zeitstempels ist ungültig.', en: 'The signature of the time stamp is invalid.' });
  return judgeAuthority(statement.time, unit, readable, question);
}

function judgeAuthority(time: number, unit: CertificateFacts, pool: readonly CertificateFacts[], question: TimestampQuestion): TimestampAnswer {
  const { anchors, place } = question;
  const path = orderChain(unit, pool);
  const chain = verifyChain(
    path.map(({ der }) => der),
    { anchors, at: new Date(time), place },
  );
  const findings = [...usageFindings(unit, place), ...chain.findings, ...(path.length < pool.length ? [surplus(place)] : [])];
  const isSound = findings.every(({ grade, kind }) => grade !== 'wrong' || kind === 'chain-not-anchored');
  return { time, authority: unit.subject, notAfter: unit.notAfter, isSound, isAnchored: isSound && chain.isAnchored, findings };
}

/** RFC 3161 section 2.3: the extension is critical and names nothing but time stamping. */
function usageFindings(unit: CertificateFacts, place: string): readonly VerificationFinding[] {
  const { extendedKeyUsage, keyUsage } = unit;
  const isForStamping = extendedKeyUsage?.isCritical === true && extendedKeyUsage.oids.length === 1 && extendedKeyUsage.oids[0] === TIME_STAMPING;
  const maySign = keyUsage === undefined || keyUsage.includes('digitalSignature') || keyUsage.includes('nonRepudiation');
  if (isForStamping && maySign) return [];
  const text = { de: `Das Zertifikat von ${unit.subject} ist nicht für Zeitstempel.`, en: `The certificate of ${unit.subject} is not for time stamping.` };
  return [{ kind: 'key-usage-wrong', grade: 'wrong', place, text }];
}

function surplus(place: string): VerificationFinding {
  const text = {
    de: 'Der Zeitstempel enthält ein Zertifikat, das nicht zu seiner Kette gehört.',
    en: 'The time stamp holds a certificate that is not part of its chain.',
  };
  return { kind: 'timestamp-invalid', grade: 'note', place, text };
}

function isSigner(certificate: CertificateFacts, { certificateHashes, signerId }: TimestampToken): boolean {
  const isHashed = certificateHashes.every(({ hash, value }) => digest(hash, certificate.der, 'buffer').equals(value));
  const isNamed =
    'keyId' in signerId
      ? signerId.keyId === certificate.keyId
      : signerId.issuerDer === certificate.issuerDer && signerId.serialNumber === certificate.serialNumber;
  return isHashed && isNamed;
}

function isSignatureValid(token: TimestampToken, unit: CertificateFacts): boolean {
  const hash = HASHES[token.digestOid];
  const algorithm = SIGNATURES[token.signatureOid];
  if (hash === undefined || algorithm === undefined || (algorithm.hash ?? hash) !== hash) return false;
  if (unit.publicKey.asymmetricKeyType !== algorithm.key) return false;
  if (!digest(hash, token.content, 'buffer').equals(token.messageDigest)) return false;
  const { pss } = token;
  if (pss !== undefined && (pss.hashOid !== token.digestOid || pss.maskHashOid !== token.digestOid)) return false;
  const padding = pss === undefined ? {} : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pss.saltLength };
  try {
    return verify(hash, token.signedAttributes, { key: unit.publicKey, ...padding }, token.signature);
  } catch {
    return false;
  }
}
