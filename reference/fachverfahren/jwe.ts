/**
 * Decryption of the parts of a submission: compact JWE, RSA-OAEP-256 with A256GCM only, key chosen by `kid`. Written on
 * `node:crypto`, because attachments of 100 MB have to pass without being copied as text.
 */
import { createDecipheriv, webcrypto } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { compactDecrypt, importJWK } from 'jose';
import type { Faults } from './faults.ts';
import { withoutUsage } from './keyring.ts';
import type { Keyring, RingKey } from './keyring.ts';

/** A compact JWE taken apart. `tag` is its fifth part unchanged, as it appears in events. */
export interface Jwe {
  readonly header: Readonly<Record<string, unknown>>;
  readonly protectedText: Buffer;
  readonly encryptedKey: Buffer;
  readonly iv: Buffer;
  /** Base64url text in ASCII, a view on the bytes received. */
  readonly ciphertext: Buffer;
  readonly tag: string;
  readonly compact: Buffer;
}

/** The content cannot be opened; `reason` names the rule and holds no content. */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';
}

/** Options of {@link decryptJwe}. */
export interface DecryptOptions {
  readonly keyring: Keyring;
  readonly faults: Faults;
  readonly maxPlaintextBytes: number;
}

const DOT = 0x2e;
const MAX_HEADER_BYTES = 16_384;
/** Divisible by four, so that every piece of base64url text stands for whole bytes; small, so that its copies are cheap. */
const PIECE_BYTES = 256 * 1024;
const BYTES_PER_TURN = 16 * PIECE_BYTES;
const inflate = promisify(inflateRaw);

/**
 * Takes a compact JWE apart.
 *
 * @returns undefined when the text is no compact JWE
 */
export function splitJwe(compact: Buffer): Jwe | undefined {
  const dots: number[] = [];
  for (let at = compact.indexOf(DOT); at >= 0 && dots.length < 5; at = compact.indexOf(DOT, at + 1)) dots.push(at);
  const [a, b, c, d] = dots as [number, number, number, number];
  if (dots.length !== 4 || a > MAX_HEADER_BYTES || compact.length - d > 1024) return undefined;
  const header = parseHeader(compact.subarray(0, a));
  if (header === undefined) return undefined;
  return {
    header,
    protectedText: compact.subarray(0, a),
    encryptedKey: Buffer.from(compact.toString('latin1', a + 1, b), 'base64url'),
    iv: Buffer.from(compact.toString('latin1', b + 1, c), 'base64url'),
    ciphertext: compact.subarray(c + 1, d),
    tag: compact.toString('latin1', d + 1),
    compact,
  };
}

function parseHeader(text: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text.toString('latin1'), 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Opens a JWE. Compressed content is read in both API versions: nothing official forbids it, and refusing it would
 * lose an application.
 *
 * @throws DecryptionError when algorithm, key, tag or compression are not in order
 */
export async function decryptJwe(jwe: Jwe, options: DecryptOptions): Promise<Buffer> {
  const { alg, enc, kid, zip, crit } = jwe.header;
  const key = options.keyring.select(kid);
  if (key === undefined) throw new DecryptionError('mit einem unbekannten Schlüssel verschlüsselt');
  if (alg !== 'RSA-OAEP-256' || enc !== 'A256GCM') {
    if (options.faults.has('jwe-alg-any')) return decryptAnyAlgorithm(jwe, key);
    throw new DecryptionError('mit einem nicht zugelassenen Verfahren verschlüsselt');
  }
  if (crit !== undefined) throw new DecryptionError('verlangt eine unbekannte Erweiterung (crit)');
  if (zip !== undefined && (zip !== 'DEF' || options.faults.has('zip-refused'))) throw new DecryptionError('mit unbekanntem Verfahren komprimiert');
  const plaintext = await openGcm(jwe, await unwrapKey(jwe, key));
  return zip === undefined ? plaintext : decompress(plaintext, options.maxPlaintextBytes);
}

async function unwrapKey(jwe: Jwe, key: RingKey): Promise<Buffer> {
  try {
    const contentKey = Buffer.from(await webcrypto.subtle.decrypt({ name: 'RSA-OAEP' }, key.unwrap, jwe.encryptedKey));
    if (contentKey.length === 32) return contentKey;
  } catch {
    // The cause of a failed unwrapping must not be told apart from outside.
  }
  throw new DecryptionError('nicht mit dem Schlüssel dieses Zustellpunkts zu öffnen');
}

async function openGcm(jwe: Jwe, contentKey: Buffer): Promise<Buffer> {
  const tag = Buffer.from(jwe.tag, 'base64url');
  if (jwe.iv.length !== 12 || tag.length !== 16) throw new DecryptionError('mit unzulässiger Länge von Initialisierungsvektor oder Prüfwert');
  const decipher = createDecipheriv('aes-256-gcm', contentKey, jwe.iv, { authTagLength: 16 });
  decipher.setAAD(jwe.protectedText);
  decipher.setAuthTag(tag);
  const plaintext = Buffer.allocUnsafe(Math.ceil((jwe.ciphertext.length * 3) / 4));
  let length = 0;
  for (let at = 0; at < jwe.ciphertext.length; at += PIECE_BYTES) {
    if (at > 0 && at % BYTES_PER_TURN === 0) await nextTurn();
    // Decoded in place and then overwritten by its plaintext, which has the same length.
    const size = plaintext.write(jwe.ciphertext.toString('latin1', at, at + PIECE_BYTES), length, 'base64url');
    length += decipher.update(plaintext.subarray(length, length + size)).copy(plaintext, length);
  }
  try {
    decipher.final();
  } catch {
    throw new DecryptionError('verändert oder unvollständig (Prüfwert passt nicht)');
  }
  return plaintext.subarray(0, length);
}

async function decompress(compressed: Buffer, maxOutputLength: number): Promise<Buffer> {
  try {
    return await inflate(compressed, { maxOutputLength });
  } catch {
    throw new DecryptionError('nicht zu entpacken oder entpackt zu groß');
  }
}

/** Fault `jwe-alg-any`: leaves the choice of algorithms to the library. */
async function decryptAnyAlgorithm(jwe: Jwe, key: RingKey): Promise<Buffer> {
  try {
    const { alg: _alg, ...jwk } = withoutUsage(key.jwk);
    const anyKey = await importJWK(jwk, String(jwe.header['alg']));
    return Buffer.from((await compactDecrypt(jwe.compact, anyKey)).plaintext);
  } catch {
    throw new DecryptionError('nicht zu öffnen');
  }
}
