/** The routing service (Routing API 2.0.0; FC-RTE-001 to FC-RTE-006), through `simulator.fetch` as a sender sees it. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { decodeJws, verifyJws } from '../../src/formats/jose.ts';
import type { PublicJwk } from './index.ts';
import { assertProblem, createStand, DESTINATION, ORIGIN } from './test-stand.ts';
import type { Stand } from './test-stand.ts';

const KEY = '99000000000000';
const ROUTES = `/routing/v2/routes?leikaKey=${KEY}`;
const AREAS = '/routing/v2/areas';
const LIMITS = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/** Puts the destination in charge of other regions. */
async function moveTo({ control }: Stand, regions: readonly string[]): Promise<void> {
  const { services } = await control.destination(DESTINATION);
  await control.updateDestination(DESTINATION, { services: services.map((service) => ({ ...service, regions })) });
}

test('FC-RTE-001: 400 when leikaKey is missing or malformed', async () => {
  const { call } = await createStand();
  for (const query of ['', 'leikaKey=', 'leikaKey=9900000000000', 'leikaKey=98000000000000', `leikaKey=${KEY}0`, `leikaKey=${KEY}&leikaKey=${KEY}`])
    assertProblem(await call('GET', `/routing/v2/routes?ars=99&${query}`), 400);
});

test('FC-RTE-001: 400 unless there is exactly one well-formed area selector', async () => {
  const { call } = await createStand();
  for (const query of [
    '',
    '&ars=99&ags=99',
    '&ars=99&areaId=990000',
    '&ars=99&ars=99',
    '&ars=',
    '&ars=9',
    '&ars=9905',
    '&ags=990510001001',
    '&ags=DE99',
    '&areaId=x1',
  ])
    assertProblem(await call('GET', ROUTES + query), 400);
  for (const query of ['&ars=99', '&ags=99051001', '&areaId=990000']) assert.equal((await call('GET', ROUTES + query)).status, 200, query);
});

test('FC-RTE-002: nothing found is 200 with an empty list', async () => {
  const stand = await createStand();
  const nothing = { count: 0, offset: 0, totalCount: 0, routes: [] };
  for (const query of ['leikaKey=99111111111111&ars=99', `leikaKey=${KEY}&areaId=123456789`])
    assert.deepEqual((await stand.call('GET', `/routing/v2/routes?${query}`)).json, nothing);
  await stand.control.updateDestination(DESTINATION, { status: 'inactive' });
  assert.deepEqual((await stand.call('GET', `${ROUTES}&ars=99`)).json, nothing);
});

test('FC-RTE-003: lists are paged and always carry count, offset and totalCount', async () => {
  const { call, control } = await createStand();
  const one = await control.destination(DESTINATION);
  const ids = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-2222-4222-8222-222222222222`);
  const seeded = await createStand({ seed: { destinations: ids.map((destinationId) => ({ ...one, destinationId })) } });
  const page = (await seeded.call('GET', `${ROUTES}&ars=99&limit=2&offset=1`)).json;
  assert.deepEqual([page.count, page.offset, page.totalCount], [2, 1, 3]);
  assert.deepEqual(
    (page.routes as { destinationId: string }[]).map((route) => route.destinationId),
    ids.slice(1),
  );
  const areas = (await call('GET', `${AREAS}?areaSearchexpression=Testdaten&limit=3&offset=6`)).json;
  assert.deepEqual([areas.count, areas.offset, areas.totalCount], [2, 6, 8]);
  for (const wrong of ['limit=0', 'limit=501', 'limit=x', 'offset=-1']) {
    assertProblem(await call('GET', `${ROUTES}&ars=99&${wrong}`), 400);
    assertProblem(await call('GET', `${AREAS}?areaSearchexpression=Muster&${wrong}`), 400);
  }
});

test('FC-RTE-004: every route has a destinationId and addressing data that verify with the key of the portal', async () => {
  const stand = await createStand();
  await moveTo(stand, ['DE990510000000', 'DE06435']);
  const { routes } = (await stand.call('GET', `${ROUTES}&ars=990510001001`)).json;
  assert.equal(routes.length, 1);
  const { keys } = (await stand.call('GET', '/portal/.well-known/jwks.json')).json;
  const compact = routes[0].destinationSignature;
  const jws = decodeJws(compact);
  const key = (keys as PublicJwk[]).find(({ kid }) => kid === jws?.header['kid']);
  assert.ok(key);
  assert.equal(await verifyJws(compact, key, { algorithms: ['PS512'] }), true);
  assert.deepEqual({ ...jws?.header, kid: '' }, { kid: '', typ: 'jwt', alg: 'PS512' });
  const { iat, jti, ...content } = jws?.payload ?? {};
  assert.deepEqual([typeof iat, typeof jti], ['number', 'string']);
  const area = 'urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:';
  assert.deepEqual(content, {
    submissionHost: 'simulator.test',
    iss: `${ORIGIN}/portal`,
    services: [{ gebietIDs: [`${area}99051`, `${area}06435`], leistungIDs: [`urn:de:fim:leika:leistung:${KEY}`] }],
    destinationId: DESTINATION,
  });
  assert.equal((await stand.call('GET', `${ROUTES}&ars=990510001001`)).json.routes[0].destinationSignature, compact);
});

test('FC-RTE-004: the whole country is signed as its Länder, so that a key of any of them is covered by its beginning', async () => {
  const { call } = await createStand();
  const [route] = (await call('GET', `${ROUTES}&ars=09162`)).json.routes;
  const { services } = decodeJws(route.destinationSignature)?.payload as { services: readonly { gebietIDs: readonly string[] }[] };
  assert.equal(services[0]?.gebietIDs.length, 17);
  assert.ok(services[0]?.gebietIDs.some((urn) => '09162'.startsWith(urn.slice(urn.lastIndexOf(':') + 1))));
});

test('FC-RTE-004: a changed destination is signed anew', async () => {
  const stand = await createStand();
  const signature = async () => (await stand.call('GET', `${ROUTES}&ars=99`)).json.routes[0].destinationSignature as string;
  const before = await signature();
  await moveTo(stand, ['DE99']);
  assert.notEqual(decodeJws(await signature())?.payload['jti'], decodeJws(before)?.payload['jti']);
});

test('FC-RTE-005: RateLimit headers stand on every answer, also on 400 and 429, which carries a JSON object', async () => {
  let now = 0;
  const { call } = await createStand({ clock: { now: () => now } });
  for (const path of [`${ROUTES}&ars=99`, ROUTES, `${AREAS}?areaSearchexpression=Muster*`, AREAS, '/routing/v2/info']) {
    const { headers } = await call('GET', path);
    for (const name of LIMITS) assert.match(headers.get(name) ?? '', /^\d+$/, `${path} ${name}`);
  }
  for (let count = 5; count < 10_000; count += 1) await call('GET', '/routing/v2/info');
  const refused = await call('GET', `${ROUTES}&ars=99`);
  assert.deepEqual([refused.status, refused.json, refused.headers.get('content-type')], [429, {}, 'application/json']);
  assert.deepEqual(
    LIMITS.map((name) => refused.headers.get(name)),
    ['10000', '0', '60'],
  );
  now += 60_000;
  assert.equal((await call('GET', `${ROUTES}&ars=99`)).status, 200);
});

test('FC-RTE-005: a limit of the tenant holds here too and its headers stand once', async () => {
  const { call } = await createStand({ seed: { rateLimit: { limit: 1, windowSeconds: 60 } } });
  assert.equal((await call('GET', '/routing/v2/info')).headers.get('RateLimit-Remaining'), '0');
  assert.equal((await call('GET', '/routing/v2/info')).status, 429);
});

test('FC-RTE-005: refused by a limit of the tenant, routing answers a JSON object, the Submission API nothing', async () => {
  const { call } = await createStand({ seed: { rateLimit: { limit: 0, windowSeconds: 60 } } });
  for (const path of [`${ROUTES}&ars=99`, `${AREAS}?areaSearchexpression=Muster*`, '/routing/v2/info']) {
    const { status, json, headers } = await call('GET', path);
    assert.deepEqual([status, json, headers.get('content-type')], [429, {}, 'application/json'], path);
    for (const name of LIMITS) assert.match(headers.get(name) ?? '', /^[0-9]+$/, `${path} ${name}`);
  }
  const { status, text, headers } = await call('GET', '/submission-api/v2/info');
  assert.deepEqual([status, text, headers.get('content-type')], [429, '', null]);
});

test('FC-RTE-006: several search expressions are combined with AND', async () => {
  const { call } = await createStand();
  const names = async (...expressions: readonly string[]) => {
    const query = new URLSearchParams(expressions.map((expression) => ['areaSearchexpression', expression] as [string, string]));
    const { areas } = (await call('GET', `${AREAS}?${query.toString()}`)).json as { areas: { name: string }[] };
    return areas.map(({ name }) => name);
  };
  assert.equal((await names('Neustadt')).length, 2);
  assert.deepEqual(await names('Neustadt', '*uster'), ['Neustadt (Muster, Testdaten)']);
  assert.deepEqual(await names('Neustadt', 'Bayern'), []);
  assert.deepEqual(await names('00201'), ['Beispielhausen am See (Testdaten)']);
});

test('areas have id, name and type only, and their id is good for a route', async () => {
  const { call } = await createStand();
  const reply = await call('GET', `${AREAS}?areaSearchexpression=Beispielhausen`);
  assert.deepEqual(reply.json.areas, [{ id: '990512', name: 'Beispielhausen am See (Testdaten)', type: 'Gemeinde' }]);
  assert.equal(reply.headers.get('content-type'), 'application/json');
  assert.equal((await call('GET', `${ROUTES}&areaId=990512`)).json.count, 1);
});

test('400 for no search expression, more than ten, or one of wildcards only', async () => {
  const { call } = await createStand();
  for (const query of ['', '?areaSearchexpression=', '?areaSearchexpression=*', '?areaSearchexpression=M*', `?${'areaSearchexpression=Muster&'.repeat(11)}`])
    assertProblem(await call('GET', AREAS + query), 400);
});

test('version 2.0.0 is told, version 1 is not served, and other methods are refused', async () => {
  const { call } = await createStand();
  assert.deepEqual((await call('GET', '/routing/v2/info')).json, { version: { major: 2, minor: 0, patch: 0 } });
  assertProblem(await call('GET', `/routing/v1/routes?leikaKey=${KEY}&ars=99`), 404, 'path-not-found');
  assertProblem(await call('POST', `${ROUTES}&ars=99`), 405, 'method-not-allowed');
});
