/**
 * A receiver for the tests of this folder, written by the words of the documentation and apart from the code that seals:
 * it opens what was sent and names every flaw it meets. Schemas come from the test; nothing here is used in a run.
 */
import assert from 'node:assert/strict';
import { constants, createDecipheriv, createHmac, hash, privateDecrypt, timingSafeEqual } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { privateKeyOf } from '../../../formats/jose.ts';
import type { Jwk } from '../../../formats/jose.ts';
import type { Samples } from '../samples.ts';
import type { SealedSubmission } from '../seal.ts';

type Json = Readonly<Record<string, unknown>>;

/** A part after the attempt to open it. */
export interface Opened {
  readonly header: Json;
  readonly tag: string;
  readonly flaws: readonly string[];
  /** Absent when it could not be decrypted. */
  readonly bytes?: Buffer;
}

/** What the receiver asks of the test. */
export interface ReceiverOptions {
  readonly privateKeys: readonly (Jwk & { readonly kid: string })[];
  /** Places at which metadata break the schema of a series, `pattern at /a/b`; undefined for a series nobody knows. */
  readonly metadataErrors: (series: string | undefined, document: Json) => readonly string[] | undefined;
  readonly formOf: (bytes: Buffer, mimeType: string) => 'valid' | 'unreadable' | 'breaks its schema';
}

export interface SampleReceiver {
  open(part: string | Buffer): Opened;
  /** Every flaw of what was sent, in the order in which a receiver meets them. @param samples what the destination offers */
  flawsOf(sealed: SealedSubmission, samples: Samples): readonly string[];
}

interface Content {
  readonly data?: { readonly hash: { readonly content: string }; readonly submissionSchema: { readonly schemaUri: string; readonly mimeType: string } };
  readonly attachments: readonly { readonly attachmentId: string; readonly fragments?: readonly string[]; readonly hash: { readonly content: string } }[];
}

const OAEP = { 'RSA-OAEP-256': 'sha256', 'RSA-OAEP': 'sha1' } as const;

/** SHA-512, lower-case hex. */
export const digestOf = (bytes: Uint8Array | string): string => hash('sha512', bytes, 'hex');

/** Makes a receiver with these keys. */
export function createSampleReceiver(options: ReceiverOptions): SampleReceiver {
  const open = (part: string | Buffer): Opened => openPart(part, options.privateKeys);
  return {
    open,
    flawsOf(sealed, samples) {
      const metadata = open(sealed.metadata);
      const data = open(sealed.data);
      const parts = new Map([...sealed.attachments].map(([id, part]) => [id, open(part)]));
      assert.deepEqual(sealed.tags, { metadata: metadata.tag, data: data.tag, attachments: Object.fromEntries([...parts].map(([id, { tag }]) => [id, tag])) });
      const named = (name: string, part: Opened): readonly string[] => part.flaws.map((flaw) => `${name}: ${flaw}`);
      const flaws = [...named('metadata', metadata), ...named('data', data), ...[...parts.values()].flatMap((part) => named('attachment', part))];
      const document = parseObject(metadata.bytes);
      if (document === undefined) return [...flaws, 'metadata: no JSON'];
      const content = document['contentStructure'] as Content | undefined;
      return [
        ...flaws,
        ...metadataFlaws(document, samples, sealed, options),
        ...(content === undefined ? [] : [...dataFlaws(content, data, samples, options), ...attachmentFlaws(content, parts)]),
      ];
    },
  };
}

/** A JSON object from bytes. @returns undefined when they are none */
export function parseObject(bytes: Buffer | undefined): Json | undefined {
  try {
    return JSON.parse(String(bytes)) as Json;
  } catch {
    return undefined;
  }
}

function openPart(part: string | Buffer, privateKeys: ReceiverOptions['privateKeys']): Opened {
  const [head = '', wrapped = '', iv = '', ciphertext = '', tag = ''] = String(part).split('.');
  const header = parseObject(Buffer.from(head, 'base64url')) ?? {};
  const flaws = [
    ...(header['alg'] === 'RSA-OAEP-256' ? [] : [`alg ${String(header['alg'])}`]),
    ...(header['enc'] === 'A256GCM' ? [] : [`enc ${String(header['enc'])}`]),
  ];
  try {
    const jwk = privateKeys.find(({ kid }) => kid === header['kid']);
    const key = jwk === undefined ? undefined : privateKeyOf(jwk);
    if (key === undefined) throw new Error('Nobody here has that key.');
    const contentKey = privateDecrypt(
      { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: OAEP[header['alg'] as keyof typeof OAEP] },
      Buffer.from(wrapped, 'base64url'),
    );
    const [ivBytes, data, tagBytes] = [iv, ciphertext, tag].map((text) => Buffer.from(text, 'base64url')) as [Buffer, Buffer, Buffer];
    const aad = Buffer.from(head, 'latin1');
    const plaintext =
      header['enc'] === 'A256CBC-HS512'
        ? openCbc(contentKey, ivBytes, data, tagBytes, aad)
        : openGcm(header['enc'] === 'A128GCM' ? 'aes-128-gcm' : 'aes-256-gcm', contentKey, ivBytes, data, tagBytes, aad);
    return { header, tag, flaws, bytes: header['zip'] === 'DEF' ? inflateRawSync(plaintext) : plaintext };
  } catch {
    return { header, tag, flaws: [...flaws, 'undecryptable'] };
  }
}

function openGcm(algorithm: 'aes-128-gcm' | 'aes-256-gcm', ...[key, iv, data, tag, aad]: readonly [Buffer, Buffer, Buffer, Buffer, Buffer]): Buffer {
  const decipher = createDecipheriv(algorithm, key, iv).setAAD(aad).setAuthTag(tag);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

/** RFC 7518, section 5.2. */
function openCbc(...[key, iv, data, tag, aad]: readonly [Buffer, Buffer, Buffer, Buffer, Buffer]): Buffer {
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(BigInt(aad.length) * 8n);
  const mac = createHmac('sha512', key.subarray(0, 32))
    .update(Buffer.concat([aad, iv, data, bits]))
    .digest()
    .subarray(0, 32);
  if (!timingSafeEqual(mac, tag)) throw new Error('The tag does not fit.');
  const decipher = createDecipheriv('aes-256-cbc', key.subarray(32), iv);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

function metadataFlaws(document: Json, { replyChannels }: Samples, { service }: SealedSubmission, { metadataErrors }: ReceiverOptions): readonly string[] {
  const { $schema } = document;
  const series = typeof $schema === 'string' ? /metadata\/(\d+)\./.exec($schema)?.[1] : '1';
  const sets = (document['dataSets'] ?? []) as readonly { readonly content: string; readonly hash: { readonly content: string } }[];
  const named = (document['publicServiceType'] as { readonly identifier?: string } | undefined)?.identifier;
  return [
    ...(metadataErrors(series, document) ?? ['unknown schema']).map((error) => `metadata: ${error}`),
    ...(named === undefined || named === service.identifier ? [] : ['service: another one in the metadata']),
    ...Object.keys(document['replyChannel'] ?? {})
      .filter((channel) => !replyChannels.includes(channel))
      .map(() => 'reply channel: not offered'),
    ...sets.filter((set) => set.hash.content !== digestOf(set.content)).map(() => 'data set: hash'),
  ];
}

function dataFlaws({ data: described }: Content, { bytes }: Opened, samples: Samples, { formOf }: ReceiverOptions): readonly string[] {
  if (described === undefined) return ['data: not described'];
  const { schemaUri, mimeType } = described.submissionSchema;
  const isOffered = [samples.json, samples.xml].some((sample) => sample?.mimeType === mimeType && sample.schemaUri === schemaUri);
  const form = bytes === undefined ? 'valid' : formOf(bytes, mimeType);
  return [
    ...(isOffered ? [] : ['data: schema not offered']),
    // That a hash is written in capitals is a matter of the schema.
    ...(bytes === undefined || described.hash.content.toLowerCase() === digestOf(bytes) ? [] : ['data: hash']),
    ...(form === 'valid' ? [] : [`data: ${form}`]),
  ];
}

function attachmentFlaws({ attachments }: Content, parts: ReadonlyMap<string, Opened>): readonly string[] {
  const wanted = attachments.flatMap(({ attachmentId, fragments }) => fragments ?? [attachmentId]);
  const wrong = attachments.filter(({ attachmentId, fragments, hash: { content } }) => {
    const pieces = (fragments ?? [attachmentId]).map((id) => parts.get(id)?.bytes);
    return pieces.every((piece) => piece !== undefined) && digestOf(Buffer.concat(pieces)) !== content;
  });
  return [
    ...wanted.filter((id) => !parts.has(id)).map(() => 'attachment: listed, not sent'),
    ...[...parts.keys()].filter((id) => !wanted.includes(id)).map(() => 'attachment: sent, not listed'),
    ...wrong.map(() => 'attachment: hash'),
  ];
}
