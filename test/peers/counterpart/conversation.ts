/**
 * The conversation every independent stack holds with the simulator, as the plan it gets and the answer it prints: send
 * as a portal would, pick up everything as a specialist application would, answer each submission, read the event log as
 * the sender again. Fields are the same for all languages; `README.md` beside the peers says what a program has to do.
 */
import { join } from 'node:path';
import type { PeerTenant, SimulatedService } from './simulated-service.ts';

export interface PlannedSending {
  readonly name: string;
  readonly attachments: number;
  /** Compresses all parts (`zip: DEF`), which v1 allows. */
  readonly zip: boolean;
  /** Names another hash of the data than they have, so that the receiving side has to reject. */
  readonly wrongHash: boolean;
}

export interface Plan {
  readonly authority: string;
  readonly apiVersion: 'v1' | 'v2';
  readonly tokenUrl: string;
  readonly submissionApiUrl: string;
  readonly destinationApiUrl: string;
  readonly sender: { readonly clientId: string; readonly clientSecret: string };
  readonly subscriber: { readonly clientId: string; readonly clientSecret: string };
  readonly destinationId: string;
  readonly service: { readonly identifier: string; readonly name: string };
  readonly schemaUri: string;
  readonly metadataVersion: string;
  readonly dataFile: string;
  readonly attachmentFiles: readonly { readonly file: string; readonly filename: string; readonly mimeType: string }[];
  readonly sendings: readonly PlannedSending[];
  readonly decryptionKeys: readonly Readonly<Record<string, unknown>>[];
  readonly signingKey: Readonly<Record<string, unknown>>;
  /** Largest page of a list, small so that there are several. */
  readonly pageSize: number;
  /** Where a program that can listen takes callbacks. */
  readonly callback: { readonly certificateFile: string; readonly keyFile: string; readonly secret: string };
}

export interface Answer {
  readonly sent: readonly { readonly name: string; readonly submissionId: string; readonly caseId: string; readonly keyKid: string }[];
  readonly received: readonly {
    readonly submissionId: string;
    readonly decision: 'accepted' | 'rejected';
    /** Ending of the type of the problem it was rejected with. */
    readonly problem?: string;
    readonly detail?: string;
    readonly dataSha512?: string;
    /** SHA-512 by attachment id. */
    readonly attachments?: Readonly<Record<string, string>>;
  }[];
  /** The log of each submission of its own, as the sender sees it at the end; every SET in it was verified. */
  readonly logs: readonly {
    readonly submissionId: string;
    readonly events: readonly { readonly name: string; readonly issuer: string; readonly kid: string }[];
    /** Whether the tags of submit, notify and accept event are those of what was sent. */
    readonly tagsEqual: boolean;
  }[];
  readonly callbacks?: readonly {
    readonly type: string;
    readonly submissionIds: readonly string[];
    readonly isAuthentic: boolean;
    readonly ageSeconds: number;
  }[];
}

export const SECRET = 'Geheimnis-der-Gegenprobe-0123456789abcdef';

const SENDINGS: readonly PlannedSending[] = [
  { name: 'plain', attachments: 0, zip: false, wrongHash: false },
  { name: 'with two attachments', attachments: 2, zip: false, wrongHash: false },
  { name: 'with a wrong hash', attachments: 1, zip: false, wrongHash: true },
];
const ZIPPED: PlannedSending = { name: 'compressed', attachments: 1, zip: true, wrongHash: false };

/** What a peer sends of its own in that version. */
export function sendingsFor(apiVersion: Plan['apiVersion']): readonly PlannedSending[] {
  return apiVersion === 'v1' ? [...SENDINGS, ZIPPED] : SENDINGS;
}

/** Writes the plan of a conversation. @returns path of the file */
export async function writePlan(service: SimulatedService, tenant: PeerTenant): Promise<string> {
  const { keys, samples, write } = service;
  const { json } = samples;
  if (json === undefined) throw new Error('The embedded target has JSON sample data.');
  const { issueServer } = service.simulation.addresses;
  const listener = await issueServer({ dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'], now: Date.now() });
  const { tokenUrl, submissionApiUrl, destinationApiUrl } = tenant.addresses;
  const plan: Plan = {
    authority: service.authorityFile,
    apiVersion: tenant.apiVersion,
    tokenUrl,
    submissionApiUrl,
    destinationApiUrl,
    sender: tenant.sender,
    subscriber: tenant.subscriber,
    destinationId: tenant.destination.destinationId,
    service: { identifier: json.serviceIdentifier, name: json.serviceName },
    schemaUri: json.schemaUri,
    metadataVersion: tenant.apiVersion === 'v1' ? '1.0.0' : '2.1.0',
    dataFile: write('data.json', json.bytes),
    attachmentFiles: samples.attachments.map(({ filename, mimeType, bytes }) => ({ file: write(filename, bytes), filename, mimeType })),
    sendings: sendingsFor(tenant.apiVersion),
    decryptionKeys: [keys.encryption.privateJwk, keys.nextEncryption.privateJwk],
    signingKey: keys.signing.privateJwk,
    pageSize: 7,
    callback: { certificateFile: write('listener.pem', listener.cert), keyFile: write('listener-key.pem', listener.key), secret: SECRET },
  };
  return write(`plan-${tenant.id}.json`, JSON.stringify(plan));
}

/** Folder of a peer beside this one. */
export function peerFolder(name: string): string {
  return join(import.meta.dirname, '..', name);
}
