/**
 * JSON Web Encryption in compact form (RFC 7516) as FIT-Connect demands it: RSA-OAEP-256 with A256GCM (fact sheet,
 * section 14). Broken or unusual JWEs come from `jwe-crafting.ts`, so that this file cannot make them by mistake.
 */
import { CompactEncrypt, compactDecrypt } from 'jose';
import { isBase64url, decodeBase64url } from './base64url.ts';
import { requirePrivateKey, requirePublicKey } from './jwk.ts';
import type { Jwk } from './jwk.ts';
import { parseJsonObject } from './json.ts';
import type { JsonObject } from './json.ts';
import { openLarge, sealLarge } from './jwe-large.ts';

/** A compact JWE taken apart; nothing is decrypted. All parts are base64url texts as on the wire. */
export interface JweParts {
  readonly header: JsonObject;
  /** First part as sent; it is the additional authenticated data. */
  readonly protectedHeader: string;
  readonly encryptedKey: string;
  readonly iv: string;
  readonly ciphertext: string;
  /** Last part; FIT-Connect calls it authentication tag. */
  readonly tag: string;
}

/** Members of the protected header a sender chooses; `alg`, `enc` and `kid` have defaults. */
export interface JweHeader {
  readonly alg?: 'RSA-OAEP-256';
  readonly enc?: 'A256GCM';
  readonly kid?: string;
  readonly cty?: string;
  readonly zip?: 'DEF';
  readonly [member: string]: unknown;
}

/** What came of opening a JWE. `detail` is for logs; callers branch on `reason`. */
export type JweOpening =
  | { readonly kind: 'opened'; readonly plaintext: Uint8Array; readonly header: JsonObject }
  | { readonly kind: 'unreadable'; readonly reason: 'malformed' | 'unsupported' | 'undecryptable'; readonly detail: string };

export interface JweReadOptions {
  /** Bound for inflated plaintexts. Default 256 MiB. @unit bytes */
  readonly maxPlaintextBytes?: number;
}

const LARGE_BYTES = 1_000_000;
const MAX_HEADER_CHARS = 65_536;
const MAX_PLAINTEXT_BYTES = 256 * 1024 * 1024;

/**
 * Takes a compact JWE apart. Cheap for large ones: header, key, IV and tag are checked to be base64url, the ciphertext is
 * not looked into, and copied out of bytes only when asked for. Keep bytes unchanged as long as the parts are in use.
 * @returns undefined unless there are five parts and the first is a JSON object
 */
export function jweParts(compact: string | Uint8Array): JweParts | undefined {
  const source = typeof compact === 'string' ? compact : Buffer.from(compact.buffer, compact.byteOffset, compact.byteLength);
  const [a, b, c, d, extra] = dotsOf(source);
  if (a === undefined || b === undefined || c === undefined || d === undefined || extra !== undefined) return undefined;
  if (a > MAX_HEADER_CHARS || c - a > MAX_HEADER_CHARS || lengthOf(source) - d > MAX_HEADER_CHARS) return undefined;
  const protectedHeader = cut(source, 0, a);
  const [encryptedKey, iv, tag] = [cut(source, a + 1, b), cut(source, b + 1, c), cut(source, d + 1)];
  const header = parseJsonObject(decodeBase64url(protectedHeader) ?? '');
  if (header === undefined || ![encryptedKey, iv, tag].every(isBase64url)) return undefined;
  return {
    header,
    protectedHeader,
    encryptedKey,
    iv,
    tag,
    get ciphertext() {
      return cut(source, c + 1, d);
    },
  };
}

/**
 * Encrypts for a recipient.
 * @param header `kid` falls back to the key's
 * @param contentKey 32 bytes that nothing else is encrypted with; fresh ones by default
 * @returns compact JWE; for large plaintexts {@link encryptJweBytes} spares one copy
 */
export async function encryptJwe(plaintext: Uint8Array, publicJwk: Jwk, header: JweHeader = {}, contentKey?: Uint8Array): Promise<string> {
  if (plaintext.byteLength > LARGE_BYTES) return cut(await encryptJweBytes(plaintext, publicJwk, header, contentKey), 0);
  const encryption = new CompactEncrypt(plaintext).setProtectedHeader(completeHeader(publicJwk, header));
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- for tests, says the library; the suite is one
  if (contentKey !== undefined) encryption.setContentEncryptionKey(contentKey);
  return encryption.encrypt(requirePublicKey(publicJwk));
}

/** As {@link encryptJwe}, as the bytes of the wire; made for attachments of 100 MB. @returns compact JWE in ASCII */
export async function encryptJweBytes(plaintext: Uint8Array, publicJwk: Jwk, header: JweHeader = {}, contentKey?: Uint8Array): Promise<Buffer<ArrayBuffer>> {
  return sealLarge(plaintext, requirePublicKey(publicJwk), completeHeader(publicJwk, header), contentKey);
}

/** Opens a JWE and says why it could not. Never rejects, whatever the text is; a useless key counts as unsupported. */
export async function openJwe(compact: string | Uint8Array, privateJwk: Jwk, options: JweReadOptions = {}): Promise<JweOpening> {
  const parts = jweParts(compact);
  if (parts === undefined || !isBase64url(parts.ciphertext)) return unreadable('malformed', 'It is no compact JWE of five base64url parts.');
  const problem = unsupportedIn(parts.header);
  if (problem !== undefined) return unreadable('unsupported', problem);
  try {
    const key = requirePrivateKey(privateJwk);
    const maxBytes = options.maxPlaintextBytes ?? MAX_PLAINTEXT_BYTES;
    const plaintext = parts.ciphertext.length > LARGE_BYTES ? await openLarge(parts, key, maxBytes) : await openSmall(parts, key, maxBytes);
    return { kind: 'opened', plaintext, header: parts.header };
  } catch (error) {
    const isKeyProblem = error instanceof TypeError;
    return unreadable(isKeyProblem ? 'unsupported' : 'undecryptable', error instanceof Error ? error.message : String(error));
  }
}

/**
 * Decrypts a JWE of FIT-Connect's algorithms. The caller owns the bytes.
 * @throws Error when it is malformed, of other algorithms, for another key, or changed; {@link openJwe} tells which
 */
export async function decryptJwe(compact: string | Uint8Array, privateJwk: Jwk, options: JweReadOptions = {}): Promise<Uint8Array> {
  const opening = await openJwe(compact, privateJwk, options);
  if (opening.kind === 'unreadable') throw new Error(`The JWE cannot be read (${opening.reason}): ${opening.detail}`);
  return opening.plaintext;
}

async function openSmall(parts: JweParts, key: Parameters<typeof compactDecrypt>[1], maxDecompressedLength: number): Promise<Uint8Array> {
  const compact = [parts.protectedHeader, parts.encryptedKey, parts.iv, parts.ciphertext, parts.tag].join('.');
  return (await compactDecrypt(compact, key, { maxDecompressedLength })).plaintext;
}

function completeHeader(jwk: Jwk, header: JweHeader): { alg: string; enc: string } & Record<string, unknown> {
  const kid = header.kid ?? jwk['kid'];
  const complete = { alg: 'RSA-OAEP-256', enc: 'A256GCM', ...(kid === undefined ? {} : { kid }), ...header };
  const problem = unsupportedIn(complete);
  if (problem !== undefined) throw new TypeError(`${problem} Unusual JWEs are made by craftJwe.`);
  return complete;
}

function unsupportedIn(header: JsonObject): string | undefined {
  if (header['alg'] !== 'RSA-OAEP-256') return 'The key algorithm is not RSA-OAEP-256.';
  if (header['enc'] !== 'A256GCM') return 'The content algorithm is not A256GCM.';
  if (header['zip'] !== undefined && header['zip'] !== 'DEF') return 'The compression is not DEF.';
  return header['crit'] === undefined ? undefined : 'No critical header members are understood.';
}

function unreadable(reason: Extract<JweOpening, { kind: 'unreadable' }>['reason'], detail: string): JweOpening {
  return { kind: 'unreadable', reason, detail };
}

/** Places of the first five dots; the fifth one would be one too many. */
function dotsOf(source: string | Buffer): readonly number[] {
  const dots: number[] = [];
  for (let at = source.indexOf('.'); at >= 0 && dots.length < 5; at = source.indexOf('.', at + 1)) dots.push(at);
  return dots;
}

function cut(source: string | Buffer, start: number, end?: number): string {
  return typeof source === 'string' ? source.slice(start, end) : source.toString('latin1', start, end);
}

function lengthOf(source: string | Buffer): number {
  return typeof source === 'string' ? source.length : source.byteLength;
}
