/**
 * From a signer's certificate to a trust anchor at one instant (RFC 5280 section 6, without policies, name constraints and
 * revocation: what is critical and not applied breaks the chain). An anchor is trusted by decision: its own validity is
 * the verifier's business. Every deviation is a finding; nothing here throws on hostile input.
 */
import { TranslatedError } from '../core/translated-error.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { certificatesInPem, readDerCertificate } from './certificate-reading.ts';
import type { CertificateFacts } from './certificate-reading.ts';

export interface ChainQuestion {
  /** Certificates the verifier trusts, DER. */
  readonly anchors: readonly Uint8Array[];
  /** When everything but the anchor has to be valid. */
  readonly at: Date;
  /** What the chain belongs to, for the findings, e.g. `x5c`. */
  readonly place: string;
}

export interface ChainAnswer {
  /** Certificate of the key that signed; undefined when it cannot be read. */
  readonly leaf?: CertificateFacts;
  /** Subjects from the signer up, the anchor included when it is known. */
  readonly subjects: readonly string[];
  /** SHA-256 of the anchor; of the last certificate given when no anchor is known. */
  readonly topSha256?: string;
  /** The chain is whole and ends in an anchor. */
  readonly isAnchored: boolean;
  readonly findings: readonly VerificationFinding[];
}

const MAX_LENGTH = 10;
const MIN_RSA_BITS = 2048;
const STRONG_HASHES = ['SHA-256', 'SHA-384', 'SHA-512'];

/**
 * Trust anchors from PEM.
 * @returns DER of each certificate, in order
 * @throws ERR_CONFIG_INVALID when there is none, or one of them cannot be read
 */
export function readAnchors(pem: string): readonly Uint8Array[] {
  const anchors = certificatesInPem(pem);
  if (anchors.length > 0 && anchors.every((der) => readDerCertificate(der) !== undefined)) return anchors;
  throw new TranslatedError(
    'ERR_CONFIG_INVALID',
    { de: 'Die Vertrauensanker sind keine X.509-Zertifikate in PEM.', en: 'The trust anchors are not X.509 certificates in PEM.' },
    {
      mend: {
        de: 'Einen oder mehrere Blöcke angeben, die mit -----BEGIN CERTIFICATE----- beginnen.',
        en: 'Give one or more blocks that begin with -----BEGIN CERTIFICATE-----.',
      },
    },
  );
}

/** Verifies a chain given in order, the signer first, each following one certifying the one before (as `x5c` of RFC 7515). */
export function verifyChain(chain: readonly Uint8Array[], question: ChainQuestion): ChainAnswer {
  const { place } = question;
  const given = chain.slice(0, MAX_LENGTH).map(readDerCertificate);
  const certificates = given.filter((certificate) => certificate !== undefined);
  const [leaf] = given;
  const subjects = certificates.map(({ subject }) => subject);
  if (leaf === undefined || certificates.length !== chain.length) {
    const which = chain.length > MAX_LENGTH ? MAX_LENGTH : given.indexOf(undefined);
    const text = { de: 'Das Zertifikat ist nicht lesbar oder eines zu viel.', en: 'The certificate cannot be read or is one too many.' };
    return { ...(leaf === undefined ? {} : { leaf }), subjects, isAnchored: false, findings: [broken(`${place}[${Math.max(which, 0)}]`, text)] };
  }
  const anchors = question.anchors.map(readDerCertificate).filter((anchor) => anchor !== undefined);
  const path = anchoredPath(certificates, anchors);
  const findings = [
    ...certificates.flatMap((certificate, index) => linkFindings(certificate, certificates[index + 1], `${place}[${index}]`)),
    ...path.certificates.flatMap((certificate, index) => authorityFindings(certificate, index, path.certificates, place)),
    ...certificates.flatMap((certificate, index) => extensionFindings(certificate, index, place)),
    ...certificates.flatMap((certificate, index) => (index > 0 && isAmong(anchors, certificate) ? [] : validityFindings(certificate, question, index))),
  ];
  const isWhole = !findings.some(({ kind }) => kind === 'chain-broken');
  const anchoring = path.anchor !== undefined ? [] : [notAnchored(question, subjects.at(-1) ?? '')];
  return {
    leaf,
    subjects: path.anchor === undefined || isAmong(certificates, path.anchor) ? subjects : [...subjects, path.anchor.subject],
    topSha256: (path.anchor ?? certificates.at(-1) ?? leaf).sha256,
    isAnchored: isWhole && path.anchor !== undefined,
    findings: [...findings, ...anchoring],
  };
}

/** Puts certificates that came in no order into one: from the leaf to the last that certifies the one before. */
export function orderChain(leaf: CertificateFacts, pool: readonly CertificateFacts[]): readonly CertificateFacts[] {
  const chain = [leaf];
  for (let last = leaf; chain.length < MAX_LENGTH;) {
    const above = pool.find((one) => !isAmong(chain, one) && isIssuedBy(last, one));
    if (above === undefined) break;
    chain.push(above);
    last = above;
  }
  return chain;
}

interface Path {
  /** Up to the anchor; all of them when there is none. */
  readonly certificates: readonly CertificateFacts[];
  readonly anchor?: CertificateFacts;
}

function anchoredPath(certificates: readonly CertificateFacts[], anchors: readonly CertificateFacts[]): Path {
  for (const [index, certificate] of certificates.entries()) {
    if (isAmong(anchors, certificate)) return { certificates: certificates.slice(0, index + 1), anchor: certificate };
    const anchor = anchors.find((one) => isIssuedBy(certificate, one));
    if (anchor !== undefined) return { certificates: [...certificates.slice(0, index + 1), anchor], anchor };
  }
  return { certificates };
}

/** Name and signature from one certificate to the next; the last one, when it names itself, has to have signed itself. */
function linkFindings(certificate: CertificateFacts, next: CertificateFacts | undefined, place: string): readonly VerificationFinding[] {
  const issuer = next ?? (certificate.subjectDer === certificate.issuerDer ? certificate : undefined);
  if (issuer === undefined) return [];
  if (certificate.issuerDer !== issuer.subjectDer) {
    return [
      broken(place, {
        de: `Das Zertifikat von ${certificate.subject} nennt als Aussteller ${certificate.issuer}; das folgende gehört ${issuer.subject}.`,
        en: `The certificate of ${certificate.subject} names ${certificate.issuer} as its issuer; the following one belongs to ${issuer.subject}.`,
      }),
    ];
  }
  if (certificate.isSignedBy(issuer)) return [];
  const text = {
    de: `Das Zertifikat von ${certificate.subject} ist nicht von ${issuer.subject} unterschrieben.`,
    en: `The certificate of ${certificate.subject} is not signed by ${issuer.subject}.`,
  };
  return [broken(place, text)];
}

function authorityFindings(certificate: CertificateFacts, index: number, path: readonly CertificateFacts[], place: string): readonly VerificationFinding[] {
  if (index === 0) return [];
  const { subject, isAuthority, keyUsage, pathLength } = certificate;
  const between = path.slice(1, index).filter((one) => one.subjectDer !== one.issuerDer).length;
  const where = `${place}[${index}]`;
  if (!isAuthority || keyUsage?.includes('keyCertSign') === false) {
    return [broken(where, { de: `${subject} darf keine Zertifikate ausstellen.`, en: `${subject} must not issue certificates.` })];
  }
  if (pathLength !== undefined && between > pathLength) {
    const text = {
      de: `Unter ${subject} stehen mehr Aussteller als erlaubt (${pathLength}).`,
      en: `Below ${subject} are more issuers than allowed (${pathLength}).`,
    };
    return [broken(where, text)];
  }
  return [];
}

function extensionFindings(certificate: CertificateFacts, index: number, place: string): readonly VerificationFinding[] {
  const { subject, publicKey, signatureHash, unknownCritical } = certificate;
  const where = `${place}[${index}]`;
  const { modulusLength } = publicKey.asymmetricKeyDetails ?? {};
  const isOwn = certificate.subjectDer === certificate.issuerDer;
  const findings: VerificationFinding[] = [];
  if (unknownCritical.length > 0) {
    const oids = unknownCritical.join(', ');
    findings.push(
      broken(where, { de: `${subject}: kritische Erweiterung ${oids} ist unbekannt.`, en: `${subject}: critical extension ${oids} is not known.` }),
    );
  }
  if (modulusLength !== undefined && modulusLength < MIN_RSA_BITS) {
    findings.push(broken(where, { de: `${subject}: RSA-Schlüssel mit ${modulusLength} Bit.`, en: `${subject}: RSA key of ${modulusLength} bits.` }));
  }
  if (!isOwn && !STRONG_HASHES.includes(signatureHash ?? '')) {
    const hash = signatureHash ?? '?';
    findings.push(
      broken(where, { de: `${subject}: mit ${hash} beglaubigt, was nicht trägt.`, en: `${subject}: certified with ${hash}, which is not accepted.` }),
    );
  }
  return findings;
}

function validityFindings(certificate: CertificateFacts, { at, place }: ChainQuestion, index: number): readonly VerificationFinding[] {
  const { subject, notBefore, notAfter } = certificate;
  const iso = (instant: number): string => new Date(instant).toISOString();
  const when = at.toISOString();
  const where = `${place}[${index}]`;
  if (at.getTime() > notAfter) {
    const text = {
      de: `Das Zertifikat von ${subject} ist am ${iso(notAfter)} abgelaufen, vor dem ${when}.`,
      en: `The certificate of ${subject} expired on ${iso(notAfter)}, before ${when}.`,
    };
    return [{ kind: 'certificate-expired-at-signing', grade: 'wrong', place: where, text }];
  }
  if (at.getTime() >= notBefore) return [];
  const text = {
    de: `Das Zertifikat von ${subject} gilt erst ab ${iso(notBefore)}, nach dem ${when}.`,
    en: `The certificate of ${subject} is not valid before ${iso(notBefore)}, after ${when}.`,
  };
  return [{ kind: 'certificate-not-yet-valid', grade: 'wrong', place: where, text }];
}

/** Without any anchor nobody said whom to trust: the question is open. With anchors the answer is no. */
function notAnchored({ anchors, place }: ChainQuestion, last: string): VerificationFinding {
  if (anchors.length === 0) {
    const text = {
      de: `Wem zu trauen ist, wurde nicht gesagt; die Kette endet bei ${last}.`,
      en: `Whom to trust was not said; the chain ends at ${last}.`,
    };
    return { kind: 'chain-not-anchored', grade: 'open', place, text };
  }
  const text = { de: `Die Kette endet bei ${last}, keinem der Vertrauensanker.`, en: `The chain ends at ${last}, none of the trust anchors.` };
  return { kind: 'chain-not-anchored', grade: 'wrong', place, text };
}

function isIssuedBy(certificate: CertificateFacts, issuer: CertificateFacts): boolean {
  return certificate.issuerDer === issuer.subjectDer && certificate.isSignedBy(issuer);
}

function isAmong(certificates: readonly CertificateFacts[], one: CertificateFacts): boolean {
  return certificates.some(({ sha256 }) => sha256 === one.sha256);
}

function broken(place: string, text: VerificationFinding['text']): VerificationFinding {
  return { kind: 'chain-broken', grade: 'wrong', place, text };
}
