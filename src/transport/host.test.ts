import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { isPruefstandError } from '../core/errors.ts';
import { withWireFault } from '../core/simulator.ts';
import type { Simulator, WireContext, WireFault } from '../core/simulator.ts';
import { createWireResponse, startHost, streamOf } from './host.ts';
import type { Host, HostLimits } from './host.ts';
import { createHttpClient } from './http-client.ts';
import type { HttpOutcome } from './http-client.ts';

const json = (value: unknown): Response => new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });

async function serve(t: TestContext, fetch: Simulator['fetch'], limits: HostLimits = {}): Promise<Host> {
  const host = await startHost({ simulator: { name: 'test', fetch }, limits });
  t.after(() => host.close());
  return host;
}

async function ask(host: Host, request: { method?: string; path?: string; body?: Uint8Array | string; timeoutMs?: number } = {}): Promise<HttpOutcome> {
  await using client = createHttpClient({ timeoutMs: request.timeoutMs ?? 5000 });
  return await client.attempt({
    method: request.method ?? 'GET',
    url: `${host.url}${request.path ?? '/'}`,
    ...(request.body === undefined ? {} : { body: request.body }),
  });
}

const textOf = (outcome: HttpOutcome): string => (outcome.kind === 'answer' ? Buffer.from(outcome.answer.body).toString() : outcome.failure.kind);

/** Everything the host says on a connection until it ends it. */
async function converse(host: Host, ...texts: readonly string[]): Promise<string> {
  const socket: Socket = connect(host.port, '127.0.0.1');
  let heard = '';
  socket.on('data', (data) => (heard += data.toString('latin1')));
  socket.on('error', () => undefined);
  for (const text of texts) socket.write(text);
  await new Promise((resolve) => socket.once('close', resolve));
  return heard;
}

test('headers and target arrive as sent', async (t) => {
  let seen: WireContext | undefined;
  let url = '';
  const host = await serve(t, async (request, wire) => {
    seen = wire;
    url = request.url;
    return json(null);
  });
  await converse(host, 'PUT /a/../b//c?x=%7e&y HTTP/1.1\r\nhOsT: sim.example\r\nX-Two: 1\r\nx-two: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  assert.deepEqual(seen?.rawHeaders, [
    ['hOsT', 'sim.example'],
    ['X-Two', '1'],
    ['x-two', '2'],
    ['Content-Length', '0'],
    ['Connection', 'close'],
  ]);
  assert.equal(seen?.rawTarget, '/a/../b//c?x=%7e&y');
  assert.equal(url, 'http://sim.example/a/../b//c?x=%7e&y');
  assert.equal(seen?.remoteAddress, '127.0.0.1');
  assert.equal(seen?.certificate, undefined);
});

test('bodies go both ways: small, chunked, large, empty', async (t) => {
  const host = await serve(t, async (request) => new Response(await request.arrayBuffer()));
  assert.equal(textOf(await ask(host, { method: 'POST', body: 'grün' })), 'grün');
  const large = Buffer.alloc(20_000_000, 'abc');
  const outcome = await ask(host, { method: 'POST', body: large });
  assert.ok(outcome.kind === 'answer' && large.equals(outcome.answer.body));
  assert.match(
    await converse(host, 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n'),
    /\r\n\r\nabcde$/,
  );
  assert.equal(textOf(await ask(host, { method: 'POST', body: '' })), '');
});

test('a body with its head in one piece, in pieces, and with the next request behind it', async (t) => {
  const host = await serve(t, async (request) => new Response(await request.text()));
  const request = (body: string, ending = ''): string => `POST / HTTP/1.1\r\nHost: h\r\nContent-Length: ${body.length}\r\n${ending}\r\n${body}`;
  const last = request('last', 'Connection: close\r\n');
  const bodiesIn = (heard: string): readonly string[] => heard.split(/HTTP\/1\.1 200[\s\S]*?\r\n\r\n/).slice(1);
  assert.deepEqual(bodiesIn(await converse(host, request('first') + request('second') + last)), ['first', 'second', 'last']);
  const socket = connect(host.port, '127.0.0.1').setNoDelay();
  let heard = '';
  socket.on('data', (data) => (heard += data.toString('latin1')));
  const closed = once(socket, 'close');
  for (const piece of [request('first').slice(0, -2), `st${request('second').slice(0, 20)}`, request('second').slice(20) + last.slice(0, -4), 'last']) {
    socket.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await closed;
  assert.deepEqual(bodiesIn(heard), ['first', 'second', 'last']);
});

test('a wire response keeps its header names and gets its length', async (t) => {
  const bytes = Buffer.alloc(3_000_000, 'x');
  const host = await serve(t, async (request) =>
    createWireResponse(
      200,
      [
        ['ETag', '"1"'],
        ['X-Case', 'y'],
      ],
      request.method === 'POST' ? bytes : 'äh',
    ),
  );
  const heard = await converse(host, 'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
  assert.match(heard, /\r\nETag: "1"\r\nX-Case: y\r\ncontent-length: 3\r\n/);
  const outcome = await ask(host, { method: 'POST', body: 'x' });
  assert.ok(outcome.kind === 'answer' && bytes.equals(outcome.answer.body));
});

test('a stream of one piece becomes a body with its length', async (t) => {
  const bytes = Buffer.alloc(2_000_000, 'y');
  const host = await serve(t, async () => new Response(streamOf(bytes)));
  const outcome = await ask(host);
  assert.ok(outcome.kind === 'answer' && bytes.equals(outcome.answer.body));
  assert.ok(outcome.answer.headers.some(([name, value]) => name === 'content-length' && value === '2000000'));
});

test('HEAD, 204 and 304 carry no body', async (t) => {
  const host = await serve(t, async (request) =>
    request.method === 'HEAD' ? new Response('abc') : new Response(null, { status: new URL(request.url).pathname === '/304' ? 304 : 204 }),
  );
  assert.match(await converse(host, 'HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n'), /content-length: 3[\s\S]*\r\n\r\n$/);
  assert.doesNotMatch(await converse(host, 'GET /304 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n'), /content-length/i);
  assert.equal(textOf(await ask(host)), '');
});

test('connections are kept', async (t) => {
  const host = await serve(t, async () => json(1));
  const heard = await converse(host, 'GET / HTTP/1.1\r\nHost: h\r\n\r\n', 'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
  assert.equal(heard.match(/HTTP\/1\.1 200/g)?.length, 2);
});

test('what is no HTTP gets 400, too many headers 431, and the host lives on', async (t) => {
  const host = await serve(t, async () => json(1), { maxHeaderBytes: 2000 });
  const request = (line: string, headers = 'Host: h\r\n'): string => `${line}\r\n${headers}Connection: close\r\n\r\n`;
  for (const text of [
    '\u0000\u0001\u0002\r\n\r\n',
    'nonsense\r\n\r\n',
    request('GET / HTTP/1.1', ''),
    request('GET / HTTP/1.1', 'Host: h\r\nBad Header: x\r\n'),
    request('GET / HTTP/1.1', 'Host: a b\r\n'),
    request('GET http://:x:/ HTTP/1.1'),
    'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  ]) {
    assert.match(await converse(host, text), /^HTTP\/1\.1 400 /, JSON.stringify(text));
  }
  assert.match(await converse(host, request('GET / HTTP/1.1', `Host: h\r\nX: ${'x'.repeat(3000)}\r\n`)), /^HTTP\/1\.1 431 /);
  assert.equal(textOf(await ask(host)), '1');
});

test('odd but valid requests reach the simulator', async (t) => {
  const seen: string[] = [];
  const host = await serve(t, async (request, wire) => {
    seen.push(`${request.method} ${wire?.rawTarget} ${request.url}`);
    return json(1);
  });
  for (const line of [
    'OPTIONS * HTTP/1.1',
    'GET http://other.example/x HTTP/1.1',
    'GET /%zz?"<> HTTP/1.1',
    'PROPFIND / HTTP/1.1',
    'GET //evil.example/ HTTP/1.1',
  ]) {
    assert.match(await converse(host, `${line}\r\nHost: h:80\r\nConnection: close\r\n\r\n`), /^HTTP\/1\.1 200 /, line);
  }
  assert.deepEqual(seen, [
    'OPTIONS * http://h:80/*',
    'GET http://other.example/x http://other.example/x',
    'GET /%zz?"<> http://h:80/%zz?"<>',
    'PROPFIND / http://h:80/',
    'GET //evil.example/ http://h:80//evil.example/',
  ]);
});

test('a body beyond the limit is answered 413 without being read, stated or not', async (t) => {
  const host = await serve(t, async () => assert.fail('not asked'), { maxBodyBytes: 1000 });
  assert.match(await converse(host, 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999\r\n\r\nabc'), /^HTTP\/1\.1 413 [\s\S]*problem\+json/);
  assert.match(await converse(host, 'POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n'), /^HTTP\/1\.1 413 /);
  assert.match(await converse(host, `POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n${'x'.repeat(1024)}\r\n`), /^HTTP\/1\.1 413 /);
});

test('a client that waits for 100 gets it', async (t) => {
  const host = await serve(t, async (request) => new Response(await request.text()));
  const socket = connect(host.port, '127.0.0.1');
  t.after(() => socket.destroy());
  socket.write('POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n');
  const [first] = (await once(socket, 'data')) as [Buffer];
  assert.match(first.toString(), /^HTTP\/1\.1 100 /);
  socket.write('abc');
  const [second] = (await once(socket, 'data')) as [Buffer];
  assert.match(second.toString(), /^HTTP\/1\.1 200 [\s\S]*abc$/);
});

test('slow clients are given up: in the headers, in the body', async (t) => {
  const host = await serve(t, async () => json(1), { headersTimeoutMs: 150, bodyIdleTimeoutMs: 100 });
  assert.match(await converse(host, 'GET / HTTP/1.1\r\nHost: h\r\nX-Slow'), /^HTTP\/1\.1 408 /);
  assert.match(await converse(host, 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc'), /^HTTP\/1\.1 408 /);
  assert.equal(textOf(await ask(host)), '1');
});

test('a client that leaves in the middle of its body harms nobody', async (t) => {
  const host = await serve(t, async () => json(1));
  const socket = connect(host.port, '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc', () => socket.resetAndDestroy());
  await once(socket, 'close');
  assert.equal(textOf(await ask(host)), '1');
});

test('a simulator that throws is a 500, and told', async (t) => {
  const told: unknown[] = [];
  const host = await startHost({ simulator: { name: 'test', fetch: async () => Promise.reject(new Error('inside')) }, onError: (error) => told.push(error) });
  t.after(() => host.close());
  const outcome = await ask(host);
  assert.ok(outcome.kind === 'answer' && outcome.answer.status === 500);
  assert.ok(!textOf(outcome).includes('inside'));
  assert.equal(told.length, 1);
});

test('the signal tells that the client is gone', async (t) => {
  const gone = Promise.withResolvers<undefined>();
  const asked = Promise.withResolvers<undefined>();
  const host = await serve(t, async (request) => {
    request.signal.addEventListener('abort', () => gone.resolve(undefined));
    asked.resolve(undefined);
    await gone.promise;
    return json(1);
  });
  const socket = connect(host.port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
  await asked.promise;
  socket.destroy();
  await gone.promise;
});

const faulty =
  (fault: WireFault, body = 'abcdef'): Simulator['fetch'] =>
  async () =>
    withWireFault(createWireResponse(200, [['X-A', '1']], body), fault);

test('truncated: full length, part of the body, then the end', async (t) => {
  const host = await serve(t, faulty({ kind: 'truncate', afterBytes: 2 }));
  const heard = await converse(host, 'GET / HTTP/1.1\r\nHost: h\r\n\r\n');
  assert.match(heard, /content-length: 6\r\n[\s\S]*\r\n\r\nab$/);
  assert.equal(textOf(await ask(host)), 'reset');
  const nothing = await serve(t, faulty({ kind: 'truncate', afterBytes: 0 }));
  assert.match(await converse(nothing, 'GET / HTTP/1.1\r\nHost: h\r\n\r\n'), /content-length: 6\r\n[\s\S]*\r\n\r\n$/);
});

test('reset and lost answer: nothing is sent', async (t) => {
  for (const kind of ['reset', 'lost-answer'] as const) {
    const host = await serve(t, faulty({ kind }));
    assert.equal(textOf(await ask(host)), 'reset');
    assert.equal(await converse(host, 'GET / HTTP/1.1\r\nHost: h\r\n\r\n'), '');
  }
  const standard = await serve(t, async () => withWireFault(json(1), { kind: 'lost-answer' }));
  assert.equal(textOf(await ask(standard)), 'reset');
});

test('delayed: the answer comes whole, but late', async (t) => {
  const host = await serve(t, faulty({ kind: 'delay', delayMs: 120 }));
  const outcome = await ask(host);
  assert.equal(textOf(outcome), 'abcdef');
  assert.ok(outcome.durationMs >= 118, `${outcome.durationMs} ms`);
});

test('a delay ends with the host and with the client', async (t) => {
  const host = await serve(t, faulty({ kind: 'delay', delayMs: 3_600_000 }));
  assert.equal(textOf(await ask(host, { timeoutMs: 100 })), 'timeout');
  const waiting = ask(host, { timeoutMs: 60_000 });
  const asked = await Promise.race([waiting, ask(host, { timeoutMs: 50 })]);
  assert.equal(textOf(asked), 'timeout');
  await host.close();
  assert.equal(textOf(await waiting), 'reset');
});

test('a port in use and an impossible address are told', async (t) => {
  const host = await serve(t, async () => json(1));
  const simulator = { name: 'test', fetch: async () => json(1) };
  await assert.rejects(startHost({ simulator, port: host.port }), (error) => isPruefstandError(error, 'ERR_CONFIG_PORT_IN_USE'));
  await assert.rejects(startHost({ simulator, hostname: '192.0.2.1' }), (error) => isPruefstandError(error, 'ERR_CONFIG_ARGUMENT'));
});

test('closing twice is allowed; without TLS there is no certificate to show', async (t) => {
  const host = await serve(t, async () => json(1));
  assert.throws(
    () => host.showCertificate('expired'),
    (error) => isPruefstandError(error, 'ERR_INTERNAL'),
  );
  assert.deepEqual(host.handshakes().refused, { valid: 0, expired: 0, 'wrong-host': 0, 'unknown-ca': 0 });
  await host.close();
  await host.close();
  assert.equal(textOf(await ask(host)), 'connection-refused');
});
