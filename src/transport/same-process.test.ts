import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Simulator } from '../core/simulator.ts';
import { startHost } from './host.ts';
import type { Host } from './host.ts';
import { hostInProcess } from './same-process.ts';
import type { InnerCall } from './same-process.ts';

async function serve(t: TestContext, fetch: Simulator['fetch']): Promise<{ readonly host: Host; readonly near: InnerCall }> {
  const host = await startHost({ simulator: { name: 'test', fetch } });
  t.after(() => host.close());
  const near = hostInProcess(host.url);
  assert.ok(near);
  return { host, near };
}

test('a simulator gets the same request whether it comes over the socket or not', async (t) => {
  const { host, near } = await serve(t, async (request) =>
    Response.json([request.method, request.url, request.headers.get('content-type'), await request.text()]),
  );
  const url = `${host.url}/a/b?c=%C3%A4`;
  const body = Buffer.from('{"name":"Zoë"}');
  const overSocket = await fetch(url, { method: 'PUT', body, headers: { 'Content-Type': 'application/json' } });
  assert.deepEqual(await (await near({ method: 'PUT', url, headers: [['Content-Type', 'application/json']], body })).json(), await overSocket.json());
  assert.deepEqual(await (await near({ method: 'GET', url })).json(), ['GET', url, null, '']);
});

test('a simulator that fails answers 500 here too', async (t) => {
  const { host, near } = await serve(t, async () => Promise.reject(new Error('broken')));
  assert.equal((await near({ method: 'GET', url: host.url })).status, 500);
});

test('others get their turn while somebody asks again and again', async (t) => {
  const { host, near } = await serve(t, async () => new Response(null, { status: 204 }));
  let isDue = false;
  setTimeout(() => (isDue = true), 5);
  while (!isDue) await near({ method: 'GET', url: host.url });
});

test('a host that closes ends what waits for it, and is not found any more', async (t) => {
  const signals: AbortSignal[] = [];
  const arrived = Promise.withResolvers<undefined>();
  const { host, near } = await serve(t, async ({ signal }) => {
    signals.push(signal);
    arrived.resolve(undefined);
    return new Promise<Response>(() => undefined);
  });
  const waiting = near({ method: 'POST', url: `${host.url}/wait` });
  await arrived.promise;
  await host.close();
  await assert.rejects(waiting, /closed before it answered/);
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [true],
  );
  assert.equal(hostInProcess(host.url), undefined);
  await assert.rejects(near({ method: 'GET', url: host.url }), /closed before it answered/);
});
