/** The client against an eID server made by hand: what a browser meets, where it is sent, and what hostile services get. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { PAOS_BINDING, TLS_PSK_PROTOCOL, writeTcToken } from '../../src/formats/tc-token.ts';
import type { TcToken } from '../../src/formats/tc-token.ts';
import { messageIn, opened, readSealed, sealed } from '../eid-exchange.ts';
import type { EidMessage } from '../eid-exchange.ts';
import { answered, createClientStand, ORIGIN, SERVER, TOKEN_URL } from './test-stand.ts';
import type { ClientStand, Served } from './test-stand.ts';

const TOKEN: TcToken = {
  serverAddress: `${SERVER}/eid-server`,
  sessionIdentifier: 'a1',
  refreshAddress: `${SERVER}/refresh?keep=1`,
  communicationErrorAddress: `${SERVER}/error`,
  binding: PAOS_BINDING,
  pathSecurityProtocol: TLS_PSK_PROTOCOL,
  psk: '4BC1A0B5',
};

/** A service with that token; remembers what the client told it. */
function service(change: Partial<TcToken> = {}): { readonly serve: Served; readonly told: EidMessage[] } {
  const token = { ...TOKEN, ...change };
  const told: EidMessage[] = [];
  return {
    told,
    serve({ url, body = '' }) {
      if (url === TOKEN_URL) return answered(200, writeTcToken(token));
      const message = readSealed(String(body));
      const said = message === undefined ? undefined : messageIn(opened(message, token.psk ?? ''));
      if (url !== token.serverAddress || said === undefined) return answered(403);
      told.push(said);
      const invitation = { service: 'Kita <b>Wolke</b>', sector: 'https://a.example', rights: { FamilyNames: 'REQUIRED', AcademicTitle: 'REQUIRED' } } as const;
      return answered(200, said.step === 'start' ? sealed(invitation, token.sessionIdentifier, token.psk ?? '') : '{}');
    },
  };
}

const activate = async (stand: ClientStand, url = TOKEN_URL): Promise<Response> => stand.get(`/eID-Client?tcTokenURL=${encodeURIComponent(url)}`);
const ways = async (change: Partial<TcToken>): Promise<string> => {
  const answer = await activate(createClientStand({ serve: service(change).serve, mode: 'automatic' }));
  return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim();
};

test('automatic: the card is read and the browser goes back with the result', async () => {
  const { serve, told } = service();
  const stand = createClientStand({ serve, mode: 'automatic' });
  const answer = await activate(stand);
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), `${SERVER}/refresh?keep=1&ResultMajor=ok`);
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
  const result = told[1]?.step === 'result' ? told[1].result : undefined;
  assert.ok(result?.major === 'ok');
  assert.equal(result.data.FamilyNames, 'PRÜFSTAND');
  assert.deepEqual(Object.keys(result.data).sort(), ['AcademicTitle', 'FamilyNames']);
  assert.deepEqual([result.operations.FamilyNames, result.operations.GivenNames], ['ALLOWED', 'PROHIBITED']);
});

test('a field that the card lacks is not on the chip', async () => {
  const { serve, told } = service();
  const stand = createClientStand({ serve, mode: 'automatic' });
  await stand.control('PUT', '/card', { persona: 'hedwig-altkarte' });
  await activate(stand);
  const result = told[1]?.step === 'result' ? told[1].result : undefined;
  assert.ok(result?.major === 'ok');
  assert.equal(result.operations.AcademicTitle, 'NOTONCHIP');
  assert.equal(result.data.FamilyNames, 'ALTKARTE-MUSTERFRAU');
});

test('names of parameters are compared without letter case; what is unknown is not found', async () => {
  const stand = createClientStand({ serve: service().serve, mode: 'automatic' });
  assert.equal((await stand.get(`/eID-Client?TCTOKENURL=${encodeURIComponent(TOKEN_URL)}`)).status, 303);
  for (const path of ['/eID-Client', '/eid-client?Status', '/eID-Client?other=1', '/', '/favicon.ico']) {
    const answer = await stand.get(path);
    assert.equal(answer.status, 404, path);
    assert.match(await answer.text(), /keine echten Daten/);
  }
});

test('status as lines and as JSON, for pages of any origin; it does not pass for the AusweisApp', async () => {
  const stand = createClientStand();
  const lines = await stand.get('/eID-Client?Status');
  assert.match(await lines.text(), /^Specification-Title: TR-03124$/m);
  assert.equal(lines.headers.get('access-control-allow-origin'), '*');
  const json = (await (await stand.get('/eID-Client?status=JSON')).json()) as Record<string, string>;
  assert.equal(json['Name'], 'AusweisApp-Simulator');
  const shown = await stand.get('/eID-Client?ShowUI=PINMANAGEMENT');
  assert.deepEqual([shown.status, await shown.text()], [200, '']);
});

test('what is wrong with a token ends in a result at the refresh address', async () => {
  const failed = `303 ${SERVER}/refresh?keep=1&ResultMajor=error&ResultMinor=trustedChannelEstablishmentFailed`;
  for (const change of [
    { binding: 'urn:x' },
    { pathSecurityProtocol: 'urn:x' },
    { serverAddress: 'http://eid.test/eid-server' },
    { serverAddress: '' },
    { psk: 'xyz' },
    { psk: '' },
    { sessionIdentifier: '' },
  ])
    assert.equal(await ways(change), failed, JSON.stringify(change));
});

test('no usable way back: the address for communication errors, or a page', async () => {
  const told = `303 ${SERVER}/error?ResultMajor=error&ResultMinor=communicationError`;
  for (const refreshAddress of ['', 'http://eid.test/refresh', 'https://evil.example/refresh', 'javascript:alert(1)', 'https://a@eid.test/']) {
    assert.equal(await ways({ refreshAddress }), told, refreshAddress);
    assert.equal(await ways({ refreshAddress, communicationErrorAddress: 'https://evil.example/' }), '400', refreshAddress);
  }
});

test('no token, no address: pages, and nobody else is contacted', async () => {
  const dtd = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><TCTokenType>&x;</TCTokenType>';
  for (const [body, status] of [
    [dtd, 200],
    ['<html></html>', 200],
    ['', 200],
    [writeTcToken(TOKEN), 404],
    [writeTcToken(TOKEN).replace('</TCTokenType>', `${' '.repeat(70_000)}</TCTokenType>`), 200],
  ] as const) {
    const stand = createClientStand({ serve: () => answered(status, body), mode: 'automatic' });
    assert.equal((await activate(stand)).status, 404);
    assert.equal(stand.sent.length, 1);
  }
});

test('addresses of a page that are none of https and of this machine are never contacted', async () => {
  const stand = createClientStand({ serve: service().serve, mode: 'automatic', mayContact: undefined });
  for (const url of [
    'https://evil.example/token',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'https://127.0.0.1.evil.example/',
    'https://a:b@127.0.0.1/',
    'x',
    '',
  ])
    assert.equal((await activate(stand, url)).status, 400, url);
  assert.deepEqual(stand.sent, []);
});

test('redirects on the way to the token are followed five times at most, and only to where the client may go', async () => {
  const loop = createClientStand({ serve: () => answered(302, '', TOKEN_URL), mode: 'automatic' });
  assert.equal((await activate(loop)).status, 404);
  assert.equal(loop.sent.length, 6);
  for (const location of ['https://evil.example/token', 'http://eid.test/token', 'file:///etc/passwd']) {
    const stand = createClientStand({ serve: () => answered(303, '', location), mode: 'automatic' });
    assert.equal((await activate(stand)).status, 404, location);
    assert.equal(stand.sent.length, 1);
  }
  const { serve } = service();
  const once = createClientStand({
    serve: (request) => (request.url === `${SERVER}/first` ? answered(307, '', '/tctoken') : serve(request)),
    mode: 'automatic',
  });
  assert.match((await activate(once, `${SERVER}/first`)).headers.get('location') ?? '', /ResultMajor=ok$/);
});

test('developer mode takes plain HTTP', async () => {
  const token = { ...TOKEN, serverAddress: 'http://eid.test/eid-server', refreshAddress: 'http://eid.test/refresh' };
  const serve: Served = ({ url, method }) => (method === 'GET' ? answered(200, writeTcToken(token)) : answered(url === token.serverAddress ? 500 : 404));
  const url = 'http://eid.test/tctoken';
  assert.equal((await activate(createClientStand({ serve, mode: 'automatic' }), url)).status, 400);
  const developer = createClientStand({ serve, mode: 'automatic', developerMode: true });
  assert.match((await activate(developer, url)).headers.get('location') ?? '', /^http:\/\/eid\.test\/refresh\?ResultMajor=error/);
});

test('a server that answers with a key of its own is no server', async () => {
  const { serve } = service();
  const stand = createClientStand({
    serve: (request) =>
      request.method === 'POST' ? answered(200, sealed({ service: 'x', sector: 'x', rights: {} }, TOKEN.sessionIdentifier, '00')) : serve(request),
    mode: 'automatic',
  });
  assert.match((await activate(stand)).headers.get('location') ?? '', /trustedChannelEstablishmentFailed$/);
});

test('cancelled: the server is told, and so is the browser', async () => {
  const cancelled = /ResultMajor=error&ResultMinor=cancellationByUser$/;
  for (const [method, path, body] of [
    ['PUT', '/behaviour', { next: 'cancel' }],
    ['PUT', '/behaviour', { entry: { pin: '000000' } }],
    ['DELETE', '/card', undefined],
    ['PUT', '/card', { persona: 'hedwig-altkarte', isDeactivated: true }],
  ] as const) {
    const { serve, told } = service();
    const stand = createClientStand({ serve, mode: 'automatic' });
    assert.equal((await stand.control(method, path, body)).status, 204);
    assert.match((await activate(stand)).headers.get('location') ?? '', cancelled);
    assert.deepEqual(told[1], { step: 'result', result: { major: 'error', minor: 'cancellationByUser' } });
  }
});

test('a person sees who asks for what, types the PIN, and goes back', async () => {
  const { serve, told } = service();
  const stand = createClientStand({ serve });
  const page = await (await activate(stand)).text();
  assert.match(page, /Kita &lt;b&gt;Wolke/);
  assert.match(page, /Familienname/);
  assert.ok(!page.includes('Geburtsdatum'));
  const action = new RegExp(`action="${ORIGIN}(/eID-Client/[0-9a-f-]{36})"`).exec(page)?.[1] ?? '';
  const wrong = await stand.post(action, { persona: 'maris-unionskarte', pin: '654321', action: 'confirm' });
  assert.match(await wrong.text(), /Die PIN war falsch/);
  const right = await stand.post(action, { persona: 'maris-unionskarte', pin: '123456', action: 'confirm' });
  assert.equal(right.headers.get('location'), `${SERVER}/refresh?keep=1&ResultMajor=ok`);
  assert.equal((await stand.post(action, { persona: 'maris-unionskarte', pin: '123456', action: 'confirm' })).status, 404);
  assert.equal(told.length, 2);
  const record = JSON.stringify(await (await stand.control('POST', '/exchanges/query', {})).json());
  assert.ok(!record.includes('654321') && !record.includes(TOKEN.psk ?? 'x'));
});

test('the client speaks as the browser asks', async () => {
  const english = { 'accept-language': 'en-GB,de;q=0.5' };
  const stand = createClientStand({ serve: service().serve });
  const page = await (await stand.get(`/eID-Client?tcTokenURL=${encodeURIComponent(TOKEN_URL)}`, english)).text();
  assert.match(page, /<html lang="en">[\s\S]*Identify now/);
  assert.match(await (await stand.get('/', english)).text(), /Not found/);
});

test('a person can cancel', async () => {
  const stand = createClientStand({ serve: service().serve });
  const action = /action="[^"]+(\/eID-Client\/[^"]+)"/.exec(await (await activate(stand)).text())?.[1] ?? '';
  assert.match((await stand.post(action, { action: 'cancel' })).headers.get('location') ?? '', /cancellationByUser$/);
});

test('a second workflow is refused while a person is busy, for two minutes', async () => {
  const stand = createClientStand({ serve: service().serve });
  assert.equal((await activate(stand)).status, 200);
  assert.equal((await activate(stand)).status, 409);
  stand.advance(121_000);
  assert.equal((await activate(stand)).status, 200);
});

test('where it waits instead, each one has its turn', async () => {
  const stand = createClientStand({ serve: service().serve, mode: 'automatic', whenBusy: 'wait' });
  const answers = await Promise.all([activate(stand), activate(stand), activate(stand)]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  );
});

test('control does not answer to pages of a browser, and knows no card that there is not', async () => {
  const stand = createClientStand();
  assert.equal((await stand.control('DELETE', '/card', undefined, { origin: 'https://evil.example' })).status, 403);
  assert.equal((await stand.control('PUT', '/card', { persona: 'elmar-elsterling' })).status, 422);
  assert.equal((await stand.control('PUT', '/card', 'x{')).status, 422);
  assert.deepEqual(stand.internalErrors, []);
});
