import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { TransportFailure, createHttpClient } from './http-client.ts';
import type { HttpClient, HttpClientOptions } from './http-client.ts';
import { failureOf } from './transport-failure.ts';

const TLS_HANDSHAKE = 22;

/** A server that answers every connection with the same bytes once the request's head is there. */
async function talk(t: TestContext, answer: string | ((socket: Socket) => void)): Promise<{ url: string; heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      heard.push(data.toString('latin1'));
      if (!data.includes('\r\n\r\n') && data[0] !== TLS_HANDSHAKE) return;
      if (typeof answer === 'string') socket.end(answer);
      else answer(socket);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

function client(t: TestContext, options: Partial<HttpClientOptions> = {}): HttpClient {
  const made = createHttpClient({ timeoutMs: 3000, ...options });
  t.after(() => made.close());
  return made;
}

const kindOf = async (made: HttpClient, url: string): Promise<string> => {
  const outcome = await made.attempt({ method: 'GET', url });
  return outcome.kind === 'failure' ? outcome.failure.kind : String(outcome.answer.status);
};

test('target and headers go out as written', async (t) => {
  const { url, heard } = await talk(t, 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  await client(t).send({
    method: 'POST',
    url: `${url}/a/../b//c?x=%7e&y#part`,
    headers: [
      ['X-CaSe', '1'],
      ['x-case', '2'],
    ],
    body: 'ä',
  });
  const text = heard.join('');
  assert.match(text, /^POST \/a\/\.\.\/b\/\/c\?x=%7e&y HTTP\/1\.1\r\n/);
  assert.match(text, /\r\nX-CaSe: 1\r\nx-case: 2\r\n/);
  assert.match(text, /content-length: 2\r\n/i);
  assert.doesNotMatch(text, /user-agent/i);
});

test('headers may be a record; a query without path gets its slash', async (t) => {
  const { url, heard } = await talk(t, 'HTTP/1.1 204 No Content\r\n\r\n');
  const answer = await client(t).send({ method: 'GET', url: `${url}?a=b`, headers: { 'User-Agent': 'test' } });
  assert.equal(answer.status, 204);
  assert.match(heard.join(''), /^GET \/\?a=b HTTP\/1\.1\r\n[\s\S]*User-Agent: test\r\n/);
});

test('answers keep header spelling, order and repetition; redirects are not followed', async (t) => {
  const { url } = await talk(t, 'HTTP/1.1 302 Found\r\nX-B: 1\r\nSet-Cookie: a\r\nx-b: 2\r\nset-cookie: b\r\nLocation: /x\r\nContent-Length: 2\r\n\r\nok');
  const answer = await client(t).send({ method: 'GET', url });
  assert.equal(answer.status, 302);
  assert.deepEqual(answer.headers, [
    ['X-B', '1'],
    ['Set-Cookie', 'a'],
    ['x-b', '2'],
    ['set-cookie', 'b'],
    ['Location', '/x'],
    ['Content-Length', '2'],
  ]);
  assert.equal(Buffer.from(answer.body).toString(), 'ok');
});

test('failures have a name', async (t) => {
  const made = client(t, { timeoutMs: 250 });
  const closed = await talk(t, '');
  assert.equal(await kindOf(made, closed.url), 'reset');
  assert.equal(await kindOf(made, (await talk(t, (socket) => void socket.resetAndDestroy())).url), 'reset');
  assert.equal(await kindOf(made, (await talk(t, 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab')).url), 'reset');
  assert.equal(await kindOf(made, (await talk(t, 'nonsense\r\n\r\n')).url), 'protocol');
  assert.equal(await kindOf(made, (await talk(t, 'HTTP/1.1 101 Switching Protocols\r\n\r\n')).url), 'protocol');
  assert.equal(await kindOf(made, (await talk(t, () => undefined)).url), 'timeout');
  assert.equal(await kindOf(made, (await talk(t, (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab'))).url), 'timeout');
  assert.equal(await kindOf(made, (await talk(t, 'HTTP/1.1 400 Bad Request\r\n\r\n')).url.replace('http:', 'https:')), 'tls');
  assert.equal(await kindOf(made, 'http://host.invalid/'), 'dns');
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  await once(free, 'close');
  assert.equal(await kindOf(made, `http://127.0.0.1:${port}/`), 'connection-refused');
});

test('send throws the failure, attempt returns it; both tell how long it took', async (t) => {
  const made = client(t);
  const { url } = await talk(t, (socket) => void socket.destroy());
  await assert.rejects(made.send({ method: 'GET', url }), (error) => error instanceof TransportFailure && error.kind === 'reset' && error.detail !== '');
  assert.ok((await made.attempt({ method: 'GET', url })).durationMs > 0);
});

test('answers are bounded', async (t) => {
  const { url } = await talk(t, `HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n${'x'.repeat(2000)}`);
  assert.equal(await kindOf(client(t, { maxResponseBytes: 1999 }), url), 'too-large');
  assert.equal(await kindOf(client(t, { maxResponseBytes: 2000 }), url), '200');
});

test('an answer above the bound ends there for those who want it so, also when it never ends by itself', async (t) => {
  const cut = client(t, { maxResponseBytes: 1500, whenTooLarge: 'cut' });
  const long = await talk(t, `HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n${'x'.repeat(2000)}`);
  const endless = await talk(t, (socket) => void socket.write(`HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n${'y'.repeat(2000)}\r\n`));
  for (const { url } of [long, endless]) {
    const { status, body } = await cut.send({ method: 'GET', url });
    assert.deepEqual([status, body.byteLength], [url === long.url ? 200 : 503, 1500]);
  }
  const short = await talk(t, 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  assert.equal(Buffer.from((await cut.send({ method: 'GET', url: short.url })).body).toString(), 'ok');
});

test('a deadline of one request counts for it alone', async (t) => {
  const { url } = await talk(t, () => undefined);
  const outcome = await client(t, { timeoutMs: 60_000 }).attempt({ method: 'GET', url, timeoutMs: 50 });
  assert.ok(outcome.kind === 'failure' && outcome.failure.kind === 'timeout' && outcome.durationMs < 5000);
});

test('without keep-alive every request says so', async (t) => {
  const { url, heard } = await talk(t, 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  await client(t, { keepsAlive: false }).send({ method: 'GET', url });
  assert.match(heard.join(''), /connection: close/i);
});

test('mistakes of the caller are no failures of the transport', async (t) => {
  await assert.rejects(client(t).send({ method: 'GET', url: '/relative' }), TypeError);
  await assert.rejects(client(t).attempt({ method: 'GET', url: 'http://127.0.0.1:1/', headers: [['bad name', 'x']] }));
  assert.equal(failureOf('text'), undefined);
  assert.equal(failureOf(new Error('other')), undefined);
});
