/**
 * JWSs as no conforming signer makes them: `alg` none, a header that lies about the algorithm, a payload changed after
 * signing, a signature by another key. For negative tests and faults only, by hand with node:crypto.
 */
import { constants, createHmac, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { encodeBase64url } from './base64url.ts';
import { requirePrivateKey } from './jwk.ts';
import type { Jwk } from './jwk.ts';
import type { JsonObject } from './json.ts';

export type SigningAlgorithm = 'PS256' | 'PS384' | 'PS512' | 'RS256' | 'RS384' | 'RS512' | 'none';

export interface JwsCrafting {
  /** Protected header exactly as written; a text is taken as it is. Nothing is added. */
  readonly header: JsonObject | string;
  /** An object is written with JSON.stringify; text and bytes are taken as they are. */
  readonly payload: JsonObject | string | Uint8Array;
  /** Key that signs; not needed for `none` and `hmacKey`. */
  readonly privateJwk?: Jwk;
  /** What is done, whatever the header says. Default PS512; `none` leaves the signature empty. */
  readonly algorithm?: SigningAlgorithm;
  /** Signs with HMAC over this key instead: the old attack that takes a public key for a shared secret. */
  readonly hmac?: { readonly hash: 'sha256' | 'sha512'; readonly key: string | Uint8Array };
  /** Sent instead of the payload that was signed. */
  readonly sentPayload?: JsonObject | string | Uint8Array;
  /** Sent instead of the header that was signed. */
  readonly sentHeader?: JsonObject | string;
  /** Changes one bit of the signature. */
  readonly tampersSignature?: boolean;
}

/**
 * Builds a JWS step by step.
 * @returns compact JWS, three base64url parts, the last one empty for `none`
 * @throws TypeError when a signature is asked for without a usable key
 */
export function craftJws(options: JwsCrafting): string {
  const header = partOf(options.header);
  const payload = partOf(options.payload);
  const signature = signatureOf(`${header}.${payload}`, options);
  const sent = options.tampersSignature === true ? flipFirstBit(signature) : signature;
  return [
    options.sentHeader === undefined ? header : partOf(options.sentHeader),
    options.sentPayload === undefined ? payload : partOf(options.sentPayload),
    encodeBase64url(sent),
  ].join('.');
}

function partOf(content: JsonObject | string | Uint8Array): string {
  return encodeBase64url(typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
}

function signatureOf(signingInput: string, options: JwsCrafting): Uint8Array {
  const data = Buffer.from(signingInput, 'utf8');
  if (options.hmac !== undefined) return createHmac(options.hmac.hash, options.hmac.key).update(data).digest();
  const algorithm = options.algorithm ?? 'PS512';
  if (algorithm === 'none') return new Uint8Array();
  if (options.privateJwk === undefined) throw new TypeError(`A signature with ${algorithm} needs a private key.`);
  return signRsa(algorithm, data, requirePrivateKey(options.privateJwk));
}

function signRsa(algorithm: Exclude<SigningAlgorithm, 'none'>, data: Uint8Array, key: KeyObject): Uint8Array {
  const padding = algorithm.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { padding: constants.RSA_PKCS1_PADDING };
  return sign(`sha${algorithm.slice(2)}`, data, { key, ...padding });
}

function flipFirstBit(signature: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(signature);
  if (changed.length > 0) changed[0] = (changed[0] ?? 0) ^ 0x01;
  return changed;
}
