/** Destinations and keys: reading, managing, and what must never be asked or told (fact sheet, section 19.4), through `simulator.fetch` as a client sees it. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { generateKeyPair } from '../../../src/formats/keys.ts';
import { assertProblem, createStand, DESTINATION, SERVICE, testKeys } from '../test-stand.ts';

const NOWHERE = '99999999-9999-4999-8999-999999999999';
const V1 = '/submission-api/v1';
const V2 = '/submission-api/v2';

test('FC-SVC-003: keys, JWKS and info need no token', async () => {
  const { call, keys } = await createStand();
  assert.deepEqual((await call('GET', '/submission-api/.well-known/jwks.json')).json, { keys: [keys.service.publicJwk] });
  assert.deepEqual((await call('GET', `${V1}/info`)).json, { version: { major: 1, minor: 1, patch: 3 } });
  assert.equal((await call('GET', `${V2}/info`)).json.version.major, 2);
  for (const { publicJwk } of [keys.encryption, keys.signing])
    assert.deepEqual((await call('GET', `${V2}/destinations/${DESTINATION}/keys/${publicJwk.kid}`)).json, publicJwk);
  assertProblem(await call('GET', `${V2}/destinations/${DESTINATION}/keys/no-such-key`), 404, 'key-not-found');
  assertProblem(await call('GET', `${V2}/destinations/${NOWHERE}/keys/no-such-key`), 404, 'destination-not-found');
  assertProblem(await call('GET', `${V2}/destinations/${DESTINATION}/keys`), 404, 'path-not-found');
});

test('FC-SVC-003: kids longer than 36 characters are served', async () => {
  const { call, keys } = await createStand();
  const { kid } = keys.encryption.publicJwk;
  assert.ok(kid.length > 36);
  assert.equal((await call('GET', `${V1}/destinations/${DESTINATION}/keys/${kid}`)).status, 200);
});

test('FC-SVC-004: destination and key answers must not be cached', async () => {
  const { call, keys } = await createStand();
  const paths = [
    `${V1}/destinations`,
    `${V1}/destinations/${DESTINATION}`,
    `${V2}/destinations/${DESTINATION}`,
    `${V2}/destinations/${DESTINATION}/keys/${keys.signing.publicJwk.kid}`,
  ];
  for (const path of paths) assert.equal((await call('GET', path, { as: 'product' })).headers.get('cache-control'), 'no-cache', path);
});

test('FC-SVC-004: v1 calls it services and wants a token, v2 calls it publicServices and wants none', async () => {
  const { call } = await createStand();
  assertProblem(await call('GET', `${V1}/destinations/${DESTINATION}`), 401);
  const v1 = (await call('GET', `${V1}/destinations/${DESTINATION}`, { as: 'suite' })).json;
  const v2 = (await call('GET', `${V2}/destinations/${DESTINATION}`)).json;
  assert.deepEqual(Object.keys(v1).toSorted(), ['destinationId', 'encryptionKid', 'metadataVersions', 'services', 'status']);
  assert.deepEqual(v2.publicServices, v1.services);
  assert.equal(v2.services, undefined);
  assert.equal(v2.name, 'Beispielbehörde (Testdaten)');
});

test('FC-SVC-004: each client and version reads its own view of a destination, and reads a change at once', async () => {
  const { call } = await createStand();
  const path = (version: string): string => `${version}/destinations/${DESTINATION}`;
  await call('PATCH', path(V1), { as: 'product', json: { callback: { url: 'https://b.test/', secret: 'y'.repeat(32) } } });
  for (let round = 0; round < 2; round += 1) {
    for (const version of [V1, V2]) {
      const [own, foreign] = [await call('GET', path(version), { as: 'product' }), await call('GET', path(version), { as: 'suite' })];
      assert.deepEqual([own.json.callback, foreign.json.callback], [{ url: 'https://b.test/' }, undefined]);
      assert.deepEqual([own.json.services === undefined, foreign.json.services === undefined], [version === V2, version === V2]);
    }
  }
  await call('PATCH', path(V1), { as: 'product', json: { status: 'inactive' } });
  for (const version of [V1, V2]) assert.equal((await call('GET', path(version), { as: 'suite' })).json.status, 'inactive');
});

test('FC-SVC-021: keys that break section 14 are refused with 400, and good ones are added once', async () => {
  const { call, keys } = await createStand();
  const path = `${V1}/destinations/${DESTINATION}/keys`;
  const good = (await generateKeyPair('encryption')).publicJwk;
  for (const change of [{ key_ops: ['verify'] }, { alg: 'RSA-OAEP' }, { kid: 'short' }, { x5c: [] }, { e: 'AQ' }, { kty: 'EC' }]) {
    assertProblem(await call('POST', path, { as: 'product', json: { ...good, ...change } }), 400);
  }
  assertProblem(await call('POST', path, { as: 'product', json: { ...keys.encryption.publicJwk, kid: 'weak-encryption-key' } }), 400);
  for (let round = 0; round < 2; round += 1) {
    const reply = await call('POST', path, { as: 'product', json: good });
    assert.equal(reply.status, 201);
    assert.equal(reply.headers.get('location'), `/destinations/${DESTINATION}/keys/${good.kid}`);
  }
  assert.deepEqual((await call('GET', `${path}/${good.kid}`)).json, good);
  assert.equal((await call('PATCH', `${V1}/destinations/${DESTINATION}`, { as: 'product', json: { encryptionKid: good.kid } })).json.encryptionKid, good.kid);
  assertProblem(await call('PATCH', `${V1}/destinations/${DESTINATION}`, { as: 'product', json: { encryptionKid: keys.signing.publicJwk.kid } }), 400);
  assertProblem(await call('POST', path, { as: 'suite', json: good }), 403);
});

test('FC-SVC-022: the callback secret has 32 to 512 characters and is never given out', async () => {
  const { call } = await createStand();
  const json = { destinationId: DESTINATION, announcedAttachments: [], publicService: SERVICE };
  for (const callback of [
    { url: 'https://a.test', secret: 'x'.repeat(31) },
    { url: 'https://a.test', secret: 'x'.repeat(513) },
    { url: 'http://a.test', secret: 'x'.repeat(32) },
    { url: 'https://a.test' },
  ]) {
    assertProblem(await call('POST', `${V2}/submissions`, { as: 'suite', json: { ...json, callback } }), 400);
    assertProblem(await call('PATCH', `${V1}/destinations/${DESTINATION}`, { as: 'product', json: { callback } }), 400);
  }
  const patched = await call('PATCH', `${V1}/destinations/${DESTINATION}`, {
    as: 'product',
    json: { callback: { url: 'https://b.test/', secret: 'y'.repeat(32) } },
  });
  assert.deepEqual(patched.json.callback, { url: 'https://b.test/' });
  const read = await call('GET', `${V1}/destinations/${DESTINATION}`, { as: 'product' });
  assert.deepEqual(read.json.callback, { url: 'https://b.test/' });
  assert.equal((await call('GET', `${V1}/destinations/${DESTINATION}`, { as: 'suite' })).json.callback, undefined);
  assert.equal((await call('GET', `${V1}/destinations`, { as: 'product' })).text.includes('yyyy'), false);
});

test('FC-SVC-022: destinations are created, replaced and deleted through v1', async () => {
  const { call } = await createStand();
  const [encryption, signing] = await Promise.all([generateKeyPair('encryption'), generateKeyPair('signing')]);
  const contactInformation = { legalName: 'Muster GmbH (Testdaten)', address: 'Teststraße 1', phone: '+49 30 0', email: 'test@example.org' };
  const services = [
    { identifier: SERVICE.identifier, regions: ['DE'], submissionSchemas: [{ schemaUri: 'urn:example:schema', mimeType: 'application/json' }] },
  ];
  const json = {
    contactInformation,
    services,
    encryptionKid: encryption.publicJwk.kid,
    encryptionPublicKey: encryption.publicJwk,
    signingPublicKey: signing.publicJwk,
    metadataVersions: ['1.0.0'],
  };
  assertProblem(await call('POST', `${V1}/destinations`, { as: 'product', json: { ...json, encryptionKid: 'other-kid' } }), 400);
  assertProblem(await call('POST', `${V1}/destinations`, { as: 'product', json: { ...json, signingPublicKey: encryption.publicJwk } }), 400);
  const created = await call('POST', `${V1}/destinations`, { as: 'product', json });
  assert.deepEqual([created.status, created.json.status], [201, 'created']);
  const path = `${V1}/destinations/${created.json.destinationId}`;
  assert.equal(created.headers.get('location'), `/destinations/${created.json.destinationId}`);
  assert.equal((await call('PATCH', path, { as: 'product', json: { status: 'active' } })).json.status, 'active');
  const { encryptionPublicKey: _, signingPublicKey: __, ...rest } = json;
  assert.equal((await call('PUT', path, { as: 'product', json: { ...rest, status: 'decommissioned' } })).json.status, 'decommissioned');
  assertProblem(await call('PATCH', path, { as: 'product', json: { status: 'active' } }), 400);
  assert.equal((await call('DELETE', path, { as: 'product' })).status, 204);
  assertProblem(await call('GET', path, { as: 'product' }), 404, 'destination-not-found');
  assertProblem(await call('POST', `${V2}/destinations`, { as: 'product', json }), 404, 'path-not-found');
});

test('FC-SVC-023: no private key of a destination is needed: the service works with public keys only', async () => {
  const { encryption, signing } = await testKeys();
  const stand = await createStand();
  const item = await stand.submit();
  assert.equal((await stand.control.submission(item.submissionId)).eventLog.length, 3);
  const held = JSON.stringify(await stand.control.destination(DESTINATION));
  for (const { privateJwk } of [encryption, signing]) assert.equal(held.includes(String(privateJwk['d'])), false);
});
