/** Peer: the client `fitconnect` from PyPI as sender and subscriber over v1. What it does its own way is in its `expectation.json`. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { FLAWLESS, FLAWLESS_WITH_ATTACHMENTS } from '../../src/drivers/fit-connect/case.ts';
import { builtOrSkipped } from './building/build-outcome.ts';
import { buildPython } from './building/python.ts';
import { accessOf, assertAsExpected, assertOpensHere, namedByThumbprint, obey, submitOrder } from './counterpart/client-orders.ts';
import type { Order, Outcome } from './counterpart/client-orders.ts';
import { peerFolder } from './counterpart/conversation.ts';
import { startSimulatedService } from './counterpart/simulated-service.ts';
import type { PeerTenant, SimulatedService } from './counterpart/simulated-service.ts';
import { sendCases } from './counterpart/suite-sending.ts';

const NAME = 'fit-connect-pypi-fitconnect';
const RIGHTLESS = { clientId: 'peer-without-rights', clientSecret: 'wertlos' };

/** What the client is asked to retrieve, by the phrase of the case. */
const RETRIEVED = {
  'retrieve, flawless': FLAWLESS,
  'retrieve, two attachments': FLAWLESS_WITH_ATTACHMENTS,
  'retrieve, compressed': 'deren Teile nach v1 mit zip DEF verdichtet sind',
  'retrieve, second key': 'die für den weiteren Schlüssel des Zustellpunkts verschlüsselt ist',
  'retrieve, wrong hash of the data': 'mit falschem Hashwert der Fachdaten',
  'retrieve, wrong hash of an attachment': 'mit falschem Hashwert einer Anlage',
  'retrieve, changed ciphertext': 'deren Fachdaten sich nicht entschlüsseln lassen',
  'retrieve, attachment for somebody else': 'deren Anlage für einen fremden Schlüssel verschlüsselt ist',
} as const;

interface Retrieved {
  readonly data: unknown;
  /** One character per byte. */
  readonly attachments: Readonly<Record<string, string>>;
}

await test('fitconnect from PyPI', async (context: TestContext) => {
  const folder = builtOrSkipped(context, await buildPython({ name: NAME, requirements: join(peerFolder(NAME), 'requirements.txt') }));
  if (folder === undefined) return;
  await using service = await startSimulatedService();
  const apiVersion = 'v1';
  const [thumbprint, strict, lenient, inactive, receiving, newer] = await Promise.all([
    service.openTenant({ id: 'pypi-thumbprint', apiVersion, strictness: 'strict', destination: namedByThumbprint(service.keys) }),
    service.openTenant({ id: 'pypi-strict', apiVersion, strictness: 'strict' }),
    service.openTenant({ id: 'pypi-lenient', apiVersion, strictness: 'lenient', clients: [{ ...RIGHTLESS, peer: 'product', rights: [], destinationIds: [] }] }),
    service.openTenant({ id: 'pypi-inactive', apiVersion, strictness: 'lenient', destination: { status: 'inactive' } }),
    service.openTenant({ id: 'pypi-receiving', apiVersion, strictness: 'strict' }),
    service.openTenant({ id: 'pypi-newer', apiVersion: 'v2', strictness: 'strict' }),
  ]);
  const outcomes = await obey(service, NAME, folder, [
    submitOrder(service, thumbprint, 'submit, key named by its thumbprint, strict'),
    submitOrder(service, strict, 'submit, key named otherwise, strict'),
    submitOrder(service, lenient, 'submit, key named otherwise, lenient'),
    submitOrder(service, lenient, 'submit to an unknown destination', { destinationId: randomUUID() }),
    submitOrder(service, inactive, 'submit to an inactive destination'),
    submitOrder(service, lenient, 'wrong secret', { clientSecret: 'wrong' }),
    submitOrder(service, lenient, 'client without rights', RIGHTLESS),
    { name: 'activate the destination', order: 'activate', ...accessOf(inactive, inactive.subscriber), destinationId: inactive.destination.destinationId },
    ...(await receivingOrders(service, receiving, newer)),
  ]);

  await context.test('does what is expected of it', () => assertAsExpected(NAME, outcomes));
  for (const tenant of [thumbprint, lenient]) {
    await context.test(`what it sent to ${tenant.id} opens here, with hashes and tags as they should be`, async () =>
      assertOpensHere(service, tenant, service.keys.encryption),
    );
  }
  await context.test('opened what the suite sent, byte for byte', () => assertRetrieved(service, outcomes));
  await context.test('listed what waited', () => assert.equal((outcomes.get('list')?.value as readonly unknown[]).length, Object.keys(RETRIEVED).length));
  await context.test('activated the destination', async () =>
    assert.equal((await inactive.control.destination(inactive.destination.destinationId)).status, 'active'),
  );
});

/** Lets the suite send, then asks for the list and for each submission. */
async function receivingOrders(service: SimulatedService, tenant: PeerTenant, newer: PeerTenant): Promise<readonly Order[]> {
  const { encryption, nextEncryption } = service.keys;
  const sent = new Map((await sendCases(service, tenant, Object.values(RETRIEVED))).map(({ phrase, submissionId }) => [phrase, submissionId]));
  const [later] = await sendCases(service, newer, [FLAWLESS]);
  const retrieve = (name: string, from: PeerTenant, submissionId: string, { privateJwk } = encryption): Order => ({
    name,
    order: 'retrieve',
    ...accessOf(from, from.subscriber),
    submissionId,
    privateKey: privateJwk,
  });
  return [
    { name: 'list', order: 'list', ...accessOf(tenant, tenant.subscriber) },
    ...Object.entries(RETRIEVED).map(([name, phrase]) =>
      retrieve(name, tenant, sent.get(phrase) ?? '', name === 'retrieve, second key' ? nextEncryption : encryption),
    ),
    retrieve('retrieve, metadata 2.1.0', newer, later?.submissionId ?? ''),
    retrieve('retrieve an unknown submission', tenant, randomUUID()),
  ];
}

function assertRetrieved({ samples }: SimulatedService, outcomes: ReadonlyMap<string, Outcome>): void {
  const data = JSON.parse(new TextDecoder().decode(samples.json?.bytes)) as unknown;
  const contents = (name: keyof typeof RETRIEVED): readonly string[] => {
    const value = outcomes.get(name)?.value as Retrieved;
    assert.deepEqual(value.data, data, name);
    return Object.values(value.attachments);
  };
  const attachments = samples.attachments.slice(0, 2).map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
  assert.deepEqual(contents('retrieve, flawless'), []);
  assert.deepEqual(contents('retrieve, two attachments'), attachments);
  assert.deepEqual(contents('retrieve, compressed'), []);
  assert.deepEqual(contents('retrieve, second key'), []);
}
