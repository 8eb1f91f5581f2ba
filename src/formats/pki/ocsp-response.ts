/**
 * Answers of an OCSP responder (RFC 6960, section 4.2), signed by a delegated responder whose certificate goes along. Status,
 * times, nonce, signer and the certificate that is answered about are arguments, so that an answer can be wrong in one point.
 */
import { derEnumerated, derExplicit, derGeneralizedTime, derImplicit, derOctets, derOid, derSequence } from '../der.ts';
import { NONCE_OID } from './ocsp-request.ts';
import { REVOCATION_REASONS } from './revocation.ts';
import type { RevocationReason } from './revocation.ts';
import { keyIdOf, signatureOf } from './signing.ts';
import type { DerSigner } from './signing.ts';

/** Codes of answers that carry nothing else (section 4.2.1). */
export const OCSP_REFUSALS = { malformedRequest: 1, internalError: 2, tryLater: 3, sigRequired: 5, unauthorized: 6 } as const;
export type OcspRefusal = keyof typeof OCSP_REFUSALS;

export type CertificateStatus =
  { readonly kind: 'good' } | { readonly kind: 'revoked'; readonly at: number; readonly reason: RevocationReason } | { readonly kind: 'unknown' };

export interface SingleAnswer {
  /** DER of the CertID. */
  readonly id: Uint8Array;
  readonly status: CertificateStatus;
  /** Milliseconds since the epoch. */
  readonly thisUpdate: number;
  readonly nextUpdate?: number;
}

export interface OcspAnswer {
  readonly signer: DerSigner;
  /** Sent along, DER, the responder's first. */
  readonly certificates: readonly Uint8Array[];
  readonly producedAt: number;
  readonly answers: readonly SingleAnswer[];
  /** Content of the nonce extension, as the question had it. */
  readonly nonce?: Uint8Array;
  readonly breaksSignature?: boolean;
}

const BASIC = '1.3.6.1.5.5.7.48.1.1';

/** @returns DER of an `OCSPResponse` with a signed answer */
export function writeOcspResponse(answer: OcspAnswer): Uint8Array {
  const signature = signatureOf(answer.signer, answer.breaksSignature);
  const data = derSequence(
    // byKey, section 4.2.2.3
    derExplicit(2, derOctets(keyIdOf(answer.signer.der))),
    derGeneralizedTime(answer.producedAt),
    derSequence(...answer.answers.map(singleOf)),
    ...(answer.nonce === undefined ? [] : [derExplicit(1, derSequence(derSequence(derOid(NONCE_OID), derOctets(answer.nonce))))]),
  );
  const basic = derSequence(data, signature.algorithm, signature.value(data), derExplicit(0, derSequence(...answer.certificates)));
  return derSequence(derEnumerated(0), derExplicit(0, derSequence(derOid(BASIC), derOctets(basic))));
}

/** An answer that refuses; it is not signed. */
export function writeOcspRefusal(refusal: OcspRefusal): Uint8Array {
  return derSequence(derEnumerated(OCSP_REFUSALS[refusal]));
}

function singleOf({ id, status, thisUpdate, nextUpdate }: SingleAnswer): Uint8Array {
  return derSequence(
    id,
    statusOf(status),
    derGeneralizedTime(thisUpdate),
    ...(nextUpdate === undefined ? [] : [derExplicit(0, derGeneralizedTime(nextUpdate))]),
  );
}

function statusOf(status: CertificateStatus): Uint8Array {
  switch (status.kind) {
    case 'good':
      return derImplicit(0);
    case 'unknown':
      return derImplicit(2);
    case 'revoked': {
      const reason = status.reason === 'unspecified' ? [] : [derExplicit(0, derEnumerated(REVOCATION_REASONS[status.reason]))];
      return derExplicit(1, derGeneralizedTime(status.at), ...reason);
    }
  }
}
