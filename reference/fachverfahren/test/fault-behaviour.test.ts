/** Faults that show on the way from pickup to answer; those about single checks are tested with the checks. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Config } from '../config.ts';
import type { FakeService } from './fake-delivery-service.ts';
import { readAnswer, sendCallback, stateOf } from './reading.ts';
import type { Wish } from './sender.ts';
import { createWorld, makeKeys } from './world.ts';
import type { Keys, World } from './world.ts';

let keys: Keys;
before(async () => {
  keys = await makeKeys();
});

const PDF = Buffer.from('%PDF-1.7 Nachweis');
const BAD_DATA: Wish = { data: Buffer.from('{"kind":{"vorname":"Mia"}}') };
const answersTo = ({ service }: World, submissionId: string) => service.posted.filter(({ claims }) => claims['sub'] === `submission:${submissionId}`);
const lists = ({ service }: World) => service.requests.filter((request) => request.startsWith('GET /submissions?')).length;

async function rounds(world: World, count: number): Promise<void> {
  const seen = lists(world);
  await world.service.until(() => lists(world) >= seen + count);
}

async function answerTo(wish: Wish, faults: string, config: Partial<Config> = {}) {
  await using world = await createWorld(keys, { faults, config });
  const { submissionId } = await world.submit(wish);
  const posted = await world.answerTo(submissionId);
  return { posted, ...readAnswer(posted.claims) };
}

test('zip-refused', async () => {
  assert.deepEqual((await answerTo({ jwe: { zip: true } }, 'zip-refused', { apiVersion: 'v1' })).problems, [
    'encryption-issue metadata',
    'encryption-issue data',
  ]);
});

test('event-as-json', async () => {
  assert.equal((await answerTo({}, 'event-as-json')).posted.contentType, 'application/json');
});

test('detail-with-data', async () => {
  assert.match((await answerTo(BAD_DATA, 'detail-with-data')).details, /Mia/);
  assert.doesNotMatch((await answerTo(BAD_DATA, '')).details, /Mia/);
});

test('accepts-everything, rejects-everything, rejects-wrong-reason', async () => {
  assert.equal((await answerTo({ ...BAD_DATA, encryptedMetadata: 'kein-jwe' }, 'accepts-everything')).kind, 'accept');
  assert.deepEqual((await answerTo({}, 'rejects-everything')).problems, ['technical-error other']);
  assert.deepEqual((await answerTo(BAD_DATA, 'rejects-wrong-reason')).problems, ['unsupported-reply-channel metadata']);
  assert.equal((await answerTo({}, 'rejects-wrong-reason')).kind, 'accept');
});

test('does-nothing neither polls nor follows callbacks', async () => {
  await using world = await createWorld(keys, { faults: 'does-nothing' });
  const { submissionId } = await world.submit();
  assert.equal(await sendCallback(world, submissionId), 200);
  assert.deepEqual(world.service.requests, []);
});

test('answers-late stores at once and answers after the delay', async () => {
  await using world = await createWorld(keys, { faults: 'answers-late', config: { answerDelayMs: 600 } });
  const { submissionId } = await world.submit();
  await stateOf(world, submissionId, 'received');
  assert.equal(world.service.posted.length, 0);
  await stateOf(world, submissionId, 'accepted');
  assert.equal(answersTo(world, submissionId).length, 1);
});

test('rejects-silently', async () => {
  await using world = await createWorld(keys, { faults: 'rejects-silently' });
  const { submissionId } = await world.submit(BAD_DATA);
  await stateOf(world, submissionId, 'rejected');
  await rounds(world, 2);
  assert.equal(world.service.posted.length, 0);
});

test('accept-before-attachments', async () => {
  for (const [faults, isFetchedBefore] of [
    ['', true],
    ['accept-before-attachments', false],
  ] as const) {
    await using world = await createWorld(keys, { faults });
    const { submissionId, attachmentIds } = await world.submit({ attachments: [{ content: PDF }] });
    const { claims } = await world.answerTo(submissionId);
    assert.deepEqual(Object.keys(readAnswer(claims).tags?.attachments ?? {}), attachmentIds);
    assert.equal(
      world.service.requests.some((request) => request.includes('/attachments/')),
      isFetchedBefore,
    );
  }
});

test('store-after-accept', async () => {
  for (const [faults, status] of [
    ['', 200],
    ['store-after-accept', 404],
  ] as const) {
    await using world = await createWorld(keys, { faults });
    const seen: number[] = [];
    let id = '';
    world.service.reactions.push(async () => void seen.push((await world.adapter(`/submissions/${id}`)).status));
    id = (await world.submit()).submissionId;
    assert.equal((await stateOf(world, id, 'accepted'))['copies'], 1);
    assert.deepEqual(seen, [status], 'asked while the event was being posted');
  }
});

test('repeats-after-409, delivered-on-422', async () => {
  const prepare =
    (status: number) =>
    async (_submit: World['submit'], { reactions }: FakeService) =>
      void reactions.push(status, status, status);
  for (const [faults, posts] of [
    ['', 1],
    ['repeats-after-409', 3],
  ] as const) {
    await using world = await createWorld(keys, { faults, prepare: prepare(409) });
    const { submissionId } = await world.submit();
    await stateOf(world, submissionId, 'undelivered');
    assert.equal(answersTo(world, submissionId).length, posts);
  }
  await using world = await createWorld(keys, { faults: 'delivered-on-422', prepare: prepare(422) });
  const { submissionId } = await world.submit();
  await stateOf(world, submissionId, 'accepted');
});

test('resends-blindly', async () => {
  await using world = await createWorld(keys, { faults: 'resends-blindly', prepare: async (_submit, { reactions }) => void reactions.push('lost-after', 409) });
  const { submissionId } = await world.submit();
  await stateOf(world, submissionId, 'accepted');
  assert.equal(answersTo(world, submissionId).length, 2);
});

test('stops-at-404, bad-item-blocks', async () => {
  for (const [faults, wish] of [
    ['stops-at-404', {}],
    ['bad-item-blocks', { encryptedMetadata: 'kein-jwe' }],
  ] as const) {
    await using world = await createWorld(keys, {
      faults,
      prepare: async (submit, { interrupts }) => {
        const { submissionId } = await submit(wish);
        if (faults === 'stops-at-404') interrupts.push({ match: new RegExp(`^GET /submissions/${submissionId}$`), status: 404, times: 1e9 });
        await submit();
      },
    });
    await rounds(world, 3);
    assert.equal(world.service.posted.length, 0);
  }
});

test('an item answered with 404 and an unreadable one do not stop the others', async () => {
  await using world = await createWorld(keys, {
    prepare: async (submit, { interrupts }) => {
      const { submissionId } = await submit();
      interrupts.push({ match: new RegExp(`^GET /submissions/${submissionId}$`), status: 404, times: 1e9 });
      await submit({ encryptedMetadata: 'kein-jwe' });
      await submit();
    },
  });
  await world.service.until(() => world.service.posted.length === 2);
});

test('pickup-first-page-only, callback-only, pickup-403-as-empty', async () => {
  const five = async (submit: World['submit']) => {
    for (let n = 0; n < 5; n += 1) await submit();
  };
  {
    await using world = await createWorld(keys, { faults: 'pickup-first-page-only', config: { pageLimit: 2 }, prepare: five });
    await rounds(world, 2);
    assert.ok(!world.service.requests.some((request) => request.includes('offset=2')));
  }
  {
    await using world = await createWorld(keys, {
      faults: 'pickup-403-as-empty',
      prepare: async (_submit, { interrupts }) => void interrupts.push({ match: /^GET \/submissions$/, status: 403, times: 1e9 }),
    });
    await rounds(world, 2);
    assert.equal((await world.adapter('/status')).body['pickup'], 'ok');
  }
  await using world = await createWorld(keys, { faults: 'callback-only' });
  await world.service.until(() => lists(world) === 1);
  const { submissionId } = await world.submit();
  await sendCallback(world, submissionId);
  await world.answerTo(submissionId);
  assert.equal(lists(world), 1);
});

test('callback-trusted reads the log of the case named in the callback', async () => {
  const caseId = randomUUID();
  await using world = await createWorld(keys, { faults: 'callback-trusted,callback-only' });
  // The one poll at the start must not find it: what was picked up without a callback has no case named in one.
  await world.service.until(() => lists(world) === 1);
  const { submissionId } = await world.submit();
  await sendCallback(world, submissionId, { caseId });
  await world.service.until(() => world.service.requests.some((request) => request.startsWith(`GET /cases/${caseId}/events`)));
});

test('answers of the callback endpoint', async () => {
  const id = randomUUID();
  const unknown = { type: 'https://unknown.example' };
  await using honest = await createWorld(keys);
  assert.deepEqual(
    [await sendCallback(honest, id), await sendCallback(honest, id, unknown), await sendCallback(honest, id, { timestamp: 'x' })],
    [200, 200, 200],
  );
  await using accepting = await createWorld(keys, { faults: 'callback-answers-202' });
  assert.equal(await sendCallback(accepting, id), 202);
  await using failing = await createWorld(keys, { faults: 'callback-unknown-type-500' });
  assert.deepEqual([await sendCallback(failing, id), await sendCallback(failing, id, unknown)], [200, 500]);
  await using crashing = await createWorld(keys, { faults: 'callback-timestamp-crash' });
  assert.deepEqual([await sendCallback(crashing, id), await sendCallback(crashing, id, { timestamp: 'x' }), await sendCallback(crashing, id)], [200, 0, 0]);
  assert.equal((await crashing.adapter('/health')).status, 200);
});

test('rollover-kid-first', async () => {
  await using world = await createWorld(keys, { faults: 'rollover-kid-first' });
  await world.adapter('/key-rollover', 'POST');
  assert.deepEqual(
    world.service.patches.map((line) => line.split(' ')[0]),
    ['PATCH', 'POST'],
  );
});

test('token-never-renewed keeps a refused token', async () => {
  await using world = await createWorld(keys, {
    faults: 'token-never-renewed',
    prepare: async (_submit, { interrupts }) => void interrupts.push({ match: /^GET \/submissions$/, status: 401, times: 6 }),
  });
  await rounds(world, 4);
  assert.equal(world.service.tokensIssued, 1);
});

test('the clock set through the adapter decides on the age of callbacks and dates events', async () => {
  await using world = await createWorld(keys, { faults: 'callback-only' });
  await world.service.until(() => lists(world) > 0);
  const put = async (now: unknown): Promise<number> =>
    (
      await fetch(`${world.product.url}/adapter/clock`, {
        method: 'POST',
        headers: { authorization: 'Bearer adapter-token' },
        body: JSON.stringify({ now }),
      })
    ).status;
  for (const wrong of ['gestern', 1, null, '2026-02-30T99:00:00Z']) assert.equal(await put(wrong), 400);
  const [first, second, third] = [await world.submit(), await world.submit(), await world.submit()];
  const ahead = Date.now() + 360_000;
  assert.equal(await put(new Date(ahead).toISOString()), 200);
  await sendCallback(world, first.submissionId);
  await sendCallback(world, second.submissionId, { timestamp: String(Math.floor(ahead / 1000)) });
  assert.ok(Number((await world.answerTo(second.submissionId)).claims['iat']) >= Math.floor(ahead / 1000));
  assert.ok(!world.service.requests.includes(`GET /submissions/${first.submissionId}`));
  assert.equal(await put(new Date().toISOString()), 200);
  await sendCallback(world, third.submissionId);
  assert.ok(Number((await world.answerTo(third.submissionId)).claims['iat']) < Math.floor(ahead / 1000));
});

test('the adapter wants its token', async () => {
  await using world = await createWorld(keys);
  for (const authorization of ['', 'Bearer falsch', 'Basic adapter-token']) {
    assert.equal((await fetch(`${world.product.url}/adapter/health`, { headers: { authorization } })).status, 401);
  }
  assert.deepEqual(await world.adapter('/health'), { status: 200, body: { status: 'ok' } });
  assert.equal((await world.adapter(`/submissions/${randomUUID()}`)).status, 404);
});
