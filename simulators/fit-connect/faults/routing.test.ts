/** Faults of routing: each changes exactly one thing, and what it leaves alone still verifies. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { decodeJws, verifyJws } from '../../../src/formats/jose.ts';
import { assertProblem, createStand, DESTINATION, SERVICE } from '../test-stand.ts';
import type { Stand } from '../test-stand.ts';

const ROUTES = '/routing/v2/routes?leikaKey=99000000000000&ars=99051';
const AREAS = '/routing/v2/areas?areaSearchexpression=';

/** The first route before and after a fault is armed, and whether its addressing data verify with the portal's key. */
async function routesWith(fault: string, params: Record<string, string> = {}) {
  const stand = await createStand();
  const first = async () => (await stand.call('GET', ROUTES)).json.routes[0] as { destinationId: string; destinationSignature: string };
  const honest = await first();
  await stand.control.arm({ fault, params });
  const forged = await first();
  const again = await first();
  assert.equal(again.destinationSignature, forged.destinationSignature, 'every reading shows the same text');
  const [key] = (await stand.call('GET', '/portal/.well-known/jwks.json')).json.keys;
  const [before, after] = [honest, forged].map(({ destinationSignature }) => decodeJws(destinationSignature)!) as [
    NonNullable<ReturnType<typeof decodeJws>>,
    NonNullable<ReturnType<typeof decodeJws>>,
  ];
  return { stand, honest, forged, before, after, verifies: await verifyJws(forged.destinationSignature, key, { algorithms: ['PS512'] }) };
}

async function struck({ control }: Stand): Promise<number | undefined> {
  return (await control.armed())[0]?.struck;
}

test('destination-signature-wrong-key signs the same content with a key that is published nowhere', async () => {
  const { before, after, verifies, stand } = await routesWith('destination-signature-wrong-key');
  assert.deepEqual([after.header, after.payload, verifies], [before.header, before.payload, false]);
  assert.equal(await verifyJws(after.parts.join('.'), stand.keys.stranger.publicJwk, { algorithms: ['PS512'] }), true);
});

test('destination-signature-tampered changes the content under the old signature', async () => {
  const { before, after, verifies } = await routesWith('destination-signature-tampered');
  assert.deepEqual(after.payload, { ...before.payload, iat: Number(before.payload['iat']) + 1 });
  assert.deepEqual([after.parts[2], verifies], [before.parts[2], false]);
});

test('destination-signature-foreign-destination verifies and names another destination', async () => {
  const other = '77777777-7777-4777-8777-777777777777';
  const { forged, before, after, verifies } = await routesWith('destination-signature-foreign-destination', { destinationId: other });
  assert.deepEqual([forged.destinationId, after.payload, verifies], [DESTINATION, { ...before.payload, destinationId: other }, true]);
});

test('destination-signature-foreign-service verifies and names another service', async () => {
  const { before, after, verifies } = await routesWith('destination-signature-foreign-service');
  const [service] = before.payload['services'] as object[];
  assert.deepEqual(
    [after.payload, verifies],
    [{ ...before.payload, services: [{ ...service, leistungIDs: ['urn:de:fim:leika:leistung:99999999999999'] }] }, true],
  );
});

test('destination-signature-foreign-area verifies and names another area', async () => {
  const { before, after, verifies } = await routesWith('destination-signature-foreign-area');
  const [service] = before.payload['services'] as object[];
  assert.deepEqual(
    [after.payload, verifies],
    [{ ...before.payload, services: [{ ...service, gebietIDs: ['urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:98'] }] }, true],
  );
});

test('destination-signature-wrong-host verifies and names another delivery service', async () => {
  const { before, after, verifies } = await routesWith('destination-signature-wrong-host');
  assert.deepEqual([after.payload, verifies], [{ ...before.payload, submissionHost: 'submission-api.invalid' }, true]);
});

test('destination-signature- faults combine, and leave refusals and empty lists alone', async () => {
  const stand = await createStand();
  await stand.control.arm({ fault: 'destination-signature-foreign-area' });
  assertProblem(await stand.call('GET', '/routing/v2/routes'), 400);
  await stand.call('GET', ROUTES.replace('9900', '9911'));
  assert.equal(await struck(stand), 0);
  await stand.control.arm({ fault: 'destination-signature-wrong-host' });
  const payload = decodeJws((await stand.call('GET', ROUTES)).json.routes[0].destinationSignature)?.payload;
  assert.equal(payload?.['submissionHost'], 'submission-api.invalid');
  assert.match(JSON.stringify(payload['services']), /:rs:98"/);
});

test('routes-empty finds nothing', async () => {
  const stand = await createStand();
  await stand.control.arm({ fault: 'routes-empty' });
  assert.deepEqual((await stand.call('GET', `${ROUTES}&offset=0`)).json, { count: 0, offset: 0, totalCount: 0, routes: [] });
  assertProblem(await stand.call('GET', '/routing/v2/routes'), 400);
});

test('areas-as-problem-json gives found areas the media type of problems', async () => {
  const stand = await createStand();
  const plain = await stand.call('GET', `${AREAS}Neustadt`);
  await stand.control.arm({ fault: 'areas-as-problem-json' });
  const odd = await stand.call('GET', `${AREAS}Neustadt`);
  assert.deepEqual([odd.status, odd.headers.get('content-type'), odd.json], [200, 'application/problem+json', plain.json]);
});

test('areas-blank-fails answers 500 for a blank inside an expression, with RateLimit headers, and only then', async () => {
  const stand = await createStand();
  assert.equal((await stand.call('GET', `${AREAS}Neustadt+Muster`)).json.count, 1);
  await stand.control.arm({ fault: 'areas-blank-fails' });
  const failed = await stand.call('GET', `${AREAS}Neustadt%20Muster`);
  assertProblem(failed, 500, 'internal-error');
  assert.match(failed.headers.get('RateLimit-Remaining') ?? '', /^\d+$/);
  assert.equal((await stand.call('GET', `${AREAS}Neustadt&areaSearchexpression=Muster`)).json.count, 1);
});

test('destination-inactive shows the status and refuses announcements, and leaves other refusals as they are', async () => {
  const stand = await createStand();
  const { call, control } = stand;
  const path = '/submission-api/v2/submissions';
  const json = { destinationId: DESTINATION, announcedAttachments: [], publicService: SERVICE };
  await control.arm({ fault: 'destination-inactive' });
  assertProblem(await call('POST', path, { json }), 401);
  assertProblem(await call('POST', path, { as: 'product', json }), 403);
  assertProblem(await call('POST', path, { as: 'suite', body: 'no JSON', headers: { 'Content-Type': 'application/json' } }), 400);
  assertProblem(await call('POST', path, { as: 'suite', json: { ...json, destinationId: '99999999-9999-4999-8999-999999999999' } }), 404);
  assert.equal(await struck(stand), 0);
  assertProblem(await call('POST', path, { as: 'suite', json }), 422, 'destination-state-invalid');
  assert.equal((await call('GET', `/submission-api/v2/destinations/${DESTINATION}`)).json.status, 'inactive');
  assert.equal((await call('GET', ROUTES)).json.count, 1);
  assert.equal(await struck(stand), 2);
});
