/** What a submission is rejected for, and the fault that lets it pass; data as JSON and XML. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { makeKey } from './keys.ts';
import { answerIn, answerOf } from './reading.ts';
import { XML_SCHEMA } from './sender.ts';
import type { Wish } from './sender.ts';
import { createWorld, makeKeys } from './world.ts';
import type { Keys } from './world.ts';

let keys: Keys;
before(async () => {
  keys = await makeKeys();
});

const PDF = Buffer.from('%PDF-1.7 Nachweis');

test('XML data are validated, with values never repeated in the detail', async () => {
  await using world = await createWorld(keys);
  const xml = (inner: string) => ({ data: Buffer.from(inner), dataMimeType: 'application/xml' as const, schemaUri: XML_SCHEMA });
  const good = await answerIn(world, xml('<anmeldung><kind><vorname>Mia</vorname><nachname>Muster</nachname></kind></anmeldung>'));
  assert.equal(good.kind, 'accept');
  assert.match(await (await fetch(`${world.product.url}/`)).text(), /Mia Muster/);
  assert.deepEqual((await answerIn(world, xml('<anmeldung><kind><geheim>Mia</geheim></kind></anmeldung>'))).problems, ['schema-violation data']);
  assert.deepEqual((await answerIn(world, xml('<anmeldung><kind>'))).problems, ['syntax-violation data']);
  const dtd = '<!DOCTYPE anmeldung [<!ENTITY v "Mia">]><anmeldung><kind><vorname>&v;</vorname><nachname>M</nachname></kind></anmeldung>';
  assert.deepEqual((await answerIn(world, xml(dtd))).problems, ['syntax-violation data']);
});

const structure = (metadata: Record<string, unknown>) =>
  metadata['contentStructure'] as { data: { hash: { content: string } }; attachments: { attachmentId: string; hash: { content: string } }[] };
const metadataWith = (change: (metadata: Record<string, unknown>) => void) => (metadata: Record<string, unknown>) => {
  change(metadata);
  return metadata;
};
const ZEROS = '0'.repeat(128);

const BAD: readonly (readonly [name: string, wish: Wish, problems: RegExp, fault: string | undefined])[] = [
  ['wrong data hash', { metadata: metadataWith((m) => (structure(m).data.hash.content = ZEROS)) }, /^hash-mismatch data$/, 'data-hash-unchecked'],
  [
    'wrong attachment hash',
    { attachments: [{ content: PDF }], metadata: metadataWith((m) => (structure(m).attachments[0]!.hash.content = ZEROS)) },
    /^hash-mismatch attachment:[-0-9a-f]{36}$/,
    'attachment-hash-unchecked',
  ],
  ['data break the schema', { data: Buffer.from('{"kind":{"vorname":"Mia"}}') }, /^schema-violation data$/, 'data-schema-unchecked'],
  ['data are no JSON', { data: Buffer.from('{"kind":') }, /^syntax-violation data$/, undefined],
  ['unknown data schema', { schemaUri: 'https://schemas.kita.example/anderes.json' }, /^unsupported-schema metadata$/, 'data-schema-support-unchecked'],
  [
    'metadata break the schema',
    { metadata: metadataWith((m) => (m['contentStructure'] = { ...structure(m), attachments: 'keine' })) },
    /^schema-violation metadata$/,
    'metadata-schema-unchecked',
  ],
  [
    'unknown metadata version',
    { metadata: metadataWith((m) => (m['$schema'] = 'https://schema.fitko.de/fit-connect/metadata/2.99.0/metadata.schema.json')) },
    /^unsupported-schema metadata$/,
    'metadata-version-ignored',
  ],
  ['metadata are no JSON', { metadata: () => Buffer.from('{') }, /^syntax-violation metadata$/, undefined],
  ['unknown service', { service: 'urn:de:fim:leika:leistung:99999999999999' }, /^unsupported-service submission$/, 'service-unchecked'],
  [
    'attachment not in metadata',
    { attachments: [{ content: PDF }], metadata: metadataWith((m) => (structure(m).attachments.length = 0)) },
    /^attachments-mismatch metadata$/,
    'attachment-set-unchecked',
  ],
  [
    'reply channel not supported',
    { metadata: metadataWith((m) => (m['replyChannel'] = { deMail: { address: 'x@y.example' } })) },
    /^unsupported-reply-channel metadata$/,
    'reply-channel-unchecked',
  ],
  [
    'wrong data set hash',
    { metadata: metadataWith((m) => (m['dataSets'] = [{ content: 'abc', hash: { type: 'sha512', content: ZEROS } }])) },
    /^hash-mismatch metadata$/,
    'dataset-hash-unchecked',
  ],
  ['wrong metadata tag', { tags: (t) => ({ ...t, metadata: 'AAAAAAAAAAAAAAAAAAAAAA' }) }, /^incorrect-authentication-tag metadata$/, 'tag-metadata-unchecked'],
  ['wrong data tag', { tags: (t) => ({ ...t, data: 'AAAAAAAAAAAAAAAAAAAAAA' }) }, /^incorrect-authentication-tag data$/, 'tag-data-unchecked'],
  [
    'wrong attachment tag',
    {
      attachments: [{ content: PDF }],
      tags: (t) => ({ ...t, attachments: Object.fromEntries(Object.keys(t.attachments).map((id) => [id, 'AAAAAAAAAAAAAAAAAAAAAA'])) }),
    },
    /^incorrect-authentication-tag attachment:[-0-9a-f]{36}$/,
    'tag-attachment-unchecked',
  ],
  ['no tags', { tags: () => 'keine' }, /^missing-authentication-tags submission$/, undefined],
  ['JWE with RSA-OAEP', { jwe: { alg: 'RSA-OAEP' } }, /^encryption-issue metadata, encryption-issue data$/, 'jwe-alg-any'],
  ['JWE with A128GCM', { jwe: { enc: 'A128GCM' } }, /^encryption-issue metadata, encryption-issue data$/, 'jwe-alg-any'],
  ['metadata are no JWE', { encryptedMetadata: 'kein-jwe' }, /^encryption-issue metadata$/, undefined],
  [
    'two submit events',
    { log: async (event, sign) => [event, await sign('submit-submission')] },
    /^not-exactly-one-submit-event submission$/,
    'submit-event-any',
  ],
  [
    'submit event of another case',
    { log: async (_event, sign) => [await sign('submit-submission', { txn: `case:${randomUUID()}` })] },
    /^not-exactly-one-submit-event submission$/,
    'submit-event-any',
  ],
  [
    'event with wrong typ',
    { log: async (event, sign) => [event, await sign('notify-submission', {}, undefined, { typ: 'JWT' })] },
    /^invalid-event-log submission$/,
    'event-signature-unchecked',
  ],
  [
    'event with wrong alg',
    { log: async (event, sign) => [event, await sign('notify-submission', {}, undefined, { alg: 'PS256' })] },
    /^invalid-event-log submission$/,
    'event-signature-unchecked',
  ],
  [
    'event signed by a stranger',
    { log: async (event, sign) => [event, await sign('notify-submission', {}, { ...(await makeKey('signature')), kid: keys.service.kid })] },
    /^invalid-event-log submission$/,
    'event-signature-unchecked',
  ],
];

for (const [name, wish, problems, fault] of BAD) {
  test(`rejects: ${name}`, async () => {
    const honest = await answerOf(keys, wish);
    assert.equal(honest.kind, 'reject');
    assert.match(honest.problems.join(', '), problems);
    if (fault !== undefined) assert.equal((await answerOf(keys, wish, { faults: fault })).kind, 'accept', fault);
  });
}

test('all problems are reported together, unless a fault stops at the first', async () => {
  const wish: Wish = { data: Buffer.from('{}'), service: 'urn:de:unbekannt:x', metadata: metadataWith((m) => (structure(m).data.hash.content = ZEROS)) };
  assert.deepEqual((await answerOf(keys, wish)).problems, ['unsupported-service submission', 'hash-mismatch data', 'schema-violation data']);
  assert.deepEqual((await answerOf(keys, wish, { faults: 'first-problem-only' })).problems, ['unsupported-service submission']);
});
