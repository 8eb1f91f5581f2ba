import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAuthorizedHttp } from './authorized-http.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';

type Step = readonly [status: number, headers?: Record<string, string>];

function stand(...steps: readonly Step[]) {
  const sent: { readonly authorization: string | undefined; readonly atMs: number }[] = [];
  const left = [...steps];
  let nowMs = 0;
  let token = 1;
  const http = createAuthorizedHttp({
    http: {
      send(request: HttpRequest): Promise<HttpAnswer> {
        sent.push({ authorization: request.headers?.['authorization'], atMs: nowMs });
        const [status, headers = {}] = left.shift() ?? [200];
        return Promise.resolve({ status, headers, body: Buffer.alloc(0) });
      },
      close: () => Promise.resolve(),
    },
    tokens: { get: () => Promise.resolve(`token-${token}`), discard: () => void (token += 1) },
    stopping: new AbortController().signal,
    now: () => nowMs,
    pause: (milliseconds) => Promise.resolve(void (nowMs += milliseconds)),
  });
  return { http, sent };
}

const GET: HttpRequest = { method: 'GET', url: 'https://zustelldienst.example/' };
const POST: HttpRequest = { ...GET, method: 'POST' };

test('a refused token is renewed and the request repeated once', async () => {
  const { http, sent } = stand([401], [401]);
  assert.equal((await http.send(GET)).status, 401);
  assert.deepEqual(
    sent.map(({ authorization }) => authorization),
    ['Bearer token-1', 'Bearer token-2'],
  );
});

test('after 429 nothing is sent before RateLimit-Reset is over, not even without token', async () => {
  const { http, sent } = stand([429, { 'ratelimit-reset': '7' }]);
  assert.equal((await http.send(POST)).status, 429, 'a write is not repeated');
  assert.equal((await http.sendOpenly(GET)).status, 200);
  assert.deepEqual(sent[1], { authorization: undefined, atMs: 7000 });
});

test('a reading request is repeated after the pause: a minute at most, five seconds without a hint', async () => {
  const { http, sent } = stand([429, { 'ratelimit-reset': '86400' }], [429], [200]);
  assert.equal((await http.send(GET)).status, 200);
  assert.deepEqual(
    sent.map(({ atMs }) => atMs),
    [0, 60_000, 65_000],
  );
});
