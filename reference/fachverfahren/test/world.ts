/** Product and fake service together, in one process, for tests of the whole way from pickup to answer. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFaults } from '../../kit/faults.ts';
import type { Config } from '../config.ts';
import { FAULTS } from '../faults.ts';
import type { Log } from '../log.ts';
import { readOffer } from '../offer.ts';
import { startProduct } from '../product.ts';
import type { Product } from '../product.ts';
import { startFakeService } from './fake-delivery-service.ts';
import type { FakeService, PostedEvent } from './fake-delivery-service.ts';
import { makeKey } from './keys.ts';
import type { TestKey } from './keys.ts';
import { DATA_SCHEMA, SERVICE, XML_SCHEMA, submit } from './sender.ts';
import type { Submitted, Wish } from './sender.ts';

/** The keys of all parties. */
export interface Keys {
  readonly encryption: TestKey;
  readonly signing: TestKey;
  readonly service: TestKey;
}

/** Makes all keys at the same time. */
export async function makeKeys(): Promise<Keys> {
  const [encryption, signing, service] = await Promise.all([makeKey('encryption'), makeKey('signature'), makeKey('signature')]);
  return { encryption, signing, service };
}

/** A running product with its surroundings. */
export interface World extends AsyncDisposable {
  readonly service: FakeService;
  readonly product: Product;
  readonly config: Config;
  readonly logLines: string[];
  submit(wish?: Wish): Promise<Submitted>;
  /** The first event posted about a submission. */
  answerTo(submissionId: string): Promise<PostedEvent>;
  adapter(path: string, method?: string): Promise<{ status: number; body: Record<string, unknown> }>;
}

const metadataSchema = (required: readonly string[]) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required,
  properties: {
    contentStructure: { type: 'object', required: ['attachments'], properties: { attachments: { type: 'array' } } },
    paymentInformation: { type: 'object', properties: { status: { enum: ['INITIAL', 'BOOKED', 'FAILED', 'CANCELED'] }, transactionId: { maxLength: 36 } } },
  },
});

const ANMELDUNG_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'object', required: ['vorname', 'nachname', 'geburtsdatum'], properties: { geburtsdatum: { type: 'string', format: 'date' } } } },
};

const ANMELDUNG_XSD = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="anmeldung"><xs:complexType><xs:sequence>
<xs:element name="kind"><xs:complexType><xs:sequence><xs:element name="vorname" type="xs:string"/><xs:element name="nachname" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType></xs:element></xs:schema>`;

/** Writes the offer of a Kindergarten destination and returns the path of its file. */
export function writeOffer(folder: string, replyChannels?: readonly string[]): string {
  const write = (name: string, content: unknown) => writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  write('anmeldung.schema.json', ANMELDUNG_SCHEMA);
  write('anmeldung.xsd', ANMELDUNG_XSD);
  write('metadata-1.0.0.json', metadataSchema(['contentStructure']));
  write('metadata-2.1.0.json', metadataSchema(['$schema', 'contentStructure']));
  write('services.json', {
    services: [
      {
        identifier: SERVICE,
        schemas: [
          { schemaUri: DATA_SCHEMA, mimeType: 'application/json', file: 'anmeldung.schema.json' },
          { schemaUri: XML_SCHEMA, mimeType: 'application/xml', file: 'anmeldung.xsd' },
        ],
      },
    ],
    metadataSchemas: [
      { version: '1.0.0', file: 'metadata-1.0.0.json' },
      { version: '2.1.0', file: 'metadata-2.1.0.json' },
    ],
    ...(replyChannels === undefined ? {} : { replyChannels }),
  });
  return join(folder, 'services.json');
}

/** What may be different about a world; `prepare` runs before the product starts. */
export interface WorldOptions {
  readonly faults?: string;
  readonly config?: Partial<Config>;
  readonly prepare?: (submit: World['submit'], service: FakeService) => Promise<void>;
}

/** Starts service and product. */
export async function createWorld(keys: Keys, options: WorldOptions = {}): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kita-'));
  const service = await startFakeService();
  const config = configFor(keys, service, dataDir, options);
  service.serviceKeys.push(keys.service.publicJwk);
  service.destinationKeys.set(`${config.destinationId} ${keys.signing.kid}`, keys.signing.publicJwk);
  const put = (wish?: Wish) => submit(service, { ...keys, ...config }, wish);
  await options.prepare?.(put, service);
  const logLines: string[] = [];
  const log: Log = (event, fields) => logLines.push(`${event} ${JSON.stringify(fields ?? {})}`);
  const product = await startProduct(config, await readOffer(config.servicesFile), log);
  return {
    service,
    product,
    config,
    logLines,
    submit: put,
    async answerTo(submissionId) {
      const isAnswer = ({ claims }: PostedEvent): boolean => claims['sub'] === `submission:${submissionId}`;
      await service.until(() => service.posted.some(isAnswer));
      const [answer] = service.posted.filter(isAnswer);
      assert.ok(answer);
      return answer;
    },
    async adapter(path, method = 'GET') {
      const answer = await fetch(`${product.url}/adapter${path}`, { method, headers: { authorization: 'Bearer adapter-token' } });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    async [Symbol.asyncDispose]() {
      await product.stop();
      await service.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function configFor(keys: Keys, service: FakeService, dataDir: string, options: WorldOptions): Config {
  const parsed = parseFaults(FAULTS, options.faults ?? '');
  assert.ok('faults' in parsed);
  return {
    tokenUrl: `${service.url}/token`,
    submissionApiUrl: `${service.url}/submission-api`,
    destinationApiUrl: `${service.url}/destination-api`,
    apiVersion: 'v2',
    destinationId: randomUUID(),
    clientId: 'kita',
    clientSecret: 'geheim',
    decryptionKeys: [keys.encryption.privateJwk],
    signingKey: keys.signing.privateJwk,
    rolloverKey: undefined,
    callbackSecret: 'ein-geheimnis-mit-mindestens-32-zeichen',
    caFile: undefined,
    host: '127.0.0.1',
    port: 0,
    tls: undefined,
    pollIntervalMs: 25,
    pageLimit: 100,
    requestTimeoutMs: 5000,
    maxAttachmentBytes: 10_000_000,
    answerDelayMs: 0,
    callbackAction: 'fetch',
    dataDir,
    servicesFile: writeOffer(dataDir, ['eMail']),
    adapterToken: 'adapter-token',
    faults: parsed.faults,
    ...options.config,
  };
}
