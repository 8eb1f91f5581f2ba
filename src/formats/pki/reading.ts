/**
 * Revocation lists and OCSP answers as facts, read and verified by pkijs, which had no part in writing ours. Whether an answer
 * is good enough (times, nonce, which certificate) is the reader's business.
 */
import { BasicOCSPResponse, Certificate, CertificateRevocationList, OCSPResponse } from 'pkijs';
import type { CertificateStatus } from './ocsp-response.ts';

export interface CrlFacts {
  /** Milliseconds since the epoch. */
  readonly thisUpdate: number;
  readonly nextUpdate?: number;
  readonly entries: readonly { readonly serialNumber: string; readonly at: number }[];
  /** OIDs of critical extensions. */
  readonly critical: readonly string[];
  /** @param issuer DER. Never rejects. */
  isSignedBy(issuer: Uint8Array): Promise<boolean>;
}

export interface OcspFacts {
  /** 0 is successful; other numbers refuse (RFC 6960, 4.2.1). */
  readonly status: number;
  readonly certificates: readonly OcspSingleFacts[];
  /** Content of the nonce extension. */
  readonly nonce?: Uint8Array;
  /** Sent along, DER. */
  readonly signers: readonly Uint8Array[];
  /** Whether the signature and the chain of its signer are good. @param trusted DER. Never rejects. */
  isSignedUnder(trusted: readonly Uint8Array[]): Promise<boolean>;
}

export interface OcspSingleFacts {
  readonly serialNumber: string;
  readonly status: CertificateStatus['kind'];
  readonly thisUpdate: number;
  readonly nextUpdate?: number;
}

const NONCE = '1.3.6.1.5.5.7.48.1.2';
const STATUS = ['good', 'revoked', 'unknown'] as const;

/** @throws when the octets are no list */
export function readCrl(der: Uint8Array): CrlFacts {
  const list = CertificateRevocationList.fromBER(der);
  return {
    thisUpdate: list.thisUpdate.value.getTime(),
    ...(list.nextUpdate === undefined ? {} : { nextUpdate: list.nextUpdate.value.getTime() }),
    entries: (list.revokedCertificates ?? []).map(({ userCertificate, revocationDate }) => ({
      serialNumber: numberOf(userCertificate.valueBlock.valueHexView),
      at: revocationDate.value.getTime(),
    })),
    critical: (list.crlExtensions?.extensions ?? []).filter(({ critical }) => critical).map(({ extnID }) => extnID),
    isSignedBy: async (issuer) => list.verify({ issuerCertificate: Certificate.fromBER(issuer) }).catch(() => false),
  };
}

/** @throws when the octets are no answer */
export function readOcspResponse(der: Uint8Array): OcspFacts {
  const response: OCSPResponse = OCSPResponse.fromBER(der);
  const status = response.responseStatus.valueBlock.valueDec;
  const octets = response.responseBytes?.response.valueBlock.valueHexView;
  if (octets === undefined) return { status, certificates: [], signers: [], isSignedUnder: async () => Promise.resolve(false) };
  const basic: BasicOCSPResponse = BasicOCSPResponse.fromBER(octets);
  const nonce = basic.tbsResponseData.responseExtensions?.find(({ extnID }) => extnID === NONCE)?.extnValue.valueBlock.valueHexView;
  return {
    status,
    certificates: basic.tbsResponseData.responses.map(({ certID, certStatus, thisUpdate, nextUpdate }) => ({
      serialNumber: numberOf(certID.serialNumber.valueBlock.valueHexView),
      status: STATUS[(certStatus as unknown as { readonly idBlock: { readonly tagNumber: 0 | 1 | 2 } }).idBlock.tagNumber],
      thisUpdate: thisUpdate.getTime(),
      ...(nextUpdate === undefined ? {} : { nextUpdate: nextUpdate.getTime() }),
    })),
    ...(nonce === undefined ? {} : { nonce }),
    signers: (basic.certs ?? []).map((certificate) => new Uint8Array(certificate.toSchema(true).toBER())),
    isSignedUnder: async (trusted) => basic.verify({ trustedCerts: trusted.map((one) => Certificate.fromBER(one)) }).catch(() => false),
  };
}

function numberOf(octets: Uint8Array): string {
  return Buffer.from(octets)
    .toString('hex')
    .replace(/^0+(?=.)/, '');
}
