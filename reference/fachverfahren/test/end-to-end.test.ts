/** The whole way from pickup to answer against a fake delivery service. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Config } from '../config.ts';
import { makeKey } from './keys.ts';
import { readAnswer, sendCallback, stateOf } from './reading.ts';
import type { Answer } from './reading.ts';
import { DATA, XML_SCHEMA } from './sender.ts';
import type { Wish } from './sender.ts';
import { createWorld, makeKeys } from './world.ts';
import type { Keys, World } from './world.ts';

let keys: Keys;
before(async () => {
  keys = await makeKeys();
});

async function answerFor(world: World, wish: Wish): Promise<Answer> {
  const { submissionId } = await world.submit(wish);
  return readAnswer((await world.answerTo(submissionId)).claims);
}

async function answerTo(wish: Wish, options: { faults?: string; config?: Partial<Config> } = {}): Promise<Answer> {
  await using world = await createWorld(keys, options);
  return await answerFor(world, wish);
}

const PDF = Buffer.from('%PDF-1.7 Nachweis');

for (const apiVersion of ['v1', 'v2'] as const) {
  test(`${apiVersion}: a correct submission with attachments is stored and accepted with all tags`, async () => {
    await using world = await createWorld(keys, { config: { apiVersion } });
    const { submissionId, attachmentIds, caseId } = await world.submit({
      attachments: [{ content: PDF }, { content: Buffer.from('eins,zwei,drei'), fragments: [Buffer.from('eins,'), Buffer.from('zwei,'), Buffer.from('drei')] }],
    });
    const posted = await world.answerTo(submissionId);
    assert.equal(posted.contentType, 'application/jose');
    assert.equal(posted.claims['iss'], world.config.destinationId);
    assert.equal(posted.claims['txn'], `case:${caseId}`);
    const { kind, tags } = readAnswer(posted.claims);
    assert.equal(kind, 'accept');
    assert.deepEqual(Object.keys(tags?.attachments ?? {}).sort(), [...attachmentIds].sort());
    const shown = await stateOf(world, submissionId, 'accepted');
    assert.equal(shown['copies'], 1);
    assert.deepEqual(
      (shown['attachments'] as { sizeBytes: number }[]).map(({ sizeBytes }) => sizeBytes),
      [PDF.length, 14],
    );
    const page = await (await fetch(`${world.product.url}/antraege/${submissionId}`)).text();
    assert.match(page, /<td>Muster<\/td>/);
    assert.match(await (await fetch(`${world.product.url}/`)).text(), /Mia Muster/);
  });
}

test('v1: compressed parts are read', async () => {
  assert.equal((await answerTo({ jwe: { zip: true }, attachments: [{ content: PDF }] }, { config: { apiVersion: 'v1' } })).kind, 'accept');
});

test('XML data are validated, with values never repeated in the detail', async () => {
  await using world = await createWorld(keys);
  const xml = (inner: string) => ({ data: Buffer.from(inner), dataMimeType: 'application/xml' as const, schemaUri: XML_SCHEMA });
  const good = await answerFor(world, xml('<anmeldung><kind><vorname>Mia</vorname><nachname>Muster</nachname></kind></anmeldung>'));
  assert.equal(good.kind, 'accept');
  assert.match(await (await fetch(`${world.product.url}/`)).text(), /Mia Muster/);
  assert.deepEqual((await answerFor(world, xml('<anmeldung><kind><geheim>Mia</geheim></kind></anmeldung>'))).problems, ['schema-violation data']);
  assert.deepEqual((await answerFor(world, xml('<anmeldung><kind>'))).problems, ['syntax-violation data']);
  const dtd = '<!DOCTYPE anmeldung [<!ENTITY v "Mia">]><anmeldung><kind><vorname>&v;</vorname><nachname>M</nachname></kind></anmeldung>';
  assert.deepEqual((await answerFor(world, xml(dtd))).problems, ['syntax-violation data']);
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
    const honest = await answerTo(wish);
    assert.equal(honest.kind, 'reject');
    assert.match(honest.problems.join(', '), problems);
    if (fault !== undefined) assert.equal((await answerTo(wish, { faults: fault })).kind, 'accept', fault);
  });
}

test('all problems are reported together, unless a fault stops at the first', async () => {
  const wish: Wish = { data: Buffer.from('{}'), service: 'urn:de:unbekannt:x', metadata: metadataWith((m) => (structure(m).data.hash.content = ZEROS)) };
  assert.deepEqual((await answerTo(wish)).problems, ['unsupported-service submission', 'hash-mismatch data', 'schema-violation data']);
  assert.deepEqual((await answerTo(wish, { faults: 'first-problem-only' })).problems, ['unsupported-service submission']);
});

test('fragments are joined in listed order', async () => {
  const wish: Wish = { attachments: [{ content: Buffer.from('abc'), fragments: [Buffer.from('a'), Buffer.from('b'), Buffer.from('c')] }] };
  assert.equal((await answerTo(wish)).kind, 'accept');
  assert.match((await answerTo(wish, { faults: 'fragments-sorted' })).problems.join(), /^hash-mismatch attachment:/);
});

test('an attachment above the limit is rejected', async () => {
  const answer = await answerTo({ attachments: [{ content: Buffer.alloc(5000) }] }, { config: { maxAttachmentBytes: 100 } });
  assert.match(answer.problems.join(), /^technical-error attachment:/);
});

test('a callback triggers the fetch of the named submission; a forged one does not', async () => {
  await using world = await createWorld(keys, { faults: 'callback-only' });
  await world.service.until(() => world.service.requests.some((request) => request.startsWith('GET /submissions?')));
  const [first, second] = [await world.submit(), await world.submit()];
  assert.equal(await sendCallback(world, first.submissionId, { secret: 'x'.repeat(40) }), 200);
  assert.equal(await sendCallback(world, second.submissionId, { type: 'https://unknown.example' }), 200);
  assert.equal(await sendCallback(world, second.submissionId), 200);
  assert.equal(readAnswer((await world.answerTo(second.submissionId)).claims).kind, 'accept');
  assert.ok(!world.service.requests.includes(`GET /submissions/${first.submissionId}`));
});

test('pages of the list are read to the end', async () => {
  await using world = await createWorld(keys, {
    config: { pageLimit: 2 },
    prepare: async (submit) => {
      for (let n = 0; n < 5; n += 1) await submit();
    },
  });
  await world.service.until(() => world.service.posted.length === 5);
});

test('a lost answer: the log is read before the event is sent again', async () => {
  for (const [reaction, posts] of [
    ['lost-after', 1],
    ['lost-before', 1],
  ] as const) {
    await using world = await createWorld(keys, { prepare: async (_submit, service) => void service.reactions.push(reaction) });
    const { submissionId, caseId } = await world.submit();
    await stateOf(world, submissionId, 'accepted');
    assert.equal(world.service.posted.length, posts);
    assert.equal(
      world.service.requests.filter((request) => request.startsWith(`GET /cases/${caseId}/events`)).length,
      2,
      'before the examination and after the loss',
    );
  }
});

test('409, 422 and 503 after an event', async () => {
  await using world = await createWorld(keys, { prepare: async (_submit, service) => void service.reactions.push(422) });
  const refused = await world.submit();
  await stateOf(world, refused.submissionId, 'undelivered');
  world.service.submissions.get(refused.submissionId)!.isListed = false;
  world.service.reactions.push(503);
  const later = await world.submit();
  await stateOf(world, later.submissionId, 'accepted');
  assert.equal(world.service.posted.filter(({ claims }) => claims['sub'] === `submission:${later.submissionId}`).length, 2);
  world.service.reactions.push(409);
  const conflict = await world.submit();
  await stateOf(world, conflict.submissionId, 'undelivered');
  assert.equal(world.service.posted.filter(({ claims }) => claims['sub'] === `submission:${refused.submissionId}`).length, 1);
});

test('an item listed again is neither processed nor answered again, unless a fault does so', async () => {
  for (const [faults, isRepeated] of [
    ['', false],
    ['processes-twice', true],
  ] as const) {
    await using world = await createWorld(keys, { faults });
    const { submissionId } = await world.submit();
    await world.answerTo(submissionId);
    await stateOf(world, submissionId, 'accepted');
    world.service.submissions.get(submissionId)!.isListed = true;
    const answers = () => world.service.posted.filter(({ claims }) => claims['sub'] === `submission:${submissionId}`).length;
    const lists = () => world.service.requests.filter((request) => request.startsWith('GET /submissions?')).length;
    const seen = lists();
    await world.service.until(() => (isRepeated ? answers() === 2 : lists() >= seen + 3));
    assert.equal(answers(), isRepeated ? 2 : 1);
  }
});

test('403 on the list is shown as missing link, 429 pauses, 401 renews the token', async () => {
  await using world = await createWorld(keys, {
    prepare: async (_submit, service) => void service.interrupts.push({ match: /^GET \/submissions$/, status: 403, times: 1e9 }),
  });
  await world.service.until(() => world.service.requests.length > 2);
  const status = async () => (await world.adapter('/status')).body['pickup'];
  while ((await status()) === 'error');
  assert.equal(await status(), 'not-linked');
  world.service.interrupts.splice(
    0,
    1,
    { match: /^GET \/submissions$/, status: 401, times: 1 },
    { match: /^GET \/submissions$/, status: 429, times: 1, headers: { 'RateLimit-Reset': '0' } },
  );
  const { submissionId } = await world.submit();
  await world.answerTo(submissionId);
  assert.equal(await status(), 'ok');
  assert.equal(world.service.tokensIssued, 2);
});

test('roll-over: publish, then switch; the new key opens submissions, the old one still does', async () => {
  await using world = await createWorld(keys);
  const { body } = await world.adapter('/key-rollover', 'POST');
  const [publish, change] = world.service.patches;
  assert.match(publish ?? '', /^POST application\/json /);
  assert.equal(change, `PATCH application/merge-patch+json {"encryptionKid":"${String(body['encryptionKid'])}"}`);
  const published = JSON.parse(publish!.slice('POST application/json '.length)) as Required<Pick<JWK, 'kid' | 'kty' | 'key_ops' | 'n' | 'e' | 'x5c'>>;
  assert.deepEqual(
    [published.kid, published.key_ops, published.n.length, published.x5c.length, 'd' in published],
    [body['encryptionKid'], ['wrapKey'], 683, 1, false],
  );
  for (const wish of [{}, { recipient: published }]) assert.equal((await answerFor(world, wish)).kind, 'accept');
});

test('content is escaped on pages', async () => {
  await using world = await createWorld(keys);
  const { submissionId } = await world.submit({ data: Buffer.from(DATA.toString().replace('Mia', '<script>alert(1)</script>')) });
  await stateOf(world, submissionId, 'accepted');
  const page = await (await fetch(`${world.product.url}/`)).text();
  assert.match(page, /&lt;script&gt;alert\(1\)&lt;\/script&gt; Muster/);
});
