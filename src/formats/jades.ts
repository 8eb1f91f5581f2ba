/**
 * JAdES baseline signatures, ETSI TS 119 182-1 V1.2.1 (2024-07), as a flattened JSON serialization of JWS (RFC 7515) with
 * the payload inside: level B-B, and B-T with a time stamp over the signature value. The claimed time is `iat`, which that
 * edition demands since 2025-07-15 in place of `sigT` of V1.1.1. Verifying is in `jades-verification.ts`.
 */
import { createHash, hash } from 'node:crypto';
import { encodeBase64url } from './base64url.ts';
import type { Signer } from './signer.ts';
import { readTimestampToken } from './timestamp-token.ts';

export { verifyJades } from './jades-verification.ts';
export type { JadesAnswer, JadesQuestion } from './jades-verification.ts';

export interface JadesOrder {
  readonly payload: Uint8Array;
  /** Media type of the payload, e.g. `application/json`. */
  readonly contentType: string;
  readonly signer: Signer;
  /** Claimed time of signing; written in whole seconds. */
  readonly signedAt: Date;
  /**
   * Makes the signature B-T.
   * @param imprint SHA-256 of what is to be stamped
   * @returns token of RFC 3161, DER
   */
  readonly timestamp?: (imprint: Uint8Array) => Promise<Uint8Array>;
}

/**
 * Signs.
 * @returns JSON text with the members `payload`, `protected`, `signature`, for B-T also `header`; no white space, one line
 * @throws TypeError when the time stamp that was fetched is not for this signature
 */
export async function signJades({ payload, contentType, signer, signedAt, timestamp }: JadesOrder): Promise<string> {
  const encodedHeader = encodeBase64url(JSON.stringify(headerOf(signer, contentType, signedAt)));
  const encodedPayload = encodeBase64url(payload);
  const signature = encodeBase64url(await signer.sign(Buffer.from(`${encodedHeader}.${encodedPayload}`, 'latin1')));
  const jws = { payload: encodedPayload, protected: encodedHeader, signature };
  if (timestamp === undefined) return JSON.stringify(jws);
  return JSON.stringify({ ...jws, header: { etsiU: [await stampedComponent(signature, timestamp)] } });
}

function headerOf({ algorithm, chain }: Signer, contentType: string, signedAt: Date): unknown {
  const [leaf = new Uint8Array()] = chain;
  return {
    alg: algorithm,
    // RFC 7515 section 4.1.10 recommends leaving the prefix out.
    cty: contentType.replace(/^application\/(?=[^/]+$)/, ''),
    'x5t#S256': createHash('sha256').update(leaf).digest('base64url'),
    x5c: chain.map((der) => Buffer.from(der).toString('base64')),
    iat: Math.floor(signedAt.getTime() / 1000),
  };
}

/** One component of `etsiU`, base64url of `{"sigTst":…}` (clauses 5.3.1, 5.3.4); what is stamped is the encoded signature value. */
async function stampedComponent(signature: string, timestamp: (imprint: Uint8Array) => Promise<Uint8Array>): Promise<string> {
  const imprint = hash('sha256', signature, 'buffer');
  const token = await timestamp(imprint);
  if (readTimestampToken(token)?.statement.imprint.every((byte, index) => byte === imprint[index]) !== true) {
    throw new TypeError('The time stamp is not for this signature.');
  }
  return encodeBase64url(JSON.stringify({ sigTst: { tstTokens: [{ val: Buffer.from(token).toString('base64') }] } }));
}
