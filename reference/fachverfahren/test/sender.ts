/** A sender for tests: builds and encrypts submissions, correct ones unless told otherwise, and puts them into the service. */
import { createHash, randomUUID } from 'node:crypto';
import type { FakeService } from './fake-delivery-service.ts';
import type { TestKey } from './keys.ts';
import { createEncryptor, createServiceSigner } from './sealing.ts';
import type { EncryptionWish, SignEvent } from './sealing.ts';

/** What to submit; everything has a correct default. */
export interface Wish extends EncryptionWish {
  readonly data?: Buffer;
  readonly dataMimeType?: 'application/json' | 'application/xml';
  readonly schemaUri?: string;
  readonly attachments?: readonly { readonly content: Buffer; readonly fragments?: readonly Buffer[] }[];
  readonly metadata?: (metadata: Record<string, unknown>) => unknown;
  readonly encryptedMetadata?: string;
  readonly service?: string;
  readonly tags?: (tags: Tags) => unknown;
  readonly log?: (submitEvent: string, sign: SignEvent) => Promise<readonly string[]>;
  readonly issuer?: string;
}

interface Tags {
  readonly metadata: string;
  readonly data: string;
  readonly attachments: Record<string, string>;
}

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

/** Who sends to whom. */
export interface Route {
  readonly encryption: TestKey;
  readonly service: TestKey;
  readonly destinationId: string;
  readonly apiVersion: 'v1' | 'v2';
}

/** Puts a submission into the service. */
export async function submit(service: FakeService, route: Route, wish: Wish = {}): Promise<Submitted> {
  const ids = { submissionId: randomUUID(), caseId: randomUUID() };
  const encrypt = await createEncryptor(route.encryption, wish);
  const data = wish.data ?? DATA;
  const { uploaded, attachments } = await uploadAll(wish, (content) => encrypt(content, 'application/pdf'));
  const encryptedMetadata = wish.encryptedMetadata ?? (await encrypt(metadataOf(route, wish, data, attachments), 'application/json'));
  const encryptedData = await encrypt(data, 'application/json');
  const tags: Tags = {
    metadata: tagOf(encryptedMetadata),
    data: tagOf(encryptedData),
    attachments: Object.fromEntries(Object.entries(uploaded).map(([id, jwe]) => [id, tagOf(jwe)])),
  };
  const sign = createServiceSigner(route.service, wish.issuer ?? `${service.url}/submission-api`, ids, wish.tags?.(tags) ?? tags);
  const submitEvent = await sign('submit-submission');
  service.logs.set(ids.caseId, [...((await wish.log?.(submitEvent, sign)) ?? [await sign('create-submission'), submitEvent])]);
  const named = { identifier: wish.service ?? SERVICE, name: 'Kindergartenanmeldung' };
  const parts = { destinationId: route.destinationId, attachments: Object.keys(uploaded), encryptedMetadata, encryptedData };
  service.submissions.set(ids.submissionId, {
    ...ids,
    isListed: true,
    attachments: uploaded,
    body: { ...ids, ...parts, ...(route.apiVersion === 'v1' ? { serviceType: named } : { publicService: named }) },
  });
  return { ...ids, attachmentIds: Object.keys(uploaded) };
}

function metadataOf(route: Route, wish: Wish, data: Buffer, attachments: readonly unknown[]): Buffer {
  const submissionSchema = { schemaUri: wish.schemaUri ?? DATA_SCHEMA, mimeType: wish.dataMimeType ?? 'application/json' };
  const metadata: Record<string, unknown> = {
    ...(route.apiVersion === 'v1' ? {} : { $schema: 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json' }),
    contentStructure: { data: { hash: { type: 'sha512', content: sha512(data) }, submissionSchema }, attachments },
  };
  const changed = wish.metadata?.(metadata) ?? metadata;
  return Buffer.isBuffer(changed) ? changed : Buffer.from(JSON.stringify(changed));
}
