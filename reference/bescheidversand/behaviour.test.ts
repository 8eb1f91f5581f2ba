/** What the product does, seen from the mailbox and from the clerk's desk. */
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { makeKey } from './test/keys.ts';
import { MAILBOX, MESSAGE_UUID, createStand, orderOf, status } from './test/stand.ts';
import type { Stand } from './test/stand.ts';

const folder = mkdtempSync(join(tmpdir(), 'bescheidversand-'));
const env = { ZBP_INT_CERT_FILE: join(folder, 'int.pem'), ZBP_INT_KEY_FILE: join(folder, 'int-key.pem') };
let certificate = '';
let stand: Stand;

before(async () => {
  const made = await makeKey('Kita-Bescheide');
  certificate = made.certificate;
  writeFileSync(env.ZBP_INT_CERT_FILE, certificate);
  writeFileSync(env.ZBP_INT_KEY_FILE, made.privateKey);
});
after(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => stand.close());

/** Orders a notice. @returns what the clerk reads when it is settled */
async function send(change: object = {}): Promise<Readonly<Record<string, unknown>>> {
  const { status: code, json } = await stand.ask('POST', '/adapter/notices', orderOf(change));
  assert.equal(code, 202);
  return (await stand.ask('GET', `/adapter/notices/${String(json['notice'])}?wait=20`)).json;
}

interface Envelope {
  readonly content: string;
  readonly sha512sum: string;
}

function envelopeIn(body: string): Envelope {
  return JSON.parse(/\r\n\r\n(\{"content".*?\})\r\n--/s.exec(body)?.[1] ?? body) as Envelope;
}

describe('a message', () => {
  test('is signed as it is sent, with text, level and attachments', async () => {
    stand = await createStand(env);
    const told = await send();
    assert.deepEqual([told['state'], told['messageUuid'], told['attempts'], told['hint']], ['delivered', MESSAGE_UUID, 1, null]);
    const [request] = stand.seen;
    assert.deepEqual([request?.method, request?.path], ['PUT', '/v6/mailbox/messages']);
    const { content, sha512sum } = envelopeIn(request?.body ?? '');
    assert.ok(verify('sha512', Buffer.from(content), createPublicKey(certificate), Buffer.from(sha512sum, 'base64')));
    const value = JSON.parse(content) as Record<string, unknown>;
    assert.deepEqual(
      [value['mailboxUuid'], value['stork_qaa_level'], value['title'], value['content']],
      [MAILBOX, 3, 'Zusage eines Platzes für Zoë 🎉', 'Guten Tag Welt, siehe kita.example'],
    );
    assert.deepEqual(value['attachments'], [{ filename: 'Größe.txt', sha512sum: createHash('sha512').update('Größe').digest('hex'), contentLength: 7 }]);
    assert.ok(request?.body.includes('filename="Größe.txt"'));
  });

  test('comes with a fresh token, which is not logged', async () => {
    stand = await createStand(env);
    await send();
    const [, header = '', claims = '', signature = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(stand.seen[0]?.headers.authorization ?? '') ?? [];
    assert.ok(verify('sha512', Buffer.from(`${header}.${claims}`), createPublicKey(certificate), Buffer.from(signature, 'base64url')));
    const { iat, exp, signer, roles } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
    assert.deepEqual([Number(exp) - Number(iat), signer, roles], [1800, 'Kita-Bescheide', ['THIRD_PARTY']]);
    assert.ok(stand.log().includes('mailbox-request') && !stand.log().includes(claims) && !stand.log().includes('Petra'));
  });

  test('that is too long is refused before it is sent', async () => {
    stand = await createStand(env);
    for (const change of [{ title: 'x'.repeat(1025) }, { reference: 'x'.repeat(256) }, { title: '' }])
      assert.equal((await stand.ask('POST', '/adapter/notices', orderOf(change))).status, 422);
    assert.equal(stand.seen.length, 0);
  });

  test('without mailbox, or to an organisation, goes another way', async () => {
    stand = await createStand(env);
    for (const change of [{ mailbox: null }, { recipient: { name: 'GmbH', kind: 'organisation' } }]) {
      const told = await send(change);
      assert.deepEqual([told['state'], told['otherChannel']], ['other-channel', 'post']);
    }
    assert.equal(stand.seen.length, 0);
  });
});

describe('answers of the mailbox', () => {
  const lost = (response: { destroy(): unknown }): void => void response.destroy();
  const cases: readonly (readonly [title: string, answers: Stand['answers'], state: string, attempts: number, hint: RegExp])[] = [
    ['404: the mailbox is gone', [status(404)], 'failed', 1, /nicht mehr/],
    ['403: refused', [status(403)], 'failed', 1, /abgelehnt/],
    ['a redirect is not followed', [status(307, { location: 'http://127.0.0.1:1/' })], 'failed', 1, /abgelehnt/],
    [
      '503 twice, then taken',
      [status(503, { 'retry-after': '0' }), status(503), (response) => void response.end(`{"messageUuid":"${MESSAGE_UUID}"}`)],
      'delivered',
      3,
      /^$/,
    ],
    ['500 for ever', [status(500)], 'failed', 3, /mehrmals/],
    ['the connection ends', [lost], 'failed', 1, /unklar/],
    ['200 without an id', [status(200)], 'failed', 1, /unklar/],
  ];
  for (const [title, answers, state, attempts, hint] of cases)
    test(title, async () => {
      stand = await createStand(env);
      stand.answers = answers;
      const told = await send();
      assert.deepEqual([told['state'], told['attempts'], told['isKept'], stand.seen.length], [state, attempts, true, attempts]);
      assert.match(typeof told['hint'] === 'string' ? told['hint'] : '', hint);
      const page = await stand.ask('GET', '/');
      assert.ok(String(page.json['text']).includes('Zusage eines Platzes'));
    });
});

test('states are reported in their order, in UTC, and only those of a back office', async () => {
  stand = await createStand(env);
  stand.answers = [status(200)];
  const report = async (state: string, more: object = {}): Promise<number> => {
    const order = { case: 'K-1', recipient: { name: 'n' }, applicationId: 'a', status: state, occurredAt: '2026-11-21T10:00:00+02:00', ...more };
    return (await stand.ask('POST', '/adapter/states', order)).status;
  };
  const codes: number[] = [];
  for (const state of ['PROCESSING', 'SUBMITTED', 'NONE', 'RECEIVED', 'PROCESSING', 'RECEIVED', 'COMPLETED', 'PROCESSING']) codes.push(await report(state));
  assert.deepEqual(codes, [422, 422, 422, 200, 200, 422, 200, 422]);
  assert.equal(await report('RECEIVED', { case: 'K-2', details: 'x'.repeat(51) }), 422);
  const dates = stand.seen.map(({ body }) => (JSON.parse(envelopeIn(body).content) as Record<string, unknown>)['createdDate']);
  assert.deepEqual(
    dates,
    Array.from({ length: 3 }, () => '2026-11-21T08:00:00.000Z'),
  );
});

test('the adapter wants its token, and orders of the right shape', async () => {
  stand = await createStand(env);
  assert.equal((await stand.ask('GET', '/adapter/health', undefined, 'falsch')).status, 401);
  assert.deepEqual(await stand.ask('GET', '/adapter/health'), { status: 200, json: { status: 'ok' } });
  for (const change of [
    { title: 7 },
    { recipient: null },
    { attachments: {} },
    { attachments: [{}] },
    { loginLevel: 'drei' },
    { recipient: { name: 'n', kind: 'tier' } },
  ])
    assert.equal((await stand.ask('POST', '/adapter/notices', orderOf(change))).status, 400);
  assert.equal((await stand.ask('GET', '/adapter/notices/gibt-es-nicht')).status, 404);
  assert.equal((await stand.ask('GET', '/gibt-es-nicht')).status, 404);
});
