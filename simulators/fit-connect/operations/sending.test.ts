/** The sender's side: announce, upload, submit, and what the service checks of JWEs (fact sheet, section 19.4), through `simulator.fetch` as a client sees it. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { encryptJwe } from '../../../src/formats/jose.ts';
import { generateKeyPair } from '../../../src/formats/keys.ts';
import { assertProblem, createStand, DESTINATION, SERVICE } from '../test-stand.ts';
import type { Reply } from '../test-stand.ts';

const A = '22222222-2222-4222-8222-222222222222';
const B = '33333333-3333-4333-8333-333333333333';
const NOWHERE = '99999999-9999-4999-8999-999999999999';
const V1 = '/submission-api/v1';
const V2 = '/submission-api/v2';

test('FC-SVC-005: 404 for an unknown destination, 422 for one that is not active', async () => {
  const { call, control } = await createStand();
  const body = { destinationId: NOWHERE, announcedAttachments: [], publicService: SERVICE };
  assertProblem(
    await call('POST', `${V2}/submissions`, { as: 'suite', json: body }),
    404,
    'https://schema.fitko.de/fit-connect/submission-api/problems/destination-not-found',
  );
  for (const status of ['created', 'inactive', 'decommissioned'] as const) {
    await control.updateDestination(DESTINATION, { status });
    assertProblem(await call('POST', `${V2}/submissions`, { as: 'suite', json: { ...body, destinationId: DESTINATION } }), 422, '/destination-state-invalid');
  }
});

test('FC-SVC-006: a new case per announcement unless a case is named', async () => {
  const { call, submit } = await createStand();
  const first = await submit();
  const second = await submit();
  assert.notEqual(first.caseId, second.caseId);
  const third = await submit({ announcement: { caseId: first.caseId } });
  assert.equal(third.caseId, first.caseId);
  assert.notEqual(third.submissionId, first.submissionId);
  const json = { destinationId: DESTINATION, announcedAttachments: [], publicService: SERVICE };
  assertProblem(await call('POST', `${V2}/submissions`, { as: 'suite', json: { ...json, caseId: NOWHERE } }), 422, 'case-not-found');
  assertProblem(await call('POST', `${V2}/submissions`, { as: 'sender', json: { ...json, caseId: first.caseId } }), 403);
});

test('FC-SVC-006: announcements of the wrong shape are refused with 400', async () => {
  const { call } = await createStand();
  const good = { destinationId: DESTINATION, announcedAttachments: [A], publicService: SERVICE };
  const bad = [
    {},
    [],
    null,
    'text',
    { ...good, announcedAttachments: ['no-uuid'] },
    { ...good, publicService: { identifier: SERVICE.identifier } },
    { ...good, publicService: { ...SERVICE, identifier: 'no urn' } },
    { ...good, destinationId: 7 },
  ];
  for (const json of bad) assertProblem(await call('POST', `${V2}/submissions`, { as: 'suite', json }), 400);
  assertProblem(await call('POST', `${V1}/submissions`, { as: 'suite', json: good }), 400);
  assertProblem(await call('POST', `${V2}/submissions`, { as: 'suite', json: { ...good, publicService: undefined, serviceType: SERVICE } }), 400);
  assert.equal((await call('POST', `${V2}/submissions`, { as: 'suite', json: { ...good, unknownMember: 1 } })).status, 201);
});

test('FC-SVC-007: upload only under an announced id, as application/jose, overwriting allowed', async () => {
  const { call, jwe } = await createStand();
  const created = await call('POST', `${V2}/submissions`, {
    as: 'suite',
    json: { destinationId: DESTINATION, announcedAttachments: [A], publicService: SERVICE },
  });
  assert.equal(created.status, 201);
  assert.deepEqual(Object.keys(created.json).toSorted(), ['caseId', 'destinationId', 'submissionId']);
  const path = `${V2}/submissions/${created.json.submissionId}/attachments`;
  assert.equal((await call('PUT', `${path}/${A}`, { as: 'suite', jose: await jwe() })).status, 204);
  assert.equal((await call('PUT', `${path}/${A}`, { as: 'suite', jose: await jwe() })).status, 204);
  assertProblem(await call('PUT', `${path}/${B}`, { as: 'suite', jose: await jwe() }), 422, 'not-announced');
  assertProblem(await call('PUT', `${path}/${A}`, { as: 'suite', body: await jwe(), headers: { 'Content-Type': 'application/json' } }), 415);
  assertProblem(await call('PUT', `${path}/${A}`, { as: 'suite', body: await jwe(), headers: { 'Content-Type': 'text/plain' } }), 415);
  assertProblem(await call('PUT', `${path}/${A}`, { as: 'suite', jose: '' }), 400);
  assertProblem(await call('PUT', `${path}/no-uuid`, { as: 'suite', jose: await jwe() }), 400);
});

test('FC-SVC-007: an attachment comes back byte for byte, and not under another id', async () => {
  const { call, submit } = await createStand();
  const { submissionId, attachments } = await submit({ attachments: [A, B] });
  for (const [id, content] of Object.entries(attachments)) {
    const reply = await call('GET', `${V2}/submissions/${submissionId}/attachments/${id}`, { as: 'product' });
    assert.deepEqual([reply.status, reply.headers.get('content-type'), reply.text], [200, 'application/jose', content]);
  }
  assertProblem(await call('GET', `${V2}/submissions/${submissionId}/attachments/${NOWHERE}`, { as: 'product' }), 404, 'attachment-not-found');
});

test('FC-SVC-008: 422 while announced attachments are missing, 204 and 200 afterwards', async () => {
  const { call, jwe } = await createStand();
  const created = await call('POST', `${V2}/submissions`, {
    as: 'suite',
    json: { destinationId: DESTINATION, announcedAttachments: [A, B], publicService: SERVICE },
  });
  const path = `${V2}/submissions/${created.json.submissionId}`;
  const json = { encryptedMetadata: await jwe(), encryptedData: await jwe() };
  await call('PUT', `${path}/attachments/${A}`, { as: 'suite', jose: await jwe() });
  const refused = await call('PUT', path, { as: 'suite', json });
  assertProblem(refused, 422, 'attachments-missing');
  assert.match(refused.json.detail, new RegExp(B));
  await call('PUT', `${path}/attachments/${B}`, { as: 'suite', jose: await jwe() });
  assert.equal((await call('PUT', path, { as: 'suite', json })).status, 200);
  assertProblem(await call('PUT', path, { as: 'suite', json }), 409);
  assertProblem(await call('PUT', `${path}/attachments/${B}`, { as: 'suite', jose: await jwe() }), 409);
});

test('FC-SVC-008: content comes back as it was meant, however the body writes it', async () => {
  const { call, jwe } = await createStand();
  const content = { encryptedMetadata: await jwe(), encryptedData: await jwe() };
  const twice = { encryptedMetadata: content.encryptedData, encryptedData: content.encryptedData };
  const escaped = (text: string): string => text.replaceAll(/./g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const written: readonly (readonly [string, typeof content])[] = [
    [JSON.stringify(content), content],
    [JSON.stringify(twice), twice],
    [JSON.stringify(content, null, 2_000), content],
    [`{"encryptedMetadata":"${escaped(content.encryptedMetadata)}","encryptedData":"${content.encryptedData}"}`, content],
    [`{"encryptedData":"later members win","encryptedMetadata":"${content.encryptedMetadata}","encryptedData":"${content.encryptedData}"}`, content],
  ];
  for (const [body, expected] of written) {
    const json = { destinationId: DESTINATION, announcedAttachments: [], publicService: SERVICE };
    const { submissionId } = (await call('POST', `${V2}/submissions`, { as: 'suite', json })).json;
    const sent = await call('PUT', `${V2}/submissions/${submissionId}`, { as: 'suite', body, headers: { 'Content-Type': 'application/json' } });
    assert.equal(sent.status, 200, sent.text);
    const { encryptedMetadata, encryptedData } = (await call('GET', `${V2}/submissions/${submissionId}`, { as: 'product' })).json;
    assert.deepEqual({ encryptedMetadata, encryptedData }, expected);
  }
});

test('FC-SVC-009: v1 answers 202 and needs no data, v2 answers 200 and needs data', async () => {
  const { call, jwe } = await createStand();
  for (const [base, member, status] of [
    [V1, 'serviceType', 202],
    [V2, 'publicService', 200],
  ] as const) {
    const created = await call('POST', `${base}/submissions`, {
      as: 'suite',
      json: { destinationId: DESTINATION, announcedAttachments: [], [member]: SERVICE },
    });
    const path = `${base}/submissions/${created.json.submissionId}`;
    const withoutData = await call('PUT', path, { as: 'suite', json: { encryptedMetadata: await jwe() } });
    if (base === V2) assertProblem(withoutData, 400);
    const reply = base === V1 ? withoutData : await call('PUT', path, { as: 'suite', json: { encryptedMetadata: await jwe(), encryptedData: await jwe() } });
    assert.equal(reply.status, status);
    assert.deepEqual(reply.json, { ...created.json, attachments: [], [member]: SERVICE });
  }
});

test('FC-SVC-010: v2 checks cty of metadata and data, v1 does not, and attachments may have any', async () => {
  const { call, jwe } = await createStand();
  const json = { destinationId: DESTINATION, announcedAttachments: [A], publicService: SERVICE };
  const created = await call('POST', `${V2}/submissions`, { as: 'sender', json });
  const path = `${V2}/submissions/${created.json.submissionId}`;
  assert.equal((await call('PUT', `${path}/attachments/${A}`, { as: 'sender', jose: await jwe('x', { cty: 'application/pdf' }) })).status, 204);
  const good = await jwe();
  for (const cty of [undefined, 'application/jose', 'text/plain']) {
    const bad = await jwe('{}', { cty });
    const replies = [
      await call('PUT', path, { as: 'sender', json: { encryptedMetadata: bad, encryptedData: good } }),
      await call('PUT', path, { as: 'sender', json: { encryptedMetadata: good, encryptedData: bad } }),
    ];
    for (const reply of replies) {
      assertProblem(reply, 422, 'invalid-jwe-header');
      assert.match(reply.json.detail, /cty header/);
    }
  }
  assert.equal(
    (await call('PUT', path, { as: 'sender', json: { encryptedMetadata: good, encryptedData: await jwe('<a/>', { cty: 'application/xml' }) } })).status,
    200,
  );
  const old = await call('POST', `${V1}/submissions`, {
    as: 'sender',
    json: { ...json, announcedAttachments: [], publicService: undefined, serviceType: SERVICE },
  });
  assert.equal(
    (await call('PUT', `${V1}/submissions/${old.json.submissionId}`, { as: 'sender', json: { encryptedMetadata: await jwe('{}', { cty: undefined }) } }))
      .status,
    202,
  );
});

test('FC-SVC-010: strict tenants refuse short JWEs, unknown kids and zip in v2; the suite may send anything', async () => {
  const stand = await createStand({ seed: { strictness: 'strict' } });
  const large = await generateKeyPair('encryption');
  await stand.control.updateDestination(DESTINATION, { keys: [large.publicJwk, stand.keys.signing.publicJwk], encryptionKid: large.publicJwk.kid });
  const good = await encryptJwe(Buffer.from('{}'), large.publicJwk, { cty: 'application/json' });
  const send = async (as: 'sender' | 'suite', encryptedData: string, base = V2): Promise<Reply> => {
    const service = base === V1 ? { serviceType: SERVICE } : { publicService: SERVICE };
    const created = await stand.call('POST', `${base}/submissions`, { as, json: { destinationId: DESTINATION, announcedAttachments: [], ...service } });
    return stand.call('PUT', `${base}/submissions/${created.json.submissionId}`, { as, json: { encryptedMetadata: good, encryptedData } });
  };
  assert.equal((await send('sender', good)).status, 200);
  const short = await stand.jwe('{}', { kid: large.publicJwk.kid });
  const foreign = await encryptJwe(Buffer.from('{}'), large.publicJwk, { cty: 'application/json', kid: 'another-key' });
  const zipped = await encryptJwe(Buffer.from('{}'), large.publicJwk, { cty: 'application/json' });
  const zipHeader = { ...JSON.parse(Buffer.from(zipped.split('.')[0] ?? '', 'base64url').toString()), zip: 'DEF' };
  const withZip = [Buffer.from(JSON.stringify(zipHeader)).toString('base64url'), ...zipped.split('.').slice(1)].join('.');
  for (const data of [short, foreign, withZip, 'not-a-jwe']) {
    assertProblem(await send('sender', data), 422);
    assert.equal((await send('suite', data)).status, 200);
  }
  assert.equal((await send('sender', withZip, V1)).status, 202);
});
