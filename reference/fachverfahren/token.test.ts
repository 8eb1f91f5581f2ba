import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FaultName } from './faults.ts';
import type { Http, HttpRequest } from './http.ts';
import { TokenError, createTokenSource } from './token.ts';

interface Endpoint extends Http {
  readonly requests: HttpRequest[];
}

function endpoint(answer: { readonly status: number; readonly body: unknown }): Endpoint {
  const requests: HttpRequest[] = [];
  return {
    requests,
    send(request) {
      requests.push(request);
      const body = Buffer.from(JSON.stringify(answer.body).replace('#', String(requests.length)));
      return Promise.resolve({ status: answer.status, headers: {}, body });
    },
    close: () => Promise.resolve(),
  };
}

const good = { status: 200, body: { access_token: 'token-#', token_type: 'Bearer', expires_in: 1800 } };

function source(http: Http, now: () => number, ...faults: readonly FaultName[]) {
  return createTokenSource({ http, tokenUrl: 'https://auth.example/token', clientId: 'kita', clientSecret: 'ge&heim', faults: new Set(faults), now });
}

test('credentials travel in the form body, without a named scope', async () => {
  const http = endpoint(good);
  await source(http, () => 0).get();
  assert.equal(http.requests[0]?.body, 'grant_type=client_credentials&client_id=kita&client_secret=ge%26heim');
  assert.equal(http.requests[0].headers?.['authorization'], undefined);
});

test('fault token-basic-auth sends them by HTTP Basic only', async () => {
  const http = endpoint(good);
  await source(http, () => 0, 'token-basic-auth').get();
  assert.equal(http.requests[0]?.body, 'grant_type=client_credentials');
  assert.match(http.requests[0].headers?.['authorization'] ?? '', /^Basic /);
});

test('a token is used until a minute before it runs out; callers share one request', async () => {
  const http = endpoint(good);
  let now = 0;
  const tokens = source(http, () => now);
  assert.deepEqual(await Promise.all([tokens.get(), tokens.get()]), ['token-1', 'token-1']);
  now = 1_739_000;
  assert.equal(await tokens.get(), 'token-1');
  now = 1_740_000;
  assert.equal(await tokens.get(), 'token-2');
});

test('a refused token is given up, an outdated complaint changes nothing', async () => {
  const http = endpoint(good);
  const tokens = source(http, () => 0);
  tokens.discard(await tokens.get());
  assert.equal(await tokens.get(), 'token-2');
  tokens.discard('token-1');
  assert.equal(await tokens.get(), 'token-2');
});

test('fault token-never-renewed keeps the first token for ever', async () => {
  const http = endpoint(good);
  let now = 0;
  const tokens = source(http, () => now, 'token-never-renewed');
  tokens.discard(await tokens.get());
  now = 1e9;
  assert.equal(await tokens.get(), 'token-1');
});

test('a refusal names status and error code', async () => {
  const tokens = source(endpoint({ status: 401, body: { error: 'invalid_client' } }), () => 0);
  await assert.rejects(tokens.get(), (error) => error instanceof TokenError && error.status === 401 && error.code === 'invalid_client');
  await assert.rejects(source(endpoint({ status: 200, body: {} }), () => 0).get(), TokenError);
});
