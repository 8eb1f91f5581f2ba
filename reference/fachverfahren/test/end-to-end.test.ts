/** The whole way from pickup to answer against a fake delivery service. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { JWK } from 'jose';
import { makeKey } from './keys.ts';
import { answerIn, answerOf, readAnswer, sendCallback, stateOf } from './reading.ts';
import { DATA } from './sender.ts';
import type { Wish } from './sender.ts';
import { createWorld, makeKeys } from './world.ts';
import type { Keys } from './world.ts';

let keys: Keys;
before(async () => {
  keys = await makeKeys();
});

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
  assert.equal((await answerOf(keys, { jwe: { zip: true }, attachments: [{ content: PDF }] }, { config: { apiVersion: 'v1' } })).kind, 'accept');
});

test('fragments are joined in listed order', async () => {
  const wish: Wish = { attachments: [{ content: Buffer.from('abc'), fragments: [Buffer.from('a'), Buffer.from('b'), Buffer.from('c')] }] };
  assert.equal((await answerOf(keys, wish)).kind, 'accept');
  assert.match((await answerOf(keys, wish, { faults: 'fragments-sorted' })).problems.join(), /^hash-mismatch attachment:/);
});

test('an attachment above the limit is rejected', async () => {
  const answer = await answerOf(keys, { attachments: [{ content: Buffer.alloc(5000) }] }, { config: { maxAttachmentBytes: 100 } });
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
  for (const wish of [{}, { recipient: published }]) assert.equal((await answerIn(world, wish)).kind, 'accept');
});

test('roll-over: a key made in advance is taken once, with its certificate; the one after it is made then', async () => {
  const { kid, privateJwk, publicJwk } = await makeKey('encryption');
  await using world = await createWorld(keys, { config: { rolloverKey: { ...privateJwk, x5c: ['MIIB'] } } });
  const { body } = await world.adapter('/key-rollover', 'POST');
  assert.equal(body['encryptionKid'], kid);
  assert.deepEqual(JSON.parse(world.service.patches[0]?.slice('POST application/json '.length) ?? ''), { ...publicJwk, x5c: ['MIIB'] });
  assert.equal((await answerIn(world, { recipient: { ...publicJwk, kid } })).kind, 'accept');
  const { body: again } = await world.adapter('/key-rollover', 'POST');
  assert.notEqual(again['encryptionKid'], kid);
});

test('content is escaped on pages', async () => {
  await using world = await createWorld(keys);
  const { submissionId } = await world.submit({ data: Buffer.from(DATA.toString().replace('Mia', '<script>alert(1)</script>')) });
  await stateOf(world, submissionId, 'accepted');
  const page = await (await fetch(`${world.product.url}/`)).text();
  assert.match(page, /&lt;script&gt;alert\(1\)&lt;\/script&gt; Muster/);
});
