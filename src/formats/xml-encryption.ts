/**
 * XML encryption as SAML uses it (xmlenc-core1): one EncryptedData of type Element, its key encrypted for one recipient, in
 * KeyInfo or beside with a RetrievalMethod to it. The XML is written here, the octets are those of node:crypto.
 */
import { createPrivateKey, randomUUID } from 'node:crypto';
import { XML_ENCRYPTION, XML_ENCRYPTION_11, XML_SIGNATURE } from './saml-names.ts';
import { SamlReadingError } from './saml-error.ts';
import { CIPHERS, TRANSPORT_URIS, decryptContent, encryptContent, oaepDigests, unwrapKey, wrapKey } from './xml-cipher.ts';
import type { ContentAlgorithm, KeyTransport, OaepDigest } from './xml-cipher.ts';
import type { OaepDigests } from './rsa-padding.ts';
import { publicKeyOf } from './xml-algorithms.ts';
import { attributeOf, childNamed, descendantsOf, readXmlTree } from './xml-dom.ts';
import type { XmlElement } from './xml-dom.ts';
import type { XmlBounds } from './xml-scan.ts';
import { escapeAttribute } from './xml-writing.ts';

/** Told which content key was drawn, by the Id of the EncryptedData that it opens. */
export type OnContentKey = (id: string, key: Uint8Array) => void;

export interface XmlRecipient {
  /** PEM, certificate or SPKI. */
  readonly certificate: string;
  readonly content: ContentAlgorithm;
  readonly transport: KeyTransport;
  /** Default: sha1 for rsa-oaep-mgf1p, sha256 for rsa-oaep. */
  readonly oaepDigest?: OaepDigest;
  /** Default `inside`. */
  readonly keyPlacement?: 'inside' | 'beside';
  /** `URI` of the RetrievalMethod with `beside`; default `#` and the Id of the EncryptedKey. */
  readonly retrievalUri?: string;
  readonly onContentKey?: OnContentKey;
}

export interface EncryptedXml {
  /** `xenc:EncryptedData` with its namespaces. */
  readonly data: string;
  /** `xenc:EncryptedKey`, to be put behind `data`. */
  readonly beside?: string;
}

const ENCRYPTED_KEY_TYPE = `${XML_ENCRYPTION}EncryptedKey`;
const DIGESTS: Readonly<Record<OaepDigest, string>> = { sha1: `${XML_SIGNATURE}sha1`, sha256: `${XML_ENCRYPTION}sha256` };
const MASKS: Readonly<Record<OaepDigest, string>> = { sha1: `${XML_ENCRYPTION_11}mgf1sha1`, sha256: `${XML_ENCRYPTION_11}mgf1sha256` };

/** Encrypts markup of one element, as its UTF-8 octets. */
export function encryptXml(plain: string, recipient: XmlRecipient): EncryptedXml {
  const { octets, key } = encryptContent(Buffer.from(plain, 'utf8'), recipient.content);
  const [id, dataId] = [`_${randomUUID()}`, `_${randomUUID()}`];
  recipient.onContentKey?.(dataId, key);
  const isBeside = recipient.keyPlacement === 'beside';
  const encryptedKey = writeKey(key, recipient, isBeside ? ` Id="${id}"` : '');
  const retrieval = `<ds:RetrievalMethod Type="${ENCRYPTED_KEY_TYPE}" URI="${escapeAttribute(recipient.retrievalUri ?? `#${id}`)}"/>`;
  const data =
    `<xenc:EncryptedData xmlns:xenc="${XML_ENCRYPTION}" Id="${dataId}" Type="${XML_ENCRYPTION}Element">` +
    `<xenc:EncryptionMethod Algorithm="${CIPHERS[recipient.content].uri}"/>` +
    `<ds:KeyInfo xmlns:ds="${XML_SIGNATURE}">${isBeside ? retrieval : encryptedKey}</ds:KeyInfo>` +
    `${cipherData(octets)}</xenc:EncryptedData>`;
  return isBeside ? { data, beside: encryptedKey } : { data };
}

/**
 * Decrypts the first EncryptedData in a document. Its key is inside, or beside by RetrievalMethod, or the only one there is.
 * @param privateKey PEM
 * @returns the text that was encrypted
 * @throws TypeError when there is none, or algorithm, key or octets do not fit
 */
export function decryptXml(xml: string, privateKey: string, bounds?: XmlBounds): string {
  const root = readDocument(xml, bounds);
  const data = firstData(root);
  const encryptedKey = keyFor(data, root);
  const transport = nameOf(algorithmOf(encryptedKey), TRANSPORT_URIS, (uri) => uri);
  return textIn(data, unwrapKey(octetsOf(encryptedKey), createPrivateKey(privateKey), transport, digestsOf(encryptedKey, transport)));
}

/**
 * Decrypts the first EncryptedData in a document by the content key that was told when it was made.
 * @param keyFor by the Id of the EncryptedData
 * @returns the text that was encrypted
 * @throws TypeError when there is none, its key is not known, or algorithm, key or octets do not fit
 */
export function decryptXmlByContentKey(xml: string, keyFor: (id: string) => Uint8Array | undefined, bounds?: XmlBounds): string {
  const data = firstData(readDocument(xml, bounds));
  const key = keyFor(attributeOf(data, 'Id') ?? '');
  if (key === undefined) throw new TypeError('The content key of the EncryptedData is not known.');
  return textIn(data, key);
}

function firstData(root: XmlElement): XmlElement {
  const data = [...descendantsOf(root)].find((element) => isNamed(element, 'EncryptedData'));
  if (data === undefined) throw new TypeError('There is no EncryptedData.');
  return data;
}

function textIn(data: XmlElement, key: Uint8Array): string {
  return decryptContent(
    octetsOf(data),
    nameOf(algorithmOf(data), CIPHERS, ({ uri }) => uri),
    key,
  ).toString('utf8');
}

function writeKey(key: Uint8Array, { certificate, transport, oaepDigest }: XmlRecipient, id: string): string {
  const digest = oaepDigest ?? (transport === 'rsa-oaep' ? 'sha256' : 'sha1');
  const wrapped = wrapKey(key, publicKeyOf(certificate), transport, digest);
  const digestMethod = transport === 'rsa-1_5' ? '' : `<ds:DigestMethod xmlns:ds="${XML_SIGNATURE}" Algorithm="${DIGESTS[digest]}"/>`;
  const mask = transport === 'rsa-oaep' ? `<xenc11:MGF xmlns:xenc11="${XML_ENCRYPTION_11}" Algorithm="${MASKS[digest]}"/>` : '';
  return (
    `<xenc:EncryptedKey xmlns:xenc="${XML_ENCRYPTION}"${id}><xenc:EncryptionMethod Algorithm="${TRANSPORT_URIS[transport]}">` +
    `${digestMethod}${mask}</xenc:EncryptionMethod>${cipherData(wrapped)}</xenc:EncryptedKey>`
  );
}

function cipherData(octets: Buffer): string {
  return `<xenc:CipherData><xenc:CipherValue>${octets.toString('base64')}</xenc:CipherValue></xenc:CipherData>`;
}

function readDocument(xml: string, bounds: XmlBounds | undefined): XmlElement {
  try {
    return readXmlTree(xml, bounds);
  } catch (cause) {
    if (cause instanceof SamlReadingError) throw new TypeError('What is to be decrypted is no XML that can be read.', { cause });
    throw cause;
  }
}

function keyFor(data: XmlElement, root: XmlElement): XmlElement {
  const info = childNamed(data, XML_SIGNATURE, 'KeyInfo');
  const inside = childNamed(info, XML_ENCRYPTION, 'EncryptedKey');
  if (inside !== undefined) return inside;
  const keys = [...descendantsOf(root)].filter((element) => isNamed(element, 'EncryptedKey'));
  const uri = attributeOf(childNamed(info, XML_SIGNATURE, 'RetrievalMethod'), 'URI');
  const found = uri === undefined ? (keys.length === 1 ? keys[0] : undefined) : keys.find((key) => `#${attributeOf(key, 'Id') ?? ''}` === uri);
  if (found === undefined) throw new TypeError('There is no EncryptedKey for the EncryptedData.');
  return found;
}

function digestsOf(encryptedKey: XmlElement, transport: KeyTransport): OaepDigests {
  const method = childNamed(encryptedKey, XML_ENCRYPTION, 'EncryptionMethod');
  const digest = attributeOf(childNamed(method, XML_SIGNATURE, 'DigestMethod'), 'Algorithm');
  const label = digest === undefined ? 'sha1' : nameOf(digest, DIGESTS, (uri) => uri);
  if (transport !== 'rsa-oaep') return oaepDigests(transport, label);
  const mask = attributeOf(childNamed(method, XML_ENCRYPTION_11, 'MGF'), 'Algorithm');
  return { label, mask: mask === undefined ? 'sha1' : nameOf(mask, MASKS, (uri) => uri) };
}

function nameOf<K extends string, T>(uri: string | undefined, table: Readonly<Record<K, T>>, uriOf: (entry: T) => string): K {
  const found = (Object.keys(table) as K[]).find((name) => uriOf(table[name]) === uri);
  if (found === undefined) throw new TypeError('An algorithm of the encryption is not known here.');
  return found;
}

function algorithmOf(element: XmlElement): string | undefined {
  return attributeOf(childNamed(element, XML_ENCRYPTION, 'EncryptionMethod'), 'Algorithm');
}

function octetsOf(element: XmlElement): Buffer {
  const value = childNamed(childNamed(element, XML_ENCRYPTION, 'CipherData'), XML_ENCRYPTION, 'CipherValue');
  if (value === undefined) throw new TypeError('There is no CipherValue.');
  return Buffer.from(value.text, 'base64');
}

function isNamed(element: XmlElement, name: string): boolean {
  return element.name === name && element.namespace === XML_ENCRYPTION;
}
