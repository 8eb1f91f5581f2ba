import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { createAuthorizedHttp } from './authorized-http.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';

type Step = readonly [status: number, headers?: Record<string, string>];

function stand(...steps: readonly Step[]) {
  const sent: { readonly authorization: string | undefined; readonly atMs: number }[] = [];
  const left = [...steps];
  let token = 1;
  const http = createAuthorizedHttp({
    http: {
      send(request: HttpRequest): Promise<HttpAnswer> {
        sent.push({ authorization: request.headers?.['authorization'], atMs: Date.now() });
        const [status, headers = {}] = left.shift() ?? [200];
        return Promise.resolve({ status, headers, body: Buffer.alloc(0) });
      },
      close: () => Promise.resolve(),
    },
    tokens: { get: () => Promise.resolve(`token-${token}`), discard: () => void (token += 1) },
    stopping: new AbortController().signal,
  });
  return { http, sent };
}

const GET: HttpRequest = { method: 'GET', url: 'https://zustelldienst.example/' };
const POST: HttpRequest = { ...GET, method: 'POST' };

/** Lets time pass until the request is answered. */
async function answered(answer: Promise<HttpAnswer>, stepMs: number): Promise<number> {
  let status = 0;
  const done = answer.then((value) => (status = value.status));
  while (status === 0) {
    await new Promise((resolve) => setImmediate(resolve));
    mock.timers.tick(stepMs);
  }
  return done;
}

test('a refused token is renewed and the request repeated once', async () => {
  const { http, sent } = stand([401], [401]);
  assert.equal((await http.send(GET)).status, 401);
  assert.deepEqual(
    sent.map(({ authorization }) => authorization),
    ['Bearer token-1', 'Bearer token-2'],
  );
});

test('after 429 nothing is sent before RateLimit-Reset is over, not even without token', async (context) => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 });
  context.after(() => mock.timers.reset());
  const { http, sent } = stand([429, { 'ratelimit-reset': '7' }]);
  assert.equal((await http.send(POST)).status, 429, 'a write is not repeated');
  assert.equal(await answered(http.sendOpenly(GET), 500), 200);
  assert.equal(sent[1]?.authorization, undefined);
  assert.ok(sent[1] !== undefined && sent[1].atMs >= 7000 && sent[1].atMs < 9000);
});

test('a reading request is repeated after the pause, which is bounded by a minute', async (context) => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 });
  context.after(() => mock.timers.reset());
  const { http, sent } = stand([429, { 'ratelimit-reset': '86400' }], [429], [200]);
  assert.equal(await answered(http.send(GET), 1000), 200);
  const [, second = { atMs: 0 }, third = { atMs: 0 }] = sent;
  assert.ok(second.atMs >= 60_000 && second.atMs < 63_000, 'one minute at most');
  assert.ok(third.atMs - second.atMs >= 5000 && third.atMs - second.atMs < 8000, 'five seconds without a hint');
});
