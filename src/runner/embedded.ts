/**
 * The embedded default target: the reference Fachverfahren of this repository, started as a process of its own with
 * everything a vendor would enter by hand. It doubles as the product in which the proof tool arms faults.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Capability } from '../core/requirement.ts';
import type { ApiVersion } from '../core/submission.ts';
import type { FitConnectTarget, TargetService } from '../core/target.ts';
import type { AttachmentSample, DataSample, Samples } from '../drivers/fit-connect/samples.ts';
import { patternBytes } from '../drivers/fit-connect/cases/flawless.ts';
import { publicPartOf } from '../formats/keys.ts';
import { sha256Hex } from '../formats/hash.ts';
import type { KeyPair } from '../formats/keys.ts';
import { packageRoot, suiteVersion } from './environment.ts';
import type { KeyRing } from './keys.ts';
import { startReferenceProcess } from './reference-process.ts';
import type { ReferenceChanges } from './reference-process.ts';
import type { FitConnectLoaded, ServiceAddresses } from './fit-connect-loaded.ts';
import type { RunningProduct } from './product.ts';

export interface EmbeddedOptions extends ReferenceChanges {
  readonly keys: KeyRing;
  readonly apiVersion?: ApiVersion;
  readonly pollingSeconds?: number;
  readonly deadlineSeconds?: number;
  /** Largest attachment that is sent. Default 100 MB. @unit bytes */
  readonly maxAttachmentBytes?: number;
  /** Publish the encryption key as signing key too: a fault of the target, not of the product. */
  readonly sharesOneKey?: boolean;
  /** Default: a new one. */
  readonly destinationId?: string;
}

interface SampleIndex {
  readonly service: { readonly identifier: string; readonly name: string };
  readonly schemas: { readonly json: SampleSchema; readonly xml: SampleSchema };
  readonly canaries: readonly string[];
}
interface SampleSchema {
  readonly uri: string;
  readonly mimeType: DataSample['mimeType'];
  readonly file: string;
}

const SAMPLES = 'fixtures/kindergartenanmeldung';
const CAPABILITIES: readonly Capability[] = [
  'adapter',
  'callback',
  'second-decryption-key',
  'xml',
  'attachments',
  'fragments',
  'destination-api',
  'data-schema',
  'reply-channel',
  'metadata-1',
  'metadata-2',
  'tls',
  'settable-clock',
];

/** The embedded target, ready to be run; keys come from the ring. */
export async function loadEmbeddedTarget(options: EmbeddedOptions): Promise<FitConnectLoaded> {
  const [current, next, later, ownSigning] = await Promise.all([
    options.keys.key('embedded-encryption-1', 'encryption'),
    options.keys.key('embedded-encryption-2', 'encryption'),
    options.keys.key('embedded-encryption-3', 'encryption'),
    options.keys.key('embedded-signing', 'signing'),
  ]);
  const signing = options.sharesOneKey === true ? asSigningKey(current, ownSigning) : ownSigning;
  const index = parse(readFileSync(join(packageRoot(), SAMPLES, 'index.yaml'), 'utf8')) as SampleIndex;
  const target = embeddedTarget(options, index, current, next, signing);
  const files = { keys: { current, next, later, signing }, index };
  return {
    room: 'fit-connect',
    target,
    samples: embeddedSamples(options, index),
    listen: { hostname: '127.0.0.1', names: ['localhost'], servicePort: 0, controlPort: 0 },
    start: (addresses) => startReference(options, target, files, addresses),
    schemas: [index.schemas.json, index.schemas.xml].map(({ uri, file }) => ({ id: uri, sha256: sha256Hex(readFileSync(join(packageRoot(), file))) })),
  };
}

/** The encryption key dressed up as a signing key: one key for both purposes. */
function asSigningKey(encryption: KeyPair, signing: KeyPair): KeyPair {
  const { kid } = signing.publicJwk;
  const privateJwk = { ...encryption.privateJwk, kid, alg: 'PS512', key_ops: ['sign'] };
  return { privateJwk, publicJwk: { ...publicPartOf(privateJwk), x5c: encryption.publicJwk['x5c'], key_ops: ['verify'] } };
}

function embeddedTarget(options: EmbeddedOptions, index: SampleIndex, current: KeyPair, next: KeyPair, signing: KeyPair): FitConnectTarget {
  const apiVersion = options.apiVersion ?? 'v2';
  const pollingSeconds = options.pollingSeconds ?? 0.25;
  const service: TargetService = {
    ...index.service,
    regions: ['DE'],
    schemas: [index.schemas.json, index.schemas.xml].map(({ uri, mimeType }) => ({ schemaUri: uri, mimeType })),
  };
  return {
    kind: 'embedded',
    profile: 'fit-connect-fachverfahren',
    product: { name: 'Referenz-Fachverfahren', version: suiteVersion(), vendor: 'Prüfstand' },
    apiVersion,
    clientId: 'referenz-fachverfahren',
    clientSecret: randomBytes(24).toString('base64url'),
    destination: {
      destinationId: options.destinationId ?? randomUUID(),
      services: [service],
      metadataVersions: ['1.0.0', '2.1.0'],
      replyChannels: ['eMail'],
      encryptionKeys: [current.publicJwk, next.publicJwk],
      signingKey: signing.publicJwk,
    },
    pollingSeconds,
    // Generous, so that a busy machine makes nobody late.
    deadlineSeconds: options.deadlineSeconds ?? 3 * pollingSeconds + 20,
    callback: { secret: randomBytes(32).toString('base64url'), isMadeForRun: true },
    adapter: { token: randomBytes(24).toString('base64url') },
    usesTls: true,
    capabilities: new Set<Capability>([...CAPABILITIES, apiVersion === 'v1' ? 'api-v1' : 'api-v2']),
  };
}

function embeddedSamples(options: EmbeddedOptions, index: SampleIndex): Samples {
  const read = (name: string): Uint8Array => readFileSync(join(packageRoot(), SAMPLES, name));
  const sample = (format: 'json' | 'xml'): DataSample => ({
    name: `normal.${format}`,
    serviceIdentifier: index.service.identifier,
    serviceName: index.service.name,
    schemaUri: index.schemas[format].uri,
    mimeType: index.schemas[format].mimeType,
    bytes: read(`gueltig/normal.${format}`),
    brokenBytes: read(`ungueltig/vorname-fehlt.${format}`),
    canaries: index.canaries,
  });
  const attachments: readonly AttachmentSample[] = [
    { filename: 'impfnachweis.txt', mimeType: 'text/plain', bytes: new TextEncoder().encode(`Impfnachweis für ${index.canaries[0] ?? ''}`) },
    { filename: 'geburtsurkunde.bin', mimeType: 'application/octet-stream', bytes: patternBytes(20_000) },
  ];
  return {
    json: sample('json'),
    xml: sample('xml'),
    attachments,
    maxAttachmentBytes: options.maxAttachmentBytes ?? 100_000_000,
    metadataVersion: '2.1.0',
    replyChannels: ['eMail'],
  };
}

interface ReferenceFiles {
  readonly keys: { readonly current: KeyPair; readonly next: KeyPair; readonly later: KeyPair; readonly signing: KeyPair };
  readonly index: SampleIndex;
}

async function startReference(options: EmbeddedOptions, target: FitConnectTarget, files: ReferenceFiles, addresses: ServiceAddresses): Promise<RunningProduct> {
  const server = await addresses.issueServer({ dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'], now: Date.now() });
  const { index, keys } = files;
  const root = packageRoot();
  const services = {
    services: [
      {
        identifier: index.service.identifier,
        schemas: [index.schemas.json, index.schemas.xml].map(({ uri, mimeType, file }) => ({ schemaUri: uri, mimeType, file: join(root, file) })),
      },
    ],
    metadataSchemas: [
      { version: '1.0.0', file: join(root, 'schemas/fit-connect/metadata-1.0.schema.json') },
      { version: '2.1.0', file: join(root, 'schemas/fit-connect/metadata-2.1.schema.json') },
    ],
    replyChannels: target.destination.replyChannels,
  };
  const product = await startReferenceProcess({
    name: target.product.name,
    reference: 'fachverfahren',
    changes: options,
    settings: ({ path, write }) => ({
      FITCONNECT_TOKEN_URL: addresses.tokenUrl,
      FITCONNECT_SUBMISSION_API_URL: addresses.submissionApiUrl,
      FITCONNECT_DESTINATION_API_URL: addresses.destinationApiUrl,
      FITCONNECT_API_VERSION: target.apiVersion,
      FITCONNECT_DESTINATION_ID: target.destination.destinationId,
      FITCONNECT_CLIENT_ID: target.clientId,
      FITCONNECT_CLIENT_SECRET: target.clientSecret,
      ...keyFiles(keys, write),
      FITCONNECT_CALLBACK_SECRET: target.callback?.secret ?? '',
      CA_FILE: write('ca.pem', addresses.authorityCert),
      TLS_CERT_FILE: write('server.pem', server.cert),
      TLS_KEY_FILE: write('server-key.pem', server.key),
      POLL_INTERVAL_SECONDS: String(target.pollingSeconds),
      DATA_DIR: path,
      SERVICES_FILE: write('services.json', JSON.stringify(services)),
      MAX_ATTACHMENT_BYTES: String(options.maxAttachmentBytes ?? 100_000_000),
      ADAPTER_TOKEN: target.adapter?.token ?? '',
    }),
  });
  return { ...product, callbackUrl: product.announced.url + product.announced.callbackPath };
}

/** Keys of the product, as its operator lays them into files. */
function keyFiles({ current, next, later, signing }: ReferenceFiles['keys'], write: (name: string, content: string) => string): Record<string, string> {
  const files = [write('key-1.json', JSON.stringify(current.privateJwk)), write('key-2.json', JSON.stringify(next.privateJwk))];
  return {
    FITCONNECT_DECRYPTION_KEY_FILES: files.join(','),
    // Making a key while the product is asked to change it would take longer than most scenarios.
    FITCONNECT_ROLLOVER_KEY_FILE: write('key-3.json', JSON.stringify({ ...later.privateJwk, x5c: later.publicJwk['x5c'] })),
    FITCONNECT_SIGNING_KEY_FILE: write('signing.json', JSON.stringify(signing.privateJwk)),
  };
}

/** Name of the test authority made for a run. */
export const AUTHORITY_NAME = 'Prüfstand Test-CA';
