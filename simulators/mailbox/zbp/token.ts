/**
 * The token that a sender signs itself (fact sheet on mailboxes, section 2.2): RS512, `iat`, `exp`, `signer`, `roles`. There
 * is no token endpoint. Reading judges nothing; the rules follow in the order in which the service would have to ask.
 */
import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sha256Hex } from '../../../src/formats/hash.ts';
import { decodeJws } from '../../../src/formats/jose.ts';
import type { DecodedJws } from '../../../src/formats/jose.ts';
import type { ProblemName } from '../problems.ts';

export interface AuthorToken {
  readonly jws: DecodedJws;
  readonly sha256: string;
}

/** Accepted difference between the clocks; the official number is not known. @unit seconds */
const TOLERANCE_SECONDS = 30;
const MAX_TOKEN_CHARS = 16_384;

/** Reads a compact JWT. @returns undefined for a text that is none */
export function readToken(compact: string): AuthorToken | undefined {
  const jws = compact.length > MAX_TOKEN_CHARS ? undefined : decodeJws(compact);
  return jws === undefined ? undefined : { jws, sha256: sha256Hex(compact) };
}

/** Whether the token is signed with that key, RSASSA-PKCS1-v1_5 with SHA-512. */
export function isSignedWith({ jws }: AuthorToken, key: KeyObject): boolean {
  return jws.header['alg'] === 'RS512' && isRsaSignature(jws.signingInput, key, jws.signature);
}

/** Whether a text is signed with RSA PKCS #1 v1.5 and SHA-512 over its UTF-8 bytes. */
export function isRsaSignature(text: string, key: KeyObject, signature: Uint8Array): boolean {
  return key.asymmetricKeyType === 'rsa' && verify('sha512', Buffer.from(text, 'utf8'), key, signature);
}

export interface TokenExpectation {
  readonly key: KeyObject;
  /** Registered name of the sender. */
  readonly signer: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly maxTokenSeconds?: number;
}

/** The first rule that a token breaks. */
export function tokenProblem(token: AuthorToken, expected: TokenExpectation): ProblemName | undefined {
  const { header, payload } = token.jws;
  if (header['alg'] !== 'RS512') return 'token-algorithm';
  if (!isSignedWith(token, expected.key)) return 'token-signature';
  const time = timeProblem(payload['iat'], payload['exp'], expected);
  if (time !== undefined) return time;
  if (payload['signer'] !== expected.signer) return 'signer-unknown';
  const roles = payload['roles'];
  return Array.isArray(roles) && roles.includes('THIRD_PARTY') ? undefined : 'role-missing';
}

function timeProblem(issued: unknown, end: unknown, { now, maxTokenSeconds = Infinity }: TokenExpectation): ProblemName | undefined {
  const seconds = now / 1000;
  if (typeof end !== 'number' || end + TOLERANCE_SECONDS <= seconds) return 'token-expired';
  if (typeof issued !== 'number' || issued - TOLERANCE_SECONDS > seconds) return 'token-not-yet-valid';
  return end - issued > maxTokenSeconds ? 'token-too-long' : undefined;
}
