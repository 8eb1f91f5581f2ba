/** The sender's side of the benchmarks: sealed submissions of a wanted size, sent by the driver that a run uses. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createSender } from '../src/drivers/fit-connect/sender.ts';
import type { Sender } from '../src/drivers/fit-connect/sender.ts';
import type { SealedSubmission } from '../src/drivers/fit-connect/seal.ts';
import { encryptJwe } from '../src/formats/jose.ts';
import type { Jwk } from '../src/formats/jose.ts';
import type { HttpClient } from '../src/transport/http-client.ts';
import { SENDER, SERVICE } from './seed.ts';

/** Plaintexts of one submission. */
export interface Content {
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
  readonly attachment?: Uint8Array;
}

/** JSON of about that size, random inside so that nothing is compressed by accident; metadata as large as real ones. */
export function contentOf(dataBytes: number, attachmentBytes = 0): Content {
  return {
    metadata: jsonOfSize(1_200),
    data: jsonOfSize(dataBytes),
    ...(attachmentBytes === 0 ? {} : { attachment: randomBytes(attachmentBytes) }),
  };
}

/** Encrypts every part on its own, as any sender has to. */
export async function sealContent({ metadata, data, attachment }: Content, key: Jwk): Promise<SealedSubmission> {
  const header = { cty: 'application/json' };
  const [sealedMetadata, sealedData, sealedAttachment] = await Promise.all([
    encryptJwe(metadata, key, header),
    encryptJwe(data, key, header),
    attachment === undefined ? undefined : encryptJwe(attachment, key, { cty: 'application/octet-stream' }),
  ]);
  return {
    service: SERVICE,
    metadata: sealedMetadata,
    data: sealedData,
    attachments: new Map(sealedAttachment === undefined ? [] : [[randomUUID(), sealedAttachment]]),
    tags: { metadata: '', data: '', attachments: {} },
    contentKeys: { metadata: '', data: '', attachments: {} },
    dataSha512: '',
    canaries: [],
  };
}

/** A sender of version 2 for a stand. */
export function senderFor(url: string, client: HttpClient): Sender {
  return createSender({
    tokenUrl: `${url}/token`,
    submissionApiUrl: `${url}/submission-api`,
    apiVersion: 'v2',
    clientId: SENDER.clientId,
    clientSecret: SENDER.clientSecret,
    send: async (request) => client.send(request),
  });
}

function jsonOfSize(sizeBytes: number): Uint8Array {
  const filler = randomBytes(Math.max(0, sizeBytes - 10))
    .toString('base64')
    .slice(0, sizeBytes - 10);
  return Buffer.from(JSON.stringify({ text: filler }), 'utf8');
}
