import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { createWireResponse, streamOf, toStandardResponse, wirePartsOf, wireTextOf } from './wire-response.ts';

const answer = (body: string | Uint8Array | null = '{"a":"ü"}'): Response =>
  createWireResponse(
    201,
    [
      ['Content-Type', 'application/json'],
      ['X-A', '1'],
    ],
    body,
  );

test('it passes for a Response', async () => {
  const response = answer();
  assert.ok(response instanceof Response);
  assert.deepEqual([response.status, response.ok, response.headers.get('content-type')], [201, true, 'application/json']);
  assert.deepEqual(await response.json(), { a: 'ü' });
  assert.equal(response.bodyUsed, true);
  await assert.rejects(response.text(), TypeError);
});

test('the body is read in every form', async () => {
  assert.equal(await answer('abc').text(), 'abc');
  assert.equal(Buffer.from(await answer('abc').arrayBuffer()).toString(), 'abc');
  assert.equal(Buffer.from(await answer('abc').bytes()).toString(), 'abc');
  assert.equal(await (await answer('abc').blob()).text(), 'abc');
  assert.equal(await new Response(answer('abc').body).text(), 'abc');
  assert.equal(answer(null).body, null);
});

test('parts are the raw headers and the same bytes', () => {
  const bytes = Uint8Array.of(1, 2);
  const parts = wirePartsOf(answer(bytes));
  assert.deepEqual(parts?.headers, [
    ['Content-Type', 'application/json'],
    ['X-A', '1'],
  ]);
  assert.equal(parts?.body, bytes);
  assert.equal(wirePartsOf(new Response('x')), undefined);
});

test('an answer made of a text tells it; its parts are the UTF-8 of it', () => {
  assert.equal(wireTextOf(answer('ü'))?.text, 'ü');
  assert.deepEqual(wirePartsOf(answer('ü'))?.body, Buffer.from('ü', 'utf8'));
  assert.equal(wireTextOf(answer(Uint8Array.of(1, 2))), undefined);
  assert.equal(wireTextOf(answer(null)), undefined);
  assert.equal(wireTextOf(new Response('x')), undefined);
  const changed = answer('abc');
  changed.headers.set('x-b', '2');
  assert.equal(wireTextOf(changed)?.headers.length, 3);
  assert.equal(wireTextOf(changed.clone())?.headers.length, 3);
});

test('headers changed through the standard interface count', () => {
  const response = answer();
  response.headers.set('x-b', '2');
  assert.deepEqual(wirePartsOf(response)?.headers, [
    ['content-type', 'application/json'],
    ['x-a', '1'],
    ['x-b', '2'],
  ]);
});

test('as a standard Response it is the same', async () => {
  const standard = toStandardResponse(answer());
  assert.equal(wirePartsOf(standard), undefined);
  assert.deepEqual([standard.status, standard.headers.get('x-a'), await standard.text()], [201, '1', '{"a":"ü"}']);
  const plain = new Response('x');
  assert.equal(toStandardResponse(plain), plain);
  assert.equal(await answer().clone().text(), '{"a":"ü"}');
});

test('a stream of one piece passes the bytes on uncopied', async () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const first = await streamOf(bytes).getReader().read();
  assert.equal(first.value, bytes);
  assert.equal((await new Response(streamOf(new Uint8Array())).arrayBuffer()).byteLength, 0);
});

test('hono hands it through', async () => {
  const app = new Hono();
  app.get('/', () => answer('abc'));
  const response = await app.fetch(new Request('http://h/'));
  assert.equal(Buffer.from(wirePartsOf(response)?.body ?? []).toString(), 'abc');
});
