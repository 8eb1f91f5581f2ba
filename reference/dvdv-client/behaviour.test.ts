/** What the product does, seen from both servers of the directory and from its test interface. */
import assert from 'node:assert/strict';
import { X509Certificate, createHash, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { makeKey } from './test/keys.ts';
import { ADDRESS, createStand, says, service, status } from './test/stand.ts';
import type { Reaction, Stand } from './test/stand.ts';

const folder = mkdtempSync(join(tmpdir(), 'dvdv-client-'));
const files = { DVDV_CERT_FILE: join(folder, 'client.pem'), DVDV_KEY_FILE: join(folder, 'client-key.pem') };
const OFFER = { OFFERED_SERVICE: 'urn:example:angebot', CONSUMER_CATEGORIES: 'Bauportal, Kommunalportal' };
const WANTED = { organizationKey: 'töj:069900000001', category: 'Meldebehörde', serviceUri: 'urn:example:dienst?a=1&b=2' };
const LOOK_UP = '/dvdv2-backend/extern/standaloneauth/directory/v2/';
let certificate = '';
let stand: Stand;

before(async () => {
  const made = await makeKey('Bauaufsicht');
  certificate = made.certificate;
  writeFileSync(files.DVDV_CERT_FILE, certificate);
  writeFileSync(files.DVDV_KEY_FILE, made.privateKey);
});
after(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => stand.close());

async function lookUp(reactions: readonly [Reaction, Reaction?], change: object = {}): Promise<Readonly<Record<string, unknown>>> {
  stand = await createStand(files);
  stand.reactions[0] = reactions[0];
  if (reactions[1] !== undefined) stand.reactions[1] = reactions[1];
  return (await stand.ask('/addresses', { ...WANTED, ...change })).json;
}

describe('a look-up', () => {
  test('asks with one encoded parameter and the token, and takes the element that leads there', async () => {
    assert.deepEqual(await lookUp([says(service())]), { outcome: 'found', address: ADDRESS });
    const [request] = stand.seen;
    const url = new URL(request?.url ?? '', 'http://localhost');
    assert.equal(request?.method, 'GET');
    assert.equal(url.pathname, `${LOOK_UP}findservicedescription`);
    assert.deepEqual([...url.searchParams.keys()], ['request_json']);
    assert.deepEqual(JSON.parse(url.searchParams.get('request_json') ?? ''), {
      organizationKey: WANTED.organizationKey,
      serviceSpecificationUri: WANTED.serviceUri,
    });
    assert.equal(request?.headers.authorization, 'EmbeddedBearer t1');
  });

  test('the token is asked for with a form and a signed JWT, once', async () => {
    await lookUp([says(service())]);
    await stand.ask('/addresses', { ...WANTED, serviceUri: 'urn:example:anderer' });
    assert.equal(stand.tokens.length, 1);
    const form = new URLSearchParams(stand.tokens[0]?.body);
    const [header = '', claims = '', signature = ''] = (form.get('client_assertion') ?? '').split('.');
    const { publicKey, raw } = new X509Certificate(certificate);
    assert.ok(verify('sha256', Buffer.from(`${header}.${claims}`), publicKey, Buffer.from(signature, 'base64url')));
    const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { readonly sub: string };
    assert.equal(sub, `fp:${createHash('sha1').update(raw).digest('hex')}`);
    assert.equal(form.get('grant_type'), 'client_credentials');
  });

  test('an address is kept under key and service', async () => {
    await lookUp([says(service())]);
    await stand.ask('/addresses', WANTED);
    assert.equal(stand.seen.length, 1);
    await stand.ask('/addresses', { ...WANTED, serviceUri: 'urn:example:anderer' });
    assert.equal(stand.seen.length, 2);
  });

  const cases: readonly (readonly [title: string, reactions: readonly [Reaction, Reaction?], outcome: string, servers: readonly number[]])[] = [
    ['nothing, 404', [status(404)], 'not-found', [0]],
    ['nothing, 204', [status(204)], 'not-found', [0]],
    ['refused', [status(400)], 'failed', [0]],
    ['no login', [status(401)], 'failed', [0, 0]],
    ['down', [status(503)], 'found', [0, 1]],
    ['no connection', [(response) => void response.destroy()], 'found', [0, 1]],
    ['both down', [status(503), status(500)], 'failed', [0, 1]],
    ['no JSON', [(response) => void response.writeHead(200).end('<html>')], 'failed', [0]],
    ['no way in it', [says({ serviceElements: [] })], 'unusable', [0]],
    [
      'revoked',
      [
        says({
          serviceElements: [
            { serviceElementType: 'OSCI_INTERMEDIARY', serviceElementUri: ADDRESS, cipherCertificate: { revocationDate: '2026-01-01T00:00:00.000Z' } },
          ],
        }),
      ],
      'unusable',
      [0],
    ],
    ['members that are new', [says(service({ zusatz: 1 }))], 'found', [0]],
  ];
  for (const [title, reactions, outcome, servers] of cases)
    test(`${title}: ${outcome}`, async () => {
      assert.equal((await lookUp(reactions))['outcome'], outcome);
      assert.deepEqual(
        stand.seen.map(({ server }) => server),
        servers,
      );
    });

  test('the substitute stays in charge for a while', async () => {
    await lookUp([status(503)]);
    await stand.ask('/addresses', { ...WANTED, serviceUri: 'urn:example:anderer' });
    assert.deepEqual(
      stand.seen.map(({ server }) => server),
      [0, 1, 1],
    );
  });

  test('no key is not asked for', async () => {
    assert.equal((await lookUp([says(service())], { organizationKey: '069900000001' }))['outcome'], 'refused');
    assert.equal(stand.seen.length, 0);
  });
});

test('many addresses go in batches of 200, and results keep their place', async () => {
  stand = await createStand(files);
  stand.reactions[0] = (response, { body }) => {
    const asked = JSON.parse(body) as readonly { readonly organizationKey: string }[];
    says(asked.map(({ organizationKey }) => (organizationKey.endsWith('7') ? service() : null)))(response, stand.seen[0] as never);
  };
  const addresses = Array.from({ length: 205 }, (_, index) => ({ ...WANTED, organizationKey: `ags:${String(index).padStart(12, '0')}` }));
  const { json } = await stand.ask('/addresses/bulk', { addresses });
  const told = json['addresses'] as readonly { readonly outcome: string }[];
  assert.deepEqual(
    told.map(({ outcome }) => outcome),
    addresses.map(({ organizationKey }) => (organizationKey.endsWith('7') ? 'found' : 'not-found')),
  );
  assert.deepEqual(
    stand.seen.map(({ method, url, body }) => [method, url, (JSON.parse(body) as readonly unknown[]).length]),
    [200, 5].map((count) => ['POST', `${LOOK_UP}batch/findservicedescription`, count]),
  );
});

describe('a partner that calls', () => {
  const call = async (reaction: Reaction, serviceUri = OFFER.OFFERED_SERVICE): Promise<unknown> => {
    stand = await createStand({ ...files, ...OFFER });
    stand.reactions[0] = reaction;
    stand.reactions[1] = reaction;
    return (await stand.ask('/callers', { serviceUri, certificate })).json;
  };

  test('is let in when the directory confirms one of the categories', async () => {
    assert.deepEqual(await call((response, { url }) => says({ verifyCategory: url.includes('Kommunalportal') })(response, stand.seen[0] as never)), {
      decision: 'processed',
    });
    assert.equal(stand.seen.length, 2);
  });

  for (const [title, reaction] of [
    ['denies', says({ verifyCategory: false })],
    ['says something else', says({ verifyCategory: 'true' })],
    ['is down', status(500)],
  ] as const)
    test(`is refused when the directory ${title}`, async () => assert.deepEqual(await call(reaction), { decision: 'refused', code: 'T070' }));

  test('is refused for a service that is not offered', async () => {
    assert.deepEqual(await call(says({ verifyCategory: true }), 'urn:example:anderer'), { decision: 'refused', code: 'T070' });
    assert.equal(stand.seen.length, 0);
  });
});

test('the test interface wants its token and its shapes, and nothing secret is logged', async () => {
  stand = await createStand(files);
  assert.equal((await stand.ask('/addresses', WANTED, 'falsch')).status, 401);
  assert.equal((await stand.ask('/addresses', { organizationKey: 7 })).status, 400);
  assert.equal((await stand.ask('/nirgends')).status, 404);
  assert.deepEqual((await stand.ask('/health')).json, { status: 'ok' });
  stand.reactions[0] = status(503);
  await stand.ask('/addresses', WANTED);
  assert.match(stand.log(), /server-changed/);
  assert.doesNotMatch(stand.log(), /töj|EmbeddedBearer|eyJ/);
});

describe('without being asked', () => {
  test('looks up regularly, although the address is kept, and notices a change', async () => {
    const { organizationKey: key, serviceUri } = WANTED;
    stand = await createStand({ ...files, LOOK_UPS: `${key} ${serviceUri}, ags:069900000012 ${serviceUri}`, LOOK_UP_EVERY_SECONDS: '0.1' });
    await until(() => stand.seen.length >= 4);
    const keys = stand.seen.slice(0, 4).map(({ url }) => {
      const text = new URL(url, 'http://localhost').searchParams.get('request_json') ?? '{}';
      return (JSON.parse(text) as { readonly organizationKey?: string }).organizationKey;
    });
    assert.deepEqual(keys, [key, 'ags:069900000012', key, 'ags:069900000012']);
    const moved = { serviceElementType: 'OSCI_INTERMEDIARY', serviceElementUri: 'https://neu.pruefstand.example/' };
    stand.reactions[0] = says({ serviceElements: [moved] });
    const before = stand.seen.length;
    await until(() => stand.seen.length >= before + 4);
    assert.deepEqual((await stand.ask('/addresses', WANTED)).json, { outcome: 'found', address: 'https://neu.pruefstand.example/' });
  });

  test('looks up once where no interval is set', async () => {
    stand = await createStand({ ...files, LOOK_UPS: 'ags:069900000012 urn:example:dienst' });
    await until(() => stand.log().includes('refreshed'));
    await stand.ask('/addresses', WANTED);
    assert.equal(stand.seen.length, 2);
  });
});

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10));
}
