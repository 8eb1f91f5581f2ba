import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import type { RawHeader } from '../core/exchange.ts';
import { arrivedBytesOf, createWireRequest } from './wire-request.ts';

function request(body?: string | Uint8Array, rawHeaders: readonly RawHeader[] = [], method = 'POST'): Request {
  const bytes = body === undefined ? undefined : Uint8Array.from(typeof body === 'string' ? Buffer.from(body) : body);
  return createWireRequest({ method, url: 'http://host.example/a/../b?x=%20', rawHeaders, body: bytes, signal: () => new AbortController().signal });
}

test('it passes for a Request and keeps the target as sent', () => {
  const wire = request('x');
  assert.ok(wire instanceof Request);
  assert.equal(wire.url, 'http://host.example/a/../b?x=%20');
  assert.equal(wire.method, 'POST');
  assert.equal(wire.signal.aborted, false);
});

test('headers are joined as the standard does; values it refuses are left out', () => {
  const { headers } = request('', [
    ['X-A', '1'],
    ['x-a', '2'],
    ['Content-Type', 'text/plain'],
    ['X-Bad', 'a\u0000b'],
  ]);
  assert.deepEqual([headers.get('X-A'), headers.get('content-type'), headers.get('x-bad')], ['1, 2', 'text/plain', null]);
});

test('the body is read in every form, once', async () => {
  const json = request('{"a":"ü"}');
  assert.equal(json.bodyUsed, false);
  assert.deepEqual(await json.json(), { a: 'ü' });
  assert.equal(json.bodyUsed, true);
  await assert.rejects(json.text(), TypeError);
  assert.equal(Buffer.from(await request('abc').arrayBuffer()).toString(), 'abc');
  assert.equal(Buffer.from(await request('abc').bytes()).toString(), 'abc');
  assert.equal(await (await request('abc').blob()).text(), 'abc');
  assert.equal(await new Response(request('abc').body).text(), 'abc');
  const form = request('a=1&b=2', [['Content-Type', 'application/x-www-form-urlencoded']]);
  const app = new Hono().post('*', async (c) => c.json(await c.req.parseBody()));
  assert.deepEqual(await (await app.fetch(form)).json(), { a: '1', b: '2' });
});

test('the bytes are those that arrived, not a copy', async () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const wire = createWireRequest({ method: 'PUT', url: 'http://h/', rawHeaders: [], body: bytes, signal: () => new AbortController().signal });
  assert.equal(await wire.arrayBuffer(), bytes.buffer);
  const part = createWireRequest({ method: 'PUT', url: 'http://h/', rawHeaders: [], body: bytes.subarray(1, 2), signal: () => new AbortController().signal });
  assert.deepEqual(new Uint8Array(await part.arrayBuffer()), Uint8Array.of(2));
});

test('the bytes can be had at once, and once', async () => {
  const wire = request('abc');
  assert.equal(Buffer.from(arrivedBytesOf(wire) ?? []).toString(), 'abc');
  assert.equal(wire.bodyUsed, true);
  assert.equal(arrivedBytesOf(wire), undefined);
  await assert.rejects(wire.text(), TypeError);
  assert.deepEqual(arrivedBytesOf(request(undefined, [], 'GET')), new Uint8Array());
  assert.equal(arrivedBytesOf(new Request('http://h/', { method: 'POST', body: 'abc' })), undefined);
});

test('without a body there is none', async () => {
  const wire = request(undefined, [], 'GET');
  assert.equal(wire.body, null);
  assert.equal(await wire.text(), '');
  assert.equal(wire.bodyUsed, false);
});

test('a clone is read on its own', async () => {
  const wire = request('abc');
  const clone = wire.clone();
  assert.equal(await wire.text(), 'abc');
  assert.equal(await clone.text(), 'abc');
  assert.throws(() => wire.clone(), TypeError);
});

test('an app of hono routes by the path as sent and reads the body', async () => {
  const app = new Hono();
  app.post('/a/:part/b', async (c) =>
    c.json({ part: c.req.param('part'), query: c.req.query('x'), body: (await c.req.json()) as unknown, agent: c.req.header('User-Agent') }),
  );
  const answer = await app.fetch(request('{"k":1}', [['User-Agent', 'test']]));
  assert.deepEqual(await answer.json(), { part: '..', query: ' ', body: { k: 1 }, agent: 'test' });
});
