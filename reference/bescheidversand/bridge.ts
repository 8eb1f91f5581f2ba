/**
 * The way to the mailbox through FIT-Connect: message or status report with its signature, token and certificate as the data of a submission to
 * ITZBund's delivery point, files as attachments of FIT-Connect. What counts is the event of that delivery point, not that it was submitted.
 */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AuthorTokens } from './author-token.ts';
import type { BridgeSettings, Config } from './config.ts';
import { createDeliveryService } from './delivery-service.ts';
import type { DeliveryService } from './delivery-service.ts';
import { envelopeOf } from './envelope.ts';
import type { Http } from './http.ts';
import type { Log } from '../kit/log.ts';
import type { MailboxClient, Outcome } from './mailbox-client.ts';
import type { NoticeFile } from './notice.ts';
import { decisionIn, seal, sealingKeyOf } from './sealing.ts';

export interface BridgeParts {
  readonly config: Config;
  readonly settings: BridgeSettings;
  readonly http: Http;
  readonly tokens: AuthorTokens;
  readonly log: Log;
  readonly signal: AbortSignal;
}

const SCHEMAS = 'https://schema.fitko.de/fit-connect/id.bund.de/';
const METADATA_SCHEMA = 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json';
const SERVICES = {
  message: {
    identifier: 'urn:schema-fitko-de:fit-connect:id.bund.de:message_v6',
    name: 'ZBP Nachricht',
    schemaUri: `${SCHEMAS}message_v6/1.0.0/zbp-message.schema.json`,
  },
  status: {
    identifier: 'urn:schema-fitko-de:fit-connect:id.bund.de:status_v6',
    name: 'ZBP Status',
    schemaUri: `${SCHEMAS}status_v6/1.0.0/zbp-status.schema.json`,
  },
} as const;

/** The mailbox by this way. */
export function createBridge(parts: BridgeParts): MailboxClient {
  const service = createDeliveryService(parts.settings, parts.http);
  return {
    putMessage: async ({ content, files }) => send(parts, service, 'message', { content, files }),
    postState: async (content) => send(parts, service, 'status', { content, files: [] }),
  };
}

interface Contents {
  readonly content: Readonly<Record<string, unknown>>;
  readonly files: readonly NoticeFile[];
}

async function send(parts: BridgeParts, service: DeliveryService, kind: keyof typeof SERVICES, { content, files }: Contents): Promise<Outcome> {
  const { config, log } = parts;
  const key = sealingKeyOf(await service.encryptionKey());
  if (key === undefined) return { kind: 'try-later', afterMs: undefined };
  const attachments = files.map((file) => ({ ...file, id: randomUUID() }));
  const { identifier, name, schemaUri } = SERVICES[kind];
  const announced = await service.announce(
    { identifier, name },
    attachments.map(({ id }) => id),
  );
  if (announced === undefined) return { kind: 'try-later', afterMs: undefined };
  // The token is made now, after everything that may take its time.
  const data = Buffer.from(JSON.stringify(dataOf(content, parts)));
  const metadata = Buffer.from(JSON.stringify(metadataOf(data, schemaUri, attachments)));
  const sealed = await Promise.all(attachments.map(async ({ id, type, bytes }) => [id, await seal(bytes, key, type)] as const));
  const outcome = await service.submit(announced.submissionId, {
    metadata: await seal(metadata, key, 'application/json'),
    data: await seal(data, key, 'application/json'),
    attachments: new Map(sealed),
  });
  log('bridge-submitted', { submission: announced.submissionId, outcome });
  if (outcome === 'not-sent') return { kind: 'try-later', afterMs: undefined };
  if (outcome === 'refused') return { kind: 'refused', status: 0 };
  if (config.faults.has('rejection-unread')) return { kind: 'accepted' };
  return follow(parts, service, announced, outcome === 'unclear');
}

function dataOf(content: Contents['content'], { config, tokens }: BridgeParts): object {
  const { faults, identity } = config;
  return {
    ...envelopeOf(content, config),
    authorToken: tokens({ isBridged: true }),
    ...(faults.has('author-certificate-left-out') ? {} : { authorCertificate: identity.certificate }),
  };
}

function metadataOf(data: Uint8Array, schemaUri: string, attachments: readonly (NoticeFile & { readonly id: string })[]): object {
  const hash = (bytes: Uint8Array): object => ({ type: 'sha512', content: createHash('sha512').update(bytes).digest('hex') });
  return {
    $schema: METADATA_SCHEMA,
    contentStructure: {
      data: { hash: hash(data), submissionSchema: { schemaUri, mimeType: 'application/json' } },
      attachments: attachments.map(({ id, filename, type, bytes }) => ({
        attachmentId: id,
        purpose: 'attachment',
        filename,
        mimeType: type,
        hash: hash(bytes),
      })),
    },
  };
}

/** Waits for the event of the delivery point. @param isUnclear it may never have arrived there */
async function follow(
  { settings, signal }: BridgeParts,
  service: DeliveryService,
  { caseId, submissionId }: { readonly caseId: string; readonly submissionId: string },
  isUnclear: boolean,
): Promise<Outcome> {
  const endsAt = Date.now() + settings.waitMs;
  while (!signal.aborted && Date.now() < endsAt) {
    const decision = await decisionIn((await service.events(caseId)) ?? [], submissionId, settings.destinationId, service);
    if (decision !== undefined) return decision === 'accepted' ? { kind: 'accepted' } : { kind: 'rejected' };
    await pause(settings.pollMs, undefined, { signal }).catch(() => undefined);
  }
  return { kind: isUnclear ? 'unclear' : 'undecided' };
}
