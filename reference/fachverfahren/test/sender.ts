/** A sender for tests: builds and encrypts submissions, correct ones unless told otherwise, and puts them into the service. */
import { createHash, randomUUID } from 'node:crypto';
import { CompactEncrypt, CompactSign, importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import type { FakeService } from './fake-delivery-service.ts';
import type { TestKey } from './keys.ts';

/** What to submit; everything has a correct default. */
export interface Wish {
  readonly data?: Buffer;
  readonly dataMimeType?: 'application/json' | 'application/xml';
  readonly schemaUri?: string;
  readonly attachments?: readonly { readonly content: Buffer; readonly fragments?: readonly Buffer[] }[];
  readonly metadata?: (metadata: Record<string, unknown>) => unknown;
  readonly encryptedMetadata?: string;
  readonly service?: string;
  readonly tags?: (tags: Tags) => unknown;
  readonly jwe?: { readonly zip?: boolean; readonly alg?: string; readonly enc?: string; readonly kid?: string };
  readonly log?: (submitEvent: string, sign: SignEvent) => Promise<readonly string[]>;
  readonly issuer?: string;
  /** Public key to encrypt for, instead of the usual one. */
  readonly recipient?: JWK;
}

interface Tags {
  readonly metadata: string;
  readonly data: string;
  readonly attachments: Record<string, string>;
}

/** Signs an event; claims and header may be overridden. */
export type SignEvent = (name: string, claims?: Record<string, unknown>, key?: TestKey, header?: Record<string, unknown>) => Promise<string>;

/** What was submitted. */
export interface Submitted {
  readonly submissionId: string;
  readonly caseId: string;
  readonly attachmentIds: readonly string[];
}

export const SERVICE = 'urn:de:fim:leika:leistung:99041001000000';
export const DATA_SCHEMA = 'https://schemas.kita.example/anmeldung/1.0.0/anmeldung.schema.json';
export const XML_SCHEMA = 'https://schemas.kita.example/anmeldung/1.0.0/anmeldung.xsd';
/** A synthetic child. */
export const DATA = Buffer.from(JSON.stringify({ kind: { vorname: 'Mia', nachname: 'Muster', geburtsdatum: '2023-04-05' } }));

const sha512 = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('hex');
const tagOf = (jwe: string) => jwe.slice(jwe.lastIndexOf('.') + 1);

async function usable(jwk: JWK, alg: string): Promise<CryptoKey> {
  const { key_ops: _operations, alg: _alg, x5c: _chain, ...bare } = jwk;
  return (await importJWK(bare, alg)) as CryptoKey;
}

async function uploadAll(wish: Wish, encrypt: (content: Uint8Array) => Promise<string>) {
  const uploaded: Record<string, string> = {};
  const attachments: unknown[] = [];
  for (const { content, fragments } of wish.attachments ?? []) {
    // Ids in descending order, so that a product which sorts fragments is noticed.
    const parts = fragments ?? [content];
    const ids = parts
      .map(() => randomUUID() as string)
      .sort()
      .reverse();
    for (const [index, id] of ids.entries()) uploaded[id] = await encrypt(parts[index] ?? content);
    attachments.push({
      attachmentId: fragments === undefined ? ids[0] : randomUUID(),
      purpose: 'attachment',
      mimeType: 'application/pdf',
      filename: 'nachweis.pdf',
      hash: { type: 'sha512', content: sha512(content) },
      ...(fragments === undefined ? {} : { fragments: ids }),
    });
  }
  return { uploaded, attachments };
}

/** Puts a submission into the service. */
export async function submit(
  service: FakeService,
  keys: { readonly encryption: TestKey; readonly service: TestKey; readonly destinationId: string; readonly apiVersion: 'v1' | 'v2' },
  wish: Wish = {},
): Promise<Submitted> {
  const ids = { submissionId: randomUUID(), caseId: randomUUID() };
  const alg = wish.jwe?.alg ?? 'RSA-OAEP-256';
  const key = await usable(wish.recipient ?? keys.encryption.publicJwk, alg);
  const encrypt = (content: Uint8Array, cty: string) =>
    new CompactEncrypt(content)
      .setProtectedHeader({
        alg,
        enc: wish.jwe?.enc ?? 'A256GCM',
        kid: wish.jwe?.kid ?? wish.recipient?.kid ?? keys.encryption.kid,
        cty,
        ...(wish.jwe?.zip === true ? { zip: 'DEF' } : {}),
      })
      .encrypt(key);
  const data = wish.data ?? DATA;
  const { uploaded, attachments } = await uploadAll(wish, (content) => encrypt(content, 'application/pdf'));
  const metadata: Record<string, unknown> = {
    ...(keys.apiVersion === 'v1' ? {} : { $schema: 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json' }),
    contentStructure: {
      data: {
        hash: { type: 'sha512', content: sha512(data) },
        submissionSchema: { schemaUri: wish.schemaUri ?? DATA_SCHEMA, mimeType: wish.dataMimeType ?? 'application/json' },
      },
      attachments,
    },
  };
  const changed = wish.metadata?.(metadata) ?? metadata;
  const encryptedMetadata =
    wish.encryptedMetadata ?? (await encrypt(Buffer.isBuffer(changed) ? changed : Buffer.from(JSON.stringify(changed)), 'application/json'));
  const encryptedData = await encrypt(data, 'application/json');
  const tags: Tags = {
    metadata: tagOf(encryptedMetadata),
    data: tagOf(encryptedData),
    attachments: Object.fromEntries(Object.entries(uploaded).map(([id, jwe]) => [id, tagOf(jwe)])),
  };
  const sign: SignEvent = async (name, claims = {}, signer = keys.service, header = {}) =>
    new CompactSign(
      Buffer.from(
        JSON.stringify({
          iss: wish.issuer ?? `${service.url}/submission-api`,
          iat: 1_700_000_000,
          jti: randomUUID(),
          sub: `submission:${ids.submissionId}`,
          txn: `case:${ids.caseId}`,
          events: {
            [`https://schema.fitko.de/fit-connect/events/${name}`]: name === 'submit-submission' ? { authenticationTags: wish.tags?.(tags) ?? tags } : {},
          },
          ...claims,
        }),
      ),
    )
      .setProtectedHeader({ typ: 'secevent+jwt', alg: 'PS512', kid: signer.kid, ...header })
      .sign(await usable(signer.privateJwk, typeof header['alg'] === 'string' ? header['alg'] : 'PS512'));
  const submitEvent = await sign('submit-submission');
  service.logs.set(ids.caseId, [...((await wish.log?.(submitEvent, sign)) ?? [await sign('create-submission'), submitEvent])]);
  const named = { identifier: wish.service ?? SERVICE, name: 'Kindergartenanmeldung' };
  service.submissions.set(ids.submissionId, {
    ...ids,
    isListed: true,
    attachments: uploaded,
    body: {
      ...ids,
      destinationId: keys.destinationId,
      attachments: Object.keys(uploaded),
      encryptedMetadata,
      encryptedData,
      ...(keys.apiVersion === 'v1' ? { serviceType: named } : { publicService: named }),
    },
  });
  return { ...ids, attachmentIds: Object.keys(uploaded) };
}
