/** The caller against a server of its own: what credentials go where, what is recorded, and how pages are gone through. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { createRecorder } from '../../transport/recorder.ts';
import { createCallerClient } from './caller-client.ts';
import { createCallerService } from './caller-service.ts';
import { createCaller, RECORD_TENANT } from './caller.ts';
import type { CallerOptions } from './caller.ts';
import { startHost } from '../../transport/host.ts';
import type { PaymentAuthentication, PaymentServiceTarget } from './target.ts';
import { viewOfTarget } from './target.ts';

const SECRET = 'streng-geheim-4711';
const RETURN = 'https://antrag.pruefstand.example/zurueck?a=1';
const seen: { readonly path: string; readonly authorization: string | undefined; readonly cookie: string | undefined }[] = [];
let base = '';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
const html =
  (body: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(body);
const redirect =
  (location: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    response.writeHead(303, { location, ...headers }).end();

const PATHS: Readonly<Record<string, Answer>> = {
  '/oauth/token': (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(`{"access_token":"${SECRET}","expires_in":300}`),
  '/api/status/o/e': (response) => response.writeHead(200, { 'content-type': 'application/problem+json' }).end('{"status":200}'),
  '/seite': redirect('/weiter', { 'set-cookie': 'sid=1; Path=/' }),
  '/weiter': redirect(RETURN),
  '/kreis': redirect('/kreis'),
  '/meta': html(`<meta http-equiv="refresh" content="0; url=${RETURN}">`),
  '/kopf': html('', { refresh: `0;url=${RETURN}` }),
  '/verweis': html(`<a href="${RETURN}">Zurück</a>`),
  '/anderer-verweis': html('<a href="https://hilfe.example/">Hilfe</a>'),
  '/kaputt': (response) => response.writeHead(500).end(),
};
const server = createServer((request, response) => {
  const path = (request.url ?? '').split('?')[0] ?? '';
  seen.push({ path, authorization: request.headers.authorization, cookie: request.headers.cookie });
  const answer = PATHS[path];
  if (answer === undefined) response.writeHead(404).end();
  else answer(response, request);
});
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());
beforeEach(() => void seen.splice(0));

function optionsWith(authentication: PaymentAuthentication): CallerOptions & { readonly target: PaymentServiceTarget } {
  const target = { baseUrl: `${base}/api`, tenant: { originatorId: 'o', endPointId: 'e', authentication }, pageOrigins: [] };
  return { target, recorder: createRecorder() };
}
const basic: PaymentAuthentication = { kind: 'basic', user: 'kita', password: SECRET };
const status = (): { operation: 'xbezahldienste-status'; method: 'GET'; url: string } => ({
  operation: 'xbezahldienste-status',
  method: 'GET',
  url: `${base}/api/status/o/e`,
});

describe('credentials', () => {
  test('HTTP Basic, and none for a stranger', async () => {
    await using caller = createCaller(optionsWith(basic));
    await caller.call({ ...status(), access: 'own' });
    await caller.call({ ...status(), access: 'none' });
    deepEqual(
      seen.map(({ authorization }) => authorization),
      [`Basic ${Buffer.from(`kita:${SECRET}`).toString('base64')}`, undefined],
    );
  });

  test('a token is fetched once, also by calls at the same time', async () => {
    const options = optionsWith({ kind: 'client-credentials', tokenUrl: `${base}/oauth/token`, clientId: 'p', clientSecret: SECRET });
    await using caller = createCaller(options);
    await Promise.all([caller.call({ ...status(), access: 'own' }), caller.call({ ...status(), access: 'own' })]);
    equal(seen.filter(({ path }) => path === '/oauth/token').length, 1);
    deepEqual(
      seen.flatMap(({ path, authorization }) => (path.startsWith('/api') ? [authorization] : [])),
      [`Bearer ${SECRET}`, `Bearer ${SECRET}`],
    );
    ok(!JSON.stringify(options.recorder.query(RECORD_TENANT)).includes(SECRET));
  });

  test('no token is trouble of the suite', async () => {
    await using caller = createCaller(optionsWith({ kind: 'client-credentials', tokenUrl: `${base}/nichts`, clientId: 'p', clientSecret: SECRET }));
    await rejects(caller.call({ ...status(), access: 'own' }), /no token/);
  });

  test('never leave the origin of the interface', async () => {
    await using caller = createCaller(optionsWith(basic));
    await rejects(caller.call({ ...status(), url: 'http://127.0.0.1:1/api/status/o/e', access: 'own' }), /outside/);
    deepEqual(seen, []);
  });

  test('are not in the record, nor in what scenarios know', async () => {
    const options = optionsWith(basic);
    await using caller = createCaller(options);
    const { exchange } = await caller.call({ ...status(), access: 'own' });
    ok(!JSON.stringify([exchange, viewOfTarget(options.target)]).includes(SECRET));
    equal(exchange.response?.status, 200);
    match(JSON.stringify(exchange.request.headers), /Authorization.*Basic/);
  });
});

test('a call without an answer is recorded as one', async () => {
  const options = optionsWith(basic);
  const closed = { ...options, target: { ...options.target, baseUrl: 'http://127.0.0.1:1' } };
  await using caller = createCaller(closed);
  const { exchange, failure } = await caller.call({ ...status(), url: 'http://127.0.0.1:1/status/o/e', access: 'own' });
  deepEqual([exchange.response, failure], [undefined, 'connection-refused']);
});

describe('a page', () => {
  const ways: readonly (readonly [path: string, end: string, arrivedAt?: string])[] = [
    ['/seite', 'left', RETURN],
    ['/meta', 'left', RETURN],
    ['/kopf', 'left', RETURN],
    ['/verweis', 'left', RETURN],
    ['/anderer-verweis', 'stayed'],
    ['/kaputt', 'unanswered'],
    ['/kreis', 'astray'],
  ];
  for (const [path, end, arrivedAt] of ways)
    test(`${path}: ${end}`, async () => {
      await using caller = createCaller(optionsWith(basic));
      const visit = await caller.visit({ url: base + path, returnUrl: RETURN });
      deepEqual([visit.end, visit.arrivedAt], [end, arrivedAt]);
      ok(seen.every(({ authorization }) => authorization === undefined));
    });

  test('keeps its cookies', async () => {
    await using caller = createCaller(optionsWith(basic));
    await caller.visit({ url: `${base}/seite`, returnUrl: RETURN });
    deepEqual(
      seen.map(({ cookie }) => cookie),
      [undefined, 'sid=1'],
    );
  });

  test('elsewhere is not called', async () => {
    await using caller = createCaller(optionsWith(basic));
    deepEqual(await caller.visit({ url: 'http://127.0.0.1:1/zahlung', returnUrl: RETURN }), {
      hops: [],
      end: 'left',
      arrivedAt: 'http://127.0.0.1:1/zahlung',
    });
  });
});

test('scenarios order through the service', async () => {
  await using caller = createCaller(optionsWith(basic));
  await using host = await startHost({ simulator: createCallerService(caller) });
  const client = createCallerClient(host.url);
  equal((await client.call({ ...status(), access: 'own' })).exchange.response?.status, 200);
  equal(
    (
      await client.callTogether([
        { ...status(), access: 'own' },
        { ...status(), access: 'none' },
      ])
    ).length,
    2,
  );
  equal((await client.visit({ url: `${base}/verweis`, returnUrl: RETURN })).end, 'left');
  await rejects(client.complete({ transactionId: 't', outcome: 'paid' }), /could not be made/);
});
