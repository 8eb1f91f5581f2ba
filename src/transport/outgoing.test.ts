import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { RawHeader } from '../core/exchange.ts';
import { createWireResponse, startHost } from './host.ts';

interface Heard {
  readonly head: string;
  readonly body: Buffer;
}

/** Asks once over a plain socket. @returns what came, to the byte; the head as Latin-1 */
async function ask(t: TestContext, answer: () => Response, method = 'GET'): Promise<Heard> {
  const host = await startHost({ simulator: { name: 'test', fetch: async () => answer() } });
  t.after(() => host.close());
  const pieces: Buffer[] = [];
  const socket = connect(host.port, '127.0.0.1');
  socket.on('data', (piece) => pieces.push(piece));
  socket.write(`${method} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  await new Promise((resolve) => socket.once('close', resolve));
  const all = Buffer.concat(pieces);
  const end = all.indexOf('\r\n\r\n');
  return { head: all.toString('latin1', 0, end), body: all.subarray(end + 4) };
}

const HEADERS: readonly RawHeader[] = [
  ['X-Second', '2'],
  ['cOnTeNt-TyPe', 'application/json'],
];

for (const [what, text] of [
  ['ASCII', '{"a":"b"}'],
  ['umlauts', '{"a":"grün"}'],
  ['characters beyond Latin-1', '{"a":"€ 𝄞"}'],
  ['half a surrogate pair', '{"a":"\ud800"}'],
  ['a long text', `"${'ü'.repeat(40_000)}"`],
] as const) {
  test(`a text arrives as its UTF-8 with its length, and header names as written: ${what}`, async (t) => {
    const { head, body } = await ask(t, () => createWireResponse(200, HEADERS, text));
    const bytes = Buffer.from(text, 'utf8');
    assert.deepEqual(body, bytes);
    assert.match(head, /^HTTP\/1\.1 200 OK\r\nX-Second: 2\r\ncOnTeNt-TyPe: application\/json\r\n/);
    assert.match(head, new RegExp(`\\r\\ncontent-length: ${bytes.byteLength}\\r\\n`));
  });

  test(`bytes arrive as they are: ${what}`, async (t) => {
    const bytes = Buffer.from(text, 'utf8');
    assert.deepEqual((await ask(t, () => createWireResponse(200, HEADERS, bytes))).body, bytes);
  });
}

for (const text of ['plain', 'grün']) {
  test(`a header beyond ASCII stays Latin-1 beside the text ${text}`, async (t) => {
    const { head, body } = await ask(t, () => createWireResponse(200, [['X-Name', 'M\xfcller']], text));
    assert.ok(head.includes('X-Name: M\xfcller\r\n'));
    assert.deepEqual(body, Buffer.from(text, 'utf8'));
  });
}

test('HEAD gets the length without the text, and a stated length is sent as stated', async (t) => {
  const asked = await ask(t, () => createWireResponse(200, HEADERS, 'grün'), 'HEAD');
  assert.match(asked.head, /\r\ncontent-length: 5\r\n/);
  assert.equal(asked.body.length, 0);
  const stated = await ask(t, () => createWireResponse(200, [['Content-Length', '3']], 'abcdef'));
  assert.equal(stated.head.match(/content-length/gi)?.length, 1);
  assert.match(stated.head, /\r\nContent-Length: 3\r\n/);
});

test('an empty text is an answer of length 0', async (t) => {
  const { head, body } = await ask(t, () => createWireResponse(200, HEADERS, ''));
  assert.match(head, /\r\ncontent-length: 0\r\n/);
  assert.equal(body.length, 0);
});
