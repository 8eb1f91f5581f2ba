/**
 * Verifies a JAdES signature (ETSI TS 119 182-1 V1.2.1, levels B-B and B-T): algorithm from a list, certificate inside,
 * signature, chain to an anchor at the time of signing, time stamp. Revocation is not asked: certificates of a body say so
 * in its status list. Everything found is a finding; hostile input never throws.
 */
import { constants, createHash, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { CLOCK_TOLERANCE_MS } from '../core/clock-tolerance.ts';
import type { Bilingual } from '../core/language.ts';
import type { SignerView, Tampering, VerificationFinding } from '../core/verification.ts';
import { verifyChain } from './certificate-chain.ts';
import type { ChainAnswer } from './certificate-chain.ts';
import { readDerCertificate } from './certificate-reading.ts';
import type { CertificateFacts } from './certificate-reading.ts';
import { JadesRefusal, readJades } from './jades-reading.ts';
import type { JadesParts } from './jades-reading.ts';
import { verifyTimestamp } from './timestamp.ts';
import type { TimestampAnswer } from './timestamp.ts';

export interface JadesQuestion {
  /** What has to be signed, where the caller has it from elsewhere: must equal the payload inside. */
  readonly payload?: Uint8Array;
  /** Certificates the verifier trusts, DER; empty leaves open whom to trust. */
  readonly anchors: readonly Uint8Array[];
  /** The same for time stamps. */
  readonly tsaAnchors: readonly Uint8Array[];
  /** When it is verified. */
  readonly at: Date;
  /** Whether a signature without a time stamp is wrong. Default false. */
  readonly needsTimestamp?: boolean;
  /** The signature is proved to have existed then, by a trusted time stamp over something that holds its digest. Never a claimed time. */
  readonly existedAt?: Date;
}

export interface JadesAnswer {
  /** Payload as signed; only when the signature is valid over it. */
  readonly payload?: Uint8Array;
  readonly signer?: SignerView;
  /** SHA-256 of the trust anchor above the signer; of the last certificate inside when none is known. */
  readonly topSha256?: string;
  readonly findings: readonly VerificationFinding[];
  /** Nothing is wrong. What is open, such as whom to trust, does not make it false. */
  readonly isValid: boolean;
}

interface Algorithm {
  readonly key: 'rsa' | 'ec';
  readonly hash: string;
  readonly curve?: string;
  readonly saltLength?: number;
}

/** RFC 7518; no RSASSA-PKCS1-v1_5, no HMAC, no `none`. */
const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  PS256: { key: 'rsa', hash: 'sha256', saltLength: 32 },
  PS384: { key: 'rsa', hash: 'sha384', saltLength: 48 },
  PS512: { key: 'rsa', hash: 'sha512', saltLength: 64 },
  ES256: { key: 'ec', hash: 'sha256', curve: 'prime256v1' },
  ES384: { key: 'ec', hash: 'sha384', curve: 'secp384r1' },
  ES512: { key: 'ec', hash: 'sha512', curve: 'secp521r1' },
};

/** Verifies a signature as {@link JadesAnswer} says. Never rejects. */
export async function verifyJades(text: string, question: JadesQuestion): Promise<JadesAnswer> {
  try {
    return judge(readJades(text), question);
  } catch (error) {
    if (error instanceof JadesRefusal) return { findings: [error.finding], isValid: false };
    const finding = wrong('signature-unreadable', '', { de: 'Die Signatur ist nicht lesbar.', en: 'The signature cannot be read.' });
    return { findings: [finding], isValid: false };
  }
}

function judge(parts: JadesParts, question: JadesQuestion): JadesAnswer {
  const leaf = readDerCertificate(parts.chain[0] ?? new Uint8Array());
  const signature = leaf === undefined ? [] : signatureFindings(parts, leaf);
  const stamp = stampOf(parts, question);
  const proved = leaf === undefined ? undefined : provedInstant(parts, stamp, leaf, question);
  const chain = chainAt(parts, proved ?? parts.signedAt, question);
  const findings = [
    ...parts.notes,
    ...signature,
    ...payloadFindings(parts, question),
    ...(leaf === undefined ? [] : usageFindings(leaf)),
    ...chain.findings,
    ...(stamp?.findings ?? []),
    ...timeFindings(parts, { stamp, proved, leaf }, question),
  ];
  const isSigned = leaf !== undefined && signature.length === 0;
  return {
    ...(isSigned ? { payload: parts.payload } : {}),
    ...(leaf === undefined ? {} : { signer: viewOf(parts, leaf, chain, { stamp, proved }) }),
    ...(chain.topSha256 === undefined ? {} : { topSha256: chain.topSha256 }),
    findings,
    isValid: isSigned && findings.every(({ grade }) => grade !== 'wrong'),
  };
}

function signatureFindings(parts: JadesParts, leaf: CertificateFacts): readonly VerificationFinding[] {
  const algorithm = Object.hasOwn(ALGORITHMS, parts.algorithm) ? ALGORITHMS[parts.algorithm] : undefined;
  if (algorithm === undefined || !isKeyFor(algorithm, leaf.publicKey)) {
    const name = parts.algorithm.slice(0, 40);
    const text = {
      de: `Das Verfahren „${name}“ wird mit diesem Schlüssel nicht angenommen.`,
      en: `The algorithm "${name}" is not accepted with this key.`,
    };
    return [wrong('signature-algorithm-refused', 'protected/alg', text)];
  }
  const findings: VerificationFinding[] = [];
  const { hash, value, parameter } = parts.thumbprint;
  if (value !== createHash(hash).update(leaf.der).digest('base64url')) {
    const text = { de: `${parameter} nennt ein anderes Zertifikat als x5c.`, en: `${parameter} names another certificate than x5c.` };
    findings.push(wrong('signature-profile-broken', `protected/${parameter}`, text));
  }
  if (!isSignatureValid(parts, algorithm, leaf.publicKey)) {
    const text = { de: 'Die Signatur passt nicht zu Inhalt, Kopf und Schlüssel.', en: 'The signature does not fit content, header and key.' };
    findings.push(wrong('signature-invalid', 'signature', text));
  }
  return findings;
}

function isKeyFor(algorithm: Algorithm, key: KeyObject): boolean {
  return key.asymmetricKeyType === algorithm.key && key.asymmetricKeyDetails?.namedCurve === algorithm.curve;
}

function isSignatureValid({ signingInput, signature }: JadesParts, { hash, key, saltLength }: Algorithm, publicKey: KeyObject): boolean {
  const how =
    key === 'rsa' ? { padding: constants.RSA_PKCS1_PSS_PADDING, ...(saltLength === undefined ? {} : { saltLength }) } : { dsaEncoding: 'ieee-p1363' as const };
  try {
    return verify(hash, signingInput, { key: publicKey, ...how }, signature);
  } catch {
    return false;
  }
}

function payloadFindings(parts: JadesParts, question: JadesQuestion): readonly VerificationFinding[] {
  if (question.payload === undefined || Buffer.from(question.payload).equals(parts.payload)) return [];
  const text = { de: 'Unterschrieben ist ein anderer Inhalt als der vorliegende.', en: 'What is signed is not the content at hand.' };
  return [wrong('manifest-not-signed-one', 'payload', text)];
}

function usageFindings({ keyUsage, subject }: CertificateFacts): readonly VerificationFinding[] {
  if (keyUsage === undefined || keyUsage.includes('digitalSignature') || keyUsage.includes('nonRepudiation')) return [];
  const text = { de: `Das Zertifikat von ${subject} erlaubt keine Signaturen.`, en: `The certificate of ${subject} does not allow signatures.` };
  return [wrong('key-usage-wrong', 'protected/x5c[0]', text)];
}

function chainAt({ chain }: JadesParts, instant: number, { anchors }: JadesQuestion): ChainAnswer {
  return verifyChain(chain, { anchors, at: new Date(instant), place: 'protected/x5c' });
}

/**
 * When the signature is proved to have been there: by its own time stamp, else from elsewhere, if that was before the
 * certificates ended. A later proof says nothing: it may have been signed in time, or not.
 */
function provedInstant(parts: JadesParts, stamp: TimestampAnswer | undefined, leaf: CertificateFacts, question: JadesQuestion): number | undefined {
  if (stamp?.isAnchored === true && stamp.time !== undefined) return stamp.time;
  const existedAt = question.existedAt?.getTime();
  if (existedAt === undefined || existedAt < leaf.notBefore || existedAt > leaf.notAfter) return undefined;
  const isInTime = chainAt(parts, existedAt, question).findings.every(({ kind }) => kind !== 'certificate-expired-at-signing');
  return isInTime ? existedAt : undefined;
}

function stampOf(parts: JadesParts, { tsaAnchors }: JadesQuestion): TimestampAnswer | undefined {
  const [token] = parts.timestamps;
  if (token === undefined) return undefined;
  return verifyTimestamp(token, { data: Buffer.from(parts.encodedSignature, 'latin1'), anchors: tsaAnchors, place: 'sigTst' });
}

/** What is known of the time besides the claim. */
interface Proof {
  readonly stamp: TimestampAnswer | undefined;
  readonly proved: number | undefined;
  readonly leaf: CertificateFacts | undefined;
}

/** What the clocks say: claimed, attested, and the verifier's own. */
function timeFindings(parts: JadesParts, proof: Proof, question: JadesQuestion): readonly VerificationFinding[] {
  const { stamp, proved, leaf } = proof;
  const now = question.at.getTime();
  const iso = (instant: number): string => new Date(instant).toISOString();
  const findings: VerificationFinding[] = [];
  const latest = Math.max(parts.signedAt, stamp?.time ?? 0, leaf?.notBefore ?? 0);
  if (now < latest - CLOCK_TOLERANCE_MS) {
    const text = {
      de: `Geprüft wird am ${iso(now)}, Signatur oder Zertifikat tragen den ${iso(latest)}: Eine der Uhren geht falsch.`,
      en: `Verified on ${iso(now)}, while signature or certificate say ${iso(latest)}: one of the clocks is wrong.`,
    };
    findings.push({ kind: 'clock-before-validity', grade: 'open', place: 'protected/iat', text });
  }
  if (stamp?.time !== undefined && stamp.time < parts.signedAt - CLOCK_TOLERANCE_MS) {
    const text = {
      de: `Der Zeitstempel (${iso(stamp.time)}) ist älter als die behauptete Signaturzeit (${iso(parts.signedAt)}).`,
      en: `The time stamp (${iso(stamp.time)}) is older than the claimed signing time (${iso(parts.signedAt)}).`,
    };
    findings.push(wrong('timestamp-invalid', 'sigTst', text));
  }
  if (proved !== undefined && leaf !== undefined && parts.signedAt < leaf.notBefore) {
    const text = {
      de: `Die behauptete Signaturzeit (${iso(parts.signedAt)}) liegt vor dem Beginn des Zertifikats (${iso(leaf.notBefore)}).`,
      en: `The claimed signing time (${iso(parts.signedAt)}) is before the certificate begins (${iso(leaf.notBefore)}).`,
    };
    findings.push(wrong('certificate-not-yet-valid', 'protected/iat', text));
  }
  return [...findings, ...proofFindings(proof, question)];
}

/** What can no longer be known because nobody attests it. */
function proofFindings({ stamp, proved, leaf }: Proof, { at, needsTimestamp, existedAt }: JadesQuestion): readonly VerificationFinding[] {
  const iso = (instant: number): string => new Date(instant).toISOString();
  if (stamp === undefined && needsTimestamp === true) {
    return [wrong('timestamp-missing', 'header', { de: 'Der Zeitstempel fehlt.', en: 'The time stamp is missing.' })];
  }
  if (proved === undefined && leaf !== undefined && at.getTime() > leaf.notAfter) {
    const text = {
      de: `Das Zertifikat ist seit ${iso(leaf.notAfter)} abgelaufen; dass vorher unterschrieben wurde, bezeugt kein Zeitstempel, dem zu trauen ist.`,
      en: `The certificate expired on ${iso(leaf.notAfter)}; no trusted time stamp attests that it was signed before.`,
    };
    return [{ kind: 'timestamp-missing', grade: 'open', place: 'header', text }];
  }
  // A later proof that the time stamp was there in time carries it on.
  const attestedUntil = Math.min(at.getTime(), existedAt?.getTime() ?? Infinity);
  if (stamp?.isAnchored !== true || stamp.notAfter === undefined || attestedUntil <= stamp.notAfter) return [];
  const text = {
    de: `Das Zertifikat des Zeitstempels ist seit ${iso(stamp.notAfter)} abgelaufen, ein neuerer Zeitstempel fehlt. Wie es damals stand, ist geprüft.`,
    en: `The certificate of the time stamp expired on ${iso(stamp.notAfter)} and there is no newer time stamp. It was verified as it stood then.`,
  };
  return [{ kind: 'timestamp-missing', grade: 'open', place: 'sigTst', text }];
}

function viewOf(parts: JadesParts, leaf: CertificateFacts, chain: ChainAnswer, { stamp, proved }: Omit<Proof, 'leaf'>): SignerView {
  const attested =
    stamp?.isAnchored === true && stamp.time !== undefined ? { time: new Date(stamp.time).toISOString(), authority: stamp.authority ?? '' } : undefined;
  return {
    subject: leaf.subject,
    issuer: leaf.issuer,
    chain: chain.subjects,
    notBefore: new Date(leaf.notBefore).toISOString(),
    notAfter: new Date(leaf.notAfter).toISOString(),
    sha256: leaf.sha256,
    level: stamp?.isSound === true ? 'B-T' : 'B-B',
    signedAt: new Date(parts.signedAt).toISOString(),
    ...(attested === undefined ? (proved === undefined ? {} : { existedAt: new Date(proved).toISOString() }) : { timestamp: attested }),
    isAnchored: chain.isAnchored,
  };
}

function wrong(kind: Tampering, place: string, text: Bilingual): VerificationFinding {
  return { kind, grade: 'wrong', place, text };
}
