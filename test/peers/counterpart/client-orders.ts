/**
 * Orders for an independent client, what is expected of each (`expectation.json` of the peer, with reasons), and what its
 * submissions have to be when we open them: the other direction of the proof.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha512 } from '../../../src/drivers/fit-connect/plan.ts';
import type { Metadata } from '../../../src/drivers/fit-connect/plan.ts';
import { decodeJws, jweParts, openJwe } from '../../../src/formats/jose.ts';
import type { KeyPair } from '../../../src/formats/keys.ts';
import type { DestinationSeed } from '../../../simulators/fit-connect/contract.ts';
import { pythonOf } from '../building/python.ts';
import { runPeer } from '../building/run-tool.ts';
import { peerFolder } from './conversation.ts';
import { exchangesOf } from './simulated-service.ts';
import type { Credentials, PeerTenant, SimulatedService } from './simulated-service.ts';

export type Order = Readonly<Record<string, unknown>> & { readonly name: string };

export interface Outcome {
  readonly name: string;
  readonly outcome: 'done' | 'raised';
  readonly message?: string;
  readonly value?: unknown;
}

interface Expectation {
  readonly name: string;
  readonly outcome: 'done' | 'raised';
  /** Part of what the client says. */
  readonly message?: string;
  readonly reason: string;
}

const CLIENT_TIMEOUT_MS = 120_000;

/** Addresses and credentials as every order carries them. */
export function accessOf({ addresses }: PeerTenant, { clientId, clientSecret }: Credentials): Readonly<Record<string, string>> {
  return { tokenUrl: addresses.tokenUrl, submissionApiUrl: `${addresses.submissionApiUrl}/v1`, clientId, clientSecret };
}

/** The order to send data and one attachment to the destination of a tenant. @param change e.g. another secret */
export function submitOrder(service: SimulatedService, tenant: PeerTenant, name: string, change: Readonly<Record<string, unknown>> = {}): Order {
  const { json, attachments } = service.samples;
  const [first] = attachments;
  assert.ok(json !== undefined && first !== undefined, 'the embedded target has samples');
  return {
    name,
    order: 'submit',
    ...accessOf(tenant, tenant.sender),
    destinationId: tenant.destination.destinationId,
    service: json.serviceIdentifier,
    serviceName: json.serviceName,
    schemaUri: json.schemaUri,
    dataFile: service.write('data.json', json.bytes),
    attachmentFiles: [service.write(first.filename, first.bytes)],
    ...change,
  };
}

/** A destination whose encryption key is named by its thumbprint (RFC 7638). */
export function namedByThumbprint({ encryption, signing }: SimulatedService['keys']): Partial<DestinationSeed> {
  const { e, kty, n } = encryption.publicJwk as unknown as Readonly<Record<'e' | 'kty' | 'n', string>>;
  const kid = createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
  return { encryptionKid: kid, keys: [{ ...encryption.publicJwk, kid }, signing.publicJwk] };
}

/** Gives the orders to the client of a peer. @returns what came of each, by its name */
export async function obey(service: SimulatedService, peer: string, environment: string, orders: readonly Order[]): Promise<ReadonlyMap<string, Outcome>> {
  const file = service.write('orders.json', JSON.stringify(orders));
  const bundle = { REQUESTS_CA_BUNDLE: service.authorityFile, NO_PROXY: 'localhost', no_proxy: 'localhost' };
  const outcomes = await runPeer<readonly Outcome[]>({
    command: pythonOf(environment),
    words: ['-B', join(peerFolder(peer), 'peer.py'), file],
    timeoutMs: CLIENT_TIMEOUT_MS,
    environment: bundle,
  });
  return new Map(outcomes.map((outcome) => [outcome.name, outcome]));
}

/** Every expectation was put to the test and holds, and nothing was done that none is written for. */
export function assertAsExpected(peer: string, outcomes: ReadonlyMap<string, Outcome>): void {
  const { expectations } = JSON.parse(readFileSync(join(peerFolder(peer), 'expectation.json'), 'utf8')) as { readonly expectations: readonly Expectation[] };
  assert.deepEqual([...outcomes.keys()].sort(), expectations.map(({ name }) => name).sort());
  const wrong = expectations.filter(({ name, outcome, message = '' }) => {
    const found = outcomes.get(name);
    return found?.outcome !== outcome || !(found.message ?? '').includes(message);
  });
  assert.deepEqual(
    wrong.map(({ name }) => outcomes.get(name)),
    [],
  );
}

/** What the client submitted to a tenant, opened and compared by us: hashes, tags in the log, attachment byte for byte. */
export async function assertOpensHere(service: SimulatedService, tenant: PeerTenant, { privateJwk }: KeyPair): Promise<void> {
  const exchanges = await exchangesOf(tenant);
  const submitted = exchanges.find(({ operation, response }) => operation === 'submit-submission' && response?.status === 202);
  const uploaded = exchanges.find(({ operation, response }) => operation === 'add-attachment' && response?.status === 204);
  assert.ok(submitted !== undefined && uploaded !== undefined, 'FC-SVC-007, FC-SVC-009');
  const bodyOf = async (id: string): Promise<string> => new TextDecoder().decode(await tenant.control.body(id, 'request'));
  const { encryptedMetadata, encryptedData } = JSON.parse(await bodyOf(submitted.id)) as {
    readonly encryptedMetadata: string;
    readonly encryptedData?: string | null;
  };
  const encryptedAttachment = await bodyOf(uploaded.id);
  const open = async (compact: string): Promise<Uint8Array> => {
    const opening = await openJwe(compact, privateJwk);
    return opening.kind === 'opened' ? opening.plaintext : assert.fail(opening.detail);
  };
  const { contentStructure } = JSON.parse(new TextDecoder().decode(await open(encryptedMetadata))) as Metadata;
  const attachment = await open(encryptedAttachment);
  assert.deepEqual(Buffer.from(attachment), Buffer.from(service.samples.attachments[0]?.bytes ?? assert.fail()));
  assert.deepEqual(
    contentStructure.attachments.map(({ hash }) => hash),
    [{ type: 'sha512', content: sha512(attachment) }],
  );
  if (typeof encryptedData === 'string') assert.equal(contentStructure.data?.hash.content, sha512(await open(encryptedData)));
  const { submissionId = '', attachmentId = '' } = { ...submitted.labels, ...uploaded.labels };
  const tags = {
    metadata: jweParts(encryptedMetadata)?.tag,
    ...(typeof encryptedData === 'string' ? { data: jweParts(encryptedData)?.tag } : {}),
    attachments: { [attachmentId]: jweParts(encryptedAttachment)?.tag },
  };
  assert.deepEqual(await submitTagsOf(tenant, submissionId), tags, 'FC-SVC-011');
}

async function submitTagsOf({ control }: PeerTenant, submissionId: string): Promise<unknown> {
  const { eventLog } = await control.submission(submissionId);
  const events = eventLog.map((compact) => decodeJws(compact)?.payload['events'] as Readonly<Record<string, { readonly authenticationTags?: unknown }>>);
  return events.map((event) => event['https://schema.fitko.de/fit-connect/events/submit-submission']?.authenticationTags).find((tags) => tags !== undefined);
}
