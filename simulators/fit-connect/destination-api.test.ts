/** The Destination API (fact sheet, section 7; FC-SVC-021, FC-SVC-022), through `simulator.fetch` as a client sees it. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { assertProblem, createStand, DESTINATION, SERVICE, testKeys } from './test-stand.ts';

const V1 = '/destination-api/v1/destinations';
const V2 = '/destination-api/v2/destinations';
const NOWHERE = '99999999-9999-4999-8999-999999999999';
const MERGE_PATCH = { 'Content-Type': 'application/merge-patch+json' };
const SERVICES = [
  { identifier: SERVICE.identifier, regions: ['DE99'], submissionSchemas: [{ schemaUri: 'urn:example:schema', mimeType: 'application/json' }] },
];

/** Public keys as long as section 14 wants them; nobody has to use them, so that none is generated. */
async function longKeys(marker: number) {
  const { encryption, signing } = await testKeys();
  const modulus = (fill: number) => Buffer.alloc(512, fill).toString('base64url');
  return {
    encryptionPublicKey: { ...encryption.publicJwk, kid: `encryption-${marker}`, n: modulus(0xa0 + marker) },
    signingPublicKey: { ...signing.publicJwk, kid: `signing-${marker}`, n: modulus(0xc0 + marker) },
  };
}

async function creation(marker: number) {
  const keys = await longKeys(marker);
  return {
    name: 'Testamt',
    contactInformation: { legalName: 'Testamt (Testdaten)', email: 'amt@example.org' },
    services: SERVICES,
    metadataVersions: ['2.1.0'],
    encryptionKid: keys.encryptionPublicKey.kid,
    ...keys,
  };
}

test('a destination is created with name and e-mail as contact, activated by a merge patch, and linked with its creator', async () => {
  const { call, internalErrors } = await createStand();
  const created = await call('POST', V1, { as: 'product', json: await creation(1) });
  assert.deepEqual([created.status, created.json.status, created.json.services], [201, 'created', SERVICES]);
  assert.equal(created.headers.get('cache-control'), 'no-cache');
  const { destinationId } = created.json;
  assert.equal(created.headers.get('location'), `/destinations/${destinationId}`);
  const activated = await call('PATCH', `${V1}/${destinationId}`, { as: 'product', body: '{"status":"active"}', headers: MERGE_PATCH });
  assert.deepEqual([activated.status, activated.json.status], [200, 'active']);
  const list = await call('GET', `${V2}?limit=1&offset=1`, { as: 'product' });
  assert.deepEqual([list.json.count, list.json.offset, list.json.totalCount, list.json.destinations[0].destinationId], [1, 1, 2, destinationId]);
  const announced = await call('POST', '/submission-api/v2/submissions', {
    as: 'suite',
    json: { destinationId, announcedAttachments: [], publicService: SERVICE },
  });
  assert.equal(announced.status, 201);
  assert.deepEqual(internalErrors, []);
});

test('v1 says services, v2 says publicServices and takes either name, but not both', async () => {
  const { call } = await createStand();
  const body = await creation(2);
  const { services, ...rest } = body;
  assertProblem(await call('POST', V2, { as: 'product', json: { ...body, publicServices: services } }), 400);
  assertProblem(await call('POST', V2, { as: 'product', json: rest }), 400);
  assertProblem(await call('POST', V1, { as: 'product', json: { ...rest, publicServices: services } }), 400);
  const created = await call('POST', V2, { as: 'product', json: { ...rest, publicServices: services } });
  assert.deepEqual([created.status, created.json.publicServices, created.json.services], [201, SERVICES, undefined]);
  const read = await call('GET', `${V1}/${created.json.destinationId}`, { as: 'product' });
  assert.deepEqual([read.json.services, read.json.publicServices], [SERVICES, undefined]);
});

test('FC-SVC-021: keys that break section 14 are refused with 400, both when creating and when adding', async () => {
  const { call } = await createStand();
  const body = await creation(3);
  const { encryptionPublicKey: good, signingPublicKey } = body;
  for (const change of [
    { key_ops: ['unwrapKey'] },
    { alg: 'RSA-OAEP' },
    { kid: 'short' },
    { x5c: [] },
    { n: good.n.slice(4) },
    { e: 'AQ' },
    { kty: 'EC' },
    { d: 'AQAB' },
  ]) {
    const bad = { ...good, ...change };
    assertProblem(await call('POST', `${V2}/${DESTINATION}/keys`, { as: 'product', json: bad }), 400);
    assertProblem(await call('POST', V2, { as: 'product', json: { ...body, encryptionPublicKey: bad, encryptionKid: bad.kid } }), 400);
  }
  assertProblem(await call('POST', V2, { as: 'product', json: { ...body, signingPublicKey: good } }), 400);
  assertProblem(await call('POST', V2, { as: 'product', json: { ...body, encryptionPublicKey: signingPublicKey } }), 400);
  assertProblem(await call('POST', V2, { as: 'product', json: { ...body, encryptionKid: 'another-kid' } }), 400);
});

test('FC-SVC-021: a key is added once, answered 201 twice, listed and read; only then encryptionKid may name it', async () => {
  const { call, keys } = await createStand();
  const path = `${V2}/${DESTINATION}`;
  const { encryptionPublicKey: fresh } = await longKeys(4);
  const patch = async () => call('PATCH', path, { as: 'product', body: JSON.stringify({ encryptionKid: fresh.kid }), headers: MERGE_PATCH });
  assertProblem(await patch(), 400);
  for (let round = 0; round < 2; round += 1) {
    const reply = await call('POST', `${path}/keys`, { as: 'product', json: fresh });
    assert.deepEqual([reply.status, reply.headers.get('location')], [201, `/destinations/${DESTINATION}/keys/${fresh.kid}`]);
  }
  const list = await call('GET', `${path}/keys`, { as: 'product' });
  assert.deepEqual(list.json, { keys: [keys.encryption.publicJwk, keys.signing.publicJwk, fresh] });
  assert.equal(list.headers.get('cache-control'), 'no-cache');
  const read = await call('GET', `${path}/keys/${fresh.kid}`);
  assert.deepEqual([read.json, read.headers.get('cache-control')], [fresh, 'no-cache']);
  assertProblem(await call('GET', `${path}/keys/no-such-key`), 404, 'key-not-found');
  assert.deepEqual([(await patch()).status, (await patch()).json.encryptionKid], [200, fresh.kid]);
  assert.equal((await call('GET', `/submission-api/v2/destinations/${DESTINATION}`)).json.encryptionKid, fresh.kid);
});

test('FC-SVC-022: the callback secret is write-only, has 32 to 512 characters, and its URL begins with https', async () => {
  const { call } = await createStand();
  const path = `${V2}/${DESTINATION}`;
  const patch = async (callback: unknown) => call('PATCH', path, { as: 'product', json: { callback } });
  for (const length of [31, 513]) assertProblem(await patch({ url: 'https://receiver.test', secret: 's'.repeat(length) }), 400);
  assertProblem(await patch({ url: 'http://receiver.test', secret: 's'.repeat(32) }), 400);
  assertProblem(await patch({ url: 'https://receiver.test' }), 400);
  for (const length of [32, 512]) {
    const reply = await patch({ url: 'https://receiver.test', secret: 's'.repeat(length) });
    assert.deepEqual([reply.status, reply.json.callback], [200, { url: 'https://receiver.test' }]);
  }
  for (const where of [path, V2]) assert.equal((await call('GET', where, { as: 'product' })).text.includes('ssss'), false);
  assert.equal((await call('GET', path, { as: 'suite' })).json.callback, undefined);
});

test('null in a patch takes an optional member away; a refused patch changes nothing', async () => {
  const { call } = await createStand();
  const path = `${V2}/${DESTINATION}`;
  const patch = async (body: unknown) => call('PATCH', path, { as: 'product', body: JSON.stringify(body), headers: MERGE_PATCH });
  assertProblem(await patch({ callback: null, encryptionKid: 'published-nowhere' }), 400);
  assert.ok((await call('GET', path, { as: 'product' })).json.callback);
  assertProblem(await patch({ metadataVersions: null }), 400);
  assert.equal((await patch({ callback: null })).json.callback, undefined);
  assert.equal((await call('GET', path, { as: 'product' })).json.callback, undefined);
});

test('a patch replaces members as a whole, a PUT everything; decommissioned is final', async () => {
  const { call } = await createStand();
  const path = `${V2}/${DESTINATION}`;
  const before = (await call('GET', path, { as: 'product' })).json;
  const contactInformation = { legalName: 'Neues Amt (Testdaten)', email: 'neu@example.org' };
  const full = {
    status: 'active',
    contactInformation: { ...contactInformation, phone: '+49 30 0' },
    services: SERVICES,
    encryptionKid: before.encryptionKid,
    metadataVersions: ['2.1.0'],
  };
  const replaced = (await call('PUT', path, { as: 'product', json: full })).json;
  assert.deepEqual([replaced.callback, replaced.publicServices, replaced.name], [undefined, SERVICES, before.name]);
  assert.deepEqual((await call('PATCH', path, { as: 'product', json: { contactInformation } })).json.contactInformation, contactInformation);
  assertProblem(await call('PUT', path, { as: 'product', json: { status: 'active' } }), 400);
  assertProblem(await call('PATCH', path, { as: 'product', json: { status: 'created' } }), 400);
  assert.equal((await call('PATCH', path, { as: 'product', json: { status: 'decommissioned' } })).status, 200);
  assertProblem(await call('PATCH', path, { as: 'product', json: { status: 'active' } }), 400);
  assertProblem(await call('PUT', path, { as: 'product', json: full }), 400);
  assert.equal((await call('DELETE', path, { as: 'product' })).status, 204);
  assertProblem(await call('GET', path, { as: 'product' }), 404, 'destination-not-found');
});

test('managing needs the right and the link; media types are checked', async () => {
  const { call } = await createStand({
    seed: {
      clients: [
        { clientId: 'product', clientSecret: 'product-secret', peer: 'product', rights: ['manage'], destinationIds: [] },
        { clientId: 'suite', clientSecret: 'suite-secret', peer: 'suite', rights: ['send'], destinationIds: [DESTINATION] },
      ],
    },
  });
  const path = `${V2}/${DESTINATION}`;
  for (const [method, where, json] of [
    ['POST', V2, {}],
    ['PUT', path, {}],
    ['PATCH', path, {}],
    ['DELETE', path, undefined],
    ['POST', `${path}/keys`, {}],
  ] as const) {
    const body = json === undefined ? {} : { json };
    assertProblem(await call(method, where, body), 401, 'token-missing');
    assertProblem(await call(method, where, { as: 'suite', ...body }), 403, 'right-missing');
    if (where !== V2) assertProblem(await call(method, where, { as: 'product', ...body }), 403, 'client-not-linked');
  }
  assertProblem(await call('PATCH', `${V2}/${NOWHERE}`, { as: 'product', json: {} }), 404, 'destination-not-found');
  assertProblem(await call('POST', V2, { as: 'product', body: '{}', headers: MERGE_PATCH }), 415);
  assertProblem(await call('GET', path), 401);
  assertProblem(await call('POST', V2, { as: 'product', body: 'no JSON', headers: { 'Content-Type': 'application/json' } }), 400);
});
