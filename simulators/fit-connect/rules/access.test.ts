/** Who may do what: token endpoint, tokens and rights, admission, rate, and the form of refusals (fact sheet, section 19.4), through `simulator.fetch` as a client sees it. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { assertProblem, createStand, DESTINATION, SERVICE } from '../test-stand.ts';
import type { Reply } from '../test-stand.ts';

const A = '22222222-2222-4222-8222-222222222222';
const B = '33333333-3333-4333-8333-333333333333';
const NOWHERE = '99999999-9999-4999-8999-999999999999';
const V2 = '/submission-api/v2';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

function credentials(id: string, secret: string, more = ''): string {
  return `grant_type=client_credentials&client_id=${id}&client_secret=${secret}${more}`;
}

test('FC-SVC-001: the token endpoint takes client_secret_post only and answers 1800 seconds', async () => {
  const { call } = await createStand();
  const good = await call('POST', '/token', { body: credentials('product', 'product-secret'), headers: FORM });
  assert.equal(good.status, 200);
  assert.deepEqual([good.json.token_type, good.json.expires_in], ['Bearer', 1800]);
  assert.match(good.json.access_token, /^[\w-]+\.[\w-]+\.[\w-]+$/);
  assert.match(good.json.scope, /scopes\/subscribe-destinations/);
  assert.equal(good.headers.get('cache-control'), 'no-store');
  const basic = { ...FORM, Authorization: `Basic ${Buffer.from('product:product-secret').toString('base64')}` };
  const refusals: readonly (readonly [string, Record<string, string>, number, string])[] = [
    [credentials('product', 'wrong'), FORM, 401, 'invalid_client'],
    [credentials('nobody', 'product-secret'), FORM, 401, 'invalid_client'],
    ['grant_type=client_credentials', basic, 401, 'invalid_client'],
    [credentials('product', 'product-secret'), basic, 401, 'invalid_client'],
    [credentials('product', 'product-secret', '&scope=no-such-scope'), FORM, 400, 'invalid_scope'],
    [credentials('product', 'product-secret', `&scope=subscribe:destination:${NOWHERE}`), FORM, 400, 'invalid_scope'],
    [credentials('product', 'product-secret').replace('client_credentials', 'password'), FORM, 400, 'unsupported_grant_type'],
    ['client_id=product&client_secret=product-secret', FORM, 400, 'invalid_request'],
    [credentials('product', 'product-secret', '&client_id=product'), FORM, 400, 'invalid_request'],
    [JSON.stringify({ grant_type: 'client_credentials' }), { 'Content-Type': 'application/json' }, 400, 'invalid_request'],
  ];
  for (const [body, headers, status, error] of refusals) {
    const reply = await call('POST', '/token', { body, headers });
    assert.deepEqual([reply.status, reply.json.error], [status, error], body);
  }
  const scoped = await call('POST', '/token', { body: credentials('product', 'product-secret', `&scope=subscribe:destination:${DESTINATION}`), headers: FORM });
  assert.equal(scoped.status, 200);
});

test('FC-SVC-001: a client without rights gets invalid_scope', async () => {
  const { call } = await createStand({
    seed: { clients: [{ clientId: 'bare', clientSecret: 'bare-secret', peer: 'product', rights: [], destinationIds: [] }] },
  });
  const reply = await call('POST', '/token', { body: credentials('bare', 'bare-secret'), headers: FORM });
  assert.deepEqual([reply.status, reply.json.error], [400, 'invalid_scope']);
});

test('FC-SVC-002: 401 without or with a foreign, expired or revoked token; 403 without right or link', async () => {
  let now = 1_800_000_000_000;
  const { call, control, tokenOf } = await createStand({ clock: { now: () => now } });
  assertProblem(await call('GET', `${V2}/submissions`), 401);
  assertProblem(await call('GET', `${V2}/submissions`, { token: 'made.up.token' }), 401);
  assertProblem(await call('GET', `${V2}/submissions`, { headers: { Authorization: 'Basic abc' } }), 401);
  const token = await tokenOf('product');
  assert.equal((await call('GET', `${V2}/submissions`, { token })).status, 200);
  now += 1_800_000;
  const expired = await call('GET', `${V2}/submissions`, { token });
  assertProblem(expired, 401);
  assert.equal(expired.headers.get('www-authenticate'), 'Bearer error="invalid_token"');
  const fresh = (await call('POST', '/token', { body: credentials('product', 'product-secret'), headers: FORM })).json.access_token as string;
  assert.equal((await call('GET', `${V2}/submissions`, { token: fresh })).status, 200);
  await control.revokeTokens('product');
  assertProblem(await call('GET', `${V2}/submissions`, { token: fresh }), 401);
});

test('FC-SVC-002: moving the clock of deadlines ends no token', async () => {
  const { call, control, tokenOf } = await createStand();
  const token = await tokenOf('product');
  await control.advanceClock(3600);
  assert.equal((await call('GET', `${V2}/submissions`, { token })).status, 200);
});

test('FC-SVC-002: 403 without the right, without any link, and for a destination that is not linked', async () => {
  const { call, submit } = await createStand({
    seed: {
      clients: [
        { clientId: 'suite', clientSecret: 'suite-secret', peer: 'suite', rights: ['send'], destinationIds: [] },
        { clientId: 'product', clientSecret: 'product-secret', peer: 'product', rights: ['subscribe'], destinationIds: [] },
      ],
    },
  });
  const { submissionId, caseId } = await submit();
  assertProblem(await call('GET', `${V2}/submissions`, { as: 'suite' }), 403);
  assertProblem(await call('POST', `${V2}/submissions`, { as: 'product', json: {} }), 403);
  assertProblem(await call('GET', `${V2}/submissions`, { as: 'product' }), 403, 'client-not-linked');
  assertProblem(await call('GET', `${V2}/submissions?destinationId=${DESTINATION}`, { as: 'product' }), 403, 'client-not-linked');
  assertProblem(await call('GET', `${V2}/submissions/${submissionId}`, { as: 'product' }), 403, 'client-not-linked');
  assertProblem(await call('GET', `${V2}/cases/${caseId}/events`, { as: 'product' }), 403, 'client-not-linked');
});

test('FC-SVC-002: a submission belongs to the client that announced it', async () => {
  const { call } = await createStand();
  const created = await call('POST', `${V2}/submissions`, {
    as: 'sender',
    json: { destinationId: DESTINATION, announcedAttachments: [], publicService: SERVICE },
  });
  assertProblem(
    await call('PUT', `${V2}/submissions/${created.json.submissionId}`, { as: 'suite', json: { encryptedMetadata: 'a', encryptedData: 'b' } }),
    403,
  );
  assertProblem(await call('GET', `${V2}/cases/${created.json.caseId}/events`, { as: 'suite' }), 403);
});

test('FC-SVC-019: RateLimit headers, and 429 with an empty body when the window is used up', async () => {
  let now = 1_800_000_000_000;
  const { call } = await createStand({ clock: { now: () => now }, seed: { rateLimit: { limit: 3, windowSeconds: 60 } } });
  const headersOf = ({ headers }: Reply): (string | null)[] => ['limit', 'remaining', 'reset'].map((name) => headers.get(`ratelimit-${name}`));
  const first = await call('GET', `${V2}/submissions`, { as: 'product' });
  assert.deepEqual(headersOf(first), ['3', '1', '60']);
  now += 10_000;
  await call('GET', `${V2}/submissions`, { as: 'product' });
  const refused = await call('GET', `${V2}/submissions`, { as: 'product' });
  assert.deepEqual([refused.status, refused.text, ...headersOf(refused)], [429, '', '3', '0', '50']);
  now += 50_000;
  assert.equal((await call('GET', `${V2}/submissions`, { as: 'product' })).status, 200);
});

test('FC-SVC-020: every other error is a problem document', async () => {
  const { call, internalErrors } = await createStand();
  assertProblem(await call('GET', '/'), 404, 'path-not-found');
  assertProblem(await call('GET', `${V2}/info/`), 404, 'path-not-found');
  assertProblem(await call('GET', '/submission-api/V2/info'), 404, 'path-not-found');
  assertProblem(await call('GET', '/t/unknown/submission-api/v2/info'), 404, 'tenant-not-found');
  const wrongMethod = await call('DELETE', `${V2}/info`);
  assertProblem(wrongMethod, 405);
  assert.equal(wrongMethod.headers.get('allow'), 'GET');
  assertProblem(await call('POST', `${V2}/submissions`, { as: 'suite', body: '{', headers: { 'Content-Type': 'application/json' } }), 400);
  assertProblem(
    await call('POST', `${V2}/submissions`, { as: 'suite', body: '['.repeat(100_000) + ']'.repeat(100_000), headers: { 'Content-Type': 'application/json' } }),
    400,
  );
  assertProblem(
    await call('POST', `${V2}/submissions`, { as: 'suite', body: new Uint8Array([0x22, 0xff, 0x22]), headers: { 'Content-Type': 'application/json' } }),
    400,
  );
  assertProblem(await call('POST', `${V2}/submissions`, { as: 'suite', body: '{}', headers: { 'Content-Type': 'text/plain' } }), 415);
  assert.deepEqual(internalErrors, []);
});

test('FC-SVC-020: 413 beyond the limits, whether the length is announced or not', async () => {
  const { call, jwe } = await createStand({ limits: { attachmentBytes: 2_000, attachmentSumBytes: 1_500, otherBytes: 1_000 } });
  const created = await call('POST', `${V2}/submissions`, {
    as: 'suite',
    json: { destinationId: DESTINATION, announcedAttachments: [A, B], publicService: SERVICE },
  });
  const path = `${V2}/submissions/${created.json.submissionId}/attachments`;
  assertProblem(await call('PUT', `${path}/${A}`, { as: 'suite', jose: 'x'.repeat(2_001) }), 413);
  assertProblem(await call('PUT', `${path}/${A}`, { as: 'suite', jose: 'x'.repeat(2_001), headers: { 'Content-Length': '2001' } }), 413);
  assert.equal((await call('PUT', `${path}/${A}`, { as: 'suite', jose: 'x'.repeat(1_000) })).status, 204);
  assertProblem(await call('PUT', `${path}/${B}`, { as: 'suite', jose: 'x'.repeat(600) }), 413);
  assert.equal((await call('PUT', `${path}/${A}`, { as: 'suite', jose: await jwe() })).status, 204);
  assertProblem(await call('POST', `${V2}/submissions`, { as: 'suite', json: { a: 'x'.repeat(1_000) } }), 413);
});

test('FC-SVC-024: the filter on User-Agent is off by default and answers 403 when on', async () => {
  const open = await createStand();
  assert.equal((await open.call('GET', `${V2}/info`)).status, 200);
  const { call } = await createStand({ seed: { botFilter: ['python-requests', ''] } });
  assertProblem(await call('GET', `${V2}/info`, { headers: { 'User-Agent': 'python-requests/2.31' } }), 403);
  assertProblem(await call('GET', `${V2}/info`), 403);
  assert.equal((await call('GET', `${V2}/info`, { headers: { 'User-Agent': 'Fachverfahren/1.0' } })).status, 200);
});
