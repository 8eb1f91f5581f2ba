/**
 * XML encryption as BundID and MUK use it. The SAML library cannot read `xmlenc11#rsa-oaep` and would take RSA 1.5 and
 * 3DES, so this is our own: RSA-OAEP in both forms, AES-GCM, and AES-CBC where the operator allows it. Whatever goes
 * wrong, the outcome is one and the same refusal (no oracle).
 */
import { constants, createDecipheriv, privateDecrypt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Faults } from '../faults.ts';
import { NS } from './names.ts';
import { oaepDecode } from './oaep.ts';
import { Refusal } from './refusal.ts';
import { attribute, childNamed, childrenNamed, descendants, isNamed, textOf } from './xml.ts';

/** What decrypting needs. */
export interface Decryption {
  /** Tried in order, the second one serves a change of keys. */
  readonly privateKeys: readonly KeyObject[];
  readonly acceptsCbc: boolean;
  readonly faults: Faults;
}

/**
 * Decrypts an `EncryptedAssertion`.
 *
 * @returns the text inside
 * @throws Refusal with the same reason for whatever goes wrong
 */
export async function decryptAssertion(encrypted: Element, options: Decryption): Promise<string> {
  if (options.faults.has('follows-retrieval-method')) await followRetrieval(encrypted);
  const suite: Suite = { acceptsCbc: options.acceptsCbc, acceptsWeak: options.faults.has('weak-encryption-accepted') };
  for (const [index, privateKey] of options.privateKeys.entries()) {
    try {
      return decrypt(encrypted, privateKey, suite);
    } catch (error) {
      if (index < options.privateKeys.length - 1) continue;
      const detail = options.faults.has('tells-decryption-errors') ? String(error) : undefined;
      throw new Refusal('not-decrypted', 'invalid', detail);
    }
  }
  throw new Refusal('not-decrypted');
}

/** Which algorithms are taken besides RSA-OAEP and AES-GCM. */
interface Suite {
  readonly acceptsCbc: boolean;
  readonly acceptsWeak: boolean;
}

function decrypt(encrypted: Element, privateKey: KeyObject, suite: Suite): string {
  const dataElements = childrenNamed(encrypted, NS.xenc, 'EncryptedData');
  const [data] = dataElements;
  const keys = descendants(encrypted).filter((element) => isNamed(element, NS.xenc, 'EncryptedKey'));
  const [key] = keys;
  if (data === undefined || dataElements.length > 1 || key === undefined || keys.length > 1)
    throw new TypeError('EncryptedData and EncryptedKey are needed once');
  const contentKey = unwrapKey(key, privateKey, suite);
  const bytes = decryptContent(methodOf(data), contentKey, cipherValue(data), suite);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

const methodOf = (element: Element): string => attribute(childNamed(element, NS.xenc, 'EncryptionMethod'), 'Algorithm') ?? '';

function cipherValue(element: Element): Buffer {
  return Buffer.from(textOf(childNamed(childNamed(element, NS.xenc, 'CipherData'), NS.xenc, 'CipherValue')), 'base64');
}

const DIGESTS: Readonly<Record<string, string>> = {
  [`${NS.ds}sha1`]: 'sha1',
  [`${NS.xenc}sha256`]: 'sha256',
  [`${NS.xenc}sha512`]: 'sha512',
};
const MASKS: Readonly<Record<string, string>> = {
  [`${NS.xenc11}mgf1sha1`]: 'sha1',
  [`${NS.xenc11}mgf1sha256`]: 'sha256',
  [`${NS.xenc11}mgf1sha512`]: 'sha512',
};

function unwrapKey(key: Element, privateKey: KeyObject, suite: Suite): Buffer {
  const method = methodOf(key);
  const wrapped = cipherValue(key);
  if (method === `${NS.xenc}rsa-1_5` && suite.acceptsWeak) {
    return privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, wrapped);
  }
  if (method !== `${NS.xenc}rsa-oaep-mgf1p` && method !== `${NS.xenc11}rsa-oaep`) throw new TypeError('key transport not supported');
  const parameters = childNamed(key, NS.xenc, 'EncryptionMethod');
  const digest = DIGESTS[attribute(childNamed(parameters, NS.ds, 'DigestMethod'), 'Algorithm') ?? `${NS.ds}sha1`];
  const mask = MASKS[attribute(childNamed(parameters, NS.xenc11, 'MGF'), 'Algorithm') ?? `${NS.xenc11}mgf1sha1`];
  if (digest === undefined || mask === undefined) throw new TypeError('digest not supported');
  if (digest === mask) return privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: digest }, wrapped);
  // Node ties both hashes together; XML encryption does not.
  return oaepDecode(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, wrapped), { digest, mask });
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

function decryptContent(method: string, key: Buffer, content: Buffer, suite: Suite): Buffer {
  const gcm = /^http:\/\/www\.w3\.org\/2009\/xmlenc11#aes(128|256)-gcm$/.exec(method);
  if (gcm !== null) {
    if (content.length < IV_BYTES + TAG_BYTES) throw new TypeError('content too short');
    const cipher = createDecipheriv(gcm[1] === '128' ? 'aes-128-gcm' : 'aes-256-gcm', key, content.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    cipher.setAuthTag(content.subarray(-TAG_BYTES));
    return Buffer.concat([cipher.update(content.subarray(IV_BYTES, -TAG_BYTES)), cipher.final()]);
  }
  const aes = /^http:\/\/www\.w3\.org\/2001\/04\/xmlenc#aes(128|256)-cbc$/.exec(method);
  if (aes !== null && suite.acceptsCbc) return decryptCbc(`aes-${aes[1] ?? ''}-cbc`, 16, key, content);
  if (method === `${NS.xenc}tripledes-cbc` && suite.acceptsWeak) return decryptCbc('des-ede3-cbc', 8, key, content);
  throw new TypeError('content encryption not supported');
}

function decryptCbc(algorithm: string, blockBytes: number, key: Buffer, content: Buffer): Buffer {
  const cipher = createDecipheriv(algorithm, key, content.subarray(0, blockBytes)).setAutoPadding(false);
  const padded = Buffer.concat([cipher.update(content.subarray(blockBytes)), cipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > blockBytes) throw new TypeError('padding');
  return padded.subarray(0, -padding);
}

const FETCH_TIMEOUT_MS = 2000;

/** The fault: a resolver that takes any address. */
async function followRetrieval(encrypted: Element): Promise<void> {
  const addresses = descendants(encrypted)
    .filter((element) => element.localName === 'RetrievalMethod')
    .map((element) => attribute(element, 'URI') ?? '');
  for (const address of addresses.filter((uri) => /^https?:/.test(uri))) {
    await fetch(address, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) }).catch(() => undefined);
  }
}
