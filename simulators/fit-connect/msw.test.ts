/**
 * The msw face: what it catches and what it does not, exact paths, faults of the wire. Base URLs are closed ports of this
 * machine, so that what slips through is refused at once and reaches no network.
 */
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import http from 'node:http';
import * as httpNamespace from 'node:http';
import { createServer } from 'node:net';
import { setupServer } from 'msw/node';
import { request as undiciRequest } from 'undici';
import { createFitConnectForTests, fitConnectHandlers } from './msw.ts';
import type { FitConnectForTests } from './msw.ts';

/** Taken before msw replaces the global one. */
const earlyFetch = fetch;
const server = setupServer();
let origin: string;
let fitConnect: FitConnectForTests;

before(async () => {
  origin = `http://127.0.0.1:${await closedPort()}`;
  fitConnect = await createFitConnectForTests({ baseUrl: origin });
  server.listen({ onUnhandledFrame: 'bypass' });
  server.use(...fitConnectHandlers(fitConnect.simulator, fitConnect));
});
after(() => server.close());

/** A port that was free a moment ago and is listened on by nobody. */
async function closedPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function tokenOf(addresses = fitConnect.addresses): Promise<string> {
  const { clientId, clientSecret } = fitConnect.subscriber;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
  const response = await fetch(addresses.tokenUrl, { method: 'POST', body });
  assert.equal(response.status, 200);
  return ((await response.json()) as { access_token: string }).access_token;
}

/** As axios and other clients on top of `node:http` do it. */
async function getByNodeHttp(url: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    http
      .get(url, (message) => {
        let text = '';
        message
          .setEncoding('utf8')
          .on('data', (chunk: string) => (text += chunk))
          .on('end', () => resolve({ status: message.statusCode, text }))
          .on('error', reject);
      })
      .on('error', reject);
  });
}

test('fetch and node:http get the simulator, with its headers, status and body', async () => {
  const url = `${fitConnect.addresses.submissionApiUrl}/v2/destinations/${fitConnect.destinationId}`;
  const response = await fetch(url);
  assert.deepEqual([response.status, response.headers.get('cache-control')], [200, 'no-cache']);
  const { status, text } = await getByNodeHttp(url);
  assert.deepEqual([status, JSON.parse(text)], [200, await response.json()]);
});

test('bodies go up, answers without content come back', async () => {
  const path = `${fitConnect.addresses.destinationApiUrl}/v2/destinations/${fitConnect.destinationId}`;
  const headers = { Authorization: `Bearer ${await tokenOf()}`, 'Content-Type': 'application/json' };
  const added = await fetch(`${path}/keys`, { method: 'POST', headers, body: JSON.stringify(fitConnect.keys.encryption.publicJwk) });
  assert.deepEqual([added.status, await added.text()], [201, '']);
});

test('paths are compared exactly: neither letter case nor a trailing slash is forgiven', async () => {
  const { submissionApiUrl } = fitConnect.addresses;
  assert.equal((await fetch(`${submissionApiUrl}/v2/info`)).status, 200);
  for (const path of ['/v2/info/', '/v2/INFO', '/V2/info']) assert.equal((await fetch(submissionApiUrl + path)).status, 404, path);
});

test('below a base URL with a path the simulator finds its own paths, beside it nothing is caught', async () => {
  const baseUrl = `${origin}/somewhere/deep`;
  const nested = await createFitConnectForTests({ baseUrl });
  server.use(...fitConnectHandlers(nested.simulator, { baseUrl: `${baseUrl}/` }));
  assert.equal((await fetch(`${nested.addresses.submissionApiUrl}/v2/destinations/${nested.destinationId}`)).status, 200);
  assert.equal((await fetch(baseUrl)).status, 404);
  assert.equal((await fetch(`${origin}/somewhere/deeper/submission-api/v2/info`)).status, 404);
  const [exchange] = await nested.control.exchanges({ operation: 'get-destination' });
  assert.equal(exchange?.request.target, `/submission-api/v2/destinations/${nested.destinationId}`);
});

test('other addresses are not caught', async () => {
  await assert.rejects(fetch(`http://127.0.0.1:${await closedPort()}/submission-api/v2/info`));
});

test('two simulators under two addresses do not see each other', async () => {
  const baseUrl = `http://127.0.0.1:${await closedPort()}`;
  const other = await createFitConnectForTests({ baseUrl });
  server.use(...fitConnectHandlers(other.simulator, { baseUrl }));
  assert.equal((await fetch(`${baseUrl}/submission-api/v2/destinations/${other.destinationId}`)).status, 200);
  assert.equal((await fetch(`${origin}/submission-api/v2/destinations/${other.destinationId}`)).status, 404);
});

test('faults of the wire: a reset and a lost answer are errors, a cut body ends in one, a slow answer comes', async () => {
  const url = `${fitConnect.addresses.submissionApiUrl}/v2/info`;
  const armed = async (fault: string, params: Record<string, number> = {}) => fitConnect.control.arm({ fault, params, times: 1 });
  for (const fault of ['connection-reset', 'answer-lost']) {
    await armed(fault);
    await assert.rejects(fetch(url), fault);
    await armed(fault);
    await assert.rejects(getByNodeHttp(url), fault);
  }
  await armed('answer-truncated', { afterBytes: 3 });
  await assert.rejects(async () => (await fetch(url)).text());
  await armed('answer-slow', { delayMs: 30 });
  const start = performance.now();
  assert.equal((await fetch(url)).status, 200);
  assert.ok(performance.now() - start >= 29);
});

test('not caught, as the documentation says: undici itself, names imported from node:http, a fetch kept from before', async () => {
  const url = `${fitConnect.addresses.submissionApiUrl}/v2/info`;
  await assert.rejects(undiciRequest(url), { code: 'ECONNREFUSED' });
  await assert.rejects(new Promise((resolve, reject) => httpNamespace.get(url, resolve).on('error', reject)), { code: 'ECONNREFUSED' });
  await assert.rejects(earlyFetch(url));
  assert.equal((await fetch(url)).status, 200);
});
