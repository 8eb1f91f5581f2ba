/**
 * JSON Web Signatures in compact form (RFC 7515), as FIT-Connect uses them for security event tokens (PS512, fact sheet
 * section 16). Reading and verifying never throw: what a product sent is judged, not trusted.
 */
import { CompactSign, compactVerify } from 'jose';
import { decodeBase64url } from './base64url.ts';
import { publicKeyOf, requirePrivateKey } from './jwk.ts';
import type { Jwk } from './jwk.ts';
import { decodeUtf8, parseJsonObject } from './json.ts';
import type { JsonObject } from './json.ts';

/** A compact JWS taken apart; nothing is verified. */
export interface DecodedJws {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  /** Payload as the signer wrote it. */
  readonly payloadText: string;
  readonly signature: Uint8Array;
  /** Header and payload parts with the dot between them: the text that is signed. */
  readonly signingInput: string;
  /** The three base64url parts. */
  readonly parts: readonly [header: string, payload: string, signature: string];
}

/**
 * Signs on the thread pool.
 * @param header protected header, members in this order; `alg` falls back to the key's `alg`, then PS512
 * @param payload an object is written with JSON.stringify, a text is signed as it is
 * @returns compact JWS, three base64url parts without padding
 * @throws TypeError when the key is not usable or the header names no algorithm for it
 */
export async function signJws(header: JsonObject, payload: JsonObject | string, privateJwk: Jwk): Promise<string> {
  const alg = header['alg'] ?? privateJwk['alg'] ?? 'PS512';
  if (typeof alg !== 'string') throw new TypeError('The header member alg has to be a text.');
  const protectedHeader = header['alg'] === undefined ? { alg, ...header } : { ...header, alg };
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return new CompactSign(Buffer.from(text, 'utf8')).setProtectedHeader(protectedHeader).sign(requirePrivateKey(privateJwk));
}

/**
 * Takes a compact JWS apart without verifying it.
 * @returns undefined unless there are three base64url parts, the first two of them JSON objects in UTF-8
 */
export function decodeJws(compact: string): DecodedJws | undefined {
  const parts = splitThree(compact);
  if (parts === undefined) return undefined;
  const [headerBytes, payloadBytes, signature] = parts.map(decodeBase64url);
  if (headerBytes === undefined || payloadBytes === undefined || signature === undefined) return undefined;
  const header = parseJsonObject(headerBytes);
  const payload = parseJsonObject(payloadBytes);
  const payloadText = decodeUtf8(payloadBytes);
  if (header === undefined || payload === undefined || payloadText === undefined) return undefined;
  return { header, payload, payloadText, signature, signingInput: `${parts[0]}.${parts[1]}`, parts };
}

/**
 * Verifies the signature of a compact JWS; claims are not looked at. Never rejects.
 * @param options algorithms that the header may name; the header alone never chooses
 */
export async function verifyJws(compact: string, publicJwk: Jwk, options: { readonly algorithms: readonly string[] }): Promise<boolean> {
  const key = publicKeyOf(publicJwk);
  if (key === undefined) return false;
  try {
    await compactVerify(compact, key, { algorithms: [...options.algorithms] });
    return true;
  } catch {
    return false;
  }
}

function splitThree(compact: unknown): [string, string, string] | undefined {
  if (typeof compact !== 'string') return undefined;
  const [header, payload, signature, ...more] = compact.split('.', 4);
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) return undefined;
  return [header, payload, signature];
}
