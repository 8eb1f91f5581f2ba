/**
 * What a body's status list says about a certificate: only a signed, current list of the same body says anything. Anchors of
 * trust do not tell bodies from vendors, so that a list has to be signed under the very anchor of the certificate and by the same
 * organisation; else a trusted vendor could clear itself, or revoke its competitors.
 */
import type { Certificate, StatusEntry, StatusList } from '../core/certificate.ts';
import { CLOCK_TOLERANCE_MS } from '../core/clock-tolerance.ts';
import type { Bilingual } from '../core/language.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { findingOf } from './findings.ts';
import { readHostileJson } from './hostile-json.ts';
import { ownValidator } from './own-schemas.ts';
import { namesIn } from '../formats/signer-name.ts';
import { verifySignature } from './verify-signature.ts';
import type { SignatureReading, Trust } from './verify-signature.ts';

export interface StatusSource {
  /** `status.json` of the register. */
  readonly list: Uint8Array;
  /** `status.jws.json` beside it. */
  readonly signature?: Uint8Array;
}

export interface StatusReading {
  readonly entry?: StatusEntry;
  readonly findings: readonly VerificationFinding[];
}

const LIST = 'status.json';
const SIGNATURE = 'status.jws.json';

/**
 * Nothing is known without a list; an invalid or stale one is told and not believed.
 * @param body who signed the certificate
 */
export async function readStatus(
  certificate: Certificate,
  source: StatusSource | undefined,
  body: Pick<SignatureReading, 'signer' | 'topSha256'>,
  trust: Trust,
): Promise<StatusReading> {
  if (source === undefined) return { findings: [findingOf('status-unknown', 'open', certificate.statusList?.url ?? LIST)] };
  const value = readHostileJson(source.list)?.value;
  const [problem] = ownValidator('status-list/status-list-1.schema.json')(value);
  if (problem !== undefined) return disbelieved(certificate, LIST, problem.message);
  const list = value as StatusList;
  const files = new Map<string, Uint8Array>([[LIST, source.list], ...(source.signature === undefined ? [] : [[SIGNATURE, source.signature] as const])]);
  const { isValid, findings, ...signed } = await verifySignature(files, { document: LIST, signature: SIGNATURE }, trust);
  if (!isValid) return disbelieved(certificate, SIGNATURE, findings.filter(({ grade }) => grade === 'wrong').map(({ text }) => text)[0]);
  if (!isSameBody(signed, body)) return disbelieved(certificate, SIGNATURE, `${signed.signer?.subject ?? ''} ≠ ${body.signer?.subject ?? ''}`);
  return judged(certificate, list, trust.at);
}

function judged(certificate: Certificate, list: StatusList, at: Date): StatusReading {
  const entries = list.entries.filter(({ number }) => number === certificate.number);
  const [entry, ...more] = entries;
  if (more.length > 0) return disbelieved(certificate, LIST, `${certificate.number} × ${entries.length}`);
  if (list.issuer !== certificate.issuer.name || entry === undefined) return { findings: [unknown(certificate)] };
  const isStale = at.getTime() > Date.parse(list.nextUpdate);
  const isAhead = at.getTime() < Date.parse(list.issuedAt) - CLOCK_TOLERANCE_MS;
  const findings = [
    // What was once revoked stays so; what was valid then may have changed since.
    ...(isStale ? [findingOf('status-list-stale', 'open', LIST, { detail: list.nextUpdate })] : []),
    ...(isAhead ? [findingOf('clock-before-validity', 'open', LIST, { detail: list.issuedAt })] : []),
  ];
  return { entry, findings };
}

/** Under the same anchor, and of the same organisation there: keys and intermediate authorities change in the course of years. */
function isSameBody(one: Pick<SignatureReading, 'signer' | 'topSha256'>, other: Pick<SignatureReading, 'signer' | 'topSha256'>): boolean {
  if (one.signer === undefined || other.signer === undefined) return false;
  if (one.signer.sha256 === other.signer.sha256) return true;
  const organisation = organisationOf(one.signer.subject);
  return one.topSha256 !== undefined && one.topSha256 === other.topSha256 && organisation !== '' && organisation === organisationOf(other.signer.subject);
}

/** Organisation and country of a distinguished name; other parts differ from key to key. */
function organisationOf(subject: string): string {
  const organisations = namesIn(subject, 'O');
  return organisations.length === 0 ? '' : JSON.stringify([organisations, namesIn(subject, 'C')]);
}

function disbelieved(certificate: Certificate, place: string, detail: string | Bilingual | undefined): StatusReading {
  return { findings: [findingOf('status-list-invalid', 'wrong', place, { detail }), unknown(certificate)] };
}

function unknown({ number }: Certificate): VerificationFinding {
  return findingOf('status-unknown', 'open', number);
}
