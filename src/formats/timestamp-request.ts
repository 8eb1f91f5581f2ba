/** Asking an authority for a time stamp (RFC 3161 section 2.4.1); what it answers is read and judged in `timestamp.ts`. */
import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';

const SHA256_OID = '2.16.840.1.101.3.4.2.1';

/**
 * A request for a time stamp, with the wish for the authority's certificate.
 * @param imprint SHA-256 of the data
 * @param nonce fresh random octets; the answer has to repeat them
 */
export function timestampRequest(imprint: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256_OID }),
      hashedMessage: new asn1js.OctetString({ valueHex: Uint8Array.from(imprint) }),
    }),
    nonce: new asn1js.Integer({ valueHex: positive(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** The nonce of a request as {@link readTimestampToken} shows it: hex of the positive number. */
export function nonceHex(nonce: Uint8Array): string {
  return Buffer.from(positive(nonce)).toString('hex');
}

/** Octets of a number that is not negative, without superfluous zeros in front. */
function positive(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = bytes.findIndex((byte) => byte !== 0);
  const trimmed = start < 0 ? Uint8Array.of(0) : bytes.subarray(start);
  return (trimmed[0] ?? 0) < 0x80 ? Uint8Array.from(trimmed) : Uint8Array.of(0, ...trimmed);
}
