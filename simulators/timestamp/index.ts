/**
 * A time-stamping authority (RFC 3161 over HTTP, section 3.4) as a fetch handler: real tokens with a key of its own, time
 * from a clock that may be virtual. For tests and local use; what it stamps is worth nothing to anybody who does not trust
 * its root by choice.
 */
import { createPrivateKey, randomBytes } from 'node:crypto';
import type { Clock } from '../../src/core/clock.ts';
import type { Simulator } from '../../src/core/simulator.ts';
import { TIME_STAMPING, issueCertificate } from '../../src/formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../src/formats/certificate-issuing.ts';
import { certificatesInPem } from '../../src/formats/certificate-reading.ts';
import { grantedResponse, issueTimestampToken, readStampRequest, rejectedResponse } from '../../src/formats/timestamp-issuing.ts';
import type { StampRequest } from '../../src/formats/timestamp-issuing.ts';
import type { TimestampFault } from './faults.ts';

export { TIMESTAMP_FAULTS } from './faults.ts';
export type { TimestampFault } from './faults.ts';

/** Key and certificates of an authority. */
export interface TimestampKeys {
  /** PKCS #8 in PEM. */
  readonly key: string;
  /** PEM, the unit's certificate first; goes into every token, so better without the root. */
  readonly chain: string;
}

export interface TimestampAuthorityOptions extends TimestampKeys {
  readonly clock: Clock;
  /** The root that issued `chain`: needed for faults that show another certificate. */
  readonly root?: IssuedCertificate;
}

export interface TimestampAuthority extends Simulator {
  /** Answers from now on with this deviation; undefined ends it. */
  deviate(fault: TimestampFault | undefined): void;
  /** Stamps in process, without HTTP. @param imprint SHA-256 @returns token, DER */
  stamp(imprint: Uint8Array): Promise<Uint8Array>;
}

export interface FreshTimestampKeys extends TimestampKeys {
  readonly root: IssuedCertificate;
}

/** An OID below `{joint-iso-itu-t example(999)}`: a policy that promises nothing. */
const POLICY = '2.999.3161.1';
const SHA256_OID = '2.16.840.1.101.3.4.2.1';
/** Hash functions that are stamped, with their octets: SHA-256, SHA-384, SHA-512. */
const IMPRINT_BYTES: Readonly<Record<string, number>> = { [SHA256_OID]: 32, '2.16.840.1.101.3.4.2.2': 48, '2.16.840.1.101.3.4.2.3': 64 };
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const MAX_REQUEST_BYTES = 65_536;
/** Extended key usage of the certificates that a verifier has to refuse. */
const USAGES = { 'expired-certificate': 'critical', 'uncritical-key-usage': 'uncritical', 'no-extended-key-usage': 'none' } as const;
const FAILURE = { badAlg: 0, badDataFormat: 5, timeNotAvailable: 14 } as const;

/** Makes a root and a time-stamping unit below it, valid from a day before `now`. @param now milliseconds since the epoch */
export async function createTimestampKeys(now: number, years = 5): Promise<FreshTimestampKeys> {
  const validity = { notBefore: now - DAY_MS, notAfter: now + years * YEAR_MS };
  const root = await issueCertificate({ subject: 'CN=Zeitstempel-Wurzel (nur zum Testen), O=Prüfstand', ...validity, authority: {} });
  return { ...(await issueUnit(root, validity)), root };
}

/** An authority; it has no state but its deviation. */
export function createTimestampAuthority(options: TimestampAuthorityOptions): TimestampAuthority {
  let fault: TimestampFault | undefined;
  return {
    name: 'timestamp',
    deviate: (next) => void (fault = next),
    stamp: async (imprint) => tokenFor({ hashOid: SHA256_OID, imprint, wantsCertificate: true }, options, fault),
    async fetch(request) {
      if (request.method !== 'POST' || request.headers.get('content-type') !== 'application/timestamp-query') return new Response(null, { status: 415 });
      if (fault === 'not-a-response') return new Response('<!doctype html><title>Anmeldung</title>', { headers: { 'content-type': 'text/html' } });
      const reply = await replyTo(await request.bytes(), options, fault);
      const body = fault === 'truncated' ? reply.subarray(0, reply.byteLength / 2) : reply;
      return new Response(Uint8Array.from(body), { headers: { 'content-type': 'application/timestamp-reply' } });
    },
  };
}

async function replyTo(body: Uint8Array, options: TimestampAuthorityOptions, fault: TimestampFault | undefined): Promise<Uint8Array> {
  const request = body.byteLength > MAX_REQUEST_BYTES ? undefined : readStampRequest(body);
  if (request === undefined) return rejectedResponse('The request cannot be read.', FAILURE.badDataFormat);
  if (IMPRINT_BYTES[request.hashOid] !== request.imprint.byteLength) return rejectedResponse('Only SHA-256, SHA-384 and SHA-512 are stamped.', FAILURE.badAlg);
  if (fault === 'rejected') return rejectedResponse('The clock is not available.', FAILURE.timeNotAvailable);
  return grantedResponse(await tokenFor(request, options, fault));
}

async function tokenFor(request: StampRequest, options: TimestampAuthorityOptions, fault: TimestampFault | undefined): Promise<Uint8Array> {
  const now = options.clock.now();
  const keys = await keysFor(options, fault, now);
  const token = issueTimestampToken({
    request: deviating(request, fault),
    key: createPrivateKey(keys.key),
    chain: certificatesInPem(keys.chain),
    policy: POLICY,
    serialNumber: randomBytes(12),
    time: new Date(fault === 'wrong-time' ? now - 10 * YEAR_MS : now),
  });
  if (fault === 'wrong-signature') token[token.byteLength - 1] = (token.at(-1) ?? 0) ^ 1;
  return token;
}

function deviating(request: StampRequest, fault: TimestampFault | undefined): StampRequest {
  if (fault === 'wrong-imprint') return { ...request, imprint: request.imprint.map((octet) => octet ^ 0xff) };
  // DER of an INTEGER that no client chooses.
  if (fault === 'wrong-nonce') return { ...request, nonce: Uint8Array.of(2, 1, 42) };
  return request;
}

/** The authority's own certificate, or one that a verifier has to refuse, from the same root. */
async function keysFor(options: TimestampAuthorityOptions, fault: TimestampFault | undefined, now: number): Promise<TimestampKeys> {
  const { root } = options;
  if (fault !== 'expired-certificate' && fault !== 'no-extended-key-usage' && fault !== 'uncritical-key-usage') return options;
  if (root === undefined) throw new TypeError(`The deviation ${fault} needs the root of the authority.`);
  const end = fault === 'expired-certificate' ? now - DAY_MS : now + YEAR_MS;
  return issueUnit(root, { notBefore: now - YEAR_MS, notAfter: end }, USAGES[fault]);
}

async function issueUnit(
  root: IssuedCertificate,
  validity: { readonly notBefore: number; readonly notAfter: number },
  usage: (typeof USAGES)[keyof typeof USAGES] = 'critical',
): Promise<TimestampKeys> {
  const { key, certificate } = await issueCertificate({
    subject: 'CN=Zeitstempel (nur zum Testen), O=Prüfstand',
    issuer: root,
    ...validity,
    keyUsage: ['digitalSignature'],
    ...(usage === 'none' ? {} : { extendedKeyUsage: { isCritical: usage === 'critical', oids: [TIME_STAMPING] } }),
    saysNoRevocation: true,
  });
  return { key, chain: certificate };
}
